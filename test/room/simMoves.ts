import { itemsOf } from '../../shared/discussion/discussion.ts'
import type { AnnotationContent } from '../../shared/annotation/annotation.ts'
import type { Command } from '../../shared/room/command.ts'
import type { Prng } from '../support/prng.ts'
import { contentOn } from './sampleCommand.ts'
import { sampleAgenda, sampleStructure } from './sampleSource.ts'
import { maySitInGroup } from '../../shared/room/boardGroup.rules.ts'
import type { SimClient } from './simClient.ts'
import * as Y from 'yjs'
import { toBase64, fromBase64 } from '../../shared/kernel/base64.ts'
import { findingTextId } from '../../shared/sharedText/sharedText.ts'
import { Y_TEXT } from '../../shared/sharedText/mergedText.ts'

const entries = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6']
const some = <T>(prng: Prng, items: readonly T[]): T | undefined =>
  items.length === 0 ? undefined : prng.pick(items)

/** What a person in the room might do next, right or wrong; the note carries the seat, so that a leak can be seen. */
export function randomCommand(
  prng: Prng,
  client: SimClient,
  facilitates: boolean,
  stamp: string,
): Command {
  const often = facilitates ? [...steering, ...voices, ...edits] : [...voices, ...edits]
  const seldom = facilitates ? [...rarely, ...rarelySteering] : rarely
  const makers = prng.chance(0.25) ? seldom : often
  return prng.pick(makers)(prng, client, stamp)
}

/** Steering by a seat that may not hold the facilitation. */
export const trespass = (prng: Prng, client: SimClient, stamp: string): Command =>
  prng.pick([...steering, ...rarelySteering])(prng, client, stamp)

/** What no note may say (BI2), whatever seat writes it; a paper card is right if facilitation or recorder enters it. */
const wrongContents: readonly Partial<AnnotationContent>[] = [
  { span: { entryId: 'e1', start: 0, end: 5000, quote: 'Die Einrichtung teilt' } },
  { span: { entryId: 'e2', start: 3, end: 9, quote: 'Niemand' } },
  { span: { entryId: 'e1', start: 4, end: 4, quote: '' } },
  { criterionId: 'X-99' },
  { criterionId: 'E-01-1', rating: null },
  { rating: 'großartig' },
  { paper: true },
]

type Maker = (prng: Prng, client: SimClient, stamp: string) => Command

const voices: Maker[] = [
  (prng, _client, stamp) => ({
    type: 'addAnnotation',
    id: prng.id(),
    content: contentOn(prng.pick(entries), stamp),
  }),
  (prng, _client, stamp) => ({
    type: 'addAnnotation',
    id: prng.id(),
    content: contentOn(prng.pick(entries), stamp),
  }),
  (prng, client, stamp) => {
    const held = some(prng, Object.values(client.own.annotations))
    const content = contentOn(prng.pick(entries), stamp)
    return held
      ? { type: 'reviseAnnotation', id: held.id, revision: held.revision, content }
      : { type: 'addAnnotation', id: prng.id(), content }
  },
  (prng, client) => ({
    type: 'removeAnnotation',
    id: some(prng, Object.keys(client.own.annotations)) ?? prng.id(),
  }),
  (prng) => ({ type: 'setReady', ready: prng.chance(0.7) }),
  (prng) => ({ type: 'parkTopic', id: prng.id(), text: `Thema ${String(prng.below(1000))}` }),
  (prng) => ({ type: 'askQuestion', id: prng.id(), text: `Frage ${String(prng.below(1000))}` }),
  (prng, client) => ({
    type: 'withdrawRevealed',
    id: some(prng, client.own.revealedIds) ?? prng.id(),
  }),
  (prng, client) => ({
    type: 'addReply',
    reply: {
      id: prng.id(),
      annotationId: some(prng, client.view.room.annotation.order) ?? prng.id(),
      text: 'Das sehe ich anders.',
    },
  }),
  (prng, client) => ({
    type: 'addBoardItem',
    item: {
      id: prng.id(),
      keySituationId: some(prng, client.view.room.keySituation.situations)?.id ?? prng.id(),
      kind: 'factor',
      factor: 'OR',
      text: 'Keine Übergaberegel',
    },
  }),
  (prng, client) =>
    prng.chance(0.7)
      ? {
          type: 'proposeKeySituation',
          content: { id: prng.id(), title: 'Leise', entryIds: ['e1'], question: '' },
        }
      : {
          type: 'withdrawProposal',
          id:
            some(prng, [...client.own.situationDrafts.map(({ id }) => id), ...client.own.owned]) ??
            prng.id(),
        },
  (prng, _client, stamp) => ({
    type: 'addAnnotation',
    id: prng.id(),
    content: contentOn(prng.pick(entries), stamp, prng.pick(wrongContents)),
  }),
  (prng, client) => ({ type: 'removeItem', id: some(prng, client.own.owned) ?? prng.id() }),
  (_prng, client) => ({
    type: 'passSeeTest',
    round: Math.max(1, client.view.room.workshop.seeTestRound),
  }),
  () => ({ type: 'confirmRules' }),
  (prng, client) => ({
    type: 'answerToReveal',
    round: client.view.room.annotation.asking ?? 1,
    agree: prng.chance(0.8),
  }),
  (prng) => ({
    type: 'addPerspectiveNote',
    note: { id: prng.id(), perspective: 'child', text: 'Mich fragt niemand.' },
  }),
  (prng, client) => ({
    type: 'removeBoardItem',
    id: some(prng, client.own.boardDrafts)?.id ?? prng.id(),
  }),
  rating,
  rating,
  textUpdate,
]

