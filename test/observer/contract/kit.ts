/** The addresses that scenarios are run with: calls to Target by both protocols, and one of any other site. */
export const KINDS = {
  delivery: '/rest/v1/delivery?client=SITE',
  interact: '/ee/va6/v1/interact?configId=SITE',
  collect: '/ee/v1/collect?configId=SITE',
  other: '/elsewhere?client=SITE',
} as const

/**
 * Page code: `run(scenarios, kinds)` runs each scenario with each kind of address and resolves to what it returned, by name and
 * kind. Without kinds each runs with one of Target's in turn and, where there is an observer, with one of another site. A scenario gets the
 * tools below. Those of one kind run one after the other, the kinds side by side. `isPlain` is 1 without the observer. Frames that are not
 * their site's own page have its name and origin in `FOR`.
 */
export const KIT = `
  const { site, base } = globalThis.FOR ?? { site: document.title, base: location.origin }
  /** The same server by its other name, which is another site. */
  const away = base.includes('localhost') ? base.replace('localhost', '127.0.0.1') : base.replace('127.0.0.1', 'localhost')
  const KINDS = ${JSON.stringify(KINDS)}
  const LIMIT = 25_000
  const failure = error => error instanceof Error || error instanceof DOMException ? error.name + ': ' + error.message : ['threw', String(error)]
  const attempt = action => { try { const value = action()
    return typeof value?.then === 'function' ? Promise.race([value, wait(LIMIT * 0.8).then(() => 'no end')]).catch(failure) : value } catch (error) { return failure(error) } }
  const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))
  let turn = Promise.resolve()
  const alone = action => turn = turn.then(action, action)
  const TYPES = ['readystatechange', 'loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend']
  const kitFor = (kind, index) => {
    const url = (more = '') => (globalThis.FOR ? base : '') + KINDS[kind].replace('SITE', site) + '&scenario=' + index + more
    const post = more => ({ method: 'POST', body: 'x', ...more })
    let keys = 0
    return { kind, url, post, failure, attempt, alone, wait,
      far: more => away + url(more).replace(base, ''),
      /** The key of a gate, at which the server waits until it is opened. */
      gate: () => [site, kind, index, ++keys].join('-'),
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
  const TARGETS = ['delivery', 'interact', 'collect']
  const run = async (scenarios, kinds) => {
    const results = {}, turns = kinds ?? (isPlain ? ['Target'] : ['Target', 'other'])
    await Promise.all(turns.map(async turn => {
      for (const [index, [name, scenario]] of Object.entries(scenarios).entries()) {
        const kind = turn === 'Target' ? TARGETS[index % 3] : turn
        const ended = scenario(kitFor(kind, index)).then(value => value ?? 'nothing', error => ['failed', String(error), error?.stack])
        ;(results[name] ??= {})[turn] = await Promise.race([ended, wait(LIMIT).then(() => ['failed', 'unfinished'])])
      }
    }))
    return results
  }`
