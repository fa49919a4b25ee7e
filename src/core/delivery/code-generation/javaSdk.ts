import { isRoundedByDouble } from '../../json/decimal.ts'
import { FILL_IN_REMARK, fillIns } from './fillIns.ts'
import { code } from '../../code-generation/format.ts'
import type { RequestDraft, Written } from '../../dialect/copyFormat.ts'
import { toJavaString } from './javaLiteral.ts'
import { followed, group, labelled, layOut, type Layout } from '../../code-generation/layout.ts'
import { remarkOn, remarkOnRounded } from '../../code-generation/remarks.ts'
import { present, remarkOnPath } from './remarks.ts'
import { writeCall, type SdkCall } from './sdkCall.ts'
import { splitHost } from './splitHost.ts'
import { toModels, valuesIn, type Member, type Model, type ModelValue } from './toModels.ts'
import type { NumberType } from '../../dialect/shape.ts'
import { typeNames } from './typeNames.ts'

/** The members that the SDK's builder has no method for, and `beacon`, which the SDK itself removes. */
const WITHOUT = new Set(['preview', 'trace.usage', 'context.clientHints', 'context.beacon'])

/** Members whose methods belong to a superclass, so that a notification's own methods cannot be chained after them. */
const INHERITED = new Set(['address', 'parameters', 'profileParameters', 'order', 'product'])

const UNIT = '    '
const BODY = UNIT + UNIT

/** A class for Java 8 or newer with Adobe's `target-java-sdk`. */
export function toJavaSdk(draft: RequestDraft): Written {
  return writeCall(draft, call => {
    const { request, left, rounded } = toModels(call.body, WITHOUT, rounds)
    const notifications = notificationsOf(request)
    const names = notifications.map((_, index) =>
      notifications.length === 1 ? 'notification' : `notification${index + 1}`,
    )
    const body = [
      ...toClient(call),
      ...notifications.flatMap((one, index) => [...toNotification(one, names[index] ?? ''), '']),
      layOut(followed(labelled('TargetDeliveryRequest request = ', toRequest(call, request, names)), ';'), UNIT, BODY),
      '',
      `${BODY}ResponseStatus status = targetClient.sendNotifications(request);`,
      `${BODY}System.out.println(status.getStatus() + " " + status.getMessage());`,
    ]
    return code([
      ...toImports(request),
      '',
      'public class SendNotifications {',
      ...toConstants(call),
      `${UNIT}public static void main(String[] arguments) {`,
      ...toRemarks(call, left, rounded).map(remark => `${BODY}// ${remark}`),
      ...body,
      `${UNIT}}`,
      '}',
    ])
  })
}

function toRemarks(call: SdkCall, left: readonly string[], rounded: readonly string[]): string[] {
  return [
    ...remarkOnPath(call),
    ...splitHost(call).remarks,
    ...remarkOn(
      'Not carried over',
      left.filter(path => path !== 'context.beacon'),
    ),
    ...remarkOnRounded('Java', rounded),
    ...(present(call, ['context.beacon']).length > 0
      ? ['The SDK asks for an answer, whatever context.beacon is.']
      : []),
  ]
}

function toConstants(call: SdkCall): string[] {
  const constants = fillIns({ ...call, client: splitHost(call).client }).map(
    ({ name, value }) => `${UNIT}private static final String ${name} = ${toJavaString(value)};`,
  )
  return constants.length === 0 ? [] : [`${UNIT}// ${FILL_IN_REMARK}`, ...constants, '']
}

function toImports(request: Model): string[] {
  const models = typeNames(request)
    .filter(name => name !== request.name)
    .map(name => `com.adobe.target.delivery.v1.model.${name}`)
  const values = valuesIn(request)
  const client = 'com.adobe.target.edge.client'
  const own = [`${client}.ClientConfig`, `${client}.TargetClient`, `${client}.http.ResponseStatus`]
  const others = [
    ...(values.some(value => value.kind === 'number' && value.type === 'decimal') ? ['java.math.BigDecimal'] : []),
    ...(values.some(value => value.kind === 'moment') ? ['java.time.OffsetDateTime'] : []),
    'java.util.Arrays',
  ]
  return [...models, ...own, `${client}.model.TargetDeliveryRequest`, ...others].map(name => `import ${name};`)
}

