import { createCalls } from './delivery-calls.js'
import { mistakes } from './mistake-table.js'
import { readSwitches } from './switches.js'
import { createTargetClient, displayOf } from './target-client.js'
import { createViews } from './views.js'
import { markDone } from './visit-shop.js'

const name = new URLSearchParams(location.search).get('mistake')
const mistake = mistakes[name]
const status = document.querySelector('#mistake')
if (mistake === undefined) {
  status.textContent = name === null ? 'Choose a mistake.' : `There is no mistake ${name}.`
  document.querySelector('#mistakes').append(...Object.entries(mistakes).map(toListItem))
} else {
  status.textContent = mistake.sentence
  await make(mistake)
}
markDone()

async function make({ report, subject = 'product1', more = [], switches, asksTwice, withViews, isUnrendered }) {
  const calls = createCalls({ switches: { ...readSwitches(), ...switches } })
  const client = createTargetClient(calls)
  const views = createViews(calls)
  const wanted = {
    prefetch: {
      mboxes: ['home', 'product1', ...more].map((name, index) => ({ index, name })),
      ...(withViews && { views: [{}] }),
    },
  }
  const older = asksTwice ? byName(await client.getOffers(wanted)) : {}
  const response = await client.getOffers(wanted)
  const mboxes = byName(response)
  views.add(response.prefetch.views)
  const { notify: send, notifyByXhr: sendByXhr } = calls
  const tools = { send, sendByXhr, mboxes, older, views }
  if (isUnrendered) document.querySelector(`[data-mbox="${subject}"]`).remove()

  const reports = []
  client.applyOffers(response, {
    notify: shown => reports.push(shown.mbox.name === subject ? report(shown, tools) : send(shown)),
  })
  if (isUnrendered) reports.push(report(displayOf(mboxes[subject], [mboxes[subject].options[0].eventToken]), tools))
  await Promise.all(reports)
}

function byName({ prefetch }) {
  return Object.fromEntries(prefetch.mboxes.map(mbox => [mbox.name, mbox]))
}

function toListItem([name, { sentence }]) {
  const link = document.createElement('a')
  link.href = `?mistake=${name}`
  link.textContent = name
  const text = document.createElement('span')
  text.textContent = sentence
  const item = document.createElement('li')
  item.append(link, text)
  return item
}