/** Rates a structure criterion, now and then on a wrong revision, without the reason it needs, or takes it back. */
function rating(prng: Prng, client: SimClient, stamp: string): Command {
  const criterionId = prng.pick([...sampleStructure, 'P-01-1'])
  if (prng.chance(0.15)) return { type: 'clearStructureRating', criterionId }
  const held = client.own.structureRatings?.[criterionId]?.revision ?? 0
  return {
    type: 'rateStructure',
    criterionId,
    rated: ratedBy(prng, stamp),
    revision: prng.chance(0.9) ? held : held + 1,
  }
}

/** A rating that bears the stamp of its writer. */
export const ratedBy = (prng: Prng, stamp: string) => ({
  rating: prng.pick(['absent', 'present', 'present', 'not_applicable', 'great']),
  reason: prng.chance(0.5) ? 'Gibt es hier nicht.' : '',
  evidence: { document: prng.pick([null, 'concept'] as const), text: stamp },
})

/** Types a few letters into the observation of a finding, as a Yjs update on what this client knows. */
function textUpdate(prng: Prng, client: SimClient): Command {
  const finding = some(prng, client.view.room.finding.findings)
  const textId = findingTextId(finding?.id ?? prng.id(), 'observation')
  const doc = new Y.Doc()
  doc.clientID = 1 + prng.below(1_000_000_000)
  const state = client.view.room.sharedText.states[textId]
  if (state !== undefined) Y.applyUpdate(doc, fromBase64(state))
  const before = Y.encodeStateVector(doc)
  const text = doc.getText(Y_TEXT)
  text.insert(prng.below(text.length + 1), String(prng.below(100)))
  return { type: 'updateText', textId, update: toBase64(Y.encodeStateAsUpdate(doc, before)) }
}

/** Agrees on a criterion anew, changes what was agreed on, or takes it away. */
function agreement(prng: Prng, client: SimClient): Command {
  const held = some(prng, client.view.room.structureRating.agreed)
  if (held && prng.chance(0.3)) return { type: 'removeStructureAgreement', id: held.id }
  const { id, criterionId, revision } =
    held && prng.chance(0.7)
      ? held
      : { id: prng.id(), criterionId: prng.pick(sampleStructure), revision: 0 }
  const rated = ratedBy(prng, 'Aktenlage')
  return { type: 'agreeStructure', content: { ...rated, id, criterionId }, revision }
}

const edits: Maker[] = [
  agreement,
  (prng) => ({
    type: 'changeGroup',
    group: { id: prng.id(), title: `Gruppe ${String(prng.below(100))}` },
    before: null,
  }),
  (prng, client) => ({
    type: 'groupAnnotations',
    ids: prng.shuffle(client.view.room.annotation.order).slice(0, 2).concat(prng.id()),
    groupId: some(prng, client.view.room.annotation.groups)?.id ?? null,
  }),
  (prng, client) => {
    const held = some(prng, client.view.room.keySituation.situations)
    const content = { id: held?.id ?? prng.id(), title: 'Wende', entryIds: ['e2'], question: '' }
    return { type: 'changeKeySituation', content, revision: held?.revision ?? 0 }
  },
  (prng, client) => {
    const held = prng.chance(0.5) ? some(prng, client.view.room.finding.findings) : undefined
    const { room } = client.view
    return {
      type: 'changeFinding',
      revision: held?.revision ?? 0,
      content: {
        id: held?.id ?? prng.id(),
        direction: prng.pick(['strength', 'potential'] as const),
        level: 'organisation',
        evidenceLevel: 'indicative',
        criterionId: 'P-01-1',
        rating: null,
        annotationIds: room.annotation.order.slice(0, 1),
        spans: [],
        noEvidenceReason: prng.chance(0.9) ? 'Aus der Runde' : '',
        factors: ['OR'],
        groupId: some(prng, room.annotation.groups)?.id ?? null,
        keySituationId: some(prng, room.keySituation.situations)?.id ?? null,
      },
    }
  },
  (prng, client) => ({
    type: 'changeRecommendation',
    revision: 0,
    content: {
      id: prng.id(),
      findingIds: client.view.room.finding.findings.slice(0, 1).map(({ id }) => id),
      addressee: 'office',
      owner: prng.chance(0.9) ? 'Abteilungsleitung' : '',
      due: prng.chance(0.9) ? '2027-06-30' : null,
      indicator: 'Stichprobe',
    },
  }),
  (prng, client) => {
    const held = some(prng, client.view.room.discussion.parked)
    const before = { status: held?.status ?? 'open', assignedTo: held?.assignedTo ?? '' }
    const id = held?.id ?? prng.id()
    return { type: 'settleTopic', id, status: 'settled', assignedTo: '', before }
  },
]

