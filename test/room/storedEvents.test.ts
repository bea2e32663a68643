// What a log holds is read by a schema for every type: what no version wrote is found, named, and costs its room alone.
import { describe, expect, it } from 'vitest'
import { z } from '../../shared/kernel/zod.ts'
import { DamagedRoom, soundEvents, storedEvent } from '../../server/room/damagedRoom.ts'
import { eventKinds, readEvent } from '../../server/room/readEvent.ts'
import { guardOf } from '../../server/room/guard.ts'
import { newId } from '../../shared/kernel/id.ts'
import { schemaOf, SchemaValues, type JsonSchema } from '../faults/harness/schemaValues.ts'
import { Prng } from '../support/prng.ts'

const prng = new Prng(20261128)
const textId = `finding.${newId()}.title`
const pool = [newId(), newId(), textId, 'propertyIsEnumerable', 'e1', 'agree']
const values = new SchemaValues(prng, pool)

/** The same value with one thing wrong, somewhere. */
function spoiled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || prng.chance(0.15))
    return prng.pick([null, 'x', -1, 1.5, true, [], {}, 'propertyIsEnumerable', ''])
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    const at = prng.below(items.length + 1)
    return [...items.slice(0, at), spoiled(items[at]), ...items.slice(at + 1)]
  }
  const entries = Object.entries(value as Readonly<Record<string, unknown>>)
  const [key = 'more', held] = prng.pick([...entries, ['more', 1] as const])
  const rest = entries.filter(([name]) => name !== key)
  if (prng.chance(0.2)) return Object.fromEntries(rest)
  return Object.fromEntries([...rest, [key, spoiled(held)]])
}

const kinds = [...eventKinds].map(([type, kind]) => [String(type), kind] as const)

describe.each(kinds)('%s', (type, { schema, isOne }) => {
  it('is asked quickly what its schema asks', () => {
    const shape: JsonSchema = schemaOf(schema)
    let taken = 0
    for (let n = 0; n < 200; n++) {
      const event = values.value(shape)
      for (const one of [event, spoiled(event), spoiled(spoiled(event))]) {
        const json = JSON.parse(JSON.stringify(one)) as unknown
        const passes = schema.safeParse(json).success
        expect(isOne(json), JSON.stringify(json)).toBe(passes)
        if (!passes) continue
        taken++
        expect(readEvent(json)).toEqual({ event: json })
      }
    }
    expect(taken).toBeGreaterThan(20)
    expect(isOne({ type, more: 1 })).toBe(false)
  })
})

it('[BI8] a vote of a whole room may sum up to more than one ballot holds', () => {
  const result = { totals: { x: 1200 }, ballots: 60, people: 60, paper: null, texts: [] }
  const event = { type: 'voteClosed', voteId: newId(), result }
  expect(readEvent(event)).toEqual({ event })
})

it('a schema of another make is asked itself', () => {
  const even = z.number().transform((n) => n * 2)
  expect([1, 'x'].map(guardOf(even))).toEqual([true, false])
  const loose = z.object({ a: z.string() })
  expect([{ a: 'x', b: 1 }, {}].map(guardOf(loose))).toEqual([true, false])
})

const id = newId()
const workshopId = 'workshop-0000000000000001'
const damage = (event: unknown, body = JSON.stringify(event)): string => {
  try {
    storedEvent(workshopId, 7, body)
    return 'none'
  } catch (error) {
    return error instanceof DamagedRoom ? error.message : 'another error'
  }
}
const seat = { id, number: 1, role: 'participant', groupSize: 1 }

describe('[BI8] [attack 9] a log with what no version wrote', () => {
  it.each([
    [
      'seatAdmitted, seat.id',
      { type: 'seatAdmitted', seat: { ...seat, id: 'propertyIsEnumerable' } },
    ],
    ['seatAdmitted, seat.number', { type: 'seatAdmitted', seat: { ...seat, number: null } }],
    ['itemRemoved, id', { type: 'itemRemoved', id: 'Lena' }],
    ['itemRemoved, id', { type: 'itemRemoved' }],
    ['topicParked, text', { type: 'topicParked', id, text: { words: 'Lena' } }],
    ['boardGroupsChanged, groups.?', { type: 'boardGroupsChanged', groups: { 'Lena M.': id } }],
    ['unknown type, type', { type: 'Lena' }],
    ['unknown type, type', { type: 'constructor' }],
    ['unknown type, type', { type: ['seatLeft'], seatId: id }],
    ['unknown type, type', null],
  ])('is named by number, type and field, and not quoted: %s', (where, event) => {
    expect(damage(event)).toContain(`(event 7, ${where})`)
    expect(damage(event)).not.toContain('Lena')
  })

  it('also where it is no JSON, or holds a field too many', () => {
    expect(damage(null, '{"type":"seatLe')).toContain('(event 7, unknown type, type)')
    expect(damage({ type: 'seatLeft', seatId: id, name: 'Lena' })).toContain('(event 7, seatLeft, ')
  })
})

describe('[BI8] logs of earlier versions', () => {
  it.each([
    // Before texts were normalised at the door.
    { type: 'topicParked', id, text: ' \u200b\u00ad' },
    { type: 'groupChanged', group: { id, title: 'u\u0308ber \uffff' } },
    {
      type: 'recordDetailsChanged',
      details: { facilitation: '', recorder: ' x ', distribution: '' },
    },
    // Before seats were counted, steps kept their time and comment periods had a day.
    { type: 'annotationsRevealed', at: 1, bundle: [] },
    { type: 'stepEntered', stepId: id, at: 1, endsAt: null, plannedMs: 0 },
    { type: 'workshopClosed', at: 1 },
    {
      type: 'agendaChanged',
      agenda: [{ id, kind: 'arrive', title: '\u200b', minutes: 5, question: '\r\n' }],
    },
  ])('are read: $type', (event) => {
    expect(storedEvent(workshopId, 1, JSON.stringify(event))).toEqual(event)
  })
})

it('what a restore concludes anew is the log up to its damage', () => {
  const stored = [
    { type: 'seatLeft', seatId: id },
    { type: 'seatLeft', seatId: 'x' },
    { type: 'seatLeft', seatId: id },
  ]
  const channel = 'room'
  const bodies = stored.map((event) => ({ channel, body: JSON.stringify(event) }))
  expect(soundEvents(workshopId, bodies)).toEqual(stored.slice(0, 1))
})
