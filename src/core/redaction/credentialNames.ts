/** What a name has anywhere in it, written without punctuation and in lower case, that names a credential. */
const PARTS = [
  'authorization',
  'authorisation',
  'bearer',
  'credential',
  'csrf',
  'jwt',
  'oauth',
  'passcode',
  'passphrase',
  'passwd',
  'password',
  'saml',
  'secret',
  'sessid',
  'sessionid',
  'sessionkey',
  'signature',
  'token',
  'xsrf',
  'accesskey',
  'apikey',
  'encryptionkey',
  'privatekey',
  'secretkey',
  'sharedkey',
  'subscriptionkey',
] as const

/** A word of a name that names a credential. */
const WORDS = new Set(['auth', 'otp', 'pwd'])

/** Names of credentials that are too common in running text. */
const OF_MEMBERS = new Set(['atpreview', 'cookie', 'pass', 'passkey', 'pin', 'session', 'setcookie', 'sid', 'sig'])

/** The same for JSON, where they name much else. */
const OF_PARAMETERS = new Set(['assertion', 'code', 'key', 'ticket'])

/** What the Delivery API calls a token, and by which nobody can act: the ledger is made of it. */
const OF_THE_API = new Set(['eventtoken', 'responsetokens'])

/** The same, where the member stands in one of this name. */
const OF_THE_API_WITHIN: ReadonlySet<string> = new Set(['property.token', 'notifications.tokens'])

/** Whether a name in running text, as before an equals sign, is that of a credential. */
export function isCredential(name: string): boolean {
  const plain = plainName(name)
  if (OF_THE_API.has(plain)) return false
  return PARTS.some(part => plain.includes(part)) || wordsOf(name).some(word => WORDS.has(word))
}

/** Whether a member of JSON is a credential. `within` is the name of the member that holds it, itself or in a list. */
export function isCredentialMember(name: string, within = ''): boolean {
  if (OF_THE_API_WITHIN.has(`${within}.${name}`)) return false
  return isCredential(name) || OF_MEMBERS.has(plainName(name))
}

/** Whether a member of a URL's query, of its fragment or of a form is a credential. */
export function isCredentialParameter(name: string): boolean {
  const plain = plainName(name)
  return isCredential(name) || OF_MEMBERS.has(plain) || OF_PARAMETERS.has(plain)
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
}
