import { describe, expect, it } from 'vitest'
import { PROTOCOL_VERSION } from '../../shared/protocol/message.ts'
import { evolve } from '../../shared/room/evolve.ts'
import { emptyRoomView } from '../../shared/room/roomView.ts'
import { contentOn, addOn } from './sampleCommand.ts'
import { stepOf } from './sampleSource.ts'
import type { SimClient } from './simClient.ts'
import { SimWorld } from './simWorld.ts'

/** An open room in a step, with the text delivered up to day 20. */
function roomIn(kind: Parameters<typeof stepOf>[0], seatCount = 3, seed = 1) {
  const world = new SimWorld({ seed })
  const people = world.open(seatCount)
  const [a, b, c] = people.seats
  if (!a || !b || !c) throw new Error('three seats')
  world.act(people.facilitator, { type: 'moveDayMarker', day: 20 })
  world.act(people.facilitator, { type: 'enterStep', stepId: stepOf(kind) })
  return { world, ...people, a, b, c }
}

/** The same with a fourth seat, or more. */
function fourIn(kind: Parameters<typeof stepOf>[0], seatCount = 4) {
  const room = roomIn(kind, seatCount)
  const d = room.seats[3]
  if (!d) throw new Error('four seats')
  return { ...room, d }
}

describe('durability and order', () => {
  it('[RO1] acknowledges nothing that did not become durable', () => {
    const { world, a } = roomIn('annotate')
    world.store.crashAt = 'beforeCommit'
    const id = world.prng.id()
    a.run(id, addOn(world.prng.id(), 'e1', 'x'))
    a.deliverUp()
    world.turn()
    a.deliverDown()
    expect(a.outcomes.get(id)?.code).toBe('server.storage')
    expect(Object.keys(world.replayed().own[a.seatId]?.annotations ?? {})).toHaveLength(0)
  })

  it('[RO2] numbers every channel densely and leaves no gap where something is not heard', () => {
    const { world, a, b } = roomIn('annotate')
    for (let n = 0; n < 5; n++) world.act(a, addOn(world.prng.id(), 'e1', `note ${String(n)}`))
    world.act(b, { type: 'parkTopic', id: world.prng.id(), text: 'Rückmeldung an die Einrichtung' })
    const numbers = b.received
      .map((text) => JSON.parse(text) as { t: string; c?: string; n?: number; e?: unknown[] })
      .filter(({ t, c }) => t === 'commit' && c === 'room')
    let next = numbers[0]?.n ?? 0
    for (const { n, e } of numbers) {
      expect(n).toBe(next)
      next += e?.length ?? 0
    }
    expect(b.gaps).toBe(0)
  })

  it('[RO3] resumes by number after a lost line and after a restart of the server', () => {
    const { world, a, b } = roomIn('annotate')
    a.drop()
    world.act(b, { type: 'parkTopic', id: world.prng.id(), text: 'während der Unterbrechung' })
    const before = a.received.length
    a.connect()
    world.settle()
    const welcome = JSON.parse(a.received[before] ?? '') as { t: string; snapshot: unknown }
    expect(welcome).toMatchObject({ t: 'welcome', snapshot: null })
    expect(a.view.room.discussion.parked).toHaveLength(1)
    world.restart()
    for (const client of world.clients) client.connect()
    world.settle()
    expect(a.view.room).toEqual(b.view.room)
    expect(a.view.room).toEqual(world.replayed().room)
  })

  it('a server that stops tells nothing more, whoever leaves meanwhile: its database is closed by then', async () => {
    const { world } = roomIn('annotate')
    for (let minutes = 0; minutes < 4; minutes++) world.pass(60_000)
    world.settle()
    expect(world.isDueWithin(60_000)).toBe(false)
    await world.rooms.close()
    for (const client of world.clients) client.drop()
    expect(world.isDueWithin(60_000)).toBe(false)
  })

  it('[RO4] answers a repeated command id with its first outcome and applies it once', () => {
    const { world, a } = roomIn('annotate')
    const command = addOn(world.prng.id(), 'e1', 'einmal')
    const id = world.prng.id()
    a.run(id, command)
    world.settle()
    for (let again = 0; again < 3; again++) {
      a.say(JSON.stringify({ t: 'command', id, command }))
      world.settle()
    }
    expect(a.outcomes.get(id)).toBeNull()
    expect(Object.keys(a.own.annotations)).toHaveLength(1)
  })

  it('[RO10] [RO4] what is no longer wanted when it comes is not done, then or later', () => {
    const { world, facilitator } = roomIn('annotate')
    const { agenda, stepId } = facilitator.view.room.workshop
    const other = agenda.find((step) => step.id !== stepId)
    const command = { type: 'enterStep' as const, stepId: other?.id ?? '' }
    const late = world.prng.id()
    const say = (id: string, until: number): void => {
      facilitator.say(JSON.stringify({ t: 'command', id, command, until }))
      world.settle()
    }
    say(late, world.now - 1)
    say(late, world.now + 10_000)
    expect(facilitator.view.room.workshop.stepId).toBe(stepId)
    const id = world.prng.id()
    say(id, world.now + 10_000)
    // What was done stays done, however late it is said again.
    say(id, world.now - 1)
    const refused = facilitator.received.filter((text) => text.startsWith('{"t":"reject"'))
    expect(refused.map((text) => text.includes(id))).toEqual([false, false])
    expect(facilitator.view.room.workshop.stepId).toBe(command.stepId)
  })

  it('[BI7] [attack 13] one seat fills neither the reveal nor the lists of the room', () => {
    const { world, a, b } = roomIn('annotate')
    const ids = Array.from({ length: 200 }, () => world.prng.id())
    for (const id of ids) expect(world.act(a, addOn(id, 'e1', 'viel'))).toBeNull()
    expect(world.act(a, addOn(world.prng.id(), 'e1', 'zu viel'))).toBe('annotation.tooMany')
    expect(world.act(b, addOn(world.prng.id(), 'e1', 'noch Platz'))).toBeNull()
    expect(world.act(a, { type: 'removeAnnotation', id: ids[0] ?? '' })).toBeNull()
    expect(world.act(a, addOn(world.prng.id(), 'e1', 'wieder Platz'))).toBeNull()

    const topics = ids.map((_, at) => ({ id: world.prng.id(), text: `Thema ${String(at)}` }))
    for (const topic of topics) expect(world.act(a, { type: 'parkTopic', ...topic })).toBeNull()
    const question = () => ({
      type: 'askQuestion' as const,
      id: world.prng.id(),
      text: 'Noch eine?',
    })
    expect(world.act(a, question())).toBe('item.tooMany')
    expect(world.act(b, question())).toBeNull()
    expect(world.act(a, { type: 'removeItem', id: topics[0]?.id ?? '' })).toBeNull()
    expect(world.act(a, question())).toBeNull()
    expect(world.act(a, question())).toBe('item.tooMany')
  })

  it('[RO4] [attack 20] the same id from another seat is another command', () => {
    const { world, a, b } = roomIn('annotate')
    const id = world.prng.id()
    a.run(id, addOn(world.prng.id(), 'e1', 'von a'))
    world.settle()
    b.run(id, addOn(world.prng.id(), 'e1', 'von b'))
    world.settle()
    expect(Object.values(b.own.annotations).map(({ note }) => note)).toEqual(['von b'])
    const refused = world.prng.id()
    a.run(refused, { type: 'removeAnnotation', id: world.prng.id() })
    b.run(refused, addOn(world.prng.id(), 'e1', 'noch eine'))
    world.settle()
    expect(a.outcomes.get(refused)?.code).toBe('annotation.unknown')
    expect(b.outcomes.get(refused)).toBeNull()
  })

  it('[RO4] a command that an earlier version noted by its id alone is not done again', () => {
    const { world, a } = roomIn('annotate')
    const id = world.prng.id()
    world.store.begin()
    world.store.accept(world.source.id, 1, id)
    world.store.commit()
    world.restart()
    for (const client of world.clients) client.connect()
    world.settle()
    a.run(id, addOn(world.prng.id(), 'e1', 'schon da'))
    world.settle()
    expect(a.outcomes.get(id)).toBeNull()
    expect(Object.keys(a.own.annotations)).toHaveLength(0)
  })

  it('[RO4] a command that was durable but not acknowledged before a crash is not doubled', () => {
    const { world, a } = roomIn('annotate')
    world.store.crashAt = 'afterCommit'
    const id = world.prng.id()
    a.run(id, addOn(world.prng.id(), 'e1', 'überlebt'))
    a.deliverUp()
    world.turn()
    world.restart()
    for (const client of world.clients) client.connect()
    world.settle()
    expect(a.outcomes.get(id)).toBeNull()
    expect(Object.values(a.own.annotations).map(({ note }) => note)).toEqual(['überlebt'])
  })

  it('[RO4] a refusal is an outcome too: seed 5566 heard "no" and found it had happened', () => {
    const { world, facilitator, a } = roomIn('compare')
    const command = { type: 'reveal' as const }
    world.act(a, addOn(world.prng.id(), 'e1', 'eine'))
    const id = world.prng.id()
    facilitator.run(id, command)
    world.settle()
    const announce = { type: 'announceReveal' as const, announced: true }
    expect(world.act(facilitator, announce)).toBeNull()
    facilitator.say(JSON.stringify({ t: 'command', id, command }))
    world.settle()
    expect(facilitator.outcomes.get(id)?.code).toBe('reveal.notAnnounced')
    expect(facilitator.view.room.annotation.bundles).toBe(0)
  })

  it('[RO5] refuses a stale revision instead of overwriting', () => {
    const { world, a } = roomIn('annotate')
    const id = world.prng.id()
    world.act(a, addOn(id, 'e1', 'erste'))
    const revise = { type: 'reviseAnnotation' as const, id, revision: 1 }
    expect(world.act(a, { ...revise, content: contentOn('e1', 'zweite') })).toBeNull()
    expect(world.act(a, { ...revise, content: contentOn('e1', 'dritte') })).toBe('annotation.stale')
    expect(a.own.annotations[id]?.note).toBe('zweite')
  })

  it('[RO5] refuses an answer, a settled topic and a group’s title based on words that hold no more', () => {
    const { world, facilitator, a } = roomIn('annotate')
    const [question, topic, group] = [world.prng.id(), world.prng.id(), world.prng.id()]
    world.act(a, { type: 'askQuestion', id: question, text: 'Wann?' })
    world.act(a, { type: 'parkTopic', id: topic, text: 'Thema' })
    const answer = { type: 'answerQuestion' as const, id: question, settled: true }
    const open = { answer: '', settled: false }
    expect(world.act(facilitator, { ...answer, answer: 'Am Tag 3.', before: open })).toBeNull()
    expect(world.act(facilitator, { ...answer, answer: 'Später.', before: open })).toBe(
      'item.stale',
    )
    const before = { status: 'open' as const, assignedTo: '' }
    const settle = { type: 'settleTopic' as const, id: topic, before }
    const give = { ...settle, status: 'assigned' as const, assignedTo: 'Leitung' }
    expect(world.act(facilitator, give)).toBeNull()
    expect(world.act(facilitator, { ...settle, status: 'settled', assignedTo: '' })).toBe(
      'item.stale',
    )
    const reword = (id: string, text: string, before: string) =>
      world.act(facilitator, { type: 'changeItem', id, text, before })
    expect(reword(topic, 'Rufbereitschaft', 'Thema')).toBeNull()
    expect(reword(topic, 'Bereitschaft', 'Thema')).toBe('item.stale')
    expect(facilitator.view.room.discussion.parked[0]?.text).toBe('Rufbereitschaft')
    const name = (title: string, based: string | null) =>
      world.act(a, { type: 'changeGroup', group: { id: group, title }, before: based })
    expect(name('Übergaben', null)).toBeNull()
    expect(name('Übergänge', 'Übergaben')).toBeNull()
    expect(name('Vertretung', 'Übergaben')).toBe('item.stale')
    const { discussion, annotation } = facilitator.view.room
    expect(discussion.questions[0]?.answer).toBe('Am Tag 3.')
    expect(discussion.parked[0]?.assignedTo).toBe('Leitung')
    expect(annotation.groups[0]?.title).toBe('Übergänge')
  })
})

