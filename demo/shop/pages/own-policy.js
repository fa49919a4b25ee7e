import { visitShop } from './visit-shop.js'

await visitShop(() => undefined)
const policy = document.createElement('meta')
policy.httpEquiv = 'Content-Security-Policy'
policy.content = "connect-src 'self'"
document.head.append(policy)
