import type { Activity } from '../../core/dialect/dialect.ts'
import type { ContentItem } from '../../core/dialect/content.ts'
import { locationName } from '../../core/dialect/location.ts'
import type { ParityDifference, ParityLine } from '../../core/parity/compareLedgers.ts'
import type { ParityEntry } from '../../core/parity/entry.ts'
import { excerpt, excerpts } from '../../core/parity/excerpts.ts'
import { itemText } from '../../core/parity/itemKey.ts'
import type { TimesCounted } from '../../core/parity/timesCounted.ts'
import type { MessageKey } from '../host/host.ts'
import type { ParitySide } from './paritySides.ts'
import type { Text } from './createText.ts'

/** A line of the comparison in words. */
export interface ParityCells {
  location: string
  /** The location's kind, as the ledger names it. */
  kind: string
  /** What was delivered: its kind, and its content in short. */
  item: string
  content: string
  activity: string
  /** Each difference in a sentence. */
  differences: string[]
}

type Words = Pick<Text, 't'>

/** Writes a line; `rewrite` changes each text that came from the page. */
export function parityCells(line: ParityLine, text: Words, rewrite = (text: string): string => text): ParityCells {
  const { before, after, differences } = line
  const entry = (after ?? before) as ParityEntry
  const { location, kind } = entry
  const words: Wording = { t: text.t, rewrite }
  return {
    location: rewrite(locationName(location)),
    kind: location.kind,
    item: kind === 'notification' ? (entry.event ?? kind) : kind,
    content: excerpt(contentText(entry.items, words, kind === 'option')),
    activity: [before, after].map(side => activityText(side?.activity, words)).find(name => name !== '') ?? '',
    differences: [...differences.map(one => differenceSentence(one, entry, words)), ...remarks(line, words)],
  }
}

interface Wording extends Words {
  rewrite: (text: string) => string
}

/** The items in one line; an option without any is the default content. */
function contentText(items: readonly ContentItem[], { t, rewrite }: Wording, isOption = true): string {
  if (items.length === 0) return isOption ? t('parityDefault') : ''
  return items.map(item => itemText(item, rewrite)).join('; ')
}

function activityText(activity: Activity | undefined, { rewrite }: Wording): string {
  return rewrite(activity?.name ?? activity?.id ?? '')
}

/** Two experiences by the same: their names, or their ids if one has no name. */
function experienceTexts(before: Activity | undefined, after: Activity | undefined): string[] {
  const names = [before?.experienceName, after?.experienceName]
  return names.includes(undefined)
    ? [before, after].map(activity => activity?.experienceId ?? experienceText(activity))
    : names.map(name => name ?? '')
}

/** The experience's name or id; the empty text where neither is known. */
export function experienceText(activity: Activity | undefined): string {
  return activity?.experienceName ?? activity?.experienceId ?? ''
}

function differenceSentence(difference: ParityDifference, { event }: ParityEntry, words: Wording): string {
  const { t, rewrite } = words
  switch (difference.kind) {
    case 'experience': {
      return t('parityExperience', ...experienceTexts(difference.before, difference.after).map(rewrite))
    }
    case 'content':
      return contentSentence(difference, words)
    case 'tokens':
      return t('parityTokens', String(difference.before), String(difference.after))
    case 'counted': {
      const sides = [difference.before, difference.after].map(times => t(TIMES[times]))
      return t(event === 'click' ? 'parityClick' : 'parityDisplay', ...sides)
    }
  }
}

function contentSentence({ before, after }: Extract<ParityDifference, { kind: 'content' }>, words: Wording): string {
  const { t } = words
  const [one, other] = [contentText(before, words), contentText(after, words)]
  if (after.length === 0) return t('parityContentBefore', excerpt(one))
  if (before.length === 0) return t('parityContentAfter', excerpt(other))
  return t('parityContent', ...excerpts(one, other))
}

const TIMES: Readonly<Record<TimesCounted, MessageKey>> = {
  not: 'parityTimesNot',
  once: 'parityTimesOnce',
  partly: 'parityTimesPartly',
  'with a mismatch': 'parityTimesMismatch',
  repeatedly: 'parityTimesRepeatedly',
}

/** Why what is only on one side is not a failure. */
function remarks({ status, before, after }: ParityLine, { t }: Wording): string[] {
  const isOneSided = before === undefined || after === undefined
  return status === 'other experience' && isOneSided ? [t('parityElsewhere')] : []
}

/** The name of a side: when and what was loaded, or the file. */
export function sideName({ kind, time, name }: ParitySide, text: Pick<Text, 't' | 'moment'>): string {
  if (kind === 'all') return text.t('parityAll')
  if (kind === 'file') return name ?? text.t('parityFile')
  return [text.moment(time), name].filter(part => part !== undefined && part !== '').join(', ')
}
