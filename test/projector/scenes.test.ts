import { describe, expect, it } from 'vitest'
import {
  boardBlocks,
  dayBlocks,
  findingListBlocks,
  toldDay,
} from '../../client/projector/blocks.ts'
import { placeSentence } from '../../client/annotation/agreementText.ts'
import {
  compareBlocks,
  compareScenes,
  densityCaption,
  sceneId,
} from '../../client/projector/compareScenes.ts'
import { excerptOf, excerptPieces } from '../../client/projector/passageScene.ts'
import { flow, wordsOf } from '../../client/projector/flow.ts'
import { chosenFor, drawingOf } from '../../client/projector/scene.ts'
import { closeHeadline, summaryLines } from '../../client/projector/summary.ts'
import { votePicture } from '../../client/projector/voteScene.ts'
import { wallOf } from '../../client/projector/wall.ts'
import { barRows } from '../../client/vote/barRows.ts'
import type { Direction, RevealedAnnotation } from '../../shared/annotation/annotation.ts'
import { newFinding } from './findings.ts'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import type { VoteResult } from '../../shared/vote/vote.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/room/roomView.ts'
import { phaseKinds, type PhaseKind } from '../../shared/workshop/agenda.ts'

const entry = (id: string, day: number, text = 'Ein Satz. Noch ein Satz.'): Entry =>
  ({ id, day, heading: '', text }) as Entry
const entries = [entry('a', 0), entry('b', 3), entry('c', 9)]

const mark = (id: string, direction: Direction, entryId = 'a'): RevealedAnnotation => ({
  id,
  bundle: 1,
  span: { entryId, start: 0, end: 9, quote: 'Ein Satz.' },
  criterionId: 'P-01-1',
  direction,
  weight: 1,
  rating: null,
  note: '',
  paper: false,
})

const inStep = (kind: PhaseKind, status: 'planned' | 'open' | 'closed' = 'open'): RoomSlice => ({
  ...emptyRoomSlice,
  workshop: {
    ...emptyRoomSlice.workshop,
    status,
    stepId: 'step',
    agenda: [{ id: 'step', kind, title: 'Schritt', minutes: 5, question: '' }],
  },
})

const sceneOf = (room: RoomSlice) => chosenFor(room).scene

describe('what stands on the wall', () => {
  it('follows the phase, invites in before the opening and says goodbye after the end', () => {
    for (const kind of phaseKinds) expect(sceneOf(inStep(kind))).toBe(kind)
    expect(sceneOf(inStep('present', 'planned'))).toBe('arrive')
    expect(sceneOf(inStep('present', 'closed'))).toBe('close')
  })

  it('shows a shown passage where the room reads together, never over silent work or a break', () => {
    const focus = { entryId: 'a', span: null, annotationId: null }
    const shown = (kind: PhaseKind) => ({
      ...inStep(kind),
      discussion: { ...emptyRoomSlice.discussion, focus },
    })
    const silent = ['arrive', 'annotate', 'structure', 'close', 'followUp', 'break']
    for (const kind of phaseKinds)
      expect(sceneOf(shown(kind))).toBe(silent.includes(kind) ? kind : 'passage')
  })

  it('is drawn as a picture of its own, or as a headline with what the room wrote', () => {
    const own = phaseKinds.map((kind) => `${kind} ${drawingOf(kind)}`)
    expect(own.filter((line) => !line.endsWith(' text'))).toEqual([
      'arrive arrive',
      'present day',
      'annotate quiet',
      'compare compare',
      'close close',
      'followUp close',
      'break break',
    ])
    const things = [
      'passage',
      'vote',
      'keySituation',
      'board',
      'finding',
      'legend',
      'agreement',
    ] as const
    expect(things.map(drawingOf)).toEqual([
      'passage',
      'vote',
      'text',
      'text',
      'text',
      'text',
      'text',
    ])
  })

  it('tells the last day with an entry up to the marker', () => {
    expect(toldDay(entries, null)).toBeNull()
    expect(toldDay(entries, 5)).toBe(3)
    expect(toldDay(entries, -1)).toBeNull()
    expect(dayBlocks(entries, 3).map(({ id }) => id)).toEqual(['b'])
  })
})

