import { describe, expect, it } from 'vitest'
import { farStep, skipsReveal } from '../../client/room/stepChange.ts'
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

describe('a step chosen from the agenda', () => {
  const step = (place: number): string => agenda[place]?.id ?? ''

  it('is entered at one tap where it is the next or the one after it', () => {
    expect(farStep(agenda, step(3), step(4))).toBe('')
    expect(farStep(agenda, step(3), step(5))).toBe('')
    expect(farStep(agenda, null, step(5))).toBe('')
  })

  it('asks before everybody goes back or far', () => {
    expect(farStep(agenda, step(14), step(2))).toBe('Zurück zu diesem Schritt? Alle gehen mit.')
    expect(farStep(agenda, step(3), step(6))).toBe('2 Schritte überspringen? Alle gehen mit.')
  })
})
