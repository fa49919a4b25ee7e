/** The addresses that every scenario is run with: calls to Target by both protocols, and one of any other site. */
export const KINDS = {
  delivery: '/rest/v1/delivery?client=SITE',
  interact: '/ee/va6/v1/interact?configId=SITE',
  collect: '/ee/v1/collect?configId=SITE',
  other: '/elsewhere?client=SITE',
} as const

export type Kind = keyof typeof KINDS

/**
 * Page code: `run(scenarios, select)` runs each scenario with each kind of address and resolves to what it returned, by name and
 * kind. A scenario gets the tools below. Frames that are not their site's own page have its name and origin in `FOR`. Those of one kind run one after the other, the kinds side by side.
 */
export const KIT = `
  const { site, base } = globalThis.FOR ?? { site: document.title, base: location.origin }
  const KINDS = ${JSON.stringify(KINDS)}
  const LIMIT = 25_000
  const fault = error => error instanceof Error || error instanceof DOMException ? error.name + ': ' + error.message : ['threw', String(error)]
  const attempt = action => { try { const value = action()
    return typeof value?.then === 'function' ? Promise.race([value, wait(LIMIT * 0.8).then(() => 'no end')]).catch(fault) : value } catch (error) { return fault(error) } }
  const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))
  let turn = Promise.resolve()
  const alone = action => turn = turn.then(action, action)
  const TYPES = ['readystatechange', 'loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend']
  const kitFor = (kind, index) => {
    const url = (wish = '') => (globalThis.FOR ? base : '') + KINDS[kind].replace('SITE', site) + '&scenario=' + index + wish
    const post = more => ({ method: 'POST', body: 'x', ...more })
    let keys = 0
    return { kind, url, post, fault, attempt, alone, wait,
      far: wish => base.replace('127.0.0.1', 'localhost') + url(wish).replace(base, ''),
      /** The key of a gate, at which the server waits until it is opened. */
      gate: () => [site, document.URL.length, kind, index, ++keys].join('-'),
      open: key => fetch(base + '/gate?open=' + key),
      flow: async key => (await fetch(base + '/gate?look=' + key)).json(),
      /** A request with the log of its events, without the number of those that depend on time. */
      xhr: (log = [], target = new XMLHttpRequest(), name = '') => {
        for (const type of TYPES) target.addEventListener(type, e => {
          const line = [name + type, target.readyState, target.status, e.lengthComputable, e.loaded, e.total].join()
          if (type !== 'progress' && !(type === 'readystatechange' && target.readyState === 3)) log.push(line)
          else if (!log.some(other => other.startsWith(name + type + ',' + target.readyState))) log.push([name + type, target.readyState].join()) })
        return target },
      ended: x => new Promise(resolve => x.addEventListener('loadend', () => setTimeout(resolve))),
    }
  }
  const run = async (scenarios, kinds = Object.keys(KINDS)) => {
    const results = {}
    await Promise.all(kinds.map(async kind => {
      for (const [index, [name, scenario]] of Object.entries(scenarios).entries()) {
        const ended = scenario(kitFor(kind, index)).then(value => value ?? 'nothing', error => ['failed', String(error), error?.stack])
        ;(results[name] ??= {})[kind] = await Promise.race([ended, wait(LIMIT).then(() => ['failed', 'unfinished'])])
      }
    }))
    return results
  }`