describe('after the reveal', () => {
  const agreed = ['1', '2', '3'].map((id) => mark(id, 'strength'))
  const split = [
    mark('4', 'strength', 'b'),
    mark('5', 'potential', 'b'),
    mark('6', 'potential', 'b'),
  ]

  const figure = (entryId: string, verdict: 'agreed' | 'split') => ({
    entryId,
    criterionId: 'P-01-1',
    seats: 3,
    verdict,
    leading: 'strength' as const,
  })
  const figures = [figure('a', 'agreed'), figure('b', 'split')]

  it('shows the density first, then where the room agrees, then where it splits', () => {
    const scenes = compareScenes([...split, ...agreed], figures)
    expect(scenes.map(({ kind }) => kind)).toEqual(['density', 'agreed', 'split'])
    const sentences = scenes.flatMap((scene) =>
      scene.kind === 'density' ? [] : [placeSentence(scene.place)],
    )
    expect(sentences[0]).toBe('Mindestens 3 Plätze, alle sehen Gelungenes.')
    expect(sentences[1]).toBe('Mindestens 3 Plätze sehen es verschieden.')
  })

  it('[RV4] says of the picture what it counts, and nothing that forty notes of one seat would change', () => {
    const of = (marks: readonly RevealedAnnotation[]) => [
      densityCaption(marks, figures),
      ...compareBlocks(entries, marks, figures, 'Was sehen wir?').map(
        ({ id, headline }) => `${id}: ${headline}`,
      ),
    ]
    const marks = [...split, ...agreed]
    const eager = Array.from({ length: 40 }, (_, at) => mark(`eager-${at}`, 'strength', 'b'))
    expect(of(marks)[0]).toMatch(/^Gezählt sind hier Anmerkungen, nicht Plätze\./)
    expect(of(marks).join()).toContain('Mindestens 3 Plätze')
    expect(of([...eager, ...marks])).toEqual(of(marks))
  })

  it('[RV4] the places of a verdict stand in the same order, however much one seat wrote', () => {
    const both = [figure('a', 'agreed'), figure('b', 'agreed')]
    const order = (marks: readonly RevealedAnnotation[]) => compareScenes(marks, both).map(sceneId)
    const eager = Array.from({ length: 40 }, (_, at) => mark(`eager-${at}`, 'strength', 'b'))
    expect(order([...eager, ...split, ...agreed])).toEqual(order([...agreed, ...split]))
  })

  it('shows the words a place is about, and never cuts a passage', () => {
    const blocks = compareBlocks(entries, [...split, ...agreed], figures, 'Was sehen wir?')
    expect(blocks.map(({ text }) => text.trim())).toEqual(['', 'Ein Satz.', 'Ein Satz.'])
    const text = Array.from({ length: 40 }, (_, at) => `Satz ${at} ist kurz und geht weiter`).join(
      ', ',
    )
    const span = { entryId: 'a', start: 0, end: text.length, quote: text }
    expect(excerptOf(text, span)).toEqual({ start: 0, end: text.length })
  })

  it('cuts the shown passage out of its sentences', () => {
    const text = 'Erster Satz. Zweiter Satz. Dritter Satz.'
    const span = { entryId: 'a', start: 13, end: 20, quote: 'Zweiter' }
    const excerpt = excerptOf(text, span, 0)
    expect(text.slice(excerpt.start, excerpt.end).trim()).toBe('Zweiter Satz.')
    const pieces = excerptPieces(text, excerpt, { span }, [])
    expect(pieces.filter(({ shown }) => shown).map((piece) => piece.text)).toEqual(['Zweiter'])
  })
})

it('[PJ6] the abbreviations are a picture of their own, also where a passage was held', () => {
  const roles = [
    { token: 'KM', label: 'Kindesmutter' },
    { token: 'SPFH', label: 'Sozialpädagogische Familienhilfe' },
  ]
  const item = { kind: 'legend' as const }
  const { workshop } = inStep('findings')
  const room = {
    ...inStep('findings'),
    workshop: { ...workshop, deliveredDay: 0 },
    projector: { ...emptyRoomSlice.projector, item },
  }
  const wall = wallOf({ room, entries, roles, catalogue: null })
  expect(wall.scene).toBe('legend')
  expect(wall.pages.flat().map(wordsOf)).toEqual(roles.map(({ label }) => label))
  expect(wall.pages.flat().map(({ block }) => block.label)).toEqual(['KM', 'SPFH'])
})

