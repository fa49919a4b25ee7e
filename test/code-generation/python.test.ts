import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { member, type JsonObject } from '../../src/core/json/json.ts'
import { DRAFTS } from './drafts.ts'
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

/** Runs a script with an SDK that, as the real one before it sends, writes the request as JSON, and prints that. */
const RUN = `
import contextlib, io, json, runpy, sys, types
class Kind(type):
    def __getattr__(cls, name):
        return name.lower()
models = types.ModuleType("delivery_api_client")
models.__getattr__ = lambda name: Kind(name, (dict,), {})
class TargetClient:
    create = classmethod(lambda cls, config: cls())
    def send_notifications(self, options):
        global sent
        sent = json.dumps(options["request"], allow_nan=False)
        return {"response": None}
sdk = types.ModuleType("target_python_sdk")
sdk.TargetClient = TargetClient
sys.modules.update({"delivery_api_client": models, "target_python_sdk": sdk})
with contextlib.redirect_stdout(io.StringIO()):
    runpy.run_path(sys.argv[1])
print(sent)
`

it.each(SCRIPTS)('python3 can write as JSON the request that %s makes', { timeout: 30_000 }, async script => {
  const sent = await run('python3', ['-c', RUN, path.join(FOLDER, script)])
  const { notifications } = JSON.parse(sent) as { notifications: { id: unknown; order?: { time: unknown } }[] }
  const given = DRAFTS[path.basename(script, '.py') as keyof typeof DRAFTS].body?.['notifications'] as JsonObject[]
  expect(notifications[0]?.id).toBe(given[0]?.['id'])
  expect(notifications[0]?.order?.time).toBe(member(given[0]?.['order'], 'time'))
})

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
