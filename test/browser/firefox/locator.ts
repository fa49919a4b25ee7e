import type { Locator } from 'playwright'
import { poll } from '../poll.ts'
import { PATIENCE_MS, type DocumentDriver } from './documentDriver.ts'
import { expectOf, type Expectation } from './expectation.ts'
import {
  hasTextSelector,
  labelSelector,
  roleSelector,
  textSelector,
  titleSelector,
  type RoleOptions,
  type TextOptions,
} from './selectors.ts'

type Text = string | RegExp
interface Timeout {
  timeout?: number
}
interface FilterOptions {
  has?: Locator
  hasText?: Text
}
interface FilePayload {
  name: string
  mimeType: string
  buffer: Buffer
}
const CLICKABLE = ['visible', 'enabled', 'stable', 'non-inert']
const EDITABLE = ['visible', 'enabled', 'editable', 'non-inert']

/** Scrolls the element into view and returns the point to click, when nothing else would get the click. */
const CLICK_POINT = `
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
  const rect = element.getClientRects()[0] ?? element.getBoundingClientRect()
  const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth)
  const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight)
  if (right <= left || bottom <= top) return { retry: 'the element is outside of the viewport' }
  const point = { x: Math.floor((left + right) / 2), y: Math.floor((top + bottom) / 2) }
  const hit = injected.expectHitTarget(point, element)
  return hit === 'done' ? point : { retry: 'the click would get ' + (hit?.hitTargetDescription ?? hit) }`

/** The same, and watches from now on whether the element gets the press: it may be replaced, or move, before the press comes. */
const WATCHED_POINT = `
  const place = await (async () => {${CLICK_POINT}})()
  if (place.retry !== undefined) return place
  const watch = injected.setupHitTargetInterceptor(element, 'mouse', place, false)
  if (typeof watch === 'string') return { retry: watch }
  globalThis.watch = watch
  return place`

/** Whether the element got the press; a press elsewhere was withheld. A document that was left by it is another one. */
const GOT_PRESS = `
  const result = globalThis.watch?.stop() ?? 'done'
  delete globalThis.watch
  return result === 'done'`

/**
 * Playwright's Locator for a document of Firefox: the same selectors, the same waiting, the same answers to `expect`. It has
 * the methods that are in use here.
 */
export class FirefoxLocator {
  /** By this name Playwright's `expect` knows a locator. */
  readonly _apiName = 'Locator'

  readonly _selector: string
  private readonly driver: DocumentDriver

  constructor(driver: DocumentDriver, selector: string) {
    this.driver = driver
    this._selector = selector
  }

  getByRole(role: string, options?: RoleOptions): FirefoxLocator {
    return this.inner(roleSelector(role, options))
  }

  getByText(text: Text, options?: TextOptions): FirefoxLocator {
    return this.inner(textSelector(text, options))
  }

  getByLabel(text: Text, options?: TextOptions): FirefoxLocator {
    return this.inner(labelSelector(text, options))
  }

  getByTitle(text: Text, options?: TextOptions): FirefoxLocator {
    return this.inner(titleSelector(text, options))
  }

  locator(selector: string): FirefoxLocator {
    return this.inner(selector)
  }

  and(other: Locator): FirefoxLocator {
    return this.inner(`internal:and=${JSON.stringify(selectorOf(other))}`)
  }

  filter({ has, hasText }: FilterOptions): FirefoxLocator {
    const withText = hasText === undefined ? this : this.inner(hasTextSelector(hasText))
    return has === undefined ? withText : withText.inner(`internal:has=${JSON.stringify(selectorOf(has))}`)
  }

  first(): FirefoxLocator {
    return this.nth(0)
  }

  last(): FirefoxLocator {
    return this.nth(-1)
  }

  nth(index: number): FirefoxLocator {
    return this.inner(`nth=${index}`)
  }

  async click({ timeout, delay }: Timeout & { delay?: number } = {}): Promise<void> {
    await this.clickTimes(1, timeout, delay)
  }

  async dblclick({ timeout }: Timeout = {}): Promise<void> {
    await this.clickTimes(2, timeout)
  }

  async hover({ timeout }: Timeout = {}): Promise<void> {
    const point = await this.driver.act<Point>(this._selector, ['visible', 'stable'], CLICK_POINT, [], timeout)
    await this.driver.pointer({ type: 'pointerMove', ...point })
  }

  async fill(value: string, { timeout }: Timeout = {}): Promise<void> {
    const fill = `
      const done = injected.fill(element, args[0])
      if (done !== 'needsinput') return done === 'done' ? true : { retry: done }
      return document.execCommand(args[0] === '' ? 'delete' : 'insertText', false, args[0])`
    await this.driver.act(this._selector, EDITABLE, fill, [value], timeout)
  }

  async focus({ timeout }: Timeout = {}): Promise<void> {
    await this.driver.act(this._selector, [], 'return injected.focusNode(element)', [], timeout)
  }

  async press(shortcut: string, { timeout }: Timeout = {}): Promise<void> {
    await this.takeFocus(timeout)
    await this.driver.press(shortcut)
  }