it('[PJ7] how far the room agrees as a whole is said in sentences, without a figure', () => {
  const figure = { value: 0.6, reason: null }
  const none = { value: null, reason: 'noVariation' as const }
  const workshop = {
    direction: {
      ...{ places: 9, small: true, percent: figure, fleissKappa: figure },
      ...{ krippendorffAlpha: figure, gwetAc1: figure },
    },
    rating: { small: false, percent: none, krippendorffAlpha: none },
    passages: { small: false, characterAlpha: figure, unitizingAlpha: figure },
  }
  const agreement = { seats: 4, workshop, criteria: [{ ...workshop, criterionId: 'P-01-1' }] }
  const item = { kind: 'agreement' as const }
  const room = {
    ...inStep('compare'),
    annotation: { ...emptyRoomSlice.annotation, agreement },
    projector: { ...emptyRoomSlice.projector, item },
  }
  const wall = wallOf({ room, entries, roles: [], catalogue: null })
  expect(wall.scene).toBe('agreement')
  const said = wall.pages.flat().map((piece) => `${piece.block.head ?? ''} ${wordsOf(piece)}`)
  expect(said[0]).toMatch(/^Dieselben Stellen angemerkt\? /)
  expect(said.join(' ')).not.toMatch(/\d,\d|α|κ|AC1/)
  // Nothing was computed: the wall stays with the picture of the step.
  expect(
    wallOf({
      room: { ...room, annotation: emptyRoomSlice.annotation },
      entries,
      roles: [],
      catalogue: null,
    }).scene,
  ).toBe('compare')
})

