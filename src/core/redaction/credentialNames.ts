/** Parts of a credential's name, anywhere in it, without punctuation and in lower case. */
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

/** Whole words in a credential's name. */
const WORDS = new Set(['auth', 'otp', 'pwd'])

/** Names that mean a credential as a member, but are too common in running text. */
const OF_MEMBERS = new Set(['atpreview', 'cookie', 'pass', 'passkey', 'pin', 'session', 'setcookie', 'sid', 'sig'])

/** Names that mean a credential as a parameter, but have many other meanings in JSON. */
const OF_PARAMETERS = new Set(['assertion', 'code', 'key', 'ticket'])

/** Tokens between a page and Target that are not credentials: the ledger needs them. */
const OF_THE_PROTOCOLS = new Set([
  'eventtoken',
  'responsetokens',
  'eventtokens',
  'analyticstoken',
  'analyticstokens',
  'statetoken',
])

/** The same, as `parent.member`. */
const OF_THE_PROTOCOLS_WITHIN: ReadonlySet<string> = new Set([
  'property.token',
  'notifications.tokens',
  'com_adobe_target.propertyToken',
  'propositionAction.tokens',
])

/** Whether a name in running text, for example before an equals sign, is that of a credential. */
export function isCredential(name: string): boolean {
  const plain = plainName(name)
  if (OF_THE_PROTOCOLS.has(plain)) return false
  return PARTS.some(part => plain.includes(part)) || wordsOf(name).some(word => WORDS.has(word))
}

/** Whether a member of JSON is a credential. `within` is the name of its parent, directly or through a list. */
export function isCredentialMember(name: string, within = ''): boolean {
  if (OF_THE_PROTOCOLS_WITHIN.has(`${within}.${name}`)) return false
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
