/** Notifies each click on a metric's element, or on `fallback` for a metric without a selector. */
export function trackClicks({ selector, eventToken }, notify, { fallback, location = {}, signal } = {}) {
  const target = selector === undefined ? fallback : document.querySelector(selector)
  target?.classList.add('at-element-click-tracking')
  target?.addEventListener('click', () => notify({ type: 'click', tokens: [eventToken], ...location }), { signal })
}