const rarely: Maker[] = [
  (prng, client) => {
    const { discussion, keySituation } = client.view.room
    const held = some(prng, [...itemsOf(discussion), ...keySituation.boardItems])
    const text = `Anders gesagt ${String(prng.below(1000))}`
    return { type: 'changeItem', id: held?.id ?? prng.id(), text, before: held?.text ?? text }
  },
  (prng, client) => {
    const held = some(prng, client.view.room.discussion.questions)
    const before = { answer: held?.answer ?? '', settled: held?.settled ?? false }
    const id = held?.id ?? prng.id()
    return { type: 'answerQuestion', id, answer: 'Ja.', settled: true, before }
  },
  (prng, client) => ({
    type: 'changeRecordDetails',
    details: { facilitation: 'Fachberatung', recorder: '', distribution: prng.id() },
    before: client.view.room.minutes.details,
  }),
  (prng) => ({ type: 'addStatement', statement: { id: prng.id(), text: 'So war es gemeint.' } }),
  (prng, client) => ({
    type: 'removeGroup',
    id: some(prng, client.view.room.annotation.groups)?.id ?? prng.id(),
  }),
  (prng, client) => {
    const [from, into] = prng.shuffle(client.view.room.keySituation.situations)
    return {
      type: 'mergeKeySituations',
      id: from?.id ?? prng.id(),
      revision: from?.revision ?? 1,
      into: into?.id ?? prng.id(),
      intoRevision: into?.revision ?? 1,
    }
  },
  (prng, client) => ({
    type: 'removeKeySituation',
    id: some(prng, client.view.room.keySituation.situations)?.id ?? prng.id(),
  }),
  (prng, client) => ({
    type: 'moveFinding',
    id: some(prng, client.view.room.finding.findings)?.id ?? prng.id(),
    to: 0,
  }),
  (prng, client) => ({
    type: 'removeFinding',
    id: some(prng, client.view.room.finding.findings)?.id ?? prng.id(),
  }),
  (prng, client) => ({
    type: 'removeRecommendation',
    id: some(prng, client.view.room.recommendation.recommendations)?.id ?? prng.id(),
  }),
  (prng, client) => ({
    type: 'confirmReviewed',
    id: client.view.room.finding.findings.find(({ review }) => review)?.id ?? prng.id(),
  }),
  (prng, client) => {
    const vote = client.view.room.vote.votes.find(({ result }) => result === null)
    const option = vote?.options[0] ?? 'x'
    const paper = { people: 2, totals: { [option]: 1 } }
    const before = client.view.facilitation.paperDots[vote?.id ?? ''] ?? null
    return { type: 'enterPaperDots', voteId: vote?.id ?? prng.id(), paper, before }
  },
]

/** What only the holder of the facilitation may do, and does seldom. */
const rarelySteering: Maker[] = [
  (_prng, client) => ({ type: 'changeAgenda', agenda: [...client.view.room.workshop.agenda] }),
  (prng, client) => {
    const annotationId = some(prng, client.view.room.annotation.order) ?? null
    return { type: 'show', focus: { span: null, entryId: 'e1', annotationId } }
  },
  (prng, client) => {
    const { finding, keySituation } = client.view.room
    const kind = prng.pick(['finding', 'keySituation', 'board'] as const)
    const held = kind === 'finding' ? finding.findings : keySituation.situations
    return { type: 'show', focus: { kind, id: some<{ id: string }>(prng, held)?.id ?? prng.id() } }
  },
  (prng) => ({ type: 'holdProjector', held: prng.chance(0.7) }),
  (prng, client) => ({
    type: 'turnProjector',
    place: { of: client.view.room.workshop.stepId ?? '', anchor: 'a', page: prng.below(5) },
  }),
  (prng, client) => ({
    type: 'chooseKeySituations',
    ids: client.view.room.keySituation.situations.slice(0, prng.below(3)).map(({ id }) => id),
  }),
  (prng) => ({ type: 'openOutcome', open: prng.chance(0.3) }),
  (prng, client) => ({
    type: 'admitSeat',
    seatId: some(prng, Object.keys(client.view.facilitation.waiting)) ?? prng.id(),
  }),
  (prng, client) => {
    const seatId = some(prng, Object.keys(client.view.facilitation.waiting)) ?? prng.id()
    return prng.chance(0.3) ? { type: 'refuseSeat', seatId } : { type: 'admitSeat', seatId }
  },
  (prng, client) =>
    prng.chance(0.2)
      ? {
          type: 'removeSeat',
          seatId: some(prng, Object.keys(client.view.room.workshop.seats)) ?? prng.id(),
        }
      : { type: 'startSeeTest' },
  () => ({ type: 'openProposals' }),
  () => ({ type: 'closeWorkshop' }),
  () => ({ type: 'openWorkshop' }),
]

