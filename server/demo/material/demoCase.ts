import { readFileSync } from 'node:fs'
import { type CaseText } from '../../../shared/caseText/caseText.ts'
import { type Catalogue } from '../../../shared/catalogue/catalogue.ts'
import type { TextSpan } from '../../../shared/kernel/textSpan.ts'
import { materialCase, sampleCase, shippedCatalogues } from '../../material.ts'
import { referenceSchema, type Reference } from './reference.ts'

export type DemoCaseKey = 'a' | 'b'

/** A reference annotation whose passage is resolved in the case text. */
export type DemoAnnotation = Reference['annotations'][number] & { readonly span: TextSpan }
type DemoKeySituation = Reference['keySituations'][number] & {
  readonly entryIds: readonly string[]
}
type DemoFinding = Reference['findings'][number] & { readonly entryIds: readonly string[] }

/** A demo case: wholly invented, with everything a room could write about it. */
export interface DemoCase {
  readonly key: DemoCaseKey
  readonly caseText: CaseText
  readonly annotations: readonly DemoAnnotation[]
  readonly keySituations: readonly DemoKeySituation[]
  readonly findings: readonly DemoFinding[]
  readonly dots: Reference['dots']
}

const fileText = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const fileJson = (name: string): unknown => JSON.parse(fileText(name))

/** The second case: protection is mended after the handover; from here the court decides and the children recover. */
const SECOND_OUTCOME = 'B-23'

/** Reads one of the two demo cases. Throws if the material is broken, which a test rules out. */
export function loadDemoCase(key: DemoCaseKey): DemoCase {
  const caseText = key === 'a' ? sampleCase() : materialCase(fileText('fall-b.md'), SECOND_OUTCOME)
  const reference = referenceSchema.parse(fileJson(`fall-${key}.annotations.json`))
  // The parser makes the label of an entry its id.
  const withEntries = <T extends { readonly entryLabels: readonly string[] }>(item: T) => ({
    ...item,
    entryIds: item.entryLabels.map((label) => entryOf(caseText, label).id),
  })
  return {
    key,
    caseText,
    annotations: reference.annotations.map((annotation) => ({
      ...annotation,
      span: spanOf(caseText, annotation.entryLabel, annotation.quote),
    })),
    keySituations: reference.keySituations.map(withEntries),
    findings: reference.findings.map(withEntries),
    dots: reference.dots,
  }
}

/** The two catalogues the product comes with: criteria of the protection procedure, and of the consultants for it. */
export function loadDemoCatalogues(): { protection: Catalogue; consultant: Catalogue } {
  const [protection, consultant] = shippedCatalogues()
  if (!protection || !consultant) throw new Error('a shipped catalogue is missing')
  return { protection, consultant }
}

function entryOf(caseText: CaseText, label: string): CaseText['entries'][number] {
  const entry = caseText.entries.find(({ id }) => id === label)
  if (!entry) throw new Error(`no entry ${label}`)
  return entry
}

function spanOf(caseText: CaseText, label: string, quote: string): TextSpan {
  const { id, text } = entryOf(caseText, label)
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`a quote is missing in ${label}`)
  return { entryId: id, start, end: start + quote.length, quote }
}
