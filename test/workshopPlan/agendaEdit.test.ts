import { describe, expect, test } from 'vitest'
import {
  changeStep,
  fit,
  insertStep,
  moveStep,
  orderFaultText,
  moveStepTo,
  removeStep,
  stepErrors,
  stepOffsets,
  timeAfter,
} from '../../client/workshopPlan/agendaEdit.ts'
import { agendaSchema } from '../../shared/workshop/agenda.schema.ts'
import type { PhaseKind, Step } from '../../shared/workshop/agenda.ts'
import { agendaFromTemplate, agendaTemplates } from '../../shared/workshop/agendaTemplate.ts'
import { faultsOfOrder, orderFaults } from '../../shared/workshop/agendaOrder.ts'
import { newId } from '../../shared/kernel/id.ts'

const step = (name: string, kind: PhaseKind, minutes: number): Step => ({
  id: `step-${name}-0123456789`,
  kind,
  title: name,
  minutes,
  question: '',
})
const a = step('a', 'arrive', 10)
const b = step('b', 'annotate', 20)
const c = step('c', 'compare', 30)
const titles = (agenda: readonly Step[]): string => agenda.map(({ title }) => title).join('')

describe('moving steps', () => {
  test('one place up or down, and not beyond the ends', () => {
    expect(titles(moveStep([a, b, c], b.id, -1))).toBe('bac')
    expect(titles(moveStep([a, b, c], b.id, 1))).toBe('acb')
    expect(titles(moveStep([a, b, c], a.id, -1))).toBe('abc')
    expect(titles(moveStep([a, b, c], c.id, 1))).toBe('abc')
  })

  test('to any place, forward and back, and nowhere for an unknown step', () => {
    expect(titles(moveStepTo([a, b, c], a.id, 2))).toBe('bca')
    expect(titles(moveStepTo([a, b, c], c.id, 0))).toBe('cab')
    expect(titles(moveStepTo([a, b, c], 'unknown', 0))).toBe('abc')
    expect(titles(moveStepTo([a, b, c], a.id, 3))).toBe('abc')
  })

  test('never loses or doubles a step, whatever the moves', () => {
    let agenda: Step[] = [a, b, c, step('d', 'break', 5), step('e', 'close', 5)]
    const all = titles(agenda)
    for (let turn = 0; turn < 200; turn += 1) {
      const moved = agenda[(turn * 7) % agenda.length]
      if (moved) agenda = moveStepTo(agenda, moved.id, (turn * 3) % 6)
      expect([...titles(agenda)].toSorted().join('')).toBe(all)
    }
  })
})

test('adding goes after the named step, else where it belongs; removing takes only the named one', () => {
  const fresh = step('x', 'break', 15)
  expect(titles(insertStep([a, b], fresh, a.id))).toBe('axb')
  expect(titles(insertStep([a, b], fresh))).toBe('abx')
  expect(titles(insertStep([a, b, c], step('x', 'annotate', 5)))).toBe('abxc')
  expect(titles(insertStep([c], a))).toBe('ac')
  expect(titles(insertStep([], b))).toBe('b')
  expect(titles(removeStep([a, b, c], b.id))).toBe('ac')
  expect(changeStep([a, b], b.id, { minutes: 25 })).toEqual([a, { ...b, minutes: 25 }])
})

describe('[PH1] the place of a new step', () => {
  test.each(agendaTemplates.map((template) => [template.key, template] as const))(
    'keeps the order of the agenda "%s" sound, whatever was missing',
    (_, template) => {
      const whole = agendaFromTemplate(template, newId)
      for (const one of whole) {
        const rest = removeStep(whole, one.id)
        const again = insertStep(rest, { ...one, id: newId() })
        expect(faultsOfOrder(again)).toEqual(faultsOfOrder(whole))
      }
    },
  )

  test('of a break is behind the first half', () => {
    const agenda = [a, b, c, step('d', 'close', 10)]
    expect(titles(insertStep(agenda, step('x', 'break', 15)))).toBe('abcxd')
  })
})

describe('sums', () => {
  test('the sum stands to the time available', () => {
    expect(fit([a, b, c], 60)).toEqual({ sum: 60, over: 0, left: 0 })
    expect(fit([a, b, c], 50)).toEqual({ sum: 60, over: 10, left: 0 })
    expect(fit([a, b, c], 75)).toEqual({ sum: 60, over: 0, left: 15 })
  })

  test('142 minutes from 10:00 end at 12:22, and midnight is passed', () => {
    expect(timeAfter('10:00', 142)).toBe('12:22')
    expect(timeAfter('23:30', 45)).toBe('00:15')
    expect(timeAfter('', 45)).toBeUndefined()
  })

  test('each step begins where the one before it ends', () => {
    expect(stepOffsets([a, b, c])).toEqual([0, 10, 30])
  })
})

describe('what is missing', () => {
  test('names step and field of what the contract refuses', () => {
    const agenda = [a, { ...b, title: '  ' }, { ...c, question: 'x'.repeat(301) }]
    expect(agendaSchema.safeParse(agenda).success).toBe(false)
    expect(stepErrors(agenda)).toEqual([
      { stepId: b.id, field: 'title' },
      { stepId: c.id, field: 'question' },
    ])
    expect(stepErrors([a, b, c])).toEqual([])
  })

  test('no template draws advice', () => {
    for (const template of agendaTemplates) {
      expect(faultsOfOrder(agendaFromTemplate(template, newId)), template.key).toEqual([])
    }
  })

  test.each([
    [['present', 'annotate', 'compare', 'findings', 'recommendations', 'close'], []],
    [['arrive', 'discuss', 'close', 'followUp', 'break'], []],
    [['annotate', 'close'], ['nothingPresented']],
    [['annotate', 'present', 'close'], ['annotateBeforePresent']],
    [['clarify', 'present', 'close'], ['clarifyBeforePresent']],
    [['present', 'compare', 'annotate', 'close'], ['compareWithoutAnnotate']],
    [['deepen', 'keySituations', 'close'], ['deepenBeforeKeySituations']],
    [['findings', 'close'], ['findingsWithoutCompare']],
    [['present', 'recommendations', 'close'], ['recommendationsBeforeFindings']],
    [['close', 'discuss'], ['stepsAfterClose']],
    [['arrive'], ['noClose']],
  ] as const)('%j is odd in %j', (kinds, faults) => {
    const agenda = kinds.map((kind, at) => step(`s${String(at)}`, kind, 5))
    expect(faultsOfOrder(agenda)).toEqual(faults)
  })

  test('every fault has its sentence', () => {
    for (const fault of orderFaults) expect(orderFaultText[fault], fault).toMatch(/\.$/)
  })
})