describe('what is seen, and when', () => {
  it('[RO6] tells an annotation to its own seat alone before the reveal', () => {
    const { world, facilitator, a, b } = roomIn('annotate')
    const projector = world.client('projector', 'projector')
    projector.connect()
    world.act(a, addOn(world.prng.id(), 'e1', 'geheim-4711'))
    world.settle()
    for (const other of [facilitator, b, projector])
      expect(other.received.join('')).not.toContain('geheim-4711')
    expect(a.received.join('')).toContain('geheim-4711')
  })

  it('[RO7] sends nothing at all to the others when somebody annotates', () => {
    const { world, a, b, facilitator } = roomIn('annotate')
    world.settle()
    const [seat, lead] = [b.received.length, facilitator.received.length]
    world.act(a, addOn(world.prng.id(), 'e1', 'still'))
    world.settle()
    expect(b.received.length).toBe(seat)
    expect(facilitator.received.length).toBe(lead)
    // The facilitation hears a new band when the minute is full, and nothing else.
    for (let minutes = 0; minutes < 3; minutes++) {
      world.pass(60_000)
      world.settle()
    }
    const heard = facilitator.received.slice(lead).map((text) => JSON.parse(text) as { t: string })
    expect(heard.map(({ t }) => t)).toEqual(['gauge'])
    expect(facilitator.gauge?.annotations).toBe(1)
    expect(b.received.length).toBe(seat)
    expect(b.gauge?.annotations).toBeNull()
  })

  it('[RO8] only the facilitation hears which day comes next, and not that of a closed outcome', () => {
    const { world, facilitator, a } = roomIn('present')
    const move = (day: number) => {
      world.act(facilitator, { type: 'moveDayMarker', day })
      world.settle()
      return [facilitator.gauge?.nextDay, facilitator.gauge?.lastDay]
    }
    expect(move(20)).toEqual([null, null])
    world.act(facilitator, { type: 'openOutcome', open: true })
    world.settle()
    expect([facilitator.gauge?.nextDay, facilitator.gauge?.lastDay]).toEqual([60, 60])
    expect([a.gauge?.nextDay, a.gauge?.lastDay]).toEqual([null, null])
    expect(move(60)).toEqual([null, null])
  })

  it('[RO8] delivers the case text only up to the day marker, the outcome only once opened', () => {
    const world = new SimWorld({ seed: 3 })
    const { facilitator, seats } = world.open(1)
    const [a] = seats
    if (!a) throw new Error('a seat')
    expect(a.entries).toHaveLength(0)
    world.act(facilitator, { type: 'moveDayMarker', day: 5 })
    expect(a.entries.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3'])
    world.act(facilitator, { type: 'moveDayMarker', day: 0 })
    expect(a.entries).toHaveLength(3)
    world.act(facilitator, { type: 'moveDayMarker', day: 20 })
    expect(a.entries).toHaveLength(5)
    world.act(facilitator, { type: 'openOutcome', open: true })
    expect(a.entries).toHaveLength(5)
    world.act(facilitator, { type: 'moveDayMarker', day: 60 })
    expect(a.entries).toHaveLength(6)
  })

  it('[RV1] reveals only after an announcement, in one bundle under fresh ids', () => {
    const { world, facilitator, a, b, c } = roomIn('annotate')
    const ids = [world.prng.id(), world.prng.id(), world.prng.id()]
    world.act(a, addOn(ids[0] ?? '', 'e1', 'von a'))
    world.act(b, addOn(ids[1] ?? '', 'e2', 'von b'))
    world.act(c, addOn(ids[2] ?? '', 'e2', 'von c'))
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    expect(world.act(facilitator, { type: 'reveal' })).toBe('reveal.notAnnounced')
    world.act(facilitator, { type: 'announceReveal', announced: true })
    expect(world.act(facilitator, { type: 'reveal' })).toBeNull()
    const { revealed, order } = b.view.room.annotation
    expect(order).toHaveLength(3)
    expect(order.some((id) => ids.includes(id))).toBe(false)
    expect(JSON.stringify(revealed)).not.toContain(a.seatId)
    expect(b.own.revealedIds.map((id) => revealed[id]?.note)).toEqual(['von b'])
    expect(Object.keys(b.own.annotations)).toHaveLength(0)
  })
})

describe('agreement in seats', () => {
  /** Everybody writes about the first entry, then it is revealed; the figures as one seat received them. */
  const reveal = ({
    world,
    facilitator,
  }: Pick<ReturnType<typeof roomIn>, 'world' | 'facilitator'>) => {
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    expect(world.act(facilitator, { type: 'reveal' })).toBeNull()
  }
  const write = (
    world: SimWorld,
    by: SimClient,
    change: Parameters<typeof addOn>[3] = {},
    entryId = 'e1',
  ) => expect(world.act(by, addOn(world.prng.id(), entryId, 'Notiz', change))).toBeNull()

  it('[RV4] two seats, the facilitation and paper are no figure, however much they write', () => {
    const { world, facilitator, a, b, c, d } = fourIn('annotate')
    world.act(facilitator, { type: 'changeSeat', seatId: c.seatId, role: 'recorder', groupSize: 1 })
    for (let n = 0; n < 20; n++) write(world, a)
    write(world, b)
    write(world, d, {}, 'e2')
    write(world, facilitator)
    write(world, c, { paper: true })
    reveal({ world, facilitator })
    expect(a.view.room.annotation).toMatchObject({ figures: [], uncounted: false })
  })

  it('[RV4] a named co-facilitation does not count, a recorder who writes for themselves does', () => {
    const { world, facilitator, seats, a, b, c } = fourIn('annotate', 5)
    for (const by of [a, b, c]) for (const entry of ['e1', 'e2']) write(world, by, {}, entry)
    for (const by of seats.slice(2)) write(world, by, {}, 'e3')
    world.act(facilitator, { type: 'nameCoFacilitator', seatId: b.seatId, named: true })
    reveal({ world, facilitator })
    expect(a.view.room.annotation.figures).toMatchObject([{ entryId: 'e3' }])
    const other = fourIn('annotate')
    const role = { seatId: other.c.seatId, role: 'recorder' as const, groupSize: 1 }
    other.world.act(other.facilitator, { type: 'changeSeat', ...role })
    for (const by of [other.a, other.b, other.c]) write(other.world, by)
    write(other.world, other.d, {}, 'e2')
    reveal(other)
    expect(other.a.view.room.annotation.figures).toMatchObject([{ entryId: 'e1', seats: 3 }])
  })

  it('[RV5] a late bundle gives its own places a figure and leaves the others as they were', () => {
    const { world, facilitator, a, b, c } = roomIn('annotate')
    for (const by of [a, b, c]) write(world, by)
    write(world, a, {}, 'e2')
    write(world, b, {}, 'e2')
    reveal({ world, facilitator })
    const first = a.view.room.annotation.figures
    expect(first).toMatchObject([{ entryId: 'e1', verdict: 'agreed', leading: 'potential' }])
    for (const by of [a, b, c]) write(world, by, { direction: 'strength' })
    // With the two of the first bundle three seats wrote here: a figure would say that the third is another one.
    write(world, c, {}, 'e2')
    for (const by of [a, b, c]) write(world, by, {}, 'e3')
    reveal({ world, facilitator })
    expect(a.view.room.annotation.figures).toEqual([
      ...first,
      expect.objectContaining({ entryId: 'e3', seats: 3 }),
    ])
    expect(a.view.room).toEqual(world.replayed().room)
  })
})

describe('agreement', () => {
  /** Three of four seats write about the first entry; then it is revealed. */
  const revealed = () => {
    const room = roomIn('annotate')
    const { world, facilitator, a, b, c } = room
    for (const by of [a, b, c]) world.act(by, addOn(world.prng.id(), 'e1', 'Notiz'))
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    const before = a.view.room.annotation.agreement
    expect(world.act(facilitator, { type: 'reveal' })).toBeNull()
    return { ...room, before }
  }

  it('[AG1] comes with the first bundle, and nothing that comes later changes it', () => {
    const { world, facilitator, a, b, c, before } = revealed()
    expect(before).toBeUndefined()
    const { agreement } = a.view.room.annotation
    expect(agreement?.seats).toBe(3)
    expect(agreement?.workshop.direction).toMatchObject({
      places: 1,
      percent: { value: 1 },
      krippendorffAlpha: { value: null, reason: 'noVariation' },
    })
    for (const by of [a, b, c])
      for (const entry of ['e1', 'e2'])
        world.act(by, addOn(world.prng.id(), entry, 'später', { direction: 'question' }))
    world.act(facilitator, { type: 'announceReveal', announced: true })
    expect(world.act(facilitator, { type: 'reveal' })).toBeNull()
    const [mine] = a.own.revealedIds
    if (mine !== undefined) world.act(a, { type: 'withdrawRevealed', id: mine })
    expect(a.view.room.annotation.agreement).toEqual(agreement)
    expect(world.replayed().room.annotation.agreement).toEqual(agreement)
  })

  it('[AG1] is none where fewer than three seats count, and unknown to logs of earlier versions', () => {
    const { world, facilitator, a, b, c } = roomIn('annotate')
    world.act(facilitator, { type: 'nameCoFacilitator', seatId: b.seatId, named: true })
    for (const by of [facilitator, a, b, c]) world.act(by, addOn(world.prng.id(), 'e1', 'Notiz'))
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    world.act(facilitator, { type: 'askToReveal', open: true })
    for (const by of [a, c]) world.act(by, { type: 'answerToReveal', round: 1, agree: true })
    expect(world.act(facilitator, { type: 'reveal' })).toBeNull()
    expect(a.view.room.annotation.agreement).toBeNull()
    const event = { type: 'annotationsRevealed', at: 0, bundle: [], figures: [] } as const
    expect(evolve(emptyRoomView, event).room.annotation.agreement).toBeUndefined()
  })
})

describe('course of the day', () => {
  it('[PH1] goes back without loss and marks what rested on a changed basis', () => {
    const { world, facilitator, a, b, c } = roomIn('annotate')
    world.act(a, addOn(world.prng.id(), 'e1', 'eins'))
    world.act(b, addOn(world.prng.id(), 'e2', 'zwei'))
    world.act(c, addOn(world.prng.id(), 'e2', 'drei'))
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    world.act(facilitator, { type: 'announceReveal', announced: true })
    world.act(facilitator, { type: 'reveal' })
    const group = { id: world.prng.id(), title: 'Übergaben' }
    world.act(facilitator, { type: 'changeGroup', group, before: null })
    const findingId = world.prng.id()
    const content = {
      id: findingId,
      direction: 'potential' as const,
      level: null,
      evidenceLevel: null,
      criterionId: null,
      rating: null,
      annotationIds: facilitator.view.room.annotation.order.slice(0, 1),
      spans: [],
      noEvidenceReason: '',
      factors: [],
      groupId: group.id,
      keySituationId: null,
    }
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('findings') })
    expect(world.act(facilitator, { type: 'changeFinding', content, revision: 0 })).toBeNull()
    world.act(facilitator, { type: 'enterStep', stepId: stepOf('compare') })
    const ids = [...facilitator.view.room.annotation.order]
    world.act(facilitator, { type: 'groupAnnotations', ids, groupId: group.id })
    const [finding] = a.view.room.finding.findings
    expect(finding).toMatchObject({ id: findingId, review: true })
    world.act(facilitator, { type: 'confirmReviewed', id: findingId })
    expect(a.view.room.finding.findings[0]?.review).toBe(false)
  })

  it('[PH2] a command in the wrong step is refused and changes nothing', () => {
    const { world, a } = roomIn('present')
    const before = world.replayed()
    expect(world.act(a, addOn(world.prng.id(), 'e1', 'zu früh'))).toBe('workshop.wrongPhase')
    expect(world.replayed()).toEqual(before)
  })

  it('[PH3] the clock belongs to the server: +1 adds exactly 60 s, zero closes nothing', () => {
    const { world, facilitator, a } = roomIn('annotate')
    const before = a.view.room.workshop.clock.endsAt ?? 0
    world.act(facilitator, { type: 'adjustClock', change: 'add', ms: 60_000 })
    expect(a.view.room.workshop.clock.endsAt).toBe(before + 60_000)
    world.act(facilitator, { type: 'adjustClock', change: 'pause', ms: 0 })
    const left = a.view.room.workshop.clock.pausedRemainingMs ?? 0
    world.pass(120_000)
    world.act(facilitator, { type: 'adjustClock', change: 'resume', ms: 0 })
    expect((a.view.room.workshop.clock.endsAt ?? 0) - world.now).toBeGreaterThanOrEqual(left - 1000)
    world.pass(3_600_000)
    expect(world.act(a, addOn(world.prng.id(), 'e1', 'nach Ablauf'))).toBeNull()
  })

  it('[PH7] the day marker stays within the case: nothing beyond the last day before the outcome, nothing below the first', () => {
    const { world, facilitator, a } = roomIn('present')
    const move = (day: number) => world.act(facilitator, { type: 'moveDayMarker', day })
    const delivered = () => a.view.room.workshop.deliveredDay
    const before = delivered()
    for (const day of [21, 22, 60, 999]) expect(move(day)).toBe('workshop.dayAhead')
    for (const day of [-1, -5]) expect(move(day)).toBe('workshop.dayBefore')
    expect(delivered()).toBe(before)
    expect(move(20)).toBeNull()
    expect(move(0)).toBeNull()
    expect(a.entries).toHaveLength(5)
    world.act(facilitator, { type: 'openOutcome', open: true })
    expect(move(61)).toBe('workshop.dayAhead')
    expect(move(60)).toBeNull()
    expect(a.entries).toHaveLength(6)
  })

  it('[PH8] a step goes on with the time it had, held if it was held', () => {
    const { world, facilitator, a } = roomIn('annotate')
    const enter = (kind: Parameters<typeof stepOf>[0]) =>
      world.act(facilitator, { type: 'enterStep', stepId: stepOf(kind) })
    const clock = () => a.view.room.workshop.clock
    const left = () => (clock().endsAt ?? 0) - world.now
    world.pass(120_000)
    const was = left()
    expect(was).toBeLessThan(481_000)
    enter('compare')
    expect(left()).toBeGreaterThan(595_000)
    world.pass(300_000)
    enter('annotate')
    expect(Math.abs(left() - was)).toBeLessThan(1000)
    world.act(facilitator, { type: 'adjustClock', change: 'pause', ms: 0 })
    const held = clock().pausedRemainingMs
    enter('compare')
    world.pass(60_000)
    enter('annotate')
    expect(clock()).toMatchObject({ endsAt: null, pausedRemainingMs: held })
    const { agenda } = a.view.room.workshop
    enter('compare')
    const longer = agenda.map((step) =>
      step.kind === 'annotate' ? { ...step, minutes: 15 } : step,
    )
    world.act(facilitator, { type: 'changeAgenda', agenda: longer })
    enter('annotate')
    expect(clock().pausedRemainingMs).toBe((held ?? 0) + 300_000)
  })

  it('[PH9] opening what is open changes nothing and is no error', () => {
    const { world, facilitator, a } = roomIn('annotate')
    const before = a.view.room
    expect(world.act(facilitator, { type: 'openWorkshop' })).toBeNull()
    expect(a.view.room).toEqual(before)
  })

  it('[PH10] only whoever steers lowers hands, and only the facilitation hears whose device did not answer', () => {
    const { world, facilitator, a, b } = roomIn('annotate')
    const raised = () => a.presence.filter(({ hand }) => hand).map(({ seatId }) => seatId)
    a.say(JSON.stringify({ t: 'hand', raised: true }))
    world.settle()
    expect(raised()).toEqual([a.seatId])
    b.say(JSON.stringify({ t: 'lowerHand', seatId: a.seatId }))
    world.settle()
    expect(raised()).toEqual([a.seatId])
    facilitator.say(JSON.stringify({ t: 'lowerHand', seatId: a.seatId }))
    world.settle()
    expect(raised()).toEqual([])
    world.act(facilitator, { type: 'startSeeTest' })
    world.act(a, { type: 'passSeeTest', round: 1 })
    world.settle()
    expect(facilitator.gauge?.unseen).toContain(b.seatId)
    expect(facilitator.gauge?.unseen).not.toContain(a.seatId)
    expect(b.gauge?.unseen).toBeNull()
  })

  it('[PH4] facilitation is held: only the named take over, the main one takes back, nobody is promoted', () => {
    const { world, facilitator, a, b } = roomIn('annotate')
    expect(world.act(a, { type: 'takeFacilitation' })).toBe('facilitation.notNamed')
    world.act(facilitator, { type: 'nameCoFacilitator', seatId: a.seatId, named: true })
    facilitator.drop()
    world.settle()
    expect(b.view.room.workshop.holder).toBe(facilitator.seatId)
    expect(world.act(a, { type: 'takeFacilitation' })).toBeNull()
    expect(world.act(a, { type: 'enterStep', stepId: stepOf('compare') })).toBeNull()
    facilitator.connect()
    world.settle()
    expect(world.act(facilitator, { type: 'enterStep', stepId: stepOf('annotate') })).toBe(
      'facilitation.notHolder',
    )
    expect(world.act(facilitator, { type: 'takeFacilitation' })).toBeNull()
    expect(b.view.room.workshop.holder).toBe(facilitator.seatId)
  })

  it('[PH4] the one who stood in gives the facilitation back; nobody else can give it away', () => {
    const { world, facilitator, a, b } = roomIn('annotate')
    world.act(facilitator, { type: 'nameCoFacilitator', seatId: a.seatId, named: true })
    expect(world.act(a, { type: 'giveBackFacilitation' })).toBe('facilitation.notHolder')
    world.act(a, { type: 'takeFacilitation' })
    expect(world.act(a, { type: 'giveBackFacilitation' })).toBeNull()
    expect(b.view.room.workshop.holder).toBe(facilitator.seatId)
  })

  it('[PH5] a seat waits and hears nothing until it is admitted; a removed one is shown out', () => {
    const world = new SimWorld({ seed: 9 })
    const { facilitator } = world.open(1)
    const guest = world.client(world.prng.id())
    void world.rooms.requestSeat(world.source.id, guest.seatId, 4)
    world.turn()
    guest.connect()
    world.act(facilitator, { type: 'moveDayMarker', day: 5 })
    expect(guest.waiting).toBe(true)
    expect(guest.received).toHaveLength(1)
    expect(facilitator.view.facilitation.waiting[guest.seatId]).toEqual({ groupSize: 4 })
    world.act(facilitator, { type: 'admitSeat', seatId: guest.seatId })
    expect(guest.live).toBe(true)
    expect(facilitator.view.facilitation.waiting).toEqual({})
    world.act(facilitator, { type: 'removeSeat', seatId: guest.seatId })
    expect(guest.lastBye?.code).toBe('seat.removed')
    guest.connect()
    world.settle()
    expect(guest.live).toBe(false)
  })

  it('[PH5] seed 245: a removed co-facilitator is shown out, and not welcomed to the whole room before', () => {
    const { world, facilitator, a } = roomIn('annotate')
    world.act(facilitator, { type: 'nameCoFacilitator', seatId: a.seatId, named: true })
    const before = a.received.length
    world.act(facilitator, { type: 'removeSeat', seatId: a.seatId })
    const heard = a.received.slice(before).map((text) => JSON.parse(text) as { t: string })
    expect(heard.map(({ t }) => t)).toEqual(['commit', 'bye'])
    expect(a.lastBye?.code).toBe('seat.removed')
  })

  it('[PH8] a day that is opened again has the time its step had when it ended, held', () => {
    const { world, facilitator, a } = roomIn('close')
    const clock = () => a.view.room.workshop.clock
    world.pass(120_000)
    const left = (clock().endsAt ?? 0) - world.now
    expect(left).toBeGreaterThan(0)
    const { plannedMs } = clock()
    expect(world.act(facilitator, { type: 'closeWorkshop' })).toBeNull()
    expect(clock()).toMatchObject({ endsAt: null, pausedRemainingMs: null })
    world.pass(600_000)
    expect(world.act(facilitator, { type: 'openWorkshop' })).toBeNull()
    expect(clock()).toMatchObject({ endsAt: null, plannedMs })
    expect(Math.abs((clock().pausedRemainingMs ?? 0) - left)).toBeLessThan(1000)
    world.act(facilitator, { type: 'adjustClock', change: 'resume', ms: 0 })
    expect(Math.abs((clock().endsAt ?? 0) - world.now - left)).toBeLessThan(1000)
  })

  it('[MI8] what was said is reworded by its writer on the day and by who edits until the conclusion', () => {
    const { world, facilitator, a, b } = roomIn('close')
    const note = world.prng.id()
    const said = () => facilitator.view.room.discussion.perspectives[0]?.text
    const reword = (who: typeof a, text: string, before: string) =>
      world.act(who, { type: 'changeItem', id: note, text, before })
    world.act(a, {
      type: 'addPerspectiveNote',
      note: { id: note, perspective: 'child', text: 'Frau Krause kam.' },
    })
    expect(reword(b, 'Sie kam.', 'Frau Krause kam.')).toBe('item.notOwn')
    expect(reword(a, 'Die Fachkraft kam.', 'Frau Krause kam.')).toBeNull()
    expect(reword(facilitator, 'x'.repeat(601), 'Die Fachkraft kam.')).toBe('input.malformed')
    expect(said()).toBe('Die Fachkraft kam.')
    const heard = b.received.filter((text) => text.includes('itemChanged')).join('')
    expect(heard).toContain('Die Fachkraft kam.')
    expect(heard).not.toContain(a.seatId)
    expect(world.act(facilitator, { type: 'closeWorkshop' })).toBeNull()
    expect(reword(a, 'Sie kam.', 'Die Fachkraft kam.')).toBe('workshop.closed')
    expect(reword(facilitator, 'Sie kam.', 'Die Fachkraft kam.')).toBeNull()
    expect(said()).toBe('Sie kam.')
    expect(world.act(a, { type: 'removeItem', id: note })).toBe('workshop.closed')
    expect(world.act(facilitator, { type: 'removeItem', id: note })).toBeNull()
    expect(said()).toBeUndefined()
  })

  it('[PH6] closing waits for the checklist', () => {
    const { world, facilitator, a } = roomIn('close')
    const id = world.prng.id()
    world.act(a, { type: 'parkTopic', id, text: 'offen' })
    expect(world.act(facilitator, { type: 'closeWorkshop' })).toBe('workshop.checklistOpen')
    world.act(facilitator, {
      type: 'settleTopic',
      id,
      status: 'assigned',
      assignedTo: 'Teamleitung',
      before: { status: 'open', assignedTo: '' },
    })
    expect(world.act(facilitator, { type: 'closeWorkshop' })).toBeNull()
    expect(world.act(a, { type: 'parkTopic', id: world.prng.id(), text: 'zu spät' })).toBe(
      'workshop.closed',
    )
  })
})

