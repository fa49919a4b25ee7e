import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest. They begin first, so that no worker runs one of them alone at the end. */
const LONGEST = [
  'accessibility',
  'alloy',
  'resilience',
  'sizes',
  'firefox',
  'network',
  'workbench',
  'wire',
  'requestJson',
  'edgeSending',
  'witness',
  'webSdk',
  'mistakes',
  'privateWindow',
  'mainJob',
  'editing',
  'contract',
  'exportedTest',
  'hold',
  'recovery',
]

/** The order of the files of each project: by turns those that keep DevTools busy, the longest first, and those that mostly wait for a page's clock. */
export class SideBySide extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(({ project }) => project.name))]
    return projects.flatMap(name => byTurns(sorted.filter(({ project }) => project.name === name)))
  }
}

function byTurns(files: TestSpecification[]): TestSpecification[] {
  const ofPanel = files.filter(isOfPanel).toSorted((one, other) => rankOf(one) - rankOf(other))
  const others = files.filter(file => !isOfPanel(file))
  const turns = Array.from({ length: Math.max(ofPanel.length, others.length) }, (_, turn) => turn)
  return turns.flatMap(turn => [...ofPanel.slice(turn, turn + 1), ...others.slice(turn, turn + 1)])
}

function isOfPanel({ moduleId }: TestSpecification): boolean {
  return moduleId.includes('/test/e2e/')
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex(name => moduleId.endsWith(`/${name}.test.ts`))
  return rank < 0 ? LONGEST.length : rank
}