const steering: Maker[] = [
  (prng) => ({ type: 'enterStep', stepId: prng.pick(sampleAgenda).id }),
  (prng) => ({ type: 'enterStep', stepId: prng.pick(sampleAgenda.slice(2, 4)).id }),
  (prng) => ({ type: 'moveDayMarker', day: prng.pick([-1, 5, 9, 20, 20, 20, 20, 60]) }),
  (prng) => ({
    type: 'adjustClock',
    change: prng.pick(['pause', 'resume', 'add'] as const),
    ms: 60_000,
  }),
  (prng) => ({ type: 'announceStructureReveal', announced: prng.chance(0.8) }),
  (prng) => ({ type: 'revealStructure', criterionIds: [prng.pick(sampleStructure)] }),
  () => ({ type: 'announceReveal', announced: true }),
  () => ({ type: 'announceReveal', announced: true }),
  () => ({ type: 'reveal' }),
  () => ({ type: 'reveal' }),
  (prng) => ({ type: 'askToReveal', open: prng.chance(0.8) }),
  (prng, client, stamp) => prng.pick(grouping)(prng, client, stamp),
  () => ({ type: 'openBoards' }),
  () => ({ type: 'startSeeTest' }),
  (prng) => ({ type: 'setGroupingOpen', open: prng.chance(0.5) }),
  (prng, client) => ({
    type: 'openVote',
    vote: {
      id: prng.id(),
      kind: 'keySituation',
      subjectId: null,
      options: client.view.room.keySituation.situations
        .map(({ id }) => id)
        .concat(prng.chance(0.1) ? 'x' : []),
      dots: 3,
      cumulative: true,
    },
  }),
  (prng, client) => ({
    type: 'closeVote',
    voteId: client.view.room.vote.votes.find(({ result }) => result === null)?.id ?? prng.id(),
  }),
  (prng, client) => ({
    type: 'changeSeat',
    seatId: some(prng, Object.keys(client.view.room.workshop.seats)) ?? prng.id(),
    role: prng.pick(['participant', 'recorder', 'observer', 'caseBringer'] as const),
    groupSize: 1 + prng.below(4),
  }),
  (prng, client) => ({
    type: 'nameCoFacilitator',
    seatId: some(prng, Object.keys(client.view.room.workshop.seats)) ?? prng.id(),
    named: prng.chance(0.5),
  }),
  () => ({ type: 'takeFacilitation' }),
  () => ({ type: 'giveBackFacilitation' }),
]

/** What makes groups: situations that are chosen, seats in them, and their time. */
const grouping: Maker[] = [
  (_prng, client) => ({
    type: 'chooseKeySituations',
    ids: client.view.room.keySituation.situations.slice(-2).map(({ id }) => id),
  }),
  (prng, client) => {
    const seats = Object.values(client.view.room.workshop.seats).filter(maySitInGroup)
    const seatIds = prng.shuffle(seats).map(({ id }) => id)
    return { type: 'drawBoardGroups', seatIds: seatIds.length > 0 ? seatIds : [prng.id()] }
  },
  (prng, client) => {
    const { workshop, keySituation } = client.view.room
    const seatId = some(prng, Object.values(workshop.seats))?.id ?? prng.id()
    const situation = some(
      prng,
      keySituation.situations.filter(({ chosen }) => chosen),
    )
    const before = { [seatId]: keySituation.groups?.[seatId] ?? null }
    return { type: 'assignBoardGroups', groups: { [seatId]: situation?.id ?? null }, before }
  },
  (prng, client) => {
    const chosen = client.view.room.keySituation.situations.filter((one) => one.chosen)
    return {
      type: 'adjustBoardClocks',
      ids: [some(prng, chosen)?.id ?? prng.id()],
      change: prng.pick(['start', 'pause', 'resume', 'add', 'clear'] as const),
      ms: 60_000,
    }
  },
]
