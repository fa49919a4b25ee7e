import { hasMoreDigits, isRoundedByDouble } from '../../json/decimal.ts'
import { toCSharpString } from './cSharpLiteral.ts'
import { FILL_IN_REMARK, fillIns } from './fillIns.ts'
import { code } from '../../code-generation/format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'
import { followed, group, labelled, layOut, type Layout } from '../../code-generation/layout.ts'
import { remarkOn, remarkOnRounded } from '../../code-generation/remarks.ts'
import { remarkOnPath } from './remarks.ts'
import { writeCall, type SdkCall } from './sdkCall.ts'
import { splitHost } from './splitHost.ts'
import { toModels, type Member, type Model, type ModelValue } from './toModels.ts'
import type { NumberType } from '../../dialect/shape.ts'

/** The members that the SDK's builder has no method for. */
const WITHOUT = new Set(['preview'])

const UNIT = '    '

/** A program for .NET with Adobe's `Adobe.Target.Client`. */
export function toDotNetSdk(draft: RequestDraft): Written {
  return writeCall(draft, call => {
    const { request, left, rounded } = toModels(call.body, WITHOUT, rounds, holds)
    return code([
      'using System;',
      'using System.Collections.Generic;',
      'using Adobe.Target.Client;',
      'using Adobe.Target.Client.Model;',
      'using Adobe.Target.Delivery.Model;',
      '',
      ...toConstants(call),
      ...toRemarks(call, left, rounded).map(remark => `// ${remark}`),
      layOut(followed(labelled('var config = ', toConfig(call)), ';'), UNIT),
      'var targetClient = TargetClient.Create(config);',
      '',
      layOut(followed(labelled('var request = ', toRequest(call, request)), ';'), UNIT),
      '',
      'var response = targetClient.SendNotifications(request);',
      'Console.WriteLine($"{response.Status} {response.Message}");',
      'Console.WriteLine(response.Response);',
    ])
  })
}

const CONSTANTS = { CLIENT: 'ClientCode', ORGANIZATION_ID: 'OrganizationId' }

function toConstants(call: SdkCall): string[] {
  const constants = fillIns({ ...call, client: splitHost(call).client }).map(
    ({ name, value }) => `const string ${CONSTANTS[name]} = ${toCSharpString(value)};`,
  )
  return constants.length === 0 ? [] : [`// ${FILL_IN_REMARK}`, ...constants, '']
}

function toRemarks(call: SdkCall, left: readonly string[], rounded: readonly string[]): string[] {
  return [
    ...remarkOnPath(call),
    ...splitHost(call).remarks,
    ...remarkOn('Not carried over', left),
    ...remarkOnRounded('.NET', rounded),
  ]
}

function toConfig(call: SdkCall): Layout {
  const { client, serverDomain } = splitHost(call)
  const organization =
    call.organizationId === undefined ? CONSTANTS.ORGANIZATION_ID : toCSharpString(call.organizationId)
  return chain(
    `new TargetClientConfig.Builder(${client === undefined ? CONSTANTS.CLIENT : toCSharpString(client)}, ${organization})`,
    [
      ...(serverDomain === undefined ? [] : [`.SetServerDomain(${toCSharpString(serverDomain)})`]),
      ...(call.isSecure ? [] : ['.SetSecure(false)']),
      '.Build()',
    ],
  )
}

function toRequest(call: SdkCall, request: Model): Layout {
  return chain('new TargetDeliveryRequest.Builder()', [
    ...(call.sessionId === undefined ? [] : [`.SetSessionId(${toCSharpString(call.sessionId)})`]),
    ...(call.locationHint === undefined ? [] : [`.SetLocationHint(${toCSharpString(call.locationHint)})`]),
    ...request.members.map(toSetter),
    '.Build()',
  ])
}

function toSetter({ name, value }: Member): Layout {
  const method = `.Set${name.slice(0, 1).toUpperCase()}${name.slice(1)}(`
  return followed(labelled(method, toLayout(value)), ')')
}

function toLayout(value: ModelValue): Layout {
  switch (value.kind) {
    case 'text':
      return toCSharpString(value.text)
    case 'flag':
      return String(value.flag)
    case 'number':
      return value.text + SUFFIXES[value.type]
    case 'moment':
      return `DateTimeOffset.Parse(${toCSharpString(value.text)}).UtcDateTime`
    case 'enumeration':
      return `${value.type}.${toPascalCase(value.value)}`
    case 'list':
      return group(`new List<${LIST_TYPES[value.of] ?? value.of}> {`, value.items.map(toLayout), '}', {
        trailing: true,
        padded: true,
      })
    case 'texts by name':
      return toDictionary(value.entries)
    case 'model':
      return group(`new ${value.name}(`, value.members.map(toArgument), ')')
  }
}

/** Digits that every decimal can hold, and those after the point. */
const MAX_DECIMAL_DIGITS = 28

function rounds(type: NumberType, text: string): boolean {
  return type === 'decimal' ? hasMoreDigits(text, MAX_DECIMAL_DIGITS) : isRoundedByDouble(text)
}

/** Decimals end at 79228162514264337593543950335; compilers refuse more. */
const MAX_DECIMAL = 7.9e28

function holds(type: NumberType, text: string): boolean {
  return type !== 'decimal' || Math.abs(Number(text)) <= MAX_DECIMAL
}

const SUFFIXES: Record<NumberType, string> = { int: '', long: 'L', float: 'f', double: 'd', decimal: 'm' }
const LIST_TYPES: Record<string, string> = { text: 'string' }

function toDictionary(entries: readonly (readonly [string, string])[]): Layout {
  const items = entries.map(([name, text]) => `[${toCSharpString(name)}] = ${toCSharpString(text)}`)
  return group('new Dictionary<string, string> {', items, '}', { trailing: true, padded: true })
}

function toArgument({ name, value }: Member): Layout {
  return labelled(`${name}: `, toLayout(value))
}

function toPascalCase(value: string): string {
  return value.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function chain(open: string, calls: Layout[]): Layout {
  return group(open, calls, '', { separator: '' })
}
