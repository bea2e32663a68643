// What the room sees and what is filed are called the same: each label set of the minutes beside the client's.
import { describe, expect, it } from 'vitest'
import { topicFacts } from '../../client/minutes/itemEdit.ts'
import { boardBlocks, perspectiveBlocks } from '../../client/projector/blocks.ts'
import { recommendationFacts } from '../../client/recommendation/recommendationText.ts'
import { consentLevels, feedbackLevels } from '../../client/vote/voteText.ts'
import { draftMinutes } from '../../server/minutes/minutesModel.ts'
import { findingFacts } from '../../client/finding/findingFacts.ts'
import { directionWords } from '../../shared/annotation/annotation.words.ts'
import { DIRECTIONS } from '../../shared/annotation/seatFigure.ts'
import { entryName } from '../../shared/caseText/entryName.ts'
import { perspectiveWords, topicWords } from '../../shared/discussion/discussion.words.ts'
import type { Finding } from '../../shared/finding/finding.ts'
import { levelWords, evidenceLevelWords } from '../../shared/finding/finding.words.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { factorCodes } from '../../shared/keySituation/keySituation.ts'
import {
  factorWords,
  boardWords,
  factorList,
} from '../../shared/keySituation/keySituation.words.ts'
import { consentText, minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/room/roomView.ts'
import { addressees } from '../../shared/recommendation/recommendation.ts'
import { addresseeWords } from '../../shared/recommendation/recommendation.words.ts'
import { feedbackOptions } from '../../shared/vote/vote.ts'
import { consentWords, feedbackWords } from '../../shared/vote/vote.words.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'
import { sampleText, villageFacts } from '../support/village.ts'

const situation = {
  id: 'k1',
  title: 'Wende',
  entryIds: ['e1'],
  question: '',
  chosen: true,
  revision: 1,
  review: false,
}
const finding = (change: Partial<Finding>, at: number): Finding => ({
  id: `f${String(at)}`,
  direction: 'potential',
  level: null,
  evidenceLevel: null,
  criterionId: null,
  rating: null,
  annotationIds: [],
  spans: [],
  noEvidenceReason: '',
  factors: [...factorCodes],
  groupId: null,
  keySituationId: null,
  number: at,
  revision: 1,
  review: false,
  ...change,
})

/** A room with one of everything that has a name. */
const room: RoomSlice = {
  ...emptyRoomSlice,
  discussion: {
    ...emptyRoomSlice.discussion,
    perspectives: codesOf(perspectiveWords).map((perspective) => ({
      id: perspective,
      perspective,
      text: 'x',
    })),
    parked: (['open', 'settled', 'assigned'] as const).map((status) => ({
      id: status,
      text: 'x',
      status,
      assignedTo: '',
    })),
  },
  keySituation: {
    ...emptyRoomSlice.keySituation,
    situations: [situation],
    boardItems: codesOf(boardWords).map((kind) => ({
      id: kind,
      keySituationId: 'k1',
      kind,
      factor: null,
      text: 'x',
    })),
  },
  finding: {
    retired: {},
    findings: [
      ...codesOf(levelWords).map((level, at) => finding({ level }, at)),
      ...codesOf(evidenceLevelWords).map((evidenceLevel, at) =>
        finding({ evidenceLevel }, 10 + at),
      ),
    ],
  },
  recommendation: {
    retired: {},
    recommendations: addressees.map((addressee, at) => ({
      id: addressee,
      findingIds: [],
      addressee,
      owner: '',
      due: null,
      indicator: '',
      number: at,
      revision: 1,
      review: false,
    })),
  },
  annotation: {
    ...emptyRoomSlice.annotation,
    figures: DIRECTIONS.map((leading) => ({
      entryId: 'e1',
      criterionId: 'P-01-1',
      seats: 3,
      verdict: 'agreed' as const,
      leading,
    })),
  },
  vote: {
    votes: [
      {
        id: 'v1',
        kind: 'feedback',
        subjectId: null,
        options: [...feedbackOptions],
        dots: 1,
        cumulative: false,
        review: false,
        result: { totals: {}, ballots: 3, people: 3, paper: null, texts: [] },
      },
    ],
  },
}

const minutes = draftMinutes(room, villageFacts, emptyMinutes, {
  entries: sampleText.entries,
  criterionLabel: (id) => id,
  ratingLabel: (_id, rating) => rating,
  themeLabel: (code) => code,
})

/** What the document says, block by block. */
const { blocks } = minutesDocument({
  ...minutes,
  annotations: { ...minutes.annotations, count: 3 },
})
const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
const lines = blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
const factsOf = (name: string) => facts.filter(([label]) => label === name).map(([, text]) => text)

it('[MI5] minutes carry codes, and only the document says them in German', () => {
  expect(minutes.perspectives.map(({ perspective }) => perspective)).toEqual(
    codesOf(perspectiveWords),
  )
  expect(minutes.parked.map(({ status }) => status)).toEqual(codesOf(topicWords))
  expect(minutes.recommendations.map(({ addressee }) => addressee)).toEqual(addressees)
  expect(minutes.findings[0]?.factors).toEqual(factorCodes)
  // What was not typed and no code stands for are the sentences about what is open.
  const { openPoints: _, ...rest } = minutes
  const words = [
    ...[directionWords, perspectiveWords, topicWords, factorWords, levelWords, evidenceLevelWords],
    ...[addresseeWords, consentWords, feedbackWords],
  ].flatMap((table) => Object.values(table))
  const texts: unknown[] = []
  JSON.stringify(rest, (_key, value: unknown) => (texts.push(value), value))
  expect(texts.filter((text) => words.includes(text as string))).toEqual([])
})

it('[MI5] perspectives and boards have the headings of screen and wall', () => {
  const perspectives = perspectiveBlocks(room.discussion).map(({ group }) => group)
  expect(perspectives).toEqual(Object.values(perspectiveWords))
  const board = boardBlocks(room.keySituation, situation).map(({ group }) => group)
  expect(board).toEqual(Object.values(boardWords).map(({ heading }) => heading))
  const from = headings.indexOf('Wende')
  expect(headings.slice(from + 1, from + 1 + board.length)).toEqual(board)
  const at = headings.indexOf(perspectives[0] ?? '', from)
  expect(headings.slice(at, at + perspectives.length)).toEqual(perspectives)
})

it('[MI5] topics, directions, places and addressees are called as on the screens', () => {
  for (const status of codesOf(topicWords))
    expect(lines).toContain(`x (${topicFacts({ status, assignedTo: '' })[0]?.value ?? ''})`)
  const [entry] = sampleText.entries
  for (const direction of DIRECTIONS)
    expect(lines).toContain(
      `${entry ? entryName(entry) : ''}, P-01-1: mindestens 3 Plätze, ${directionWords[direction]}`,
    )
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []))
  for (const one of room.recommendation.recommendations)
    expect(cells.join('\n')).toContain(
      `An: ${recommendationFacts(one, () => undefined)[0]?.value ?? ''}`,
    )
})