describe('votes and writing', () => {
  const vote = {
    id: 'vote',
    kind: 'keySituation' as const,
    subjectId: null,
    options: ['x', 'y', 'z'],
    dots: 3,
    cumulative: false,
    result: null,
    review: false,
  }
  const result = { totals: { x: 1, y: 4, z: 4 }, ballots: 4, people: 4, paper: null, texts: [] }

  it('ranks the options of a closed vote and marks ties', () => {
    const rows = barRows(vote, result, [{ id: 'x', label: 'Erste' }])
    expect(rows.map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, true],
      [1, true],
      [3, false],
    ])
    expect(rows[2]?.label).toBe('Erste')
    // Of four people all gave the first two a dot, one the last.
    expect(rows.map(({ share }) => share)).toEqual([1, 1, 0.25])
  })

  const finding = { ...newFinding('finding'), number: 1, revision: 1, review: false }
  const consent = { ...vote, kind: 'consent' as const, subjectId: 'finding', options: ['agree'] }
  const findings = {
    ...inStep('findings'),
    finding: { ...emptyRoomSlice.finding, findings: [finding] },
  }

  it('[PJ2] a running question comes before what is held, shown and the step', () => {
    const focus = { entryId: 'a', span: null, annotationId: null }
    const item = { kind: 'finding' as const, id: 'finding' }
    const room = {
      ...findings,
      vote: { votes: [consent] },
      discussion: { ...emptyRoomSlice.discussion, focus },
      projector: { item, held: { stepId: 'step', shown: item }, place: null },
    }
    expect(chosenFor(room)).toMatchObject({ scene: 'vote', item: { kind: 'vote', id: 'vote' } })
    const closed = { ...room, vote: { votes: [{ ...consent, result }] } }
    expect(sceneOf(closed)).toBe('finding')
    const elsewhere = { ...inStep('break'), vote: { votes: [consent] } }
    expect(sceneOf(elsewhere)).toBe('break')
  })

  it('asks for consent with the number and the direction of the finding', () => {
    const asked = { ...consent, result: null }
    const source = {
      room: { ...findings, vote: { votes: [asked] } },
      entries: [],
      roles: [],
      catalogue: null,
    }
    expect(votePicture(source, asked).over).toBe(
      'Befund 1, Gelungen – Wie weit tragen Sie das mit?',
    )
    expect(votePicture(source, { ...asked, result }).over).toBe(
      'Befund 1, Gelungen – so weit trägt die Runde ihn mit',
    )
  })

  it('[PJ2] findings stand on the wall in the order of the screens, whatever they show', () => {
    const of = (id: string, direction: 'strength' | 'potential', number: number) => ({
      ...finding,
      ...{ id, direction, number },
    })
    const list = [of('p', 'potential', 1), of('s', 'strength', 2)]
    const room = { ...findings, finding: { ...emptyRoomSlice.finding, findings: list } }
    expect(findingListBlocks(room).map(({ label }) => label)).toEqual(['Befund 1', 'Befund 2'])
  })

  it('thanks once the day is over, and says before what came out', () => {
    expect(closeHeadline(inStep('close'))).toBe('Zum Abschluss')
    expect(closeHeadline({ ...inStep('close'), finding: findings.finding })).toMatch(/erarbeitet/)
    expect(closeHeadline(inStep('close', 'closed'))).toMatch(/^Vielen Dank/)
  })

  it('[VO10] a reason that is written while the room is asked is on the wall after the close only', () => {
    const states = {
      [findingTextId('finding', 'observation')]: plainState('Zu zweit gefahren.'),
      [findingTextId('finding', 'minorityView')]: plainState('Es war Zufall.'),
    }
    const room = { ...findings, sharedText: { ...emptyRoomSlice.sharedText, states } }
    const shownWith = (held: VoteResult | null) => {
      const pages = votePicture(
        { room, entries: [], roles: [], catalogue: null },
        { ...consent, result: held },
      ).pages
      return pages.flatMap((page) => page.map(({ block }) => block.id))
    }
    expect(shownWith(null)).toEqual(['observation'])
    expect(shownWith(result)).toEqual(['observation', 'minorityView'])
  })

  it('[PJ2] shows the lines while they are voted on, and no figure before the close', () => {
    const situations = ['x', 'y', 'z'].map((id) => ({
      id,
      title: `Situation ${id}`,
      entryIds: ['a'],
      question: '',
      chosen: false,
      revision: 1,
      review: false,
    }))
    const room = {
      ...inStep('keySituations'),
      keySituation: { ...emptyRoomSlice.keySituation, situations },
      vote: { votes: [vote] },
    }
    const wall = wallOf({ room, entries, roles: [], catalogue: null })
    expect(wall.headline).toBe('Welche Situationen vertiefen wir?')
    expect(wall.pages.flat().map(wordsOf)).toEqual(['Situation x', 'Situation y', 'Situation z'])
    const item = { kind: 'vote' as const, id: 'vote' }
    const closed = {
      ...room,
      vote: { votes: [{ ...vote, result }] },
      projector: { ...emptyRoomSlice.projector, item },
    }
    const after = wallOf({ room: closed, entries, roles: [], catalogue: null })
    expect(after.pages.flat().map(wordsOf)[0]).toBe('1. Situation y 4 Punkte')
  })

  it('stays held when the room goes on, and shows what is shown', () => {
    const item = { kind: 'finding' as const, id: 'finding' }
    const shown = { ...findings, projector: { ...emptyRoomSlice.projector, item } }
    expect(sceneOf(shown)).toBe('finding')
    const { agenda: steps } = findings.workshop
    const agenda = [...steps, ...steps.map((step) => ({ ...step, id: 'next' }))]
    const onwards = {
      ...findings,
      workshop: { ...findings.workshop, agenda, stepId: 'next' },
      projector: { item: null, held: { stepId: 'step', shown: null }, place: null },
    }
    expect(chosenFor(onwards).step?.id).toBe('step')
  })

  it('a thing that was removed leaves the wall to the step', () => {
    const item = { kind: 'finding' as const, id: 'gone' }
    expect(sceneOf({ ...findings, projector: { ...emptyRoomSlice.projector, item } })).toBe(
      'findings',
    )
  })

  it('says what is sought in the words of the other screens', () => {
    const item = { kind: 'finding' as const, id: 'finding' }
    const room = { ...findings, projector: { ...emptyRoomSlice.projector, item } }
    expect(wallOf({ room, entries, roles: [], catalogue: null }).headline).toBe(
      'Noch ohne Überschrift',
    )
    expect(summaryLines(findings)).toContain('1 Befund, davon 1 zu Gelungenem')
  })
})

describe('boards', () => {
  const situation = {
    id: 'situation',
    title: 'Die Vertretung',
    entryIds: ['a'],
    question: '',
    chosen: true,
    revision: 1,
    review: false,
  }
  const kinds = ['hypothesis', 'factor', 'strength', 'knownThen'] as const
  const boardItems = Array.from({ length: 36 }, (_, at) => ({
    id: `item-${at}`,
    keySituationId: 'situation',
    kind: kinds[at % 4] ?? 'factor',
    factor: at % 4 === 1 ? (at % 8 === 1 ? ('TE' as const) : ('AR' as const)) : null,
    text: `Eine Zeile von der Länge, wie Gruppen sie schreiben, Nummer ${at}.`,
  }))
  const slice = { situations: [situation], boardsOpen: true, boardItems }

  it('are grouped by kind, with as many lines on a page as fit', () => {
    const blocks = boardBlocks(slice, situation)
    expect([...new Set(blocks.map(({ group }) => group))]).toHaveLength(4)
    const pages = flow(blocks, '')
    expect(pages.flat()).toHaveLength(37)
    // 36 lines took 12 pages of four before.
    expect(pages.length).toBeLessThanOrEqual(6)
  })
})
