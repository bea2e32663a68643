// What the room sees and what is filed are called the same: each label set of the minutes beside the client's.
import { expect, it } from 'vitest'
import { directionText } from '../../client/caseText/directionText.ts'
import { topicFacts } from '../../client/discussion/itemEdit.ts'
import { PERSPECTIVES, perspectiveText } from '../../client/discussion/perspectiveText.ts'
import { evidenceLevelText, levelText } from '../../client/finding/findingText.ts'
import { boardKinds } from '../../client/keySituation/boardKinds.ts'
import { factorText } from '../../client/keySituation/factorText.ts'
import { boardBlocks, perspectiveBlocks } from '../../client/projector/blocks.ts'
import { recommendationFacts } from '../../client/recommendation/recommendationText.ts'
import { consentLevels, feedbackLevels } from '../../client/vote/voteText.ts'
import { minutesOf } from '../../server/minutes/minutesModel.ts'
import { DIRECTIONS } from '../../shared/annotation/seatFigure.ts'
import type { Finding } from '../../shared/finding/finding.ts'
import { factorCodes } from '../../shared/keySituation/keySituation.ts'
import { consentText } from '../../shared/minutes/minutesBlocks.ts'
import { emptyRoomSlice, type RoomSlice } from '../../shared/protocol/roomView.ts'
import { addressees } from '../../shared/recommendation/recommendation.ts'
import { feedbackOptions } from '../../shared/vote/vote.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'
import { sampleText } from '../support/village.ts'

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) =>
  Object.keys(table) as Key[]
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
    perspectives: PERSPECTIVES.map((perspective) => ({ id: perspective, perspective, text: 'x' })),
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
    boardItems: boardKinds.map(({ kind }) => ({
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
      ...keysOf(levelText).map((level, at) => finding({ level }, at)),
      ...keysOf(evidenceLevelText).map((evidenceLevel, at) => finding({ evidenceLevel }, 10 + at)),
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

const minutes = minutesOf(room, emptyMinutes, {
  entries: sampleText.entries,
  criterionLabel: (id) => id,
  ratingLabel: (_id, rating) => rating,
})

it('[MI5] perspectives and boards have the headings of screen and wall', () => {
  const headings = minutes.perspectives.map(({ perspective }) => perspective)
  expect(headings).toEqual(PERSPECTIVES.map((one) => perspectiveText[one].label))
  expect(headings).toEqual(perspectiveBlocks(room.discussion).map(({ group }) => group))
  const parts = minutes.keySituations[0]?.board.map(({ kind }) => kind)
  expect(parts).toEqual(boardKinds.map(({ title }) => title))
  expect(parts).toEqual(boardBlocks(room.keySituation, situation).map(({ group }) => group))
})

it('[MI5] topics, directions and addressees are called as on the screens', () => {
  const stateOf = (status: 'open' | 'settled' | 'assigned') =>
    topicFacts({ status, assignedTo: '' })[0]?.value
  expect(minutes.parked.map(({ status }) => status)).toEqual(
    (['open', 'settled', 'assigned'] as const).map(stateOf),
  )
  expect(minutes.annotations.agreed.map((line) => line.split(', ').at(-1))).toEqual(
    DIRECTIONS.map((direction) => directionText[direction].label),
  )
  expect(minutes.recommendations.map(({ addressee }) => addressee)).toEqual(
    room.recommendation.recommendations.map(
      (one) => recommendationFacts(one, () => undefined)[0]?.value,
    ),
  )
})

it('[MI5] findings say level, reach and factors as their form does', () => {
  const said = (words: readonly string[]) => words.filter((word) => word !== '')
  expect(said(minutes.findings.map(({ level }) => level))).toEqual(
    Object.values(levelText).map(({ label }) => label),
  )
  expect(said(minutes.findings.map(({ evidenceLevel }) => evidenceLevel))).toEqual(
    Object.values(evidenceLevelText).map(({ label }) => label),
  )
  expect(minutes.findings[0]?.factors).toEqual(factorCodes.map((code) => factorText[code].label))
})

it('[MI5] votes are answered with the words they were asked with', () => {
  expect(Object.keys(minutes.feedback?.totals ?? {})).toEqual(
    feedbackLevels.map(({ label }) => label),
  )
  const counted = {
    state: 'counted' as const,
    agree: 1,
    concerns: 1,
    object: 1,
    paper: false,
    changed: false,
    turnout: '',
  }
  expect(consentText(counted).toLowerCase()).toBe(
    consentLevels.map(({ label }) => `1 × ${label.toLowerCase()}`).join(', '),
  )
})
