// What stays of what people write: every field, planted once in a whole day, looked for in the result.
import { beforeAll, describe, expect, it } from 'vitest'
import { minutesOf } from '../../server/minutes/minutesModel.ts'
import { newId } from '../../shared/kernel/id.ts'
import { z } from '../../shared/kernel/zod.ts'
import { minutesDocument } from '../../shared/minutes/minutesBlocks.ts'
import { workshopResultSchema, type WorkshopResult } from '../../shared/result/result.schema.ts'
import { commandSchema, type Command } from '../../shared/room/command.ts'
import {
  findingTextId,
  recommendationTextId,
  sharedTextFields,
  structureTextId,
  type TextId,
} from '../../shared/sharedText/sharedText.ts'
import { plainState } from '../../shared/sharedText/plainText.ts'
import { feedbackOptions } from '../../shared/vote/vote.ts'
import { read } from '../architecture/sources.ts'
import { contentOn } from '../room/sampleCommand.ts'
import { sampleAgenda, sampleSource, sampleStructure, stepOf } from '../room/sampleSource.ts'
import { SimWorld } from '../room/simWorld.ts'
import type { SimClient } from '../room/simClient.ts'
import { emptyMinutes } from '../support/sampleMinutes.ts'

/** What a person typed, by field of a command; what a change names as its basis is nothing new. */
function typedFields(schema: unknown, path: string): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape)
      .filter(([key]) => key !== 'before')
      .flatMap(([key, held]) => typedFields(held, `${path}.${key}`))
  if (schema instanceof z.ZodArray) return typedFields(schema.element, `${path}[]`)
  if (schema instanceof z.ZodNullable) return typedFields(schema.unwrap(), path)
  return schema instanceof z.ZodString && schema.description === 'saying' ? [path] : []
}

/** All fields a person can write in: of commands, of texts several write in, and the sentence of a ballot. */
const fields = [
  ...commandSchema.options.flatMap((option) => typedFields(option, option.shape.type.value)),
  ...Object.entries(sharedTextFields).flatMap(([part, names]) =>
    names.map((name) => `updateText.${part}.${name}`),
  ),
  'ballot.text',
].toSorted()

type Stays = 'no' | 'record' | 'wording'

