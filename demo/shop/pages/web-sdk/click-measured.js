import { showSignup } from './signup.js'

await showSignup(({ click }) => click)
