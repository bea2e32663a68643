import { describe, expect, test } from 'vitest'
import { PlanDraft, planFromTemplate } from '../../client/workshopPlan/planDraft.svelte.ts'

const draftOf = (key: 'ninety' | 'day'): PlanDraft =>
  new PlanDraft({ ...planFromTemplate(key, '2026-11-24'), title: 'Übergaben' })
const titles = (draft: PlanDraft): readonly string[] => draft.agenda.map(({ title }) => title)

describe('a plan being edited', () => {
  test('starts with the template and its own length', () => {
    const draft = draftOf('ninety')
    draft.start = '10:00'
    expect(draft.changed).toBe(true)
    draft.keep(draft.plan)
    expect(draft.fit).toEqual({ sum: 90, over: 0, left: 0 })
    expect(draft.end).toBe('11:30')
    expect(draft.beginnings.slice(0, 3)).toEqual(['10:00', '10:05', '10:17'])
    expect(draft.changed).toBe(false)
  })

  test('knows what differs from what is saved, also after saving and going on', () => {
    const draft = draftOf('ninety')
    draft.title = 'Andere'
    expect(draft.changed).toBe(true)
    const sent = draft.plan
    draft.slotMinutes = 120
    draft.keep(sent)
    expect(draft.changed).toBe(true)
    draft.slotMinutes = 90
    expect(draft.changed).toBe(false)
  })

  test('takes back one change after the other, typing in a field as one', () => {
    const draft = draftOf('ninety')
    const before = titles(draft)
    const [first, second] = draft.agenda
    if (!first || !second) throw new Error('the template has steps')
    draft.move(first.id, 1)
    for (const title of ['B', 'Be', 'Beg', 'Beginn']) draft.change(second.id, { title })
    draft.change(second.id, { minutes: 3 })
    draft.remove(first.id)
    expect(draft.agenda).toHaveLength(before.length - 1)
    draft.undo()
    expect(draft.agenda[0]).toMatchObject({ title: 'Beginn', minutes: 3 })
    draft.undo()
    expect(draft.agenda[0]).toMatchObject({ title: 'Beginn', minutes: second.minutes })
    draft.undo()
    expect(draft.agenda[0]?.title).toBe(second.title)
    draft.undo()
    expect(titles(draft)).toEqual(before)
    expect(draft.canUndo).toBe(false)
    draft.undo()
    expect(titles(draft)).toEqual(before)
  })

  test('a move that changes nothing is nothing to take back', () => {
    const draft = draftOf('ninety')
    draft.move(draft.agenda[0]?.id ?? '', -1)
    expect(draft.canUndo).toBe(false)
  })

  test('another template replaces the agenda and can be taken back', () => {
    const draft = draftOf('ninety')
    const before = titles(draft)
    draft.useTemplate('day')
    expect(draft.fit.sum).toBe(375)
    expect(draft.fit.over).toBe(285)
    draft.undo()
    expect(titles(draft)).toEqual(before)
  })

  test('a new step comes with usual minutes and can be found by its id', () => {
    const draft = draftOf('ninety')
    const id = draft.add('break', draft.agenda[2]?.id)
    expect(draft.agenda[3]).toMatchObject({ id, kind: 'break', title: 'Pause', minutes: 15 })
  })
})
