import { expect, it } from 'vitest'
import { NOW, aRequestFor, at, codeOf, findingsOf, ROWS } from '../../../test/fixtures/drafts.ts'
import { toModels } from './code-generation/toModels.ts'
import { toWireNames } from './imports/toWireNames.ts'
import { toJson } from '../json/json.ts'
import { getAt, setAt, type Path } from '../json/jsonPath.ts'
import { passModel } from './send-notifications/deliveryModel.ts'
import { DELIVERY_GUIDE } from './knownMembers.ts'
import { REQUEST } from './requestModel.ts'
import { readRequest } from './schema.ts'
import { NOT_IN_SDKS } from './sdkModels.ts'
import { patternsOf, type Shape } from '../dialect/shape.ts'

const members = patternsOf(REQUEST)
  .filter(({ pattern }) => !pattern.endsWith('*'))
  .map(({ pattern, shape }) => [pattern, shape] as const)

const pathOf = (pattern: string): Path => pattern.split('.').map(step => (step === '*' ? 0 : step))

function valueOf(shape: Shape): unknown {
  switch (shape.kind) {
    case 'string':
      return shape.format === 'date-time' ? '2026-05-06T09:00:00.000Z' : (shape.values?.[0] ?? 'text')
    case 'number':
      return 7
    case 'boolean':
      return true
    case 'array':
      return []
    default:
      return {}
  }
}

/** A request with only this member, in parents without any other. */
function requestWith(pattern: string, value: unknown): object {
  const path = pathOf(pattern)
  const holders = path.slice(0, -1).map((_, index) => path.slice(0, index + 1))
  const body = holders.reduce<object>(
    (held, holder, index) => setAt(held, holder, typeof path[index + 1] === 'number' ? [] : {}) as object,
    {},
  )
  return setAt(body, path, value) as object
}

it.each(members)('%s of the model is read, completed, checked, carried by the SDKs and imported', (pattern, shape) => {
  const path = pathOf(pattern)
  const value = valueOf(shape)
  const body = requestWith(pattern, value)

  expect(getAt(readRequest(body).request, path)).toEqual(value)
  expect(DELIVERY_GUIDE.membersAt(path.slice(0, -1)).map(({ name }) => name)).toContain(path.at(-1))

  const wrong = shape.kind === 'object' ? 'wrong' : {}
  expect(readRequest(requestWith(pattern, wrong)).errors).not.toEqual([])
  const findings = findingsOf(at(path.join('.'), wrong)(aRequestFor(ROWS.home)), ROWS.home)
  expect(shape.kind === 'any' ? ['wrongType'] : findings.map(codeOf)).toContain('wrongType')

  const lost: string[] = []
  passModel('request', body as never, lost)
  const { left } = toModels(body as never)
  const isOfSdks = ![...NOT_IN_SDKS].some(absent => pattern === absent || pattern.startsWith(`${absent}.`))
  expect(lost).toHaveLength(isOfSdks ? 0 : 1)
  const isSent = isOfSdks && !/^(execute|prefetch|telemetry)/.test(pattern)
  expect(left).toHaveLength(isSent ? 0 : 1)

  const snake = toJson(body, 0)?.replaceAll(/"(\w+)":/g, (_, name: string) => `"${toSnake(name)}":`)
  expect(toWireNames(JSON.parse(snake ?? '') as never, 'request')).toEqual({ body, notUnderstood: [] })
})

function toSnake(name: string): string {
  return name.replace(/([A-Z]+)([A-Z][a-z])|([a-z\d])([A-Z])/g, '$1$3_$2$4').toLowerCase()
}

it('a member that the model lacks is kept unchanged, and every part reports it as unknown', () => {
  const body = { notifications: [{ id: 'n', ownMember: NOW }] }
  expect(readRequest(body).request).toMatchObject(body)
  const lost: string[] = []
  passModel('request', body, lost)
  expect([lost, toModels(body).left]).toEqual([['notifications[0].ownMember'], ['notifications[0].ownMember']])
  expect(DELIVERY_GUIDE.membersAt(['notifications', 0]).map(({ name }) => name)).not.toContain('ownMember')
})
