import installBaseCode from '/web-sdk/base-code.js'
import { demoConfig } from './demo-config.js'

/** Loads the Web SDK and configures an instance, a function of command and options; `config` is the SDK's, over the demo's. */
export async function startAlloy(config) {
  const { alloy } = await loadAlloy(['alloy'])
  await alloy('configure', { ...demoConfig(), ...config })
  return alloy
}

/** Loads the Web SDK, in the version that the page's query names, for instances of these names. Resolves to the window. */
export async function loadAlloy(names) {
  installBaseCode(globalThis, names)
  const version = new URLSearchParams(location.search).get('alloy')
  const script = document.createElement('script')
  script.src = version === null ? '/web-sdk/alloy.js' : `/web-sdk/alloy-${version}.js`
  document.head.append(script)
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve)
    script.addEventListener('error', reject)
  })
  return globalThis
}