/** The list of the README: field → whether it stays. */
const listed = new Map(
  [
    ...read('shared/README.md').matchAll(
      /^\|[^|]+\|([^|]*`[^|]*)\| (no|record|wording)\b[^|]*\|$/gm,
    ),
  ].flatMap(([, cell = '', stays]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, field = '']) => [field, stays as Stays] as const),
  ),
)

/** A word that stands nowhere else: of this field, once for each way it is planted. */
const planted = new Map<string, string[]>()
const mark = (field: string): string => {
  const before = planted.get(field) ?? []
  const word = `Marke ${field.replaceAll(/\W+/g, ' ')} ${String(before.length)}.`
  planted.set(field, [...before, word])
  return word
}
/** Words that were planted where they do not stay, whatever their field says, and why. */
const gone = new Map<string, string>()
const lost = (field: string, why: string): string => {
  const word = mark(field)
  gone.set(word, why)
  return word
}

/** A whole day in which every field is written in. Returns what stays of it, and the ids it went through. */
function wholeDay(): { result: WorkshopResult; ids: readonly string[] } {
  const world = new SimWorld({ seed: 11, newId })
  const { facilitator, seats } = world.open(4)
  const [one, two, three] = seats as [SimClient, SimClient, SimClient, SimClient]
  const ids: string[] = [...world.clients.map(({ seatId }) => seatId)]
  const made = () => {
    const id = newId()
    ids.push(id)
    return id
  }
  const must = (by: SimClient, command: Command) =>
    expect(world.act(by, command), JSON.stringify(command)).toBeNull()
  const step = (kind: Parameters<typeof stepOf>[0]) => {
    must(facilitator, { type: 'enterStep', stepId: stepOf(kind) })
    world.pass(120_000)
  }
  const write = (textId: TextId, text: string) =>
    must(one, { type: 'updateText', textId, update: plainState(text) })

  must(facilitator, {
    type: 'changeAgenda',
    agenda: sampleAgenda.map((held) => ({
      ...held,
      title: held.kind === 'findings' ? mark('changeAgenda.agenda[].title') : held.title,
      question: held.kind === 'findings' ? mark('changeAgenda.agenda[].question') : '',
    })),
  })
  must(facilitator, { type: 'moveDayMarker', day: 20 })
  step('present')
  const question = made()
  must(one, { type: 'askQuestion', id: question, text: mark('askQuestion.text') })
  must(facilitator, {
    type: 'answerQuestion',
    id: question,
    answer: mark('answerQuestion.answer'),
    settled: true,
    before: { answer: '', settled: false },
  })
  const reworded = made()
  const before = lost('askQuestion.text', 'was reworded')
  must(one, { type: 'askQuestion', id: reworded, text: before })
  must(facilitator, { type: 'changeItem', id: reworded, text: mark('changeItem.text'), before })
  const removed = made()
  must(one, { type: 'askQuestion', id: removed, text: lost('askQuestion.text', 'was removed') })
  must(facilitator, { type: 'removeItem', id: removed })

  step('structure')
  const [first = '', second = ''] = sampleStructure
  const rated = () => ({
    rating: 'not_applicable',
    reason: mark('rateStructure.rated.reason'),
    evidence: { document: null, text: mark('rateStructure.rated.evidence.text') },
  })
  for (const seat of [one, two, three])
    must(seat, { type: 'rateStructure', criterionId: first, rated: rated(), revision: 0 })
  must(facilitator, { type: 'announceStructureReveal', announced: true })
  must(facilitator, { type: 'revealStructure', criterionIds: [first] })
  const agreed = made()
  must(facilitator, {
    type: 'agreeStructure',
    content: {
      ...{ id: agreed, criterionId: first, rating: 'not_applicable' },
      reason: mark('agreeStructure.content.reason'),
      evidence: { document: 'concept', text: mark('agreeStructure.content.evidence.text') },
    },
    revision: 0,
  })
  write(structureTextId(agreed), mark('updateText.structureRating.minorityView'))
  must(one, { type: 'rateStructure', criterionId: second, rated: rated(), revision: 0 })

  step('annotate')
  for (const seat of [one, two, three]) {
    const id = made()
    must(seat, {
      type: 'addAnnotation',
      id,
      content: contentOn('e1', mark('addAnnotation.content.note')),
    })
    const content = contentOn('e1', mark('reviseAnnotation.content.note'))
    must(seat, { type: 'reviseAnnotation', id, revision: 1, content })
  }
  must(one, { type: 'addAnnotation', id: made(), content: contentOn('e2', 'kurz') })
  step('compare')
  world.pass(120_000)
  must(facilitator, { type: 'announceReveal', announced: true })
  must(facilitator, { type: 'reveal' })
  const { order, revealed } = facilitator.view.room.annotation
  ids.push(...order)
  const evidence = order.find((id) => revealed[id]?.span.entryId === 'e1') ?? ''
  const groupId = made()
  const group = { id: groupId, title: mark('changeGroup.group.title') }
  must(facilitator, { type: 'changeGroup', group, before: null })
  must(facilitator, { type: 'groupAnnotations', ids: [...order], groupId })
  const reply = { id: made(), annotationId: evidence, text: mark('addReply.reply.text') }
  must(two, { type: 'addReply', reply })
  must(one, {
    type: 'parkTopic',
    id: reply.id.split('').reverse().join(''),
    text: mark('parkTopic.text'),
  })
  const [topic] = facilitator.view.room.discussion.parked
  must(facilitator, {
    type: 'settleTopic',
    id: topic?.id ?? '',
    status: 'assigned',
    assignedTo: mark('settleTopic.assignedTo'),
    before: { status: 'open', assignedTo: '' },
  })
  const text = mark('addPerspectiveNote.note.text')
  must(two, { type: 'addPerspectiveNote', note: { id: made(), perspective: 'child', text } })
  const statement = { id: made(), text: mark('addStatement.statement.text') }
  must(facilitator, { type: 'addStatement', statement })

  step('keySituations')
  const situation = (title: string, question: string) => ({
    ...{ id: made(), title, entryIds: ['e1'], question },
  })
  const titleOf = 'changeKeySituation.content.title'
  const questionOf = 'changeKeySituation.content.question'
  const chosen = situation(mark(titleOf), mark(questionOf))
  const left = situation(mark(titleOf), lost(questionOf, 'was not taken up'))
  for (const content of [chosen, left])
    must(facilitator, { type: 'changeKeySituation', content, revision: 0 })
  for (const by of [one, two, three]) {
    const content = situation(
      mark('proposeKeySituation.content.title'),
      mark('proposeKeySituation.content.question'),
    )
    must(by, { type: 'proposeKeySituation', content })
  }
  must(facilitator, { type: 'openProposals' })
  const opened = facilitator.view.room.keySituation.situations
    .map(({ id }) => id)
    .filter((id) => id !== chosen.id && id !== left.id)
  const quiet = situation(
    lost('proposeKeySituation.content.title', 'waits on its seat'),
    lost('proposeKeySituation.content.question', 'waits on its seat'),
  )
  must(two, { type: 'proposeKeySituation', content: quiet })
  must(facilitator, { type: 'chooseKeySituations', ids: [chosen.id, ...opened] })
  step('deepen')
  const line = 'addBoardItem.item.text'
  for (const [keySituationId, words] of [
    [chosen.id, mark(line)],
    [left.id, lost(line, 'its situation was not taken up')],
  ] as const) {
    const item = {
      ...{ id: made(), keySituationId, text: words },
      ...({ kind: 'factor', factor: 'OR' } as const),
    }
    must(two, { type: 'addBoardItem', item })
  }
  must(facilitator, { type: 'openBoards' })

  step('findings')
  const [rests, alone] = [made(), made()]
  const finding = {
    direction: 'potential' as const,
    ...{ level: null, evidenceLevel: null, criterionId: null, rating: null, keySituationId: null },
  }
  const noReason = 'changeFinding.content.noEvidenceReason'
  for (const [id, annotationIds, noEvidenceReason] of [
    [rests, [evidence], lost(noReason, 'there is a passage')],
    [alone, [], mark(noReason)],
  ] as const)
    must(facilitator, {
      type: 'changeFinding',
      content: {
        ...finding,
        id,
        annotationIds: [...annotationIds],
        noEvidenceReason,
        groupId,
        spans: [],
        factors: [],
      },
      revision: 0,
    })
  for (const name of sharedTextFields.finding)
    write(findingTextId(rests, name), mark(`updateText.finding.${name}`))
  step('recommendations')
  const advice = made()
  must(facilitator, {
    type: 'changeRecommendation',
    content: {
      ...{ id: advice, findingIds: [rests], addressee: 'office', due: '2027-03-01' },
      owner: mark('changeRecommendation.content.owner'),
      indicator: mark('changeRecommendation.content.indicator'),
    },
    revision: 0,
  })
  write(recommendationTextId(advice), mark('updateText.recommendation.wording'))

  step('close')
  const ask = (say: (at: number) => string) => {
    const vote = { id: made(), kind: 'feedback' as const, subjectId: null, dots: 1 }
    const options = [...feedbackOptions]
    must(facilitator, { type: 'openVote', vote: { ...vote, options, cumulative: false } })
    for (const [at, seat] of [one, two, three].entries()) {
      const ballot = { voteId: vote.id, key: newId(), turn: 1, choice: { very: 1 }, text: say(at) }
      seat.cast(ballot)
      world.settle()
    }
    must(facilitator, { type: 'closeVote', voteId: vote.id })
  }
  ask(() => lost('ballot.text', 'was asked again'))
  ask(() => mark('ballot.text'))
  must(facilitator, {
    type: 'changeRecordDetails',
    details: {
      facilitation: mark('changeRecordDetails.details.facilitation'),
      recorder: mark('changeRecordDetails.details.recorder'),
      distribution: mark('changeRecordDetails.details.distribution'),
    },
    before: { facilitation: '', recorder: '', distribution: '' },
  })
  must(facilitator, { type: 'closeWorkshop' })
  world.rooms.conclude(world.source.id, () => undefined)
  const result = world.store.result(world.source.id)
  if (!result) throw new Error('no result')
  return { result: JSON.parse(JSON.stringify(result)) as WorkshopResult, ids }
}

let result: WorkshopResult
let ids: readonly string[]
let wordings: string
let record: string
beforeAll(() => {
  ;({ result, ids } = wholeDay())
  const words = [
    ...[...result.findings, ...result.recommendations].map(({ wording }) => wording),
    ...[...result.keySituations, ...result.structureRatings].map(({ wording }) => wording),
  ]
  wordings = JSON.stringify(words)
  record = JSON.stringify(result.record)
})

/** The words of a field that were planted where they stay. */
const staying = (field: string) => (planted.get(field) ?? []).filter((word) => !gone.has(word))

describe('[RU2] what stays of what people write', () => {
  it('is a list of every field, and every field was written in', () => {
    expect(fields.length).toBeGreaterThan(30)
    expect([...listed.keys()].toSorted()).toEqual(fields)
    expect([...planted.keys()].toSorted()).toEqual(fields)
  })

  it.each(fields)('%s', (field) => {
    const stays = listed.get(field)
    const words = staying(field)
    expect(words).not.toEqual([])
    const places = words.map((word) => ({
      wording: wordings.includes(word),
      record: record.includes(word),
    }))
    const wanted = { wording: stays === 'wording', record: stays === 'record' }
    expect(places).toEqual(words.map(() => wanted))
  })

  it('is no more than the list: nothing of a field that goes, and nothing that was replaced or left', () => {
    const all = JSON.stringify(result)
    const going = fields.filter((field) => listed.get(field) === 'no').flatMap(staying)
    expect(going.length).toBeGreaterThan(10)
    expect([...going, ...gone.keys()].filter((word) => all.includes(word))).toEqual([])
    // A word stands in a wording or in the record, and nowhere else.
    const words = [...planted.values()].flat().filter((word) => all.includes(word))
    const elsewhere = all.replace(record, '')
    for (const word of words)
      expect(elsewhere.split(word).length - 1, word).toBe(wordings.split(word).length - 1)
  })

  it('is in the minutes, word for word', () => {
    const entries = sampleSource.text?.entries ?? []
    const sources = {
      entries,
      criterionLabel: (id: string) => id,
      ratingLabel: () => '',
      themeLabel: () => '',
    }
    const frame = { ...emptyMinutes, stage: 'final' as const }
    const printed = JSON.stringify(minutesDocument(minutesOf(result, frame, sources)))
    const kept = fields
      .filter((field) => listed.get(field) !== 'no')
      // A procedure prints those, not the minutes of one day.
      .filter((field) => !/^(agreeStructure|updateText\.structureRating)/.test(field))
      .flatMap(staying)
    expect(kept.length).toBeGreaterThan(20)
    expect(kept.filter((word) => !printed.includes(word))).toEqual([])
  })

  it('[RU1] has the described form, and holds no id of a seat, a note, a vote or anything else that was made', () => {
    expect(workshopResultSchema.parse(result)).toEqual(result)
    const all = JSON.stringify(result)
    expect(ids.length).toBeGreaterThan(20)
    expect(ids.filter((id) => all.includes(id))).toEqual([])
    // No moment either: the longest figure of a result is a year.
    expect(all.match(/\d{6,}/g) ?? []).toEqual([])
  })

  it('[RU6] quotes what a finding rests on, and no other passage that was marked', () => {
    const { quote } = contentOn('e1', '').span
    expect(result.findings.flatMap(({ passages }) => passages)).toEqual([{ entryId: 'e1', quote }])
    expect(JSON.stringify(result)).not.toContain(contentOn('e2', '').span.quote)
    expect(result.annotations).toMatchObject([{ criterionId: 'P-01-1', count: 4 }])
  })
})
