import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { run } from './run.ts'

const FOLDER = path.join(import.meta.dirname, 'golden')
const SCRIPTS = readdirSync(FOLDER).filter(name => name.endsWith('.py'))

/** Prints what a script calls, and by which names. */
const CALLS = `
import ast, json, sys
tree = ast.parse(open(sys.argv[1], encoding="utf-8").read())
compile(tree, sys.argv[1], "exec")
imported = [name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names]
used = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
print(json.dumps({"imported": sorted(imported), "used": sorted(set(used))}))
`

it.each(SCRIPTS)(
  'python3 compiles %s, which imports what it uses and nothing else',
  { timeout: 30_000 },
  async script => {
    const { imported, used } = JSON.parse(await run('python3', ['-c', CALLS, path.join(FOLDER, script)]))
    const own = new Set(['CLIENT', 'ORGANIZATION_ID', 'delivery_request', 'print', 'response', 'target_client'])
    expect(imported).toEqual(used.filter((name: string) => !own.has(name)))
    expect(imported).toEqual(
      expect.arrayContaining(['DeliveryRequest', 'MetricType', 'Notification', 'NotificationMbox']),
    )
  },
)
