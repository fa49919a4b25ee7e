/** Kills a process group, by the process id of its leader. */
export function endGroup(leader: number): void
