import { describe, expect, test } from 'vitest'
import {
  administratorTasks,
  coordinatorTasks,
  daysBetween,
  facilitatorTasks,
} from '../../client/office/tasks.ts'
import type { Account } from '../../shared/account/account.schema.ts'
import type { Office } from '../../shared/office/office.schema.ts'
import type { Procedure } from '../../shared/procedure/procedure.schema.ts'
import type { ReviewCase } from '../../shared/reviewCase/reviewCase.schema.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'

const id = (name: string): string => `${name}-`.padEnd(22, '0')

const looks = {
  accountId: null,
  drafts: new Set<string>(),
  decided: new Set<string>(),
  today: '2026-11-28',
}

const reviewCase = (name: string, change: Partial<ReviewCase> = {}): ReviewCase => ({
  id: id(name),
  procedureId: id('procedure'),
  label: name,
  origin: 'random',
  status: 'draft',
  version: 0,
  releasedVersion: null,
  hash: null,
  submittedBy: null,
  wasReleased: false,
  ...change,
})

const workshop = (name: string, change: Partial<WorkshopSummary> = {}): WorkshopSummary => ({
  id: id(name),
  procedureId: id('procedure'),
  caseId: id('case'),
  caseVersion: 1,
  title: name,
  date: '2026-11-24',
  start: '',
  sample: false,
  slotMinutes: 90,
  status: 'planned',
  catalogueKey: 'schutzauftrag-8a',
  catalogueVersion: '2020.1',
  consultantKey: null,
  consultantVersion: null,
  origin: null,
  commentDays: 10,
  commentUntil: null,
  ...change,
})

const office: Office = {
  id: id('office'),
  name: 'Jugendamt Lindenau',
  regionalBody: 'LVR',
  administrativeDistrict: 'koeln',
  authorityType: 'kreis',
  sizeClass: 'under_25000',
  burdenClass: null,
  endedOn: null,
}
const account = (name: string, change: Partial<Account> = {}): Account => ({
  id: id(name),
  email: `${name}@example.org`,
  name,
  role: 'coordinator',
  officeId: office.id,
  active: true,
  mustChangePassword: false,
  ...change,
})
const procedure: Procedure = {
  id: id('procedure'),
  officeId: office.id,
  title: 'QEV Lindenau',
  cycleStart: 2026,
  kind: 'ordinary',
  cycle: null,
  state: 'accepted',
  facilitatorIds: [id('facilitator')],
}

describe('coordination', () => {
  test('a text that waits for release comes first and leads to the version to read', () => {
    const tasks = coordinatorTasks(
      [
        reviewCase('neu'),
        reviewCase('wartet', { status: 'awaitingRelease', version: 2, releasedVersion: 1 }),
      ],
      [],
      looks,
    )
    expect(tasks.map(({ action }) => action)).toEqual(['Text lesen', 'Text einlesen'])
    expect(tasks[0]?.href).toBe(`/amt/faelle/${procedure.id}/${id('wartet')}/fassung/2`)
  })

  test('an own text waits for somebody else, and so does one that was given back to its author', () => {
    const own = { version: 1, submittedBy: id('ich') }
    const tasks = coordinatorTasks(
      [
        reviewCase('eigen', { status: 'awaitingRelease', ...own }),
        reviewCase('fremd', { status: 'awaitingRelease', version: 1, submittedBy: id('du') }),
        reviewCase('zurück', { status: 'refused', ...own }),
        reviewCase('gab-zurück', { status: 'refused', version: 1, submittedBy: id('du') }),
      ],
      [],
      { ...looks, accountId: id('ich') },
    )
    expect(tasks.map(({ title, waits }) => [title.split(':')[0], waits === true])).toEqual([
      ['zurück', false],
      ['gab-zurück', true],
      ['eigen', true],
      ['fremd', false],
    ])
    expect(tasks.find(({ title }) => title.startsWith('eigen'))?.action).toBe('Text ansehen')
  })

  test('a draft on this device is the first task, and no case with one is said to have no text', () => {
    const released = { status: 'released', version: 1, releasedVersion: 1 } as const
    const tasks = coordinatorTasks(
      [
        reviewCase('leer'),
        reviewCase('begonnen'),
        reviewCase('berichtigt', released),
        reviewCase('weg', { status: 'withdrawn' }),
      ],
      [],
      {
        ...looks,
        drafts: new Set([id('begonnen'), id('berichtigt'), id('weg')]),
        decided: new Set([id('berichtigt')]),
      },
    )
    expect(tasks.map(({ title }) => title)).toEqual([
      'begonnen: Auf diesem Gerät liegt ein Entwurf',
      'berichtigt: Auf diesem Gerät liegt ein Entwurf',
      'leer: Es gibt noch keinen Text',
    ])
    expect(tasks[0]?.href).toBe(`/amt/faelle/${procedure.id}/${id('begonnen')}/einlesen`)
  })

  test('[PR9] a released text whose legal basis nobody wrote down leads to the form for it', () => {
    const released = { status: 'released', version: 1, releasedVersion: 1 } as const
    const tasks = coordinatorTasks(
      [reviewCase('ohne', released), reviewCase('mit', released), reviewCase('leer')],
      [],
      { ...looks, decided: new Set([id('mit')]) },
    )
    expect(tasks.map(({ title }) => title)).toEqual([
      'leer: Es gibt noch keinen Text',
      'ohne: Die Rechtsgrundlage fehlt',
    ])
    expect(tasks[1]?.href).toBe(`/amt/faelle/${procedure.id}/${id('ohne')}#rechtsgrundlage`)
  })

  test('released cases and workshops before their end ask for nothing', () => {
    const released = reviewCase('fertig', { status: 'released', version: 1, releasedVersion: 1 })
    expect(
      coordinatorTasks([released], [workshop('bald'), workshop('auf', { status: 'open' })], {
        ...looks,
        decided: new Set([released.id]),
      }),
    ).toEqual([])
  })

  test('without any case the first step is to make one', () => {
    expect(coordinatorTasks([], [], looks)).toMatchObject([
      { action: 'Fall anlegen', href: '/amt/faelle#anlegen' },
    ])
  })

  test('minutes of a closed workshop are to be read', () => {
    const [task] = coordinatorTasks([], [workshop('zu', { status: 'closed' })], looks)
    expect(task).toMatchObject({
      action: 'Protokoll lesen',
      href: `/werkstatt/${id('zu')}/protokoll`,
    })
  })
})

