import type { TestReader } from '../dialect/testReader.ts'

/** Reads calls of the Delivery API in an exported test. */
export const deliveryTestReader: TestReader = {
  owns: 'isDeliveryCall',
  read: 'readDeliveryCall',
  source: `// The Delivery API: an answer has an event token for each option and metric, and a state for each mbox or view.

function isDeliveryCall(url: URL): boolean {
  return /\\/rest\\/v1\\/delivery\\/*$/.test(url.pathname)
}

function readDeliveryCall({ url, sent, answer, status }: RawCall): Content {
  const visit = url.searchParams.get('sessionId')
  const { execute, prefetch } = answer ?? {}
  const parts = [
    { part: execute, isCounted: true },
    { part: prefetch, isCounted: false },
  ]
  const delivered = parts.flatMap(({ part, isCounted }) => [
    ...(part?.pageLoad ? contentOf('pageLoad', part.pageLoad, isCounted) : []),
    ...(part?.mboxes ?? []).flatMap((mbox: Json) => contentOf(\`mbox \${mbox.name}\`, mbox, isCounted)),
    ...(part?.views ?? []).flatMap((view: Json) => contentOf(viewName(view), view, isCounted)),
    ...(part?.metrics ?? []).map((metric: Json) => metricOf('page', metric)),
  ])
  const refusal = refusalOf(status, answer?.status, answer?.message)
  const reports = (sent?.notifications ?? []).map((notification: Json): Report => {
    const { mbox, view, pageLoad, type, tokens } = notification
    return {
      place: mbox ? \`mbox \${mbox.name}\` : view ? viewName(view) : pageLoad ? 'pageLoad' : 'page',
      event: type === 'click' ? 'click' : 'display',
      tokens: tokens ?? [],
      state: (mbox ?? view ?? pageLoad)?.state,
      visit,
      impression: notification.impressionId ?? sent.impressionId,
      refusal,
    }
  })
  return { delivered: delivered.map(one => ({ ...one, visit })), reports }
}

function contentOf(place: string, { options, metrics, state }: Json, isCounted: boolean): Omit<Delivered, 'visit'>[] {
  const shown = (options ?? []).map((option: Json) => ({ place, event: 'display', token: option.eventToken, state, isCounted }))
  return [...shown, ...(metrics ?? []).map((metric: Json) => metricOf(place, metric))]
}

function metricOf(place: string, { type, eventToken }: Json): Omit<Delivered, 'visit'> {
  return { place, event: type === 'display' ? 'display' : 'click', token: eventToken, state: undefined, isCounted: false }
}

// Target compares the names of views without case.
function viewName({ name }: Json): string {
  return \`view \${String(name).toLowerCase()}\`
}
`,
}
