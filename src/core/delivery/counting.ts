import type { CatalogueText, Counting } from '../dialect/counting.ts'
import type { NotificationRequest } from '../dialect/notificationRequest.ts'
import { member, toJson } from '../json/json.ts'
import { numberText } from '../json/writtenNumbers.ts'
import { parseAddress } from './address.ts'

/** What decides where a Delivery request counts: every text is as in the request, undefined where it is missing there. */
export interface Account {
  /** The client, or the organisation that the SDKs send instead. */
  client: string | undefined
  property: string | undefined
  environmentId: string | undefined
  /** The page's host, from which Target derives the environment when no id is given. */
  pageHost: string | undefined
  /** Whether the request carries a QA mode token. */
  isQaMode: boolean
  sessionId: string | undefined
}

/** Reads from a request where it counts. */
export function accountOf({ url, body }: NotificationRequest): Account {
  const { client, imsOrgId, sessionId } = parseAddress(url)
  const context = body['context']
  const environmentId = body['environmentId']
  return {
    client: client ?? imsOrgId,
    property: textOf(member(body['property'], 'token')),
    environmentId:
      environmentId === undefined ? undefined : (numberText(body, 'environmentId') ?? toJson(environmentId, 0)),
    pageHost: textOf(member(member(context, 'browser'), 'host')) ?? hostOf(member(member(context, 'address'), 'url')),
    isQaMode: textOf(member(body['qaMode'], 'token')) !== undefined,
    sessionId,
  }
}

/** The texts on where a request counts. */
export function countingOf(account: Account): Counting {
  const { client, property, environmentId, pageHost, isQaMode, sessionId } = account
  // Without an id Target derives the environment from the page's host (Delivery OpenAPI).
  const environment = environmentId === undefined ? { of: pageHost } : environmentId
  return {
    sentences: [
      [
        named(client, 'countsInClient', 'countsInNoClient'),
        named(property, 'countsInProperty', 'countsInNoProperty'),
        environmentId === undefined
          ? named(pageHost, 'countsInEnvironmentOf', 'countsInEnvironmentOfPage')
          : message('countsInEnvironment', environmentId),
      ],
      [message(isQaMode ? 'qaModeOn' : 'qaModeOff')],
    ],
    facts: [
      { name: 'client', value: client ?? message('notStated') },
      { name: 'field_property', value: property ?? message('noProperty'), isCode: property !== undefined },
      {
        name: 'field_environmentId',
        value: environmentId ?? named(pageHost, 'environmentOfHost', 'environmentUnknown'),
      },
      'url',
      { name: 'field_qaMode', value: message(isQaMode ? 'on' : 'off') },
    ],
    scope: [client ?? null, property ?? null, environment, isQaMode],
    sessionId,
  }
}

function named(value: string | undefined, key: string, without: string): CatalogueText {
  return value === undefined ? message(without) : message(key, value)
}

function message(key: string, ...values: string[]): CatalogueText {
  return { key, values }
}

function hostOf(url: unknown): string | undefined {
  return typeof url === 'string' ? parseAddress(url).host : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
