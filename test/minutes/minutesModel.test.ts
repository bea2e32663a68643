import { describe, expect, it } from 'vitest'
import { draftMinutes, minutesOf, type MinutesFrame } from '../../server/minutes/minutesModel.ts'
import { resultOfRoom } from '../../shared/close/roomResult.ts'
import { catalogueName } from '../../shared/catalogue/catalogue.words.ts'
import { USUAL_DISTRIBUTION } from '../../shared/minutes/minutes.ts'
import { consentText, minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { findingTextId, recommendationTextId } from '../../shared/sharedText/sharedText.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { emptyFinding } from '../../client/finding/findingDraft.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomSlice } from '../../shared/room/roomView.ts'
import type { VoteResult } from '../../shared/vote/vote.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'
import { noteOn, sampleAgenda, sampleText, stepOf, villageFacts } from '../support/village.ts'

const frame: MinutesFrame = emptyMinutes
const never = (): never => {
  throw new Error('nothing stands there')
}
const sources = {
  entries: sampleText.entries,
  criterionLabel: (id: string) => id,
  ratingLabel: (_id: string, rating: string) => rating,
  themeLabel: (code: string) => code,
}
const roomOf = (events: readonly RoomEvent[]) =>
  evolveAll(emptyRoomView, [{ type: 'agendaChanged', agenda: sampleAgenda }, ...events]).room
const minutesOfRoom = (room: RoomSlice, change: Partial<MinutesFrame> = {}) =>
  change.stage === 'final'
    ? minutesOf(resultOfRoom(room, villageFacts), { ...frame, ...change }, sources)
    : draftMinutes(room, villageFacts, { ...frame, ...change }, sources)
const minutesAfter = (events: readonly RoomEvent[], change: Partial<MinutesFrame> = {}) =>
  minutesOfRoom(roomOf(events), change)

/** A quarter past ten in Berlin, and so many minutes later. */
const at = (minutes: number) => Date.parse('2026-11-25T09:15:00Z') + minutes * 60_000
const enter = (kind: 'arrive' | 'annotate' | 'compare', minutes: number): RoomEvent => ({
  type: 'stepEntered',
  stepId: stepOf(kind),
  at: at(minutes),
  endsAt: null,
  plannedMs: 0,
})

describe('the course of the day', () => {
  it('tells actual times, in the clock of the offices', () => {
    const { course, began, ended } = minutesAfter([
      { type: 'workshopOpened', at: at(0) },
      enter('arrive', 0),
      enter('annotate', 21),
      enter('compare', 60),
      { type: 'workshopClosed', at: at(95), commentUntil: '2026-12-09' },
    ])
    expect([began, ended]).toEqual(['10:15', '11:50'])
    const done = course.filter(({ skipped }) => !skipped)
    expect(done.map(({ title, from, to, spent }) => [title, from, to, spent])).toEqual([
      ['arrive', '10:15', '10:36', 21],
      ['annotate', '10:36', '11:15', 39],
      ['compare', '11:15', '11:50', 35],
    ])
  })

  it('says once the day is over what was left out, with the time that was planned for it', () => {
    const day = [
      enter('arrive', 0),
      // Taken through by two presses on the way on.
      { ...enter('annotate', 21), at: at(21) } as RoomEvent,
      { ...enter('compare', 21), at: at(21) + 3_000 } as RoomEvent,
    ]
    expect(minutesAfter(day).course.filter(({ skipped }) => skipped)).toEqual([])
    const closed: RoomEvent = { type: 'workshopClosed', at: at(60), commentUntil: '2026-12-09' }
    const minutes = minutesAfter([...day, closed])
    const leftOut = sampleAgenda.filter(
      ({ kind }) => !['arrive', 'compare', 'break', 'followUp', 'close'].includes(kind),
    )
    expect(leftOut.map(({ kind }) => kind)).toContain('annotate')
    expect(minutes.course.filter(({ skipped }) => skipped)).toEqual(
      leftOut.map(({ title, minutes: planned }) => ({
        title,
        planned,
        from: null,
        to: null,
        spent: null,
        skipped: true,
      })),
    )
    const rows = minutesDocument(minutes).blocks.flatMap((block) =>
      block.kind === 'table' && block.caption === 'Schritte der Werkstatt' ? block.rows : [],
    )
    const [{ title, minutes: planned } = { title: '', minutes: 0 }] = leftOut
    expect(rows).toContainEqual([title, 'nicht durchgeführt', '–', String(planned)])
  })

  it('adds up a step that was entered again, and leaves out where somebody only passed through', () => {
    const { course, ended } = minutesAfter([
      enter('annotate', 0),
      enter('compare', 30),
      { ...enter('annotate', 40), at: at(40) } as RoomEvent,
      { ...enter('compare', 40), at: at(40) + 5_000 } as RoomEvent,
    ])
    expect(ended).toBeNull()
    expect(course.map(({ title, from, to, spent }) => [title, from, to, spent])).toEqual([
      ['annotate', '10:15', '10:45', 30],
      ['compare', '10:45', null, null],
    ])
  })

  it('says the plan alone where an earlier version kept no times', () => {
    const room = roomOf([enter('arrive', 0)])
    const { entered: _entered, ...workshop } = room.workshop
    const { course, began } = minutesOfRoom({ ...room, workshop })
    expect(began).toBeNull()
    expect(course).toEqual([
      { title: 'arrive', planned: 10, from: null, to: null, spent: null, skipped: false },
    ])
  })
})

