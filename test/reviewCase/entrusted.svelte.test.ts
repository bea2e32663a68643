// What was entrusted holds the text back until it is told in other words.
import { describe, expect, it } from 'vitest'
import { standing } from '../../client/reviewCase/entrusted.ts'
import { foundInDraft, searchedText } from '../../client/reviewCase/foundNames.ts'
import type { Intake } from '../../client/reviewCase/intake.ts'
import { IntakeDraft } from '../../client/reviewCase/intakeDraft.svelte.ts'
import { protocolOf } from '../../client/reviewCase/intakeProtocol.ts'
import { detectIdentifiers } from '../../shared/identifiers/detectIdentifiers.ts'
import { intakeProtocolSchema } from '../../shared/reviewCase/intakeProtocol.schema.ts'

const PASSAGE = 'Emil sagt, nachts komme der Onkel in sein Zimmer'
const entry = (id: string, text: string) => ({ id, day: 0, time: null, heading: '', text })
const intake: Intake = {
  title: '',
  entries: [entry('a', `Die Kita ruft an. ${PASSAGE}. Er weint.`), entry('b', 'Es regnet.')],
  ...{ outcomeFrom: null, roles: [], kept: [], dayZero: null },
}
const marked = (): IntakeDraft => {
  const draft = new IntakeDraft(intake)
  expect(draft.entrust(` ${PASSAGE}`)).toBe(true)
  return draft
}
const wordsOf = (draft: IntakeDraft) => draft.entrusted.map(({ words }) => words)

describe('[RC16] what was entrusted', () => {
  it('holds the text back at its place, and is one step to take back', () => {
    const before = new IntakeDraft(intake).open
    const draft = marked()
    expect(draft.open).toBe(before + 1)
    expect(draft.entrusted).toEqual([
      { passage: PASSAGE, entryId: 'a', words: PASSAGE, start: 18, end: 18 + PASSAGE.length },
    ])
    expect(draft.entrust(PASSAGE)).toBe(false)
    expect(draft.entrust(' – ')).toBe(false)
    draft.undo()
    expect(draft.open).toBe(before)
  })

  it.each([
    ['a comma and a letter', 'Emil sagt nachts komme der Onkel in sein zimmer', true],
    ['a word put between', 'Emil sagt, nachts komme oft der Onkel in sein Zimmer', true],
    ['the half of it', 'Nachts komme der Onkel', true],
    ['other words', 'Das Kind berichtet von nächtlichen Besuchen eines Angehörigen', false],
    ['nothing', '', false],
  ])('stands as long as four words of it do: %s', (_, text, stands) => {
    const draft = marked()
    draft.change('a', { text: `Die Kita ruft an. ${text}. Er weint.` })
    expect(draft.entrusted.length > 0).toBe(stands)
  })

  it('a short one stands as long as all of it does, wherever it was moved', () => {
    expect(standing('Er sagt: Papa haut mich.', 'Papa haut mich')).toEqual({ start: 9, end: 23 })
    expect(standing('Er erzählt von Schlägen.', 'Papa haut mich')).toBeUndefined()
    const draft = marked()
    draft.split('a', 18)
    expect(draft.entrusted).toHaveLength(1)
    expect(draft.entrusted[0]?.entryId).not.toBe('a')
  })

  it('is not told in other words by a name that a decision replaced', () => {
    const draft = new IntakeDraft({ ...intake, entries: [entry('a', 'Emil weint. Emil friert.')] })
    draft.entrust('Emil weint')
    const spans = detectIdentifiers(searchedText(draft.intake).text)
    const [group] = foundInDraft(draft.intake, spans, draft.marks).groups
    if (!group) throw new Error('not found')
    draft.replaceFound(group, 'Kind 1')
    expect(wordsOf(draft)).toEqual(['Kind 1 weint'])
  })

  it('is counted in the protocol, which holds no word of it', () => {
    const draft = marked()
    const told = () => protocolOf(draft.intake, [])
    expect(told().entrusted).toBeUndefined()
    draft.unentrust(PASSAGE)
    expect(draft.entrusted).toEqual([])
    expect(told().entrusted).toEqual({ paraphrased: 0, unmarked: 1 })
    draft.entrust('Die Kita ruft an')
    draft.change('a', { text: 'Ein Anruf kam.' })
    expect(told().entrusted).toEqual({ paraphrased: 1, unmarked: 1 })
    expect(intakeProtocolSchema.parse(told())).toEqual(told())
    expect(JSON.stringify(told())).not.toMatch(/Kita|Onkel/)
    expect(new IntakeDraft(intake).intake.entrusted).toBeUndefined()
  })
})