describe('bad input', () => {
  it('[BI1] answers what it cannot read with a code, keeps the state and stays up', () => {
    const { world, a } = roomIn('annotate')
    const before = world.replayed()
    const bad = [
      'kein JSON',
      '[]',
      '{"t":"command"}',
      '{"t":"command","id":"x","command":{"type":"reveal"}}',
      JSON.stringify({ t: 'command', id: world.prng.id(), command: { type: 'dropTables' } }),
      JSON.stringify({
        t: 'command',
        id: world.prng.id(),
        command: { type: 'setReady', ready: 'ja' },
      }),
      '{"t":"command","__proto__":{"x":1}}',
    ]
    for (const text of bad) a.say(text)
    world.settle()
    const rejects = a.received.filter((text) => text.includes('"protocol.malformed"'))
    expect(rejects).toHaveLength(bad.length)
    expect(world.replayed()).toEqual(before)
    expect(world.act(a, addOn(world.prng.id(), 'e1', 'geht noch'))).toBeNull()
  })

  it('[BI2] refuses a passage outside its entry, an unknown criterion and a foreign rating', () => {
    const { world, a } = roomIn('annotate')
    const outside = contentOn('e1', '')
    const add = (change: Partial<typeof outside>) =>
      world.act(a, {
        type: 'addAnnotation',
        id: world.prng.id(),
        content: { ...outside, ...change },
      })
    expect(add({ span: { ...outside.span, end: 5000 } })).toBe('annotation.outsideText')
    expect(add({ span: { ...outside.span, entryId: 'e6' } })).toBe('annotation.outsideText')
    expect(add({ criterionId: 'X-99' })).toBe('annotation.unknownCriterion')
    expect(add({ criterionId: 'E-01-1', rating: null })).toBe('annotation.outcomeClosed')
    expect(add({ rating: 'großartig' })).toBe('annotation.ratingInvalid')
    expect(add({ paper: true })).toBe('access.denied')
  })

  it('[BI3] asks a client of another version to reload', () => {
    const { world, a } = roomIn('annotate')
    const hello = { t: 'hello', protocol: PROTOCOL_VERSION + 1, stream: null }
    const stale = world.client(a.seatId)
    const socket: string[] = []
    let closed = 0
    const line = world.rooms.open(world.source.id, stale.identity.viewer, null, {
      send: (text) => socket.push(text),
      close: (code) => (closed = code),
      bufferedAmount: 0,
    })
    line?.hear(
      JSON.stringify({
        ...hello,
        cursors: { room: 0, seat: 0, facilitation: 0 },
        text: null,
        name: null,
      }),
    )
    world.turn()
    expect(socket.join('')).toContain('protocol.version')
    expect(closed).toBe(4400)
  })

  it('[BI4] one connection that floods the room is shown out, the others do not notice', () => {
    const { world, a, b } = roomIn('annotate')
    for (let n = 0; n < 450; n++) a.say('{"t":"ping","sent":1}')
    a.deliverUp()
    world.turn()
    a.deliverDown()
    expect(a.closed).toBe(4429)
    expect(world.act(b, addOn(world.prng.id(), 'e1', 'ungestört'))).toBeNull()
  })
})
