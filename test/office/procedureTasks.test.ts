// What waits in procedures, as the start page lists it.
import { describe, expect, test } from 'vitest'
import { drawTasks, packageTasks, stepTasks } from '../../client/office/procedureTasks.ts'
import { nextStepOf, nextStepText } from '../../client/page/nextStep.ts'
import type { Procedure, ProcedureDues } from '../../shared/procedure/procedure.schema.ts'

const today = '2026-11-28'
const nameOf = (id: string) => `Verfahren ${id}`
const procedure = (id: string, state: Procedure['state']) => ({ id, state }) as Procedure

describe('steps of procedures', () => {
  const procedures = [
    procedure('spät', 'accepted'),
    procedure('bald', 'report'),
    procedure('fern', 'accepted'),
    procedure('ohne', 'accepted'),
    procedure('fertig', 'followUp'),
  ]
  const dues = [
    {
      procedureId: 'spät',
      committeeDay: null,
      due: [
        { state: 'interest', day: '2020-01-01' },
        { state: 'casesDrawn', day: '2026-11-01' },
      ],
    },
    // No day is agreed for the committee, but its meeting is entered.
    { procedureId: 'bald', committeeDay: '2026-12-10', due: [] },
    {
      procedureId: 'fern',
      committeeDay: null,
      due: [{ state: 'casesDrawn', day: '2027-03-01' }],
    },
  ] satisfies ProcedureDues[]

  test('[PR6] those overdue or due within a month are named with their day and who sets them, for others as waiting; own ones always, so that no overview says that nothing waits', () => {
    const tasks = stepTasks(procedures, dues, { role: 'coordinator', today, nameOf })
    expect(tasks.map(({ title, waits }) => [title, waits])).toEqual([
      ['Verfahren spät: Fallziehung, überfällig seit dem 1. November 2026', undefined],
      ['Verfahren bald: Jugendhilfeausschuss, bis zum 10. Dezember 2026', undefined],
      ['Verfahren fern: Fallziehung, bis zum 1. März 2027', undefined],
      ['Verfahren ohne: Fallziehung, ohne Termin', undefined],
    ])
    expect(tasks[1]).toMatchObject({
      help: expect.stringContaining('Den Schritt setzt: Koordination.') as string,
      href: '/amt/verfahren/bald',
    })
    const seen = stepTasks(procedures, dues, { role: 'facilitator', today, nameOf })
    expect(seen.map(({ waits }) => waits)).toEqual([true, true])
  })

  test('[PR6] the list says of each what comes next', () => {
    const text = (id: string) => {
      const found = procedures.find((one) => one.id === id)
      const next = found && nextStepOf(found, dues)
      return next && nextStepText(next, today)
    }
    expect(text('spät')).toBe(
      'Fallziehung, bis 1. November 2026 (überfällig). Den Schritt setzt: Koordination.',
    )
    expect(text('ohne')).toBe('Fallziehung, ohne Termin. Den Schritt setzt: Koordination.')
    expect(text('fertig')).toBeUndefined()
  })
})

test('[RP9] [RP15] wordings wait for the second person, with who wrote them and when; packages are to be taken back', () => {
  const writtenAt = Date.parse('2026-11-03T12:00:00Z')
  const wording = { procedureId: 'a', own: false, writtenBy: 'Kim Berg', writtenAt }
  const tasks = packageTasks(
    [procedure('a', 'report')],
    {
      wordings: [
        wording,
        { ...wording, writtenBy: 'Toni Wald', writtenAt: writtenAt + 86_400_000 },
        { ...wording, own: true, writtenBy: 'Ich', writtenAt: null },
      ],
      takeBack: [{ procedureId: 'a', number: 2 }],
    },
    nameOf,
  )
  expect(tasks.map(({ title, waits }) => [title, waits])).toEqual([
    ['Verfahren a: Paket Nummer 2 ist zurückzuziehen', undefined],
    ['Verfahren a: 2 allgemeine Wortlaute warten auf die zweite Person', undefined],
    ['Verfahren a: 1 allgemeiner Wortlaut wartet auf die zweite Person', true],
  ])
  expect(tasks[1]?.help).toContain(
    'Geschrieben von Kim Berg und Toni Wald, der erste am 3. November 2026.',
  )
  expect(tasks[2]?.help).toContain('Geschrieben von Ich.')
})

describe('[DR4] draws that are laid down', () => {
  test('are among the tasks, with what they wait for; where the other side is to act one only looks', () => {
    const tasks = drawTasks(
      [
        { procedureId: 'a', step: 'uncover' },
        { procedureId: 'b', step: 'wait' },
      ],
      nameOf,
    )
    expect(tasks.map(({ title, href, waits }) => [title, href, waits])).toEqual([
      ['Verfahren a: Fallziehung: Zufallswert aufdecken', '/amt/verfahren/a/ziehung', undefined],
      [
        'Verfahren b: Fallziehung: Die andere Seite ist an der Reihe',
        '/amt/verfahren/b/ziehung',
        true,
      ],
    ])
  })
})
