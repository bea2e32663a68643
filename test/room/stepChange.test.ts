import { describe, expect, it } from 'vitest'
import { skipsReveal } from '../../client/workshop/stepChange.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { newId } from '../../shared/kernel/id.ts'
import type { PhaseKind } from '../../shared/workshop/agenda.ts'

const [day] = agendaTemplates
if (!day) throw new Error('there is a template')
const agenda = agendaFromTemplate(day, newId)
const at = (kind: PhaseKind): string => agenda.find((step) => step.kind === kind)?.id ?? ''
const hidden = { bundles: 0, waiting: 4 }

describe('going on without the reveal', () => {
  it('is noticed from the comparing step on, and when a jump passes over it', () => {
    expect(skipsReveal(agenda, at('compare'), at('perspectives'), hidden)).toBe(true)
    expect(skipsReveal(agenda, at('annotate'), at('findings'), hidden)).toBe(true)
  })

  it('is no matter before, backwards, after a reveal, or where nobody wrote', () => {
    expect(skipsReveal(agenda, at('annotate'), at('compare'), hidden)).toBe(false)
    expect(skipsReveal(agenda, at('compare'), at('annotate'), hidden)).toBe(false)
    expect(skipsReveal(agenda, at('findings'), at('close'), hidden)).toBe(false)
    expect(skipsReveal(agenda, at('compare'), at('close'), { bundles: 1, waiting: 4 })).toBe(false)
    expect(skipsReveal(agenda, at('compare'), at('close'), { bundles: 0, waiting: 0 })).toBe(false)
  })
})
