import { describe, expect, it } from 'vitest'
import {
  addEntry,
  changeEntry,
  joinWithNext,
  moveEntry,
  removeEntry,
  setOutcomeFrom,
  splitEntry,
  type EntryDraft,
} from '../../shared/caseText/edit.ts'
import { caseTextSchema } from '../../shared/caseText/caseText.schema.ts'
import { Prng } from '../support/prng.ts'

const entry = (id: string, day: number, text = `Text ${id}.`, heading = `Kopf ${id}`) => ({
  id,
  day,
  time: null,
  heading,
  text,
})
const draft = {
  title: 'Fall',
  roles: [],
  entries: [entry('A', 0), entry('B', 1), entry('C', 2), entry('D', 3)],
  outcomeFrom: 2 as number | null,
}
const ids = ({ entries }: EntryDraft) => entries.map(({ id }) => id).join()
const outcome = ({ entries, outcomeFrom }: EntryDraft) =>
  outcomeFrom === null ? null : entries[outcomeFrom]?.id

describe('edits of a draft', () => {
  it('splits an entry and keeps day, heading and the rest of the draft', () => {
    const after = splitEntry(draft, 'B', 4)
    expect(ids(after)).toBe('A,B,B-2,C,D')
    expect(after.entries.slice(1, 3)).toEqual([entry('B', 1, 'Text'), entry('B-2', 1, 'B.', '')])
    expect(after.title).toBe('Fall')
    expect(outcome(after)).toBe('C')
    expect(ids(splitEntry(after, 'B', 2))).toBe('A,B,B-3,B-2,C,D')
  })

  it('the time of an entry is not that of what is split off', () => {
    const after = splitEntry(changeEntry(draft, 'B', { time: '08:40' }), 'B', 4)
    expect(after.entries.slice(1, 3).map(({ time }) => time)).toEqual(['08:40', null])
  })

  it('never splits inside a character or off an empty part', () => {
    const family = changeEntry(draft, 'A', { text: 'a👨‍👩‍👧b' })
    expect(
      splitEntry(family, 'A', 3)
        .entries.slice(0, 2)
        .map(({ text }) => text),
    ).toEqual(['a', '👨‍👩‍👧b'])
    for (const offset of [0, -1, 7, 100]) expect(splitEntry(draft, 'A', offset)).toBe(draft)
    expect(splitEntry(draft, 'unknown', 2)).toBe(draft)
  })

  it('joins two entries without losing a word', () => {
    const after = joinWithNext(draft, 'A')
    expect(ids(after)).toBe('A,C,D')
    expect(after.entries[0]).toEqual(entry('A', 0, 'Text A.\n\nKopf B\nText B.', 'Kopf A'))
    expect(outcome(after)).toBe('C')
    expect(joinWithNext(draft, 'D')).toBe(draft)
    const bare = changeEntry(draft, 'A', { heading: '' })
    expect(joinWithNext(bare, 'A').entries[0]).toEqual(
      entry('A', 0, 'Text A.\n\nText B.', 'Kopf B'),
    )
  })

  it('shows no outcome early when its first entry is joined with the one before', () => {
    expect(outcome(joinWithNext(draft, 'B'))).toBe('B')
    expect(outcome(joinWithNext({ ...draft, outcomeFrom: 1 }, 'A'))).toBeNull()
  })

  it('moves entries, and the outcome goes along', () => {
    expect(ids(moveEntry(draft, 'C', 'up'))).toBe('A,C,B,D')
    expect(outcome(moveEntry(draft, 'C', 'up'))).toBe('C')
    expect(outcome(moveEntry(draft, 'B', 'down'))).toBe('C')
    expect(moveEntry(draft, 'A', 'up')).toBe(draft)
    expect(moveEntry(draft, 'D', 'down')).toBe(draft)
    expect(outcome(moveEntry({ ...draft, outcomeFrom: 1 }, 'B', 'up'))).toBeNull()
  })

  it('changes fields and normalises what is pasted', () => {
    const after = changeEntry(draft, 'B', {
      day: -3,
      time: '09:05',
      heading: 'Neu\r\nKopf',
      text: 'a\u0308\t\u0007x\r\n',
    })
    expect(after.entries[1]).toEqual({
      id: 'B',
      day: -3,
      time: '09:05',
      heading: 'Neu Kopf',
      text: 'ä x\n',
    })
    expect(after.entries[0]).toBe(draft.entries[0])
    expect(changeEntry(draft, 'unknown', { day: 5 })).toBe(draft)
  })

  it('sets where the outcome begins, but never at the first entry', () => {
    expect(outcome(setOutcomeFrom(draft, 'D'))).toBe('D')
    expect(setOutcomeFrom(draft, null).outcomeFrom).toBeNull()
    expect(setOutcomeFrom(draft, 'A')).toBe(draft)
    expect(setOutcomeFrom(draft, 'unknown')).toBe(draft)
  })

  it('removes entries; the outcome begins at the next', () => {
    expect(ids(removeEntry(draft, 'A'))).toBe('B,C,D')
    expect(outcome(removeEntry(draft, 'A'))).toBe('C')
    expect(outcome(removeEntry(draft, 'C'))).toBe('D')
    expect(outcome(removeEntry({ ...draft, outcomeFrom: 3 }, 'D'))).toBeNull()
    expect(removeEntry(draft, 'unknown')).toBe(draft)
  })

  it('adds an empty entry after another or first, under a new id', () => {
    const after = addEntry(draft, 'B')
    expect(ids(after)).toBe('A,B,N-2,C,D')
    expect(after.entries[2]).toEqual(entry('N-2', 1, '', ''))
    expect(outcome(after)).toBe('C')
    expect(ids(addEntry(addEntry(draft, null), 'D'))).toBe('N-2,A,B,C,D,N-3')
    expect(ids(addEntry({ entries: [], outcomeFrom: null }, null))).toBe('N-2')
    expect(addEntry(draft, 'unknown')).toBe(draft)
  })
})

describe('any row of edits', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'keeps a valid draft (seed %i)',
    (seed) => {
      const random = new Prng(seed)
      let now = draft
      for (let step = 0; step < 60; step++) {
        const id = random.pick(now.entries).id
        const next = random.pick([
          () => splitEntry(now, id, random.below(12)),
          () => joinWithNext(now, id),
          () => moveEntry(now, id, random.pick(['up', 'down'] as const)),
          () => setOutcomeFrom(now, random.chance(0.2) ? null : id),
          () => (now.entries.length > 1 ? removeEntry(now, id) : now),
          () => {
            const added = addEntry(now, id)
            const fresh = added.entries.find(({ text }) => text === '')
            return fresh ? changeEntry(added, fresh.id, { text: `Neu ${step}` }) : added
          },
        ])()
        now = next
        expect(caseTextSchema.safeParse(now).error).toBeUndefined()
      }
    },
  )
})
