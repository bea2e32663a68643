import { describe, expect, test } from 'vitest'
import {
  administratorTasks,
  coordinatorTasks,
  daysBetween,
  facilitatorTasks,
  ownRecommendationTasks,
  rollupTasks,
  stateRecommendationTasks,
  untoldTasks,
} from '../../client/office/tasks.ts'
import type { Administration } from '../../shared/office/administration.schema.ts'
import type { ReviewCase } from '../../shared/reviewCase/reviewCase.schema.ts'
import type { RollupDraft } from '../../shared/rollup/view.schema.ts'
import type { StateSummary } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
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

const procedure = { id: id('procedure') }

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
  const none = { first: [], total: 0 }
  const complete: Administration = {
    ...{ offices: 1, activeAccounts: 2, procedures: 1, catalogues: 1 },
    ...{ withoutPeople: none, withoutProcedure: none, withoutFacilitation: none },
  }
  const lindenau = { id: id('office'), name: 'Jugendamt Lindenau' }

  test('nothing is missing where everything is set up', () => {
    expect(administratorTasks(complete)).toEqual([])
    expect(untoldTasks(complete)).toBe(0)
  })

  test('an empty installation begins with office and catalogue', () => {
    const tasks = administratorTasks({ ...complete, offices: 0, catalogues: 0 })
    expect(tasks.map(({ action }) => action)).toEqual(['Jugendamt anlegen', 'Katalog übernehmen'])
  })

  test('one active coordination is too few: a second account releases', () => {
    const withoutPeople = { first: [{ ...lindenau, people: 1 }], total: 1 }
    const [task] = administratorTasks({ ...complete, withoutPeople })
    expect(task?.title).toBe('Jugendamt Lindenau: nur eine Person in der Koordination')
  })

  test('an office without procedure and a procedure without facilitation are named, the others counted', () => {
    const withoutProcedure = { first: [lindenau], total: 21 }
    const idle = { ...complete, withoutProcedure }
    expect(administratorTasks(idle)[0]?.action).toBe('Verfahren anlegen')
    expect(untoldTasks(idle)).toBe(20)
    const first = [{ id: id('procedure'), officeName: 'Jugendamt Lindenau' }]
    const withoutFacilitation = { first, total: 1 }
    const [task] = administratorTasks({ ...complete, withoutFacilitation })
    expect(task?.action).toBe('Moderation zuordnen')
    expect(task?.title).toBe('Jugendamt Lindenau: noch keine Moderation zugeordnet')
  })
})

describe('[LA1] [LA17] a release that is being prepared', () => {
  const draft: NonNullable<RollupDraft['draft']> = {
    ...{ id: id('draft'), number: 3, outcome: 'passed', hash: '0'.repeat(64) },
    ...{ dueOffices: 40, allOffices: 186, dueUntil: '2026-12-31', madeAt: 1_700_000_000_000 },
    ...{ current: true, again: false, closedBy: null, exposed: 0, problems: [] },
  }
  const prepared = (
    change: Partial<typeof draft> | null,
    running: RollupDraft['running'] = null,
  ): RollupDraft => ({
    ...{ officers: 2, arrived: 0, discarded: null, foreseen: null },
    ...{ running, draft: change && { ...draft, ...change } },
  })
  const running = (foresight: boolean): RollupDraft['running'] => ({
    ...{ step: 'counting', seconds: 2, lastSeconds: null, foresight },
  })

  test.each([
    ['to be looked at', prepared({}), 'Auswertung 3: Der Entwurf ist berechnet', undefined],
    [
      'for the second one',
      prepared({ closedBy: { name: 'Toni Feld', own: false } }),
      'Auswertung 3 wartet auf Ihren Abschluss',
      undefined,
    ],
    [
      'for the other one',
      prepared({ closedBy: { name: 'Ich', own: true } }),
      'Auswertung 3: Es fehlt der Abschluss der zweiten Person',
      true,
    ],
    [
      'overtaken',
      prepared({ current: false }),
      'Auswertung 3: Der Entwurf ist überholt',
      undefined,
    ],
    [
      'broken off',
      prepared({ outcome: 'broken', number: 0 }),
      'Die Berechnung wurde nicht zu Ende gebracht.',
      undefined,
    ],
    ['computing', prepared({}, running(false)), 'Eine Auswertung wird berechnet', true],
    [
      'a foresight changes nothing',
      prepared({}, running(true)),
      'Auswertung 3: Der Entwurf ist berechnet',
      undefined,
    ],
  ])('%s', (_what, seen, title, waits) => {
    expect(rollupTasks(seen)).toMatchObject([{ title }])
    expect(rollupTasks(seen)[0]?.waits).toBe(waits)
  })

  test('is no task where there is none, and for nobody who does not answer for secrecy', () => {
    expect([rollupTasks(prepared(null)), rollupTasks(null)]).toEqual([[], []])
  })
})

describe('recommendations to all', () => {
  const one = (name: string, change: Partial<StateSummary> = {}): StateSummary => ({
    ...{ id: id(name), number: 1, step: 'published', title: name, theme: 't', themeLabel: 'Thema' },
    ...{
      addressee: 'office',
      hearingUntil: '2026-11-16',
      commentCount: null,
      publishedOn: '2026-11-20',
    },
    ...{ progress: 'open', own: { comment: 'none', answer: null } },
    ...change,
  })
  const heard = (name: string, until: string, comment: 'none' | 'before' | 'now' = 'none') =>
    one(name, {
      ...{ step: 'hearing', hearingUntil: until, publishedOn: null },
      own: { comment, answer: null },
    })
  const titles = (tasks: readonly { readonly title: string }[]) => tasks.map(({ title }) => title)

  test('[SE4] [SE5] wait for the office as long as it is heard, or has not answered', () => {
    const found = [
      heard('Heute', '2026-11-28'),
      heard('Vorbei', '2026-11-27'),
      heard('Gesagt', '2026-12-01', 'now'),
      heard('Neu gefragt', '2026-11-29', 'before'),
      one('Halt', { step: 'recalled', publishedOn: null }),
      one('Offen'),
      one('Auch offen'),
      one('Beantwortet', { own: { comment: 'none', answer: 'inReview' } }),
    ]
    expect(titles(ownRecommendationTasks(found, looks.today))).toEqual([
      'Heute: Anhörung bis zum 28. November 2026',
      'Neu gefragt: Anhörung bis zum 29. November 2026',
      'Halt: Die Anhörung ist angehalten',
      '2 Empfehlungen warten auf Ihre Antwort',
    ])
  })

  test('[SE2] wait for the state level once the hearing is over and once they are resolved; it is told of those heard, and of drafts', () => {
    const found = [heard('Heute', '2026-11-28'), heard('Vorbei', '2026-11-27'), one('Da')]
    expect(
      titles(
        stateRecommendationTasks(
          [
            ...found,
            one('Fertig', { step: 'resolved' }),
            one('Halt', { step: 'recalled', publishedOn: null }),
            ...['Eins', 'Zwei'].map((name) => one(name, { step: 'draft', publishedOn: null })),
          ],
          looks.today,
        ),
      ),
    ).toEqual([
      'Vorbei: Die Anhörung ist zu Ende',
      'Fertig: beschlossen, noch nicht veröffentlicht',
      'Halt: Die Anhörung ist angehalten',
      'Heute: Die Anhörung läuft bis zum 28. November 2026',
      '2 Entwürfe einer Empfehlung',
    ])
  })
})
