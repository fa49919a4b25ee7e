import { showSignup } from './signup.js'

await showSignup(({ display }) => display)