  async pressSequentially(text: string, { timeout }: Timeout = {}): Promise<void> {
    await this.takeFocus(timeout)
    await this.driver.type(text)
  }

  async selectOption(option: string, { timeout }: Timeout = {}): Promise<string[]> {
    const select = `
      const selected = injected.selectOptions(element, [{ valueOrLabel: args[0] }])
      return typeof selected === 'string' ? { retry: selected } : selected`
    return this.driver.act(this._selector, ['visible', 'enabled', 'non-inert'], select, [option], timeout)
  }

  async check({ timeout }: Timeout = {}): Promise<void> {
    await this.setChecked(true, timeout)
  }

  async uncheck({ timeout }: Timeout = {}): Promise<void> {
    await this.setChecked(false, timeout)
  }

  async setInputFiles(file: FilePayload, { timeout }: Timeout = {}): Promise<void> {
    const payload = { ...file, buffer: file.buffer.toString('base64') }
    const set = 'const error = injected.setInputFiles(element, args); if (error) throw new Error(error); return true'
    await this.driver.act(this._selector, [], set, [payload], timeout)
  }

  async waitFor({ state = 'visible', timeout = PATIENCE_MS }: Timeout & { state?: string } = {}): Promise<void> {
    const isInState = `
      const seen = elements.map(element => injected.elementState(element, 'visible', true).matches)
      if (args[0] === 'attached') return seen.length > 0
      return args[0] === 'visible' ? seen[0] === true : seen.every(one => !one)`
    await poll(
      `${this._selector} ${state}`,
      () => this.driver.look<boolean>(this._selector, 'answer', isInState, state),
      timeout,
    )
  }

  async count(): Promise<number> {
    return this.driver.query(this._selector, 'return elements.length')
  }

  async isVisible(): Promise<boolean> {
    return this.driver.query(
      this._selector,
      'return elements.length > 0 && injected.elementState(elements[0], "visible", true).matches',
    )
  }

  async evaluate(pageFunction: unknown, argument?: unknown): Promise<unknown> {
    return this.driver.act(this._selector, [], `return (${String(pageFunction)})(element, args[0])`, [argument])
  }

  async evaluateAll(pageFunction: unknown, argument?: unknown): Promise<unknown> {
    return this.driver.query(this._selector, `return (${String(pageFunction)})(elements, args[0])`, argument)
  }

  async textContent(): Promise<string | null> {
    return this.driver.act(this._selector, [], 'return element.textContent')
  }

  async innerText(): Promise<string> {
    return this.driver.act(this._selector, [], 'return element.innerText')
  }

  async allInnerTexts(): Promise<string[]> {
    return this.driver.query(this._selector, 'return elements.map(element => element.innerText)')
  }

  async inputValue(): Promise<string> {
    return this.driver.act(this._selector, [], 'return element.value')
  }

  async getAttribute(name: string): Promise<string | null> {
    return this.driver.act(this._selector, [], 'return element.getAttribute(args[0])', [name])
  }

  async boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null> {
    const box = `
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y, width, height }`
    return this.driver.act(this._selector, [], box)
  }

  /** What Playwright's `expect` asks of a locator: polls until the expectation holds, and reports what was there instead. */
  async _expect(expression: string, options: Expectation): Promise<unknown> {
    return expectOf(this.driver, this._selector, expression, options)
  }

  toString(): string {
    return `firefox(${this._selector})`
  }

  private async takeFocus(timeout: number | undefined): Promise<void> {
    await this.driver.act(this._selector, [], 'return injected.focusNode(element, true)', [], timeout)
  }

  private async clickTimes(times: number, timeout: number | undefined, delay = 0): Promise<void> {
    const press = [
      { type: 'pointerDown' as const, button: 0 },
      { type: 'pause' as const, duration: delay },
      { type: 'pointerUp' as const, button: 0 },
    ]
    const presses = Array.from({ length: times }, () => press).flat()
    const end = Date.now() + (timeout ?? PATIENCE_MS)
    for (;;) {
      const point = await this.driver.act<Point>(this._selector, CLICKABLE, WATCHED_POINT, [], timeout)
      await this.driver.pointer({ type: 'pointerMove', ...point }, ...presses)
      if (await this.driver.evaluate<boolean>('driver', GOT_PRESS).catch(() => true)) return
      if (Date.now() > end) throw new Error(`${this._selector}: something else got the click`)
    }
  }

  private async setChecked(wanted: boolean, timeout: number | undefined): Promise<void> {
    const isChecked = () =>
      this.driver.act<boolean>(this._selector, [], 'return injected.elementState(element, "checked", true).matches')
    if ((await isChecked()) === wanted) return
    await this.clickTimes(1, timeout)
    await poll(`${this._selector} ${wanted ? 'checked' : 'unchecked'}`, async () => (await isChecked()) === wanted)
  }

  private inner(selector: string): FirefoxLocator {
    return new FirefoxLocator(this.driver, this._selector === '' ? selector : `${this._selector} >> ${selector}`)
  }
}

interface Point {
  x: number
  y: number
}

function selectorOf(locator: Locator): string {
  return (locator as unknown as FirefoxLocator)._selector
}
