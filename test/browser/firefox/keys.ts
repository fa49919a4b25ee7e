/** WebDriver's code points for the keys that have no character. */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  F10: '\uE03A',
  Meta: '\uE03D',
  ControlOrMeta: '\uE009',
}

/** One WebDriver action of a keyboard. */
export interface KeyAction {
  type: 'keyDown' | 'keyUp'
  value: string
}

/** The actions of a shortcut as Playwright writes it: `Control+Shift+z` holds the first while it presses the last. */
export function shortcutActions(shortcut: string): KeyAction[] {
  const values = shortcut.split(/(?<=.)\+(?=.)/).map(keyValue)
  const down = values.map(value => ({ type: 'keyDown' as const, value }))
  const up = values.toReversed().map(value => ({ type: 'keyUp' as const, value }))
  return [...down, ...up]
}

/** The actions of typing a text, character by character. */
export function textActions(text: string): KeyAction[] {
  const values = Array.from(text, character => (character === '\n' ? keyValue('Enter') : character))
  return values.flatMap(value => [
    { type: 'keyDown' as const, value },
    { type: 'keyUp' as const, value },
  ])
}

function keyValue(key: string): string {
  const value = KEYS[key] ?? key
  if (Array.from(value).length !== 1) throw new Error(`There is no key ${key}`)
  return value
}
