import { existsSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { endGroup } from './endGroup.mjs'

// Waits for the end of the process that started it, which may be killed: see cleanUpAfterMe.ts.

/** How often, and after how many ms, the folder is looked for again: a browser that ends writes to it once more. */
const [LOOKS, PAUSE] = [10, 500]

const [folder = '', group = ''] = process.argv.slice(2)
let received = ''
for await (const chunk of process.stdin) received += String(chunk)
if (received === '') await cleanUp()

async function cleanUp() {
  if (group !== '') endGroup(Number(group))
  for (let look = 0; look < LOOKS; look += 1) {
    if (existsSync(folder)) remove()
    await pause(PAUSE)
  }
}

function remove() {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  } catch {
    // Something is being written there: the next look will find it.
  }
}
