import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensure } from './ensure.mjs'
import { ROOT } from './runCommand.mjs'
import { BUILDS, runSteps } from './steps.mjs'

const USAGE = 'Usage: npm run demo -- [--headless] [--firefox] [URL]'

const options = readOptions()
const executablePath = await ensure({ firefox: options.firefox })
const { failed } = await runSteps([options.firefox ? BUILDS.firefox : BUILDS.chrome])
if (failed > 0) process.exit(1)

// Vite runs TypeScript where Node does not yet; it is only installed by now.
const { runnerImport } = await import('vite')
const { module } = await runnerImport(path.join(ROOT, 'demo/launch.ts'), { root: ROOT, configFile: false })
process.exit(await module.launch({ ...options, executablePath }))

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      options: { headless: { type: 'boolean' }, firefox: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [url, ...rest] = positionals
    if (rest.length > 0) throw new Error('There is more than one URL.')
    if (url !== undefined && !URL.canParse(url)) throw new Error(`${url} is not a URL.`)
    return {
      headless: isAsked('headless', values) || !hasDisplay(),
      firefox: isAsked('firefox', values),
      ...(url === undefined ? {} : { url }),
    }
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`)
    process.exit(2)
  }
}

// Without the `--` in between, npm treats an option as its own and passes it in the environment.
function isAsked(name, values) {
  return values[name] === true || process.env[`npm_config_${name}`] === 'true'
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
