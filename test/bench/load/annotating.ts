import { loadDemoCase } from '../../../server/demo/material/demoCase.ts'
import type { Join } from './line.ts'
import { joinProduct, type Wording } from './product.ts'
import { title } from '../work.mjs'

/** A seat that writes and revises annotations of its own: one new, four changes, as people do. */
export function annotating(): Join {
  const { annotations } = loadDemoCase('a')
  const sample = annotations[0]
  if (!sample) throw new Error('the demo case is empty')
  const { span, criteria, direction, weight, rating } = sample
  const given = new Map<number, number>()
  const wording: Wording = (index, client) => {
    const count = given.get(client) ?? 0
    given.set(client, count + 1)
    const revision = count % 5
    const id = `annotation-${client}-${String(count - revision).padStart(8, '0')}`
    const rest = { span, criterionId: criteria[0] ?? '', direction, weight, rating, paper: false }
    const content = { ...rest, note: title(index) }
    return revision === 0
      ? { type: 'addAnnotation', id, content }
      : { type: 'reviseAnnotation', id, revision, content }
  }
  return joinProduct(wording)
}
