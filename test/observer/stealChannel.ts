/** Types of the channel's events, and the report to forge. */
export interface Plan {
  ask: string
  offer: string
  taken: string
  report: string
  forged: string
}

/** What a thief can do with a window that it opened, and what it got. */
export interface Thief {
  /** Listens wherever that window's scripts may meet: at once, before what it loads is there. */
  lurk(name: string, window: Window): void
  /** Names of the windows, each with what was found there. */
  loot: string[]
}

/**
 * Runs in a page, as its source text: tries to get the channel of windows of its origin, to forge a report on it, to
 * keep others off it, and to have the relay take the page's own channel. It uses what the platform lets it listen on, and
 * leaves the built-ins of those windows as they are.
 */
export function stealChannel({ ask, offer, taken, report, forged }: Plan): Thief {
  const loot: string[] = []

  const abuse = (channel: Node): void => {
    const forge = (): boolean => channel.dispatchEvent(new CustomEvent(report, { detail: forged }))
    channel.addEventListener(
      report,
      event => (event as CustomEvent).detail !== forged && event.stopImmediatePropagation(),
      true,
    )
    channel.addEventListener(taken, forge)
    forge()
  }

  const lurk = (name: string, window: Window): void => {
    let isOffering = false
    const take = (how: string, value: unknown): void => {
      if ((value as Node | null)?.nodeType !== Node.COMMENT_NODE) return
      loot.push(`${name}: ${how}`)
      abuse(value as Node)
    }
    const offerMine = (target: EventTarget): void => {
      const mine = window.document.createComment('')
      mine.addEventListener(taken, () => {
        loot.push(`${name}: my own was taken`)
        abuse(mine)
      })
      isOffering = true
      target.dispatchEvent(new MouseEvent(offer, { relatedTarget: mine }))
      isOffering = false
    }
    const onEvent = (event: Event): void => {
      if (isOffering) return
      take(`target of ${event.type}`, event.target)
      if ('relatedTarget' in event) take(`related target of ${event.type}`, event.relatedTarget)
      if ([ask, offer].includes(event.type) && event.target) offerMine(event.target)
    }
    const types = [ask, offer, taken, report, 'load', 'DOMNodeInserted', 'DOMNodeRemoved', 'slotchange', 'toggle']
    for (const target of targetsOf(window)) {
      for (const type of types) for (const capture of [true, false]) target.addEventListener(type, onEvent, { capture })
    }
    const onMutation = (records: MutationRecord[]): void => {
      for (const { addedNodes } of records) for (const node of addedNodes) take('mutation', node)
    }
    new MutationObserver(onMutation).observe(window.document, { childList: true, subtree: true })
  }

  /** The window, its document, and all event targets that they have as properties. */
  const targetsOf = (window: Window): Set<EventTarget> => {
    const targets = new Set<EventTarget>([window, window.document])
    for (const owner of [window, window.document] as object[]) {
      for (const name in owner) {
        try {
          const value = (owner as Record<string, EventTarget | null>)[name]
          if (typeof value?.addEventListener === 'function') targets.add(value)
        } catch {
          // Of another origin, or gone.
        }
      }
    }
    for (const mine of [self, parent, top, opener as Window | null]) if (mine) targets.delete(mine)
    return targets
  }

  return { lurk, loot }
}