test('the final version is there for two weeks, with the deadlines it names', () => {
  const final = (concludedOn: string, deadlines: number) =>
    workshop('fertig', { status: 'concluded', held: { minutes: 26, deadlines, concludedOn } })
  const tasks = (concludedOn: string, deadlines = 2) => [
    coordinatorTasks([], [final(concludedOn, deadlines)], looks),
    facilitatorTasks([final(concludedOn, deadlines)], [], '2026-11-28'),
  ]
  for (const found of tasks('2026-11-28'))
    expect(found).toMatchObject([
      {
        title: 'fertig: Die Endfassung des Protokolls liegt vor',
        help: 'Laden Sie sie und geben Sie sie an den Verteiler. Darin stehen 2 Fristen.',
        href: `/werkstatt/${id('fertig')}/protokoll`,
      },
    ])
  expect(tasks('2026-11-28', 1)[0]?.[0]?.help).toContain('Darin steht 1 Frist.')
  expect(tasks('2026-11-28', 0)[0]?.[0]?.help).not.toContain('Frist')
  for (const found of tasks('2026-11-01')) expect(found).toEqual([])
})

describe('facilitation', () => {
  test('open first, then by day, then cases without a workshop, then minutes', () => {
    const tasks = facilitatorTasks(
      [
        workshop('zu', { status: 'closed' }),
        workshop('später', { date: '2026-12-01' }),
        workshop('heute'),
        workshop('auf', { status: 'open' }),
      ],
      [
        reviewCase('frei', { status: 'released', releasedVersion: 1, version: 1 }),
        reviewCase('case', { status: 'released', releasedVersion: 1, version: 1 }),
        reviewCase('entwurf'),
      ],
      '2026-11-24',
    )
    expect(tasks.map(({ title }) => title)).toEqual([
      'auf: geöffnet',
      'heute: heute',
      'später: in 7 Tagen',
      'frei: freigegeben, noch keine Werkstatt',
      'zu: Das Protokoll liegt vor',
    ])
  })

  test('counts calendar days over the change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1)
  })
})

describe('administration', () => {
  const complete = {
    offices: [office],
    accounts: [account('eins'), account('zwei')],
    procedures: [procedure],
    catalogueCount: 1,
  }

  test('nothing is missing where everything is set up', () => {
    expect(administratorTasks(complete)).toEqual([])
  })

  test('an empty installation begins with office and catalogue', () => {
    const tasks = administratorTasks({
      offices: [],
      accounts: [],
      procedures: [],
      catalogueCount: 0,
    })
    expect(tasks.map(({ action }) => action)).toEqual(['Jugendamt anlegen', 'Katalog übernehmen'])
  })

  test('[CY3] an office that ended wants nothing any more', () => {
    const offices = [{ ...office, endedOn: '2026-01-01' }]
    expect(administratorTasks({ ...complete, offices, accounts: [] })).toEqual([])
  })

  test('one active coordination is too few: a second account releases', () => {
    const accounts = [account('eins'), account('zwei', { active: false })]
    const [task] = administratorTasks({ ...complete, accounts })
    expect(task?.title).toBe('Jugendamt Lindenau: nur eine Person in der Koordination')
  })

  test('an office without procedure and a procedure without facilitation are named', () => {
    expect(administratorTasks({ ...complete, procedures: [] })[0]?.action).toBe('Verfahren anlegen')
    const procedures = [{ ...procedure, facilitatorIds: [] }]
    const [task] = administratorTasks({ ...complete, procedures })
    expect(task?.action).toBe('Moderation zuordnen')
    expect(task?.title).toBe('Jugendamt Lindenau: noch keine Moderation zugeordnet')
  })
})