it('[MI5] findings say level, reach and factors as their facts do', () => {
  const factOf = (one: Finding, name: string) =>
    findingFacts(one, null).find(({ label }) => label === name)?.value ?? ''
  for (const name of ['Ebene', 'Über den Fall hinaus', 'Bedingungsfaktoren']) {
    const said = room.finding.findings.map((one) => factOf(one, name))
    expect(factsOf(name)).toEqual(said.filter((text) => text !== ''))
    expect(factsOf(name).length).toBeGreaterThan(2)
  }
})

it('[MI5] factors in a line are told apart, though most have an "und" of their own', () => {
  expect(factorList(['PE', 'WE', 'OR'])).toBe(
    'Person, Werkzeug und Verfahren, Organisation und Leitung',
  )
})

it('[MI5] votes are answered with the words they were asked with', () => {
  const labels = feedbackLevels.map(({ label }) => label)
  expect(facts.filter(([label]) => labels.includes(label)).map(([label]) => label)).toEqual(labels)
  const counted = {
    state: 'counted' as const,
    agree: 1,
    concerns: 1,
    object: 1,
    paper: false,
    changed: false,
    turnout: null,
  }
  expect(consentText(counted).toLowerCase()).toBe(
    consentLevels.map(({ label }) => `1 × ${label.toLowerCase()}`).join(', '),
  )
})

describe('[AG7] minutes say how far the room agreed before the reveal', () => {
  const said = (agreement: typeof minutes.annotations.agreement): readonly string[] => {
    const annotations = { ...minutes.annotations, count: 3, agreement }
    return minutesDocument({ ...minutes, annotations }).blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
    )
  }

  it('in the sentences of the screen, with the coefficient, and that few figures say little', () => {
    const kept = {
      seats: 5,
      small: true,
      passages: { value: 0.4, reason: null },
      direction: { value: null, reason: 'noVariation' as const },
      rating: { value: -0.1, reason: null },
    }
    const lines = said(kept)
    expect(lines).toEqual(
      expect.arrayContaining([
        'Dieselben Stellen angemerkt? Deutlich öfter gleich als durch bloßen Zufall. (uα 0,4)',
        expect.stringMatching(
          /^Dort dasselbe gesehen\? Alle haben dasselbe angegeben\..*bestimmen\.$/,
        ),
        'Gleich bewertet? Öfter verschieden als durch bloßen Zufall. (α −0,1)',
        expect.stringMatching(/mindestens 5 Plätze .* wenige Angaben, .* nicht zu vergleichen\.$/),
      ]),
    )
    expect(said({ ...kept, small: false }).join()).not.toContain('wenige Angaben')
  })

  it('and nothing where nothing was computed', () => {
    expect(said(null).join()).not.toContain('Alpha')
  })
})