function toClient(call: SdkCall): string[] {
  const { client, serverDomain } = splitHost(call)
  const config = chain('ClientConfig.builder()', [
    `.client(${client === undefined ? 'CLIENT' : toJavaString(client)})`,
    `.organizationId(${call.organizationId === undefined ? 'ORGANIZATION_ID' : toJavaString(call.organizationId)})`,
    ...(serverDomain === undefined ? [] : [`.serverDomain(${toJavaString(serverDomain)})`]),
    ...(call.isSecure ? [] : ['.secure(false)']),
    '.build()',
  ])
  return [
    layOut(followed(labelled('ClientConfig config = ', config), ';'), UNIT, BODY),
    `${BODY}TargetClient targetClient = TargetClient.create(config);`,
    '',
  ]
}

function toRequest(call: SdkCall, request: Model, names: readonly string[]): Layout {
  const members = request.members.filter(({ name }) => name !== 'notifications')
  return chain('TargetDeliveryRequest.builder()', [
    ...(call.sessionId === undefined ? [] : [`.sessionId(${toJavaString(call.sessionId)})`]),
    ...(call.locationHint === undefined ? [] : [`.locationHint(${toJavaString(call.locationHint)})`]),
    ...members.map(toCall),
    `.notifications(Arrays.asList(${names.join(', ')}))`,
    '.build()',
  ])
}

function notificationsOf(request: Model): Model[] {
  const value = request.members.find(({ name }) => name === 'notifications')?.value
  return value?.kind === 'list' ? value.items.filter(item => item.kind === 'model') : []
}

function toNotification(notification: Model, variable: string): string[] {
  const isOwn = ({ name }: Member): boolean => !INHERITED.has(name)
  const built = chain('new Notification()', notification.members.filter(isOwn).map(toCall))
  const declaration = layOut(followed(labelled(`Notification ${variable} = `, built), ';'), UNIT, BODY)
  const inherited = notification.members.filter(member => !isOwn(member))
  return [declaration, ...inherited.flatMap(member => toStatements(member, variable))]
}

function toStatements({ name, value }: Member, variable: string): string[] {
  const method = name.slice(0, 1).toUpperCase() + name.slice(1)
  if (value.kind === 'texts by name') {
    return value.entries.map(
      ([key, text]) => `${BODY}${variable}.put${method}Item(${toJavaString(key)}, ${toJavaString(text)});`,
    )
  }
  return [layOut(followed(labelled(`${variable}.set${method}(`, toLayout(value)), ');'), UNIT, BODY)]
}

function toCall({ name, value }: Member): Layout {
  return followed(labelled(`.${name}(`, toLayout(value)), ')')
}

function toLayout(value: ModelValue): Layout {
  switch (value.kind) {
    case 'text':
      return toJavaString(value.text)
    case 'flag':
      return String(value.flag)
    case 'number':
      return toNumber(value.type, value.text)
    case 'moment':
      return `OffsetDateTime.parse(${toJavaString(value.text)})`
    case 'enumeration':
      return `${value.type}.${value.value.toUpperCase()}`
    case 'list':
      return group('Arrays.asList(', value.items.map(toLayout), ')')
    case 'texts by name':
      throw new RangeError('Java builds maps by statements')
    case 'model':
      return chain(`new ${value.name}()`, value.members.map(toCall))
  }
}

function rounds(type: NumberType, text: string): boolean {
  return type !== 'decimal' && isRoundedByDouble(text)
}

function toNumber(type: NumberType, text: string): string {
  switch (type) {
    case 'int':
      return text
    case 'long':
      return `${text}L`
    case 'float':
      return `${text}f`
    case 'double':
      return `${text}d`
    case 'decimal':
      return `new BigDecimal("${text}")`
  }
}

function chain(open: string, calls: Layout[]): Layout {
  return group(open, calls, '', { separator: '' })
}
