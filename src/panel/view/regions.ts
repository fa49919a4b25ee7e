/** The parts of the panel that F6 goes through, in the order of the screen. */
const REGIONS = ['.panel [role="toolbar"]', '.panel .views', '.pane, .empty', '.side', '.drawer', '.status']

const TABBABLE = ':is(a[href], button, input, select, textarea, summary, [contenteditable], [tabindex="0"])'

/** What had the focus last in each region. */
const left = new WeakMap<Element, HTMLElement>()

/** Notes what has the focus, for the next time that its region is entered. */
export function rememberInRegion({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement)) return
  const region = regions().find(one => one.contains(target))
  if (region) left.set(region, target)
}

/** Focuses the next region that can have the focus, or the one before, from where the focus is now. */
export function focusNextRegion(step: 1 | -1): void {
  const all = regions().filter(region => entryOf(region) !== undefined)
  const at = all.findIndex(region => region.contains(document.activeElement))
  const next = at < 0 ? (step === 1 ? all[0] : all.at(-1)) : all.at((at + step) % all.length)
  if (next) entryOf(next)?.focus()
}

function regions(): HTMLElement[] {
  return REGIONS.flatMap(selector => [...document.querySelectorAll<HTMLElement>(selector)])
}

/** Where the focus enters a region: where it left it, else at the first tab stop. */
function entryOf(region: HTMLElement): HTMLElement | undefined {
  const last = left.get(region)
  if (last && region.contains(last) && isTabbable(last)) return last
  return [...region.querySelectorAll<HTMLElement>(TABBABLE)].find(isTabbable)
}

function isTabbable(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true })
}
