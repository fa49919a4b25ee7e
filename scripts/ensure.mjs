import { ensureChromium, ensureFirefox } from './installBrowser.mjs'
import { installPackages } from './installPackages.mjs'
import { ensureTools } from './installTools.mjs'

const MINIMUM_NODE = [20, 19]

/** Makes sure that Node is new enough and the packages are installed; ends the process with a sentence otherwise. */
export async function ensurePackages() {
  await orExplain(async () => {
    requireNode()
    await installPackages()
  })
}

/** Makes sure that packages and browser are installed, and resolves to the browser's executable. */
export async function ensure({ firefox = false } = {}) {
  await ensurePackages()
  return orExplain(firefox ? ensureFirefox : ensureChromium)
}

/** Makes sure that the programs that only the tests need are installed. */
export async function ensureTestTools() {
  await orExplain(ensureTools)
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const isEnough = major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])
  if (!isEnough) throw new Error(`Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`)
}

async function orExplain(work) {
  try {
    return await work()
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}
