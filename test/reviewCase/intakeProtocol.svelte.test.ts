// What became of what was found in a draft, as it is sent with the text.
import { describe, expect, it } from 'vitest'
import { foundInDraft, searchedText } from '../../client/reviewCase/foundNames.ts'
import type { Intake } from '../../client/reviewCase/intake.ts'
import { IntakeDraft } from '../../client/reviewCase/intakeDraft.svelte.ts'
import { protocolOf } from '../../client/reviewCase/intakeProtocol.ts'
import { detectIdentifiers } from '../../shared/identifiers/detectIdentifiers.ts'
import { reasonWords } from '../../shared/identifiers/identifiers.words.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { reasonCodeOf } from '../../shared/reviewCase/intakeProtocol.ts'
import { intakeProtocolSchema } from '../../shared/reviewCase/intakeProtocol.schema.ts'

const entry = (id: string, text: string) => ({ id, day: 0, time: null, heading: '', text })
const intake: Intake = {
  title: '',
  entries: [
    entry('a', 'Frau Kowalczyk ruft an. Emils Jacke ist zu dünn, sagt Emil. Am 03.01. war er da.'),
    entry('b', 'Emil wohnt in Gladbeck, in Gladbeck gibt es Bäume. Am 04.01. und am 05.01. auch.'),
    entry('c', 'Rückruf unter 0170 1234567, wieder 0170 1234567. Herr Nowak aus Bottrop kommt.'),
  ],
  ...{ outcomeFrom: null, roles: [], kept: [], dayZero: '2024-01-01' },
}
const spansOf = (draft: Intake) => detectIdentifiers(searchedText(draft).text)
const act = (draft: IntakeDraft, words: string) => {
  const { groups } = foundInDraft(draft.intake, spansOf(draft.intake), draft.marks)
  const group = groups.find(({ spellings }) => spellings.includes(words))
  if (!group) throw new Error(`not found: ${words}`)
  return group
}
const told = (draft: IntakeDraft) => {
  const { rows } = protocolOf(draft.intake, spansOf(draft.intake))
  return rows.map((row) => `${row.decision} ${row.type}: ${row.places} by ${row.decisions}`).sort()
}

describe('[RC15] the protocol of an intake', () => {
  it('counts what was replaced, kept, left and not decided, each by its type', () => {
    const draft = new IntakeDraft(intake)
    draft.replaceFound(act(draft, 'Emil'), 'Kind 1')
    draft.replaceFound(act(draft, 'Kowalczyk'), 'die Mutter')
    draft.leaveFound(act(draft, 'Gladbeck'))
    const [day] = draft.marks.filter(({ words }) => words === '03.01.')
    if (!day) throw new Error('no day')
    draft.replaceMark(day)
    draft.replaceAllDays()
    const [phone] = draft.marks
    if (!phone) throw new Error('no number')
    draft.keep(phone, 'Nummer der Auskunft')
    expect(draft.open).toBe(0)
    expect(told(draft)).toEqual([
      'kept PHONE: 2 by 1',
      'left PLACE: 2 by 1',
      'open PERSON: 1 by 1',
      'open PLACE: 1 by 1',
      'replaced DATE: 3 by 2',
      // One from a list, one behind "Frau": a row for each reason.
      'replaced PERSON: 1 by 1',
      'replaced PERSON: 3 by 1',
    ])
  })

  it('takes back with the decision, and what is no more in the text is neither left nor open', () => {
    const draft = new IntakeDraft(intake)
    const before = told(draft)
    draft.replaceFound(act(draft, 'Emil'), 'Kind 1')
    expect(told(draft)).not.toEqual(before)
    draft.undo()
    expect(told(draft)).toEqual(before)
    draft.leaveFound(act(draft, 'Bottrop'))
    draft.remove('c')
    expect(told(draft).filter((row) => /^left|PHONE/.test(row))).toEqual([])
  })

  it('does not count what was changed by hand', () => {
    const draft = new IntakeDraft(intake)
    draft.change('c', { text: 'Rückruf. Der Nachbar kommt.' })
    expect(told(draft).filter((row) => row.startsWith('replaced'))).toEqual([])
  })

  it('says that the text could not be searched again, and then counts what is known without', () => {
    const draft = new IntakeDraft(intake)
    draft.replaceFound(act(draft, 'Emil'), 'Kind 1')
    draft.leaveFound(act(draft, 'Gladbeck'))
    const { searched, rows } = protocolOf(draft.intake, undefined)
    expect(searched).toBe(false)
    expect(rows.map(({ decision }) => decision).sort()).toEqual(['replaced'])
  })

  it('is what the server takes, and holds no word of the text', () => {
    const draft = new IntakeDraft(intake)
    draft.leaveFound(act(draft, 'Gladbeck'))
    const sent = protocolOf(draft.intake, spansOf(draft.intake))
    expect(intakeProtocolSchema.parse(sent)).toEqual(sent)
    const json = JSON.stringify(sent)
    for (const word of ['Emil', 'Kowalczyk', 'Gladbeck', 'Nowak', '0170', 'Frau'])
      expect(json).not.toContain(word)
  })

  it('knows every reason the detection gives; the word before a name is none', () => {
    for (const code of codesOf(reasonWords)) expect(reasonCodeOf(reasonWords[code])).toBe(code)
    expect(reasonCodeOf('steht nach „Frau“')).toBe('after')
  })
})
