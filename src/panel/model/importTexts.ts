import { findingMessage, type ImportFinding, type ImportFindingKind } from '../../core/import/finding.ts'
import { MOST_IMPORTED } from '../../core/ledger/importBounds.ts'
import type { MessageKey } from '../host/host.ts'
import type { Text } from './createText.ts'
import type { ImportContent, RefusedSource, SourceRefusal } from './importContent.ts'
import type { TakenImport } from './takeImport.ts'

/** Something that an import recognised, repaired or left out, as a sentence. */
export interface FindingLine {
  kind: ImportFindingKind
  text: string
}

/** What the dialog lists of an import before it is added. */
export function findingLines(
  content: ImportContent,
  plan: TakenImport,
  text: Text,
  locale: string,
): readonly FindingLine[] {
  const { t, coded, count } = text
  const leftOut = (sentence: string): FindingLine => ({ kind: 'left out', text: sentence })
  const bound = plan.bound && boundText(BOUNDS_BEFORE, plan.bound, plan, text, locale)
  return [
    ...content.findings.map(finding => ({ kind: finding.kind, text: coded(...findingMessage(finding)) })),
    ...(content.requestsAdded > 0 ? [{ kind: 'repaired' as const, text: t('importAdds') }] : []),
    ...(plan.isAllHere && plan.all > 0 ? [{ kind: 'recognised' as const, text: t('importAllHere') }] : []),
    ...(content.unreadable > 0 ? [leftOut(count('importUnreadableExchanges', content.unreadable))] : []),
    ...(bound === undefined ? [] : [leftOut(bound)]),
    ...refusalTexts(content.refused, text, locale).map(leftOut),
  ]
}

/** Whether everything that was found is now listed. */
export function isAddedWhole(content: ImportContent, { bound }: TakenImport): boolean {
  const isLeftOut = content.findings.some(({ kind }) => kind === 'left out')
  return content.unreadable === 0 && bound === undefined && !isLeftOut && content.refused.length === 0
}

/** How many exchanges of an import are now listed, and why not all. */
export function addedText(content: ImportContent, taken: TakenImport, text: Text, locale: string): string {
  const { t } = text
  const added = content.requestsAdded === 0 ? '' : t('importAdded')
  return takenText(taken, content.unreadable, text, locale) + added + leftOver(content.findings, t)
}

function takenText(taken: TakenImport, unreadable: number, text: Text, locale: string): string {
  const { t, count } = text
  if (taken.bound === undefined) {
    return unreadable === 0 ? count('imported', taken.all) : count('importedPartly', taken.all, unreadable)
  }
  const first = boundText(BOUNDS_AFTER, taken.bound, taken, text, locale)
  return unreadable === 0 ? first : first + t('importAlsoUnreadable', new Intl.NumberFormat(locale).format(unreadable))
}

type Bound = NonNullable<TakenImport['bound']>
type BoundTexts = Readonly<Record<Bound, MessageKey>>

const BOUNDS_BEFORE: BoundTexts = {
  exchanges: 'importFits',
  characters: 'importFitsCharacters',
  rows: 'importFitsRows',
}
const BOUNDS_AFTER: BoundTexts = {
  exchanges: 'importedFirst',
  characters: 'importedFirstCharacters',
  rows: 'importedFirstRows',
}

function boundText(texts: BoundTexts, bound: Bound, { kept, all }: TakenImport, { t }: Text, locale: string): string {
  const number = new Intl.NumberFormat(locale)
  return t(texts[bound], ...[kept, all, MOST_IMPORTED[bound]].map(value => number.format(value)))
}

/** The most paths that are named; more are only counted. */
const NAMED = 5

function leftOver(findings: readonly ImportFinding[], t: Text['t']): string {
  const finding = findings.find(({ code }) => code === 'notUnderstood')
  if (!finding) return ''
  const named = finding.values.slice(0, NAMED).join(', ')
  const more = finding.count - NAMED
  return more > 0 ? t('importLeftMore', named, String(more)) : t('importLeft', named)
}

/** Why sources were refused, a sentence for each. */
export function refusalTexts(refused: readonly RefusedSource[], text: Text, locale: string): string[] {
  return refused.map(({ name, refusal }) => {
    const sentence = refusalText(refusal, text, locale)
    return name === undefined ? sentence : text.t('importOfFile', name, sentence)
  })
}

function refusalText(refusal: SourceRefusal, { t }: Text, locale: string): string {
  switch (refusal.kind) {
    case 'empty':
      return t('importEmpty')
    case 'binary':
      return t('importBinary')
    case 'not json': {
      const { error } = refusal
      return error ? t('importNotJsonAt', String(error.line), String(error.column)) : t('importNotJson')
    }
    case 'not python':
      return t('importNotPythonAt', String(refusal.error.line), String(refusal.error.column))
    case 'newer':
      return t('importNewer', String(refusal.version), String(refusal.known))
    case 'damaged':
      return t('importDamaged')
    case 'har':
      return refusal.encrypted ? t('importHarEncrypted', refusal.encrypted.slice(0, NAMED).join(', ')) : t('importHar')
    case 'file body':
      return t('importFileBody', refusal.file)
    case 'nothing known':
      return t('importUnknown')
    case 'damaged file':
      return t('importDamagedFile')
    case 'archive':
      return t('importArchive')
    case 'unreadable':
      return t('importUnreadable')
    case 'too large':
      return t('importTooLarge', ...sizes(refusal, t, locale))
    case 'failed':
      return t('importFailed')
  }
}

const MEBIBYTE = 1024 * 1024

/** The size of a file that is too large, rounded up so that it is not the limit itself, and the limit. */
function sizes({ size, limit }: { size: number; limit: number }, t: Text['t'], locale: string): string[] {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  return [Math.ceil((size * 10) / MEBIBYTE) / 10, limit / MEBIBYTE].map(mebibytes =>
    t('mebibytes', number.format(mebibytes)),
  )
}
