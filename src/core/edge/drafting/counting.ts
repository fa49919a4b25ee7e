import type { CatalogueText, Counting, CountingFact } from '../../dialect/counting.ts'
import type { NotificationRequest } from '../../dialect/notificationRequest.ts'
import { isObject, memberText, type JsonObject } from '../../json/json.ts'
import { getAt } from '../../json/jsonPath.ts'
import { readEdgeField } from './requestFields.ts'

/** What decides where a request counts, as far as it names it. */
export interface EdgeAccount {
  /** The IMS organisation, from the names of the Web SDK's cookies. */
  organisation: string | undefined
  datastream: string | undefined
  /** The datastream that the page's library was configured with, if the request goes to another one. */
  overridden: string | undefined
  /** The property that the request names instead of its datastream's. */
  property: string | undefined
  /** The names of the other services whose settings the request overrides. */
  otherOverrides: readonly string[]
}

/** Reads from a request where it counts. The datastream decides environment and property, unless they are overridden. */
export function edgeAccountOf(request: NotificationRequest): EdgeAccount {
  const { body } = request
  const overrides = getAt(body, ['meta', 'configOverrides'])
  return {
    organisation: organisationIn(body),
    datastream: readEdgeField(request, { field: 'datastream', index: 0 }) || undefined,
    overridden: memberText(getAt(body, ['meta', 'sdkConfig', 'datastream']), 'original') || undefined,
    property: readEdgeField(request, { field: 'property', index: 0 }) || undefined,
    otherOverrides: isObject(overrides) ? Object.keys(overrides).filter(name => name !== 'com_adobe_target') : [],
  }
}

/** In the cookies' names `@` is written as `_`. */
function organisationIn(body: JsonObject): string | undefined {
  const entries = getAt(body, ['meta', 'state', 'entries'])
  const keys = Array.isArray(entries) ? (entries as unknown[]).map(entry => memberText(entry as object, 'key')) : []
  const found = keys.map(key => /^kndctr_(.+)_AdobeOrg_/.exec(key)?.[1]).find(name => name !== undefined)
  return found === undefined ? undefined : `${found}@AdobeOrg`
}

/**
 * The texts on where a request counts. A send by hand passes by the page's callback and by its consent; an instance of the
 * page's library applies both.
 */
export function edgeCountingOf(account: EdgeAccount, instance?: string): Counting {
  const { organisation, datastream, overridden, property, otherOverrides } = account
  const others = otherOverrides.join(', ')
  return {
    sentences: [
      [
        named(datastream, 'countsInDatastream', 'countsInNoDatastream'),
        ...(overridden === undefined ? [] : [message('countsInsteadOf', overridden)]),
        ...(organisation === undefined ? [] : [message('countsInOrganisation', organisation)]),
        named(property, 'countsInPropertyOverride', 'countsInPropertyOfDatastream'),
        ...(others === '' ? [] : [message('countsWithOverrides', others)]),
        message('countsInEnvironmentOfDatastream'),
      ],
      [instance === undefined ? message('bypassesPage') : message('instanceApplies', instance)],
    ],
    facts: [
      { name: 'field_datastream', value: datastream ?? message('notStated'), isCode: datastream !== undefined },
      ...fact('organisation', organisation),
      ...fact('originalDatastream', overridden),
      { name: 'field_property', value: property ?? message('propertyOfDatastream'), isCode: property !== undefined },
      ...fact('field_configOverrides', others === '' ? undefined : others),
      { name: 'field_environmentId', value: message('environmentOfDatastream') },
      'url',
      instance === undefined
        ? { name: 'sendBypasses', value: message('bypassedByPage') }
        : { name: 'sentThrough', value: message('instanceApplies', instance) },
    ],
    scope: [
      organisation ?? null,
      datastream ?? null,
      property ?? null,
      others,
      ...(instance === undefined ? [] : [instance]),
    ],
    sessionId: undefined,
  }
}

function fact(name: string, value: string | undefined): CountingFact[] {
  return value === undefined ? [] : [{ name, value, isCode: true }]
}

function named(value: string | undefined, key: string, without: string): CatalogueText {
  return value === undefined ? message(without) : message(key, value)
}

function message(key: string, ...values: string[]): CatalogueText {
  return { key, values }
}
