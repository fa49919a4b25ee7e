import { runCommand } from './runCommand.mjs'
import { sudoPrefix } from './sudo.mjs'

/**
 * Installs a Debian package where apt-get works and the person permits it, and resolves to whether it did; `what` begins
 * the line that reports it.
 */
export async function installDebianPackage(name, what) {
  if (!(await hasAptGet())) return false
  const sudo = await sudoPrefix(name, `apt-get update && sudo apt-get install -y --no-install-recommends ${name}`)
  if (!sudo) return false
  console.log(`${what}: ${name} was not found, running apt-get install ${name}.`)
  const apt = args =>
    runCommand(...asCommand([...sudo, 'apt-get', ...args]), { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  // An update that fails may still leave lists that are good enough.
  await apt(['update', '-qq'])
  return (await apt(['install', '-y', '-qq', '--no-install-recommends', name])) === 0
}

/** Whether the packages of this system are Debian's. */
export async function hasAptGet() {
  return process.platform === 'linux' && (await runCommand('apt-get', ['--version'], { quiet: true })) === 0
}

function asCommand([command, ...args]) {
  return [command, args]
}
