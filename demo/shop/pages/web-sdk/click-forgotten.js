import { showSignup } from './signup.js'

await showSignup(() => undefined)