describe('[MI1] what is covered is not in the minutes', () => {
  it('has neither annotations nor boards before they are opened', () => {
    const minutes = minutesAfter([
      {
        type: 'annotationAdded',
        seatId: 'seat-1',
        annotation: { ...noteOn('GEHEIM'), id: 'note-1', revision: 1 },
      },
      {
        type: 'keySituationChanged',
        content: { id: 'k1', title: 'Wende', entryIds: ['e1'], question: '' },
      },
      {
        type: 'boardItemDrafted',
        seatId: 'seat-1',
        item: { id: 'b1', keySituationId: 'k1', kind: 'strength', factor: null, text: 'GEHEIM' },
      },
    ])
    expect(minutes.annotations.count).toBe(0)
    expect(minutes.keySituations).toHaveLength(1)
    expect(JSON.stringify(minutes)).not.toContain('GEHEIM')
  })
})

const counted: VoteResult = {
  totals: { agree: 5, concerns: 1, object: 0 },
  ballots: 6,
  people: 6,
  paper: null,
  texts: [],
}

/** What is open if the head of the minutes was not written. */
const NAMELESS = ['Moderation', 'Protokoll'].map(
  (name) => `Angaben fürs Protokoll: ${name} ohne Funktion.`,
)

describe('what the room worked out', () => {
  const finding: RoomEvent = {
    type: 'findingChanged',
    content: {
      id: 'f1',
      direction: 'strength',
      level: null,
      evidenceLevel: null,
      criterionId: null,
      rating: null,
      annotationIds: [],
      spans: [],
      noEvidenceReason: '',
      factors: [],
      groupId: null,
      keySituationId: null,
    },
  }
  const asked: RoomEvent = {
    type: 'voteOpened',
    vote: {
      id: 'v1',
      kind: 'consent',
      subjectId: 'f1',
      options: ['agree', 'concerns', 'object'],
      dots: 1,
      cumulative: false,
    },
  }
  const closed = (result: VoteResult): RoomEvent => ({ type: 'voteClosed', voteId: 'v1', result })

  it('tells four things that may have become of a consent apart', () => {
    const state = (events: readonly RoomEvent[]) =>
      minutesAfter([finding, ...events]).findings[0]?.consent.state
    expect(state([])).toBe('notAsked')
    expect(state([asked])).toBe('running')
    expect(state([asked, closed({ ...counted, totals: null, ballots: 2 })])).toBe('tooFew')
    expect(state([asked, closed({ ...counted, totals: null, lost: true })])).toBe('lost')
    expect(state([asked, closed(counted)])).toBe('counted')
  })

  it('groups boards and perspectives in the order the room works through them, under one code each', () => {
    const line = (id: string, kind: 'strength' | 'knownThen' | 'factor'): RoomEvent => ({
      type: 'boardItemAdded',
      item: { id, keySituationId: 'k1', kind, factor: kind === 'factor' ? 'TE' : null, text: id },
    })
    const note = (id: string, perspective: 'child' | 'mother'): RoomEvent => ({
      type: 'perspectiveNoted',
      note: { id, perspective, text: id },
    })
    const { keySituations, perspectives } = minutesAfter([
      {
        type: 'keySituationChanged',
        content: { id: 'k1', title: 'Wende', entryIds: ['e1'], question: '' },
      },
      line('1', 'strength'),
      line('2', 'knownThen'),
      line('3', 'factor'),
      line('4', 'strength'),
      note('5', 'mother'),
      note('6', 'child'),
      note('7', 'mother'),
    ])
    expect(
      keySituations[0]?.board.map(({ kind, lines }) => [kind, lines.map(({ text }) => text)]),
    ).toEqual([
      ['knownThen', ['2']],
      ['factor', ['3']],
      ['strength', ['1', '4']],
    ])
    expect(perspectives).toEqual([
      { perspective: 'child', notes: ['6'] },
      { perspective: 'mother', notes: ['5', '7'] },
    ])
  })

  it('[MI4] has the usual distribution list where nobody wrote one, and says which function is missing', () => {
    const head = (events: readonly RoomEvent[], stage: MinutesFrame['stage'] = 'comment') => {
      const minutes = minutesAfter(events, { stage })
      const [facts] = minutesDocument(minutes).blocks
      const rows = facts?.kind === 'facts' ? Object.fromEntries(facts.rows) : {}
      const { Moderation, Protokoll, Verteiler } = rows as Record<string, string>
      return { rows: [Moderation, Protokoll, Verteiler], open: minutes.openPoints }
    }
    expect(head([])).toEqual({
      rows: ['noch offen', 'noch offen', USUAL_DISTRIBUTION],
      open: NAMELESS,
    })
    expect(head([], 'final')).toEqual({
      rows: ['keine Angabe', 'keine Angabe', USUAL_DISTRIBUTION],
      open: [],
    })
    const details = { facilitation: 'Fachberatung', recorder: '', distribution: 'Leitung' }
    expect(head([{ type: 'recordDetailsChanged', details }])).toEqual({
      rows: ['Fachberatung', 'noch offen', 'Leitung'],
      open: ['Angaben fürs Protokoll: Protokoll ohne Funktion.'],
    })
  })

  it('[MI6] the final version bears the day of the conclusion, and the day of the print beside it', () => {
    const stand = (change: Partial<MinutesFrame>) => {
      const document = minutesDocument(minutesAfter([], { issuedOn: '2027-02-03', ...change }))
      const [facts] = document.blocks
      const rows = facts?.kind === 'facts' ? Object.fromEntries(facts.rows) : {}
      return [document.status, (rows as Record<string, string>)['Stand']]
    }
    expect(stand({ stage: 'final', concludedOn: '2026-12-12' })).toEqual([
      'Endfassung vom 12.12.2026',
      'Endfassung vom 12.12.2026, Ausdruck vom 03.02.2027',
    ])
    expect(stand({ stage: 'final', concludedOn: null })[0]).toBe('Endfassung')
    expect(stand({ stage: 'comment' })[1]).toMatch(/^Entwurf .*, ausgestellt am 03\.02\.2027$/u)
  })

  it('[MI2] names what is open in a draft only, and marks nothing in the final version', () => {
    const draft = minutesAfter([finding])
    expect(draft.openPoints).toEqual([
      'Befund 1: Es fehlt eine Textstelle oder der Grund, warum es keine gibt.',
      'Befund 1: Es fehlen Überschrift, Beobachtung und Kriterium. Die Zustimmung wurde nicht abgefragt.',
      ...NAMELESS,
    ])
    expect(minutesAfter([finding], { stage: 'final' }).openPoints).toEqual([])
    const content = {
      id: 'm1',
      findingIds: [],
      addressee: 'office' as const,
      owner: 'Leitung',
      due: '2020-01-01',
      indicator: '',
    }
    expect(minutesAfter([{ type: 'recommendationChanged', content }]).openPoints).toEqual([
      'Empfehlung 1. Die Frist 01.01.2020 liegt in der Vergangenheit. Stimmt das Jahr?',
      'Empfehlung 1: Es fehlt der Wortlaut. Es fehlt: Woran merken wir es? Sie ist noch keinem Befund zugeordnet.',
      ...NAMELESS,
    ])
  })

  it('[MI9] says beside the result that what was agreed to changed afterwards, also once somebody confirmed it', () => {
    const id = 'f'.repeat(22)
    const vote = {
      id: 'v'.repeat(22),
      kind: 'consent' as const,
      subjectId: id,
      options: ['agree', 'concerns', 'object'],
      dots: 1,
      cumulative: false,
    }
    const result: VoteResult = {
      totals: { agree: 3, concerns: 0, object: 0 },
      ballots: 3,
      people: 3,
      paper: null,
      texts: [],
    }
    const wording: RoomEvent = {
      type: 'textUpdated',
      textId: findingTextId(id, 'observation'),
      update: plainState('Ein anderer Satz.'),
    }
    const agreed: readonly RoomEvent[] = [
      { type: 'findingChanged', content: emptyFinding(id, 'potential') },
      { type: 'voteOpened', vote },
      { type: 'voteClosed', voteId: vote.id, result },
    ]
    const later = 'Der Wortlaut oder die Angaben wurden nach der Abstimmung geändert.'
    const consent = (events: readonly RoomEvent[], stage: 'comment' | 'final') =>
      consentText(minutesAfter([...agreed, ...events], { stage }).findings[0]?.consent ?? never())
    const confirmed: RoomEvent = { type: 'reviewConfirmed', id: vote.id }
    for (const stage of ['comment', 'final'] as const) {
      expect(consent([], stage)).not.toContain(later)
      expect(consent([wording], stage)).toContain(later)
      expect(consent([wording, confirmed], stage)).toContain(later)
    }
    const again: readonly RoomEvent[] = [
      { type: 'voteOpened', vote: { ...vote, id: 'w'.repeat(22) } },
      { type: 'voteClosed', voteId: 'w'.repeat(22), result },
    ]
    expect(consent([wording, ...again], 'final')).not.toContain(later)
  })

  it('[MI9] names the recommendations that changed after dots were given on them', () => {
    const ids = ['1', '2'].map((end) => end.repeat(22))
    const events: readonly RoomEvent[] = [
      ...ids.map((id): RoomEvent => ({
        type: 'recommendationChanged',
        content: { id, findingIds: [], addressee: 'office', owner: '', due: null, indicator: '' },
      })),
      {
        type: 'voteOpened',
        vote: {
          id: 'v'.repeat(22),
          kind: 'recommendation',
          subjectId: null,
          options: ids,
          dots: 3,
          cumulative: true,
        },
      },
      {
        type: 'voteClosed',
        voteId: 'v'.repeat(22),
        result: { totals: {}, ballots: 3, people: 3, paper: null, texts: [] },
      },
      {
        type: 'textUpdated',
        textId: recommendationTextId(ids[1] ?? ''),
        update: plainState('Wir reden früher.'),
      },
    ]
    const { blocks } = minutesDocument(minutesAfter(events, { stage: 'final' }))
    const said = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    expect(said).toContain(
      'Nach der Abstimmung geändert: Empfehlung 2. Die Punkte galten der Fassung davor.',
    )
  })

  it('keeps questions and answers, figures and the head when the course is deleted', () => {
    const events: readonly RoomEvent[] = [
      { type: 'questionAsked', id: 'q1', text: 'Wer war zuständig?' },
      { type: 'questionAnswered', id: 'q1', answer: 'Bezirk Nord.', settled: true },
      {
        type: 'recordDetailsChanged',
        details: { facilitation: 'Fachberatung', recorder: 'Protokollführung', distribution: 'L' },
      },
      enter('annotate', 0),
      {
        type: 'annotationsRevealed',
        at: at(30),
        bundle: [{ ...noteOn('x'), id: 'r1', bundle: 1 }],
        figures: [
          {
            entryId: 'e1',
            criterionId: 'P-01-1',
            seats: 3,
            verdict: 'agreed',
            leading: 'strength',
          },
        ],
      },
      { type: 'workshopClosed', at: at(60), commentUntil: '2026-12-09' },
    ]
    const { openPoints: _open, ...draft } = minutesAfter(events, { stage: 'comment' })
    const kept = minutesAfter(events, { stage: 'final' })
    expect(kept).toMatchObject({
      questions: [{ text: 'Wer war zuständig?', answer: 'Bezirk Nord.', settled: true }],
      facilitation: 'Fachberatung',
      annotations: {
        count: 1,
        places: { agreed: 1, split: 0, leaning: 0 },
        agreed: {
          shown: [
            {
              place: { day: 0, heading: '' },
              criterion: 'P-01-1',
              seats: 3,
              leading: 'strength',
            },
          ],
          more: 0,
        },
      },
    })
    expect(kept).toEqual({ ...draft, stage: 'final', openPoints: [] })
  })
})

it('a catalogue is named with its version, and as a draft where it is one', () => {
  const catalogue = { title: 'Schutzauftrag', version: '2' }
  expect(catalogueName({ ...catalogue, status: 'Entwurf – noch abzugleichen' })).toBe(
    'Schutzauftrag, Fassung 2 (Entwurf)',
  )
  expect(catalogueName({ ...catalogue, status: '' })).toBe('Schutzauftrag, Fassung 2')
})
