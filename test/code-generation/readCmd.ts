/**
 * The words that a program gets of a command at the prompt of cmd.exe, by the rules that Microsoft documents: variables first,
 * of which each is taken for set whose name can be one; then carets and quotes; then the C runtime's arguments. Throws
 * where more than one command would run.
 */
export function readCmd(command: string): string[] {
  return toArguments(unescape(expand(command.replace(/\n$/, ''))))
}

function expand(text: string): string {
  return text.replaceAll(/%([^%:\n]+)(?::[^%\n]*)?(?=%)/g, (whole, name: string) => {
    return name.includes('^') ? whole : `EXPANDED ${name}`
  })
}

function unescape(text: string): string {
  let [done, isQuoted] = ['', false]
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!
    if (character === '"') isQuoted = !isQuoted
    if (character === '^' && !isQuoted) {
      at += text[at + 1] === '\n' ? 2 : 1
      done += text[at] ?? ''
      continue
    }
    if (character === '\n' || (!isQuoted && '&|<>()'.includes(character))) throw new Error(`Acts on ${character}`)
    done += character
  }
  return done
}

function toArguments(line: string): string[] {
  const words: string[] = []
  let [word, isQuoted]: [string | undefined, boolean] = [undefined, false]
  for (let at = 0; at < line.length;) {
    const [slashes = ''] = /^\\*/.exec(line.slice(at, at + 4000)) ?? []
    const next = line[at + slashes.length]
    if (next === '"') {
      word = (word ?? '') + '\\'.repeat(Math.floor(slashes.length / 2))
      if (slashes.length % 2 === 1) word += '"'
      else isQuoted = !isQuoted
      at += slashes.length + 1
    } else if (slashes !== '') {
      word = (word ?? '') + slashes
      at += slashes.length
    } else if (!isQuoted && (next === ' ' || next === '\t')) {
      if (word !== undefined) words.push(word)
      word = undefined
      at += 1
    } else {
      word = (word ?? '') + next
      at += 1
    }
  }
  return word === undefined ? words : [...words, word]
}
