import { ALLOY_EVENTS, type AlloyEvent } from '../../core/dialect/libraryEvents.ts'
import { bare, CustomEvent, defineProperty, dispatchEvent } from '../channel/primordials.ts'
import { document } from '../channel/modePrimordials.ts'
import { quietly } from '../channel/quietly.ts'

/**
 * Adds a monitor to `__alloyMonitors`, the Web SDK's documented interface for tools. It dispatches what the Web SDK reports as
 * events on the document, where the observer reads at.js's events too. A page that assigns another list later, instead of
 * adding to this one, loses the monitor. https://experienceleague.adobe.com/docs/experience-platform/edge/extras/monitoring-hooks.html
 */
export function watchAlloy(): void {
  const report = (type: AlloyEvent) => (detail: unknown) =>
    void quietly(() => dispatchEvent(document, new CustomEvent(type, bare({ detail }))))
  const monitor = {
    onBeforeCommand: report(ALLOY_EVENTS.command),
    onCommandResolved: report(ALLOY_EVENTS.resolved),
    onContentRendering: report(ALLOY_EVENTS.rendering),
  }
  const list = bare({ value: [monitor], writable: true, enumerable: true, configurable: true })
  defineProperty(globalThis, '__alloyMonitors', list)
}
