import { describe, expect, test } from 'vitest'
import { decodeCatalogue, readCatalogue } from '../../client/catalogue/catalogueImport.ts'

const criterion = {
  id: 'P-01-1',
  dimension: 'process',
  theme: 'Mitteilung und Eingang',
  title: 'Mitteilung ohne Verzögerung angenommen',
  guidingQuestion: 'Gelangte die Mitteilung ohne Zeitverlust zu einer Fachkraft?',
  reference: 'LKG § 4 Abs. 2',
  tags: [],
  core: true,
  evidence: 'verified',
}
const catalogue = {
  key: 'schutzauftrag-8a',
  title: 'Schutzauftrag',
  version: '2020.1',
  source: 'Empfehlung',
  language: 'de',
  status: 'Entwurf',
  scales: { process: [{ value: 'fully_met', label: 'voll erfüllt' }] },
  nonAnswers: [{ value: 'not_assessable', label: 'nicht beurteilbar' }],
  criteria: [criterion],
}

function faultsOf(text: string) {
  const read = readCatalogue(text)
  if (read.kind !== 'faults') throw new Error('expected faults')
  return read
}
const faultsIn = (change: object) => faultsOf(JSON.stringify({ ...catalogue, ...change })).faults

describe('reading a catalogue file', () => {
  test('a right one, also with a byte order mark', () => {
    expect(readCatalogue(`\uFEFF${JSON.stringify(catalogue)}`).kind).toBe('catalogue')
  })

  test('an empty field and broken JSON say what to do, with the line', () => {
    expect(faultsOf('  ').faults[0]?.sentence).toContain('Hier steht noch nichts')
    const [fault] = faultsOf('{\n  "key": "a",\n  "title" "b"\n}').faults
    expect(fault?.place).toBe('Zeile 3')
    expect(fault?.sentence).toContain('kein gültiges JSON')
  })

  test('a fault in a criterion is named by place, id and field', () => {
    const [fault] = faultsIn({
      criteria: [criterion, { ...criterion, id: 'P-01-2', dimension: 'prozess' }],
    })
    expect(fault?.place).toBe('Kriterium 2 (P-01-2), Dimension (dimension)')
    expect(fault?.sentence).toContain('„process“')
  })

  test('missing, surplus, empty and doubled things each have their sentence', () => {
    expect(faultsIn({ version: undefined })[0]).toEqual({
      place: 'Fassung (version)',
      sentence: 'Die Angabe fehlt.',
    })
    expect(faultsIn({ farbe: 'rot' })[0]?.sentence).toContain('„farbe“')
    expect(faultsIn({ title: '' })[0]?.sentence).toContain('leer oder zu kurz')
    expect(faultsIn({ key: 'Schutz Auftrag' })[0]?.sentence).toContain('schutzauftrag-8a')
    expect(faultsIn({ criteria: [criterion, criterion] })[0]).toEqual({
      place: 'Kriterien (criteria)',
      sentence: 'Eine Kennung kommt zweimal vor. Jede darf es nur einmal geben.',
    })
  })

  test('what is there and of another kind is not said to be missing, and each scale has its name', () => {
    const kinds = (value: unknown) => faultsIn({ title: value })[0]?.sentence
    expect(kinds(5)).toBe('Hier steht eine Zahl, erwartet wird ein Text in Anführungszeichen.')
    expect(kinds(null)).toContain('nichts (null)')
    expect(kinds(['a'])).toContain('eine Liste')
    expect(kinds({ a: 1 })).toContain('eine Gruppe von Angaben')
    expect(faultsIn({ language: 7 })[0]?.sentence).toBe('Erlaubt ist nur: „de“.')
    expect(faultsIn({ criteria: 'P-01-1' })[0]?.sentence).toBe(
      'Hier steht ein Text, erwartet wird eine Liste in eckigen Klammern.',
    )
    const step = { value: 4, label: 'voll erfüllt' }
    expect(faultsIn({ scales: { process: [], outcome: [step] }, nonAnswers: [step] })).toEqual(
      ['Skala „outcome“, Eintrag 1', 'Nichtantworten (nonAnswers), Eintrag 1'].map((place) => ({
        place: `${place}, Wert (value)`,
        sentence: 'Hier steht eine Zahl, erwartet wird ein Text in Anführungszeichen.',
      })),
    )
    expect(faultsIn({ scales: { process: 3 } })[0]).toEqual({
      place: 'Skala „process“',
      sentence: 'Hier steht eine Zahl, erwartet wird eine Liste in eckigen Klammern.',
    })
  })

  test('lists of faults end somewhere and say how many are left', () => {
    const criteria = Array.from({ length: 30 }, () => ({ ...criterion, title: '' }))
    const { faults, more } = faultsOf(JSON.stringify({ ...catalogue, criteria }))
    expect(faults).toHaveLength(20)
    expect(more).toBeGreaterThanOrEqual(10)
  })
})

describe('a file in another encoding', () => {
  const text = JSON.stringify({ ...catalogue, title: 'Prüfung gemäß § 8a' })
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))

  test('is not read: no letter is lost without a word', () => {
    expect(decodeCatalogue(latin.buffer)).toBeUndefined()
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...latin].flatMap((byte) => [byte, 0])])
    expect(decodeCatalogue(utf16.buffer)).toBeUndefined()
    expect(decodeCatalogue(new TextEncoder().encode(text).buffer)).toBe(text)
  })

  test('pasted after it was misread elsewhere, the line is named', () => {
    const misread = `{\n  "title": "gem\ufffd\ufffd \ufffd 8a"\n}`
    const { faults } = faultsOf(misread)
    expect(faults[0]?.place).toBe('Zeile 2')
    expect(faults[0]?.sentence).toContain('UTF-8')
  })
})
