import { readFileSync } from 'node:fs'
import type { CaseText } from '../shared/caseText/caseText.ts'
import { caseTextSchema } from '../shared/caseText/caseText.schema.ts'
import { withKinds } from '../shared/caseText/kindOf.ts'
import { parseCaseText } from '../shared/caseText/parse.ts'
import type { Catalogue } from '../shared/catalogue/catalogue.ts'
import { catalogueSchema } from '../shared/catalogue/catalogue.schema.ts'

/** The catalogues the product comes with: the protection procedure, and the consultants for it. */
const CATALOGUES = ['schutzauftrag-8a.json', 'insoweit-erfahrene-fachkraft.json'] as const

/**
 * The first entry of the sample case's outcome. What happened up to here is what a room judges; from here on clinic,
 * court and the old file tell what had really been the matter.
 */
const SAMPLE_OUTCOME = 'A-20'

/** Files of `server/material`; the build puts them beside the bundled server. */
const materialText = (name: string): string =>
  readFileSync(new URL(`material/${name}`, import.meta.url), 'utf8')

/** The catalogues the product comes with, read and checked. Throws if the delivery is broken. */
export const shippedCatalogues = (): readonly Catalogue[] =>
  CATALOGUES.map((name) => catalogueSchema.parse(JSON.parse(materialText(name))))

/** The wholly invented case for practising, with its outcome marked. Throws if the delivery is broken. */
export const sampleCase = (): CaseText =>
  materialCase(materialText('sampleCase.md'), SAMPLE_OUTCOME)

/**
 * A case of the delivery in Markdown; `outcome` is the id of the first entry of its outcome. The note that stands before
 * the first entry speaks of the case and is no part of it. Throws if the text is broken.
 */
export function materialCase(markdown: string, outcome: string): CaseText {
  const { draft } = parseCaseText(markdown, 'markdown')
  const first = draft.entries.findIndex(({ id }) => /^[A-Z]-\d\d$/.test(id))
  const entries = withKinds(draft.entries.slice(first))
  const outcomeFrom = entries.findIndex(({ id }) => id === outcome)
  return caseTextSchema.parse({ ...draft, entries, outcomeFrom })
}
