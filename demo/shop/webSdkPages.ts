import type { ShopPage } from './pages.ts'

/**
 * The pages with Adobe's Web SDK, at `/web-sdk/NAME.html`; the behaviour of each is in `pages/web-sdk/NAME.js`. The query takes
 * `alloy`, the version of the SDK, and `stream`, the data stream. A sentence ends with what a tester must see.
 */
export const webSdkPages: ShopPage[] = [
  {
    name: 'rendered',
    title: 'Rendered by the Web SDK',
    sentence: 'Lets the Web SDK show the page’s content and report that by itself: pageLoad is displayed once.',
    parts: ['views'],
  },
  {
    name: 'forgets-home',
    title: 'A forgotten scope',
    sentence: 'Shows the scopes home and product1 itself, and reports one of them: home is due.',
  },
  {
    name: 'migrated',
    title: 'The shop, migrated',
    sentence:
      'Shows what /correct.html shows, by the Web SDK, and reports all of it: the comparison of both finds no difference.',
  },
  {
    name: 'home-twice',
    title: 'A doubled scope',
    sentence: 'Shows the scope home once and reports it twice: home is a duplicate.',
  },
  {
    name: 'queue-kept',
    title: 'A display never sent',
    sentence:
      'Lets the Web SDK show the page’s content without sendDisplayEvent, and never sends the display: pageLoad is due.',
    parts: ['views'],
  },
  {
    name: 'queue-flushed',
    title: 'A display sent later',
    sentence:
      'Shows the page’s content without sendDisplayEvent; the next event includes it: pageLoad is displayed once.',
    parts: ['views'],
  },
  {
    name: 'applied',
    title: 'Applied propositions',
    sentence: 'Applies the scope home by applyPropositions; the next event includes it: home is displayed once.',
  },
  {
    name: 'views',
    title: 'A single-page app with the Web SDK',
    sentence:
      'Shows a view at each button; each view is displayed as often as it is shown, and an unknown one is not a mistake.',
    parts: ['views'],
  },
  {
    name: 'click-attribute',
    title: 'A click by attribute',
    sentence:
      'Lets the Web SDK watch what it applied for signup: its display is sent, and its click once it is clicked.',
  },
  {
    name: 'click-measured',
    title: 'A measured click',
    sentence: 'Reports a click on signup with the proposition of its measurement: signup is clicked.',
  },
  {
    name: 'click-forgotten',
    title: 'A forgotten click',
    sentence: 'Reports no click on signup, which has a measurement: its click waits however often it is clicked.',
  },
  {
    name: 'click-mistaken',
    title: 'A click with the token of the display',
    sentence: 'Reports a click on signup with the proposition of its display: the click does not count.',
  },
  {
    name: 'redirect',
    title: 'A redirect by the Web SDK',
    sentence: 'Is redirected: the redirect is displayed before the page is left, the page’s other content never.',
    parts: ['views'],
  },
  {
    name: 'missing-selector',
    title: 'Content without a place',
    sentence: 'Lacks the elements that the content is for: after five seconds pageLoad is displayed all the same.',
  },
  {
    name: 'consent',
    title: 'A consent to wait for',
    sentence: 'Waits for consent: nothing is sent until it is given, and nothing any more once it is refused.',
    parts: ['views', 'web-sdk/consent'],
  },
  {
    name: 'hybrid',
    title: 'Decided by the server',
    sentence:
      'Has its content from the server, which asked the Edge Network: the page only reports pageLoad as displayed.',
    parts: ['views'],
  },
  {
    name: 'with-delivery',
    title: 'Web SDK and Delivery API',
    sentence: 'Lets the Web SDK show the page’s content, and its own script mboxes: both are displayed once.',
    parts: ['offers', 'views'],
  },
  {
    name: 'overrides',
    title: 'Another data stream',
    sentence:
      'Overrides data stream and property for one event, which the Web SDK’s display does not repeat: a mismatch.',
    parts: ['views'],
  },
  {
    name: 'two-instances',
    title: 'Two instances',
    sentence: 'Shows the scope home by one instance and the page’s content by another: both are displayed once.',
    parts: ['offers', 'views'],
  },
  {
    name: 'bundled',
    title: 'The Web SDK as a package',
    sentence: 'Bundles the Web SDK and has no global function: pageLoad is displayed once.',
    parts: ['views'],
  },
]
