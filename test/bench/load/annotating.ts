import type { Join } from './line.ts'
import { joinProduct, type Wording } from './product.ts'
import { title } from '../work.mjs'

/** What an annotation consists of besides its note. */
export type Sample = Readonly<Record<string, unknown>>

/** A seat that writes and revises annotations of its own: one new, four changes, as people do. */
export function annotating(sample: Sample): Join {
  const given = new Map<number, number>()
  const wording: Wording = (index, client) => {
    const count = given.get(client) ?? 0
    given.set(client, count + 1)
    const revision = count % 5
    const id = `annotation-${client}-${String(count - revision).padStart(8, '0')}`
    const content = { ...sample, note: title(index) }
    return revision === 0
      ? { type: 'addAnnotation', id, content }
      : { type: 'reviseAnnotation', id, revision, content }
  }
  return joinProduct(wording)
}
