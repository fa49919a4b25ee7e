import { readdirSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { member, type JsonObject } from '../../src/core/json/json.ts'
import { DRAFTS } from './drafts.ts'
import { run } from './run.ts'

const FOLDER = path.join(import.meta.dirname, 'golden')
const SCRIPTS = readdirSync(FOLDER).filter(name => name.endsWith('.py'))

/** A process starts in half a second, on a busy machine in many. */
const LIMIT_MS = 30_000

/** Prints of each script what it calls, and by which names. */
const CALLS = `
import ast, json, sys
def names(path):
    tree = ast.parse(open(path, encoding="utf-8").read())
    compile(tree, path, "exec")
    imported = [name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names]
    used = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)]
    return {"imported": sorted(imported), "used": sorted(set(used))}
print(json.dumps([names(path) for path in sys.argv[1:]]))
`

/** Runs each script with an SDK that, as the real one before it sends, writes the request as JSON, and prints those. */
const RUN = `
import contextlib, io, json, runpy, sys, types
class Kind(type):
    def __getattr__(cls, name):
        return name.lower()
models = types.ModuleType("delivery_api_client")
models.__getattr__ = lambda name: Kind(name, (dict,), {})
sent = []
class TargetClient:
    create = classmethod(lambda cls, config: cls())
    def send_notifications(self, options):
        sent.append(json.dumps(options["request"], allow_nan=False))
        return {"response": None}
sdk = types.ModuleType("target_python_sdk")
sdk.TargetClient = TargetClient
sys.modules.update({"delivery_api_client": models, "target_python_sdk": sdk})
with contextlib.redirect_stdout(io.StringIO()):
    for path in sys.argv[1:]:
        runpy.run_path(path)
print(json.dumps(sent))
`

interface Names {
  imported: string[]
  used: string[]
}

let sent: string[]
let named: Names[]

/** Prints of all scripts, in their order, by one process. */
const printed = async (program: string): Promise<unknown> =>
  JSON.parse(await run('python3', ['-c', program, ...SCRIPTS.map(script => path.join(FOLDER, script))]))

beforeAll(async () => {
  sent = (await printed(RUN)) as string[]
  named = (await printed(CALLS)) as Names[]
}, LIMIT_MS)

it.each(SCRIPTS)('python3 can write as JSON the request that %s makes', script => {
  expect(sent).toHaveLength(SCRIPTS.length)
  const { notifications } = JSON.parse(sent[SCRIPTS.indexOf(script)]!) as {
    notifications: { id: unknown; order?: { time: unknown } }[]
  }
  const given = DRAFTS[path.basename(script, '.py') as keyof typeof DRAFTS].body?.['notifications'] as JsonObject[]
  expect(notifications[0]?.id).toBe(given[0]?.['id'])
  expect(notifications[0]?.order?.time).toBe(member(given[0]?.['order'], 'time'))
})

it.each(SCRIPTS)('python3 compiles %s, which imports what it uses and nothing else', script => {
  const { imported, used } = named[SCRIPTS.indexOf(script)]!
  const own = new Set(['CLIENT', 'ORGANIZATION_ID', 'delivery_request', 'print', 'response', 'target_client'])
  expect(imported).toEqual(used.filter(name => !own.has(name)))
  expect(imported).toEqual(
    expect.arrayContaining(['DeliveryRequest', 'MetricType', 'Notification', 'NotificationMbox']),
  )
})
