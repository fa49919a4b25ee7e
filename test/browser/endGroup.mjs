/** Kills a process group, by the process id of its leader. */
export function endGroup(leader) {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
