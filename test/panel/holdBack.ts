import { vi } from 'vitest'
import type * as lateModule from '../../src/panel/model/late.ts'

/** Code that is loaded later, as a test lets it arrive. */
interface Arrivals {
  /** What names this part in its import arrives; without a name everything does, also what is asked for afterwards. */
  arrive: (part?: string) => void
  /** Nothing can be loaded until something arrives. */
  fail: () => void
}

interface Waiting {
  read: () => Promise<unknown>
  resolve: (code: unknown) => void
  reject: (reason: unknown) => void
}

/**
 * The panel in separate modules, whose code for later does not arrive before the test lets it. `letGo` belongs after each such test:
 * other tests share the worker's modules. Both wait for loads that have begun: a module that arrives between two tests would
 * belong to neither.
 */
export async function holdBack() {
  const { gate, ...arrivals } = createGate()
  await (await import('../../src/panel/model/late.ts')).loadsBegun()
  vi.resetModules()
  vi.doMock('../../src/panel/model/late.ts', async importOriginal => {
    const original = await importOriginal<typeof lateModule>()
    const late: typeof original.late = read => original.late(() => gate(read))
    return { ...original, late, loadInAdvance: () => Promise.resolve() }
  })
  // First, and alone: an import beside it can be faster than the mock.
  const { loadsBegun } = await import('../../src/panel/model/late.ts')
  const [{ aPanel }, view, testing] = await Promise.all([
    import('../fixtures/panel.ts'),
    import('../../src/panel/view/PanelView.tsx'),
    import('../../src/panel/view/kit/testing.ts'),
  ])
  const letGo = async (): Promise<void> => {
    arrivals.fail()
    await loadsBegun()
    vi.doUnmock('../../src/panel/model/late.ts')
    vi.resetModules()
  }
  return { ...arrivals, ...view, ...testing, aPanel, letGo }
}

function createGate(): Arrivals & { gate: <Code>(read: () => Promise<Code>) => Promise<Code> } {
  let fate: 'waits' | 'arrives' | 'fails' = 'waits'
  let all: Waiting[] = []
  const missing = (): Error => new TypeError('Failed to fetch dynamically imported module')
  const take = (isTaken: (waiting: Waiting) => boolean): Waiting[] => {
    const taken = all.filter(isTaken)
    all = all.filter(waiting => !taken.includes(waiting))
    return taken
  }
  return {
    gate: read => {
      if (fate === 'arrives') return read()
      if (fate === 'fails') return Promise.reject(missing())
      return new Promise((resolve, reject) => {
        all.push({ read, resolve: code => resolve(code as never), reject })
      })
    },
    arrive: part => {
      fate = part === undefined ? 'arrives' : 'waits'
      const arriving = take(({ read }) => part === undefined || String(read).includes(part))
      for (const { read, resolve, reject } of arriving) void read().then(resolve, reject)
    },
    fail: () => {
      fate = 'fails'
      for (const { reject } of take(() => true)) reject(missing())
    },
  }
}
