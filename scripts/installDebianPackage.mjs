import { runCommand } from './runCommand.mjs'

/**
 * Installs a Debian package where apt-get works, and resolves to whether it did; `what` begins the line that reports
 * it.
 */
export async function installDebianPackage(name, what) {
  const sudo = await sudoPrefix()
  if (!sudo) return false
  console.log(`${what}: ${name} was not found, running apt-get install ${name}.`)
  const apt = args =>
    runCommand(...asCommand([...sudo, 'apt-get', ...args]), { env: { DEBIAN_FRONTEND: 'noninteractive' } })
  // An update that fails may still leave lists that are good enough.
  await apt(['update', '-qq'])
  return (await apt(['install', '-y', '-qq', '--no-install-recommends', name])) === 0
}

/**
 * The command in front of apt-get: nothing for root, sudo where it asks for no password; undefined where neither works.
 */
export async function sudoPrefix() {
  if (process.platform !== 'linux' || (await runCommand('apt-get', ['--version'], { quiet: true })) !== 0)
    return undefined
  if (process.getuid?.() === 0) return []
  return (await runCommand('sudo', ['-n', 'true'], { quiet: true })) === 0 ? ['sudo', '-n'] : undefined
}

function asCommand([command, ...args]) {
  return [command, args]
}
