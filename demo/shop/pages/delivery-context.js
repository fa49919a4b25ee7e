/** The `context` of a delivery request from this page. */
export function readContext() {
  const { width, height, colorDepth, orientation } = screen
  return {
    userAgent: navigator.userAgent,
    timeOffsetInMinutes: -new Date().getTimezoneOffset(),
    channel: 'web',
    screen: {
      width,
      height,
      orientation: orientation?.type.startsWith('portrait') ? 'portrait' : 'landscape',
      colorDepth,
      pixelRatio: devicePixelRatio,
    },
    window: { width: innerWidth, height: innerHeight },
    browser: { host: location.hostname },
    address: { url: location.href, referringUrl: document.referrer },
    crossDomain: 'disabled',
  }
}
