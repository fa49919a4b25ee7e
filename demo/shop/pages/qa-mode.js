import { readCookie } from './visit.js'

const QA_SECONDS = 1_860

/**
 * The `qaMode` that a QA link's parameters ask for, kept in the cookie `at_qa_mode` for the pages after it. An empty
 * `at_preview_token` ends it. Undefined outside of QA mode.
 */
export function readQaMode(query = new URLSearchParams(location.search)) {
  const token = query.get('at_preview_token')
  if (token === null) return readKept()
  if (token === '') {
    keep('', 0)
    return undefined
  }
  const qaMode = toQaMode(token, query)
  keep(encodeURIComponent(JSON.stringify(qaMode)), QA_SECONDS)
  return qaMode
}

function toQaMode(token, query) {
  const listedOnly = query.get('at_preview_listed_activities_only')
  const isTrue = toNumbers(query.get('at_preview_evaluate_as_true_audience_ids'))
  const isFalse = toNumbers(query.get('at_preview_evaluate_as_false_audience_ids'))
  const indexes = query.getAll('at_preview_index').map(toNumbers)
  return {
    token,
    ...(listedOnly !== null && { listedActivitiesOnly: listedOnly === 'true' }),
    ...(isTrue.length > 0 && { evaluateAsTrueAudienceIds: isTrue }),
    ...(isFalse.length > 0 && { evaluateAsFalseAudienceIds: isFalse }),
    ...(indexes.length > 0 && { previewIndexes: indexes.map(toPreviewIndex) }),
  }
}

function toPreviewIndex([activityIndex, experienceIndex]) {
  return { activityIndex, ...(experienceIndex !== undefined && { experienceIndex }) }
}

function toNumbers(text) {
  return (text ?? '')
    .split('_')
    .filter(part => part !== '')
    .map(Number)
}

function readKept() {
  try {
    return JSON.parse(decodeURIComponent(readCookie('at_qa_mode') ?? '')) ?? undefined
  } catch {
    return undefined
  }
}

function keep(text, seconds) {
  document.cookie = `at_qa_mode=${text}; Path=/; Max-Age=${seconds}; SameSite=Lax`
}
