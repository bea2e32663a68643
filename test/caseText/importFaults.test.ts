// Small files that were once read wrongly, each for a kind (test/caseText/faultFiles), and other examples of the kind.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importWarningText, parseWarningText } from '../../client/caseText/importText.ts'
import { readCaseBytes } from '../../client/caseText/readCaseBytes.ts'
import { findIdentifiers } from '../../shared/caseText/guard.ts'
import { parseCaseText, parseSource } from '../../shared/caseText/parse.ts'
import { normaliseText } from '../../shared/kernel/text.ts'
import { docx, heading, paragraph } from './wordFixture.ts'

function readBytes(name: string, bytes: Uint8Array) {
  const outcome = readCaseBytes(name, bytes)
  if (!outcome.ok) throw new Error(`${name}: ${outcome.fault}`)
  const { draft, warnings } = parseSource(outcome.source)
  return {
    entries: draft.entries.map(({ day, heading: head, text }) => `${day}|${head}|${text}`),
    said: [
      ...outcome.warnings.map((warning) => importWarningText[warning]),
      ...warnings
        .filter((warning) => warning !== 'day.fromOne')
        .map((warning) => parseWarningText[warning]),
    ],
    found: findIdentifiers(draft).map(({ kind, entryIndex, start, end }) => {
      const text = draft.entries[entryIndex ?? -1]?.text ?? ''
      return `${kind}: ${text.slice(start, end)}`
    }),
  }
}
const read = (name: string) =>
  readBytes(name, readFileSync(new URL(`./faultFiles/${name}`, import.meta.url)))
const words = (name: string): string => read(name).entries.join('\n')
/** A Word file of one entry on day 1, by its body. */
const word = (body: string, parts: Record<string, string> = {}) => {
  const result = readBytes('fall.docx', docx(heading('Tag 1') + body, parts))
  return { ...result, text: result.entries.join('\n').replace(/^1\|\|/, '') }
}
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const symbol = (font: string, code: string): string =>
  `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`
const p = (...runs: string[]): string => `<w:p>${runs.join('')}</w:p>`
const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`

describe('[IM1] a value stays in its column', () => {
  it.each(['F01-table-empty-cells.docx', 'F01-table-empty-cells.md', 'F01-table-tabs.txt'])(
    '%s',
    (name) => {
      expect(words(name)).toBe('2|Kontakte|Datum · Geplant · Erfolgt\nMo · ja · –\nDi · – · ja')
    },
  )

  it('in tables drawn with tabs in Word, and only there: a typed list and a gap are none', () => {
    const line = (...parts: string[]): string =>
      `<w:p><w:r>${parts.map((part) => `<w:t>${part}</w:t>`).join('<w:tab/>')}</w:r></w:p>`
    expect(
      word(line('Wer', 'Soll', 'Ist') + line('KM', '', 'ja') + line('KV', 'ja', '')).text,
    ).toBe('Wer · Soll · Ist\nKM · – · ja\nKV · ja · –')
    expect(word(line('1.', 'Eins') + line('2.', 'Zwei')).text).toBe('1. Eins\n\n2. Zwei')
    expect(word(line('Name:', 'K1')).text).toBe('Name: K1')
  })

  it('also where cells are merged, rows begin later, or a table stands in a cell', () => {
    const body = table(
      row(cell(paragraph('Tag')), cell(paragraph('Soll')), cell(paragraph('Ist'))),
      row(
        cell(paragraph('Mo'), '<w:vMerge w:val="restart"/>'),
        cell(paragraph('a')),
        cell('<w:p/>'),
      ),
      row(cell('<w:p/>', '<w:vMerge/>'), cell(paragraph('b und c'), '<w:gridSpan w:val="2"/>')),
      `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell(paragraph('d'))}</w:tr>`,
    )
    expect(word(body).text).toBe('Tag · Soll · Ist\nMo · a · –\nMo · b und c · –\n– · – · d')
    const inner = table(row(cell(paragraph('x')), cell('<w:p/>'), cell(paragraph('y'))))
    expect(word(table(row(cell(inner + '<w:p/>'), cell(paragraph('z'))))).text).toBe(
      'x · – · y · z',
    )
  })

  it('and a table of one column is a frame around words', () => {
    expect(word(table(row(cell(paragraph('Ein Satz.'))))).text).toBe('Ein Satz.')
  })
})

describe('[IM2] what was ticked or chosen is read, a sign nobody knows is seen and said', () => {
  it.each([
    ['F04a-form-checkbox.docx', '1|Bogen|Kind wurde gesehen: ☒ ja ☐ nein'],
    ['F04b-symbol-checkbox.docx', '1|Bogen|Kind wurde gesehen ☒ ja ☐ nein'],
    ['F04c-private-use-checkbox.docx', '1|Bogen|Kind wurde gesehen ☒ ja ☐ nein'],
    ['F04d-form-dropdown.docx', '1|Bogen|Einschätzung: akut'],
  ])('%s', (name, expected) => {
    expect(words(name)).toBe(expected)
    expect(read(name).said).toEqual([])
  })

  it.each([
    ['Wingdings', 'F0FC', '✓'],
    ['Wingdings', '00FE', '☒'],
    ['Wingdings 2', 'F052', '☒'],
    ['Wingdings 2', 'F0A3', '☐'],
    ['Webdings', 'F063', '☐'],
    ['Wingdings', 'F0E0', '→'],
    ['Symbol', 'F061', 'α'],
    ['Symbol', 'F0B3', '≥'],
    ['MS Gothic', '2612', '☒'],
  ])('a sign of the font %s: %s', (font, code, sign) => {
    expect(word(p(run('a'), symbol(font, code))).text).toBe(`a${sign}`)
  })

  it('an unknown sign stands as a box and is said', () => {
    const { text, said } = word(p(run('a '), symbol('Eigene Schrift', 'F0EE'), run(' b')))
    expect(text).toBe('a ▯ b')
    expect(said).toEqual([expect.stringContaining('▯')])
    const pasted = parseCaseText('Tag 0: Bogen\nA \ue123 b \uf0fe c', 'text')
    expect(pasted.draft.entries[0]?.text).toBe('A ▯ b ☒ c')
    expect(pasted.warnings).toEqual(['text.unknownSign'])
  })

  it('content controls: a box without a sign, a list, a day, and an invitation to write', () => {
    const control = (settings: string, content: string): string =>
      `<w:sdt><w:sdtPr>${settings}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    const box = (value: string): string =>
      control(`<w14:checkbox><w14:checked w14:val="${value}"/></w14:checkbox>`, '')
    expect(word(p(box('1'), run(' ja '), box('0'), run(' nein'))).text).toBe('☒ ja ☐ nein')
    expect(word(p(run('Stufe '), control('<w:dropDownList/>', run('akut')))).text).toBe(
      'Stufe akut',
    )
    expect(word(p(run('Termin: '), control('<w:date/>', run('Tag 4')))).text).toBe('Termin: Tag 4')
    const empty = word(p(run('Name: '), control('<w:showingPlcHdr/>', run('Hier klicken'))))
    expect(empty.text).toBe('Name:')
    expect(empty.said).toEqual([importWarningText.placeholders])
  })

  it('a table of contents does not open every entry twice', () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const contents = `${p(mark('begin'), '<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>', mark('separate'), run('Tag 1: Anruf 3'))}${p(run('Tag 2: Besuch 5'), mark('end'))}`
    const { entries, said } = readBytes(
      'fall.docx',
      docx(contents + heading('Tag 1: Anruf') + paragraph('Text.')),
    )
    expect(entries).toEqual(['1|Anruf|Text.'])
    expect(said).toEqual([importWarningText.contents])
  })
})

describe('[IM3] what nobody sees hides nothing', () => {
  it.each([
    ['F02-invisible.txt', 3],
    ['F02a-soft-hyphen-phone.docx', 1],
    ['F02b-zero-width-phone.docx', 1],
    ['F02c-nonbreaking-hyphen-file-number.txt', 1],
  ])('%s', (name, count) => {
    expect(read(name).found).toHaveLength(count)
  })

  const inText = (text: string) =>
    findIdentifiers({ title: '', entries: [{ heading: '', text }] }).map(({ kind, start, end }) => [
      kind,
      text.slice(start, end),
    ])
  it.each([
    ['phone', 'Tel. \uff10\uff11\uff17\uff10 \uff11\uff12\uff13\uff14\uff15\uff16\uff17', 4],
    ['phone', '0251\u2060 591\u206345 67', 0],
    ['phone', '\u0660\u0661\u0667\u0660 1234567', 0],
    ['email', 'm.muster\u00ad\uff20stadt\u2024de', 0],
    ['iban', 'DE89\u200b3704\u202f0044\u2009053201300\u00ad0', 0],
    ['fileNumber', '51.2\u22121234\u20442023', 0],
    ['birthDate', 'ge\u00adboren am 12\u202412\u20242019', 0],
  ])('%s behind unusual signs, with its place in the text as it is: %j', (kind, text, cut) => {
    const [[found, place] = []] = inText(text)
    expect(found).toBe(kind)
    expect(place).toBe(text.slice(kind === 'phone' ? (cut > 0 ? 5 : 0) : 0))
  })

  it('[TX2] invisible signs are taken out, joiners of emoji stay; what is clean stays as it is', () => {
    expect(normaliseText('SP\u00adFH\u200b \u2066und\u2069 K\u20601')).toBe('SPFH und K1')
    for (const emoji of ['👩\u200d👧', '❤\ufe0f', '👩🏽\u200d🚒', '🏳\ufe0f\u200d🌈'])
      expect(normaliseText(`a ${emoji} b`)).toBe(`a ${emoji} b`)
    expect(normaliseText('a\u200db 1\ufe0f \u200d👧')).toBe('ab 1 👧')
    const hostile = 'a\ufe0f\u200d👩\u200d\u200d👩\u200b\u200d👩\ufe0f\ufe0f\u200d👩e\u034f\u0301'
    expect(normaliseText(normaliseText(hostile))).toBe(normaliseText(hostile))
  })

  it.each([
    'F03-birthdate-line-break.txt',
    'F03a-birthdate-after-line-break.docx',
    'F03b-birthdate-table-column.docx',
  ])('a date of birth is found where the word stands elsewhere: %s', (name) => {
    expect(read(name).found).toEqual([expect.stringMatching(/^birthDate: .*12\.03\.2019$/s)])
  })

  it.each([
    ['Geburtsdatum\n\n3. Mai 2019', 'Geburtsdatum\n\n3. Mai 2019'],
    ['Name · geb. am · Schule\nK1 · 3.5.19 · –\nK2 · – · 2b\nK3 · 2021-02-11 · –', '3.5.19'],
    ['Kind · Geb.-Datum\nK1 · 03/05/2019', '03/05/2019'],
    ['Kind · Geburtsjahr\nK1 · 2019', '2019'],
  ])('%j', (text, first) => {
    expect(inText(text)[0]).toEqual(['birthDate', first])
  })
})

describe('[IM4] struck words do not stand as valid', () => {
  it.each([
    ['F05-strike.md', '4|Beschluss|[gestrichen: Inobhutnahme.] Verbleib bei M.'],
    [
      'F05a-strike.docx',
      '4|Entscheidung|[gestrichen: Das Kind wird in Obhut genommen.] Das Kind bleibt bei M.',
    ],
    ['F05b-double-strike.docx', '4|Entscheidung|[gestrichen: Inobhutnahme.] Verbleib bei M.'],
  ])('%s', (name, expected) => {
    expect(words(name)).toBe(expected)
    expect(read(name).said).toEqual([parseWarningText['text.struck']])
  })

  it('also by a style, over several runs and in a heading; switched off again they are valid', () => {
    const styles = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="weg"><w:rPr><w:strike/></w:rPr></w:style></w:styles>`
    const parts = { 'word/styles.xml': styles }
    const style = '<w:rStyle w:val="weg"/>'
    expect(
      word(p(run('Das ', style), run('war ', '<w:strike/><w:b/>'), run('so.')), parts).text,
    ).toBe('[gestrichen: Das war] so.')
    expect(word(p(run('Das gilt.', `${style}<w:strike w:val="0"/>`)), parts).text).toBe('Das gilt.')
    const head = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run('Tag ')}${run('3', '<w:strike/>')}${run(' 4: Besuch')}</w:p>`
    expect(readBytes('a.docx', docx(head + paragraph('Text.'))).entries).toEqual([
      '4|Besuch [gestrichen: 3]|Text.',
    ])
  })

  it('however long they are, the day behind them begins its entry', () => {
    const struck = run('Der Hausbesuch war vereinbart und wurde abgesagt. ', '<w:strike/>')
    const body = paragraph('Tag 3: Anruf.') + p(struck, run('Tag 12: Hausbesuch.'))
    expect(readBytes('a.docx', docx(body)).entries.map((entry) => entry.split('|')[0])).toEqual([
      '3',
      '12',
    ])
  })

  it('also over the cells of a row drawn with tabs: each of them is struck', () => {
    const tab =
      '<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">Vater</w:t><w:tab/><w:t>nein</w:t></w:r>'
    const rows = [
      p(run('Wer'), '<w:r><w:tab/></w:r>', run('Ja'), '<w:r><w:tab/></w:r>', run('Wann')),
      p(tab, '<w:r><w:tab/></w:r>', run('heute')),
    ]
    expect(word(rows.join('')).text).toBe(
      'Wer · Ja · Wann\n[gestrichen: Vater] · [gestrichen: nein] · heute',
    )
  })
})

describe('[IM5] automatic numbers are read', () => {
  it.each([
    [
      'F06a-numbered-list.docx',
      '3|Vereinbarungen|1. M bringt K1 bis acht Uhr.\n2. V holt K1 ab.\n3. Bei Krankheit ruft M an.\n9|Prüfung|Punkt 2 wurde nicht eingehalten.',
    ],
    [
      'F06b-multilevel-list.docx',
      '3|Auflagen|1. Wohnung\na) Heizung reparieren\nb) Schlafplatz\n2. Schule',
    ],
    ['F06c-numbered-by-style.docx', '3|Ziele|1. Tagesablauf.\n2. Arzttermin.'],
  ])('%s', (name, expected) => {
    expect(words(name)).toBe(expected)
  })

  const numbering = (
    levels: string,
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  ) => ({
    'word/numbering.xml': `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}</w:numbering>`,
  })
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const item = (text: string, at = 0, num = 1): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr>`)

  it('with the numbers of the levels above, in every script, beginning anew below', () => {
    const parts = numbering(
      level(0, 'upperRoman', '%1.') +
        level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
        level(2, 'lowerLetter', '(%3)'),
    )
    const body = [item('a'), item('b', 1), item('c', 1), item('d', 2), item('e'), item('f', 1)]
    expect(word(body.join(''), parts).text).toBe('I. a\n1.1 b\n1.2 c\n(a) d\nII. e\n2.1 f')
  })

  it('a second list begins anew where it says so, and goes on where it does not', () => {
    const nums = `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`
    const parts = numbering(level(0, 'decimal', 'Punkt %1:'), nums)
    expect(word([item('a'), paragraph('x'), item('b'), item('c', 0, 2)].join(''), parts).text).toBe(
      'Punkt 1: a\n\nx\n\nPunkt 2: b\nPunkt 5: c',
    )
  })

  it('bullets of any kind and pictures become a dash; boxes stay boxes', () => {
    const font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    const parts = numbering(
      level(0, 'bullet', '\uf0b7') +
        level(1, 'bullet', '\uf0a8', font) +
        level(2, 'bullet', 'o', '<w:lvlPicBulletId w:val="0"/>'),
    )
    expect(word([item('a'), item('b', 1), item('c', 2)].join(''), parts).text).toBe('– a\n☐ b\n– c')
  })

  it('the number of a heading belongs to it, but never to the day of an entry', () => {
    const parts = numbering(level(0, 'decimal', '%1.'))
    const head = (text: string): string =>
      paragraph(
        text,
        '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      )
    const body = head('Verlauf') + head('Tag 3: Besuch') + paragraph('Text.')
    expect(readBytes('a.docx', docx(body, parts)).entries).toEqual(['3|Besuch|Text.'])
    expect(word(head('Ziele') + paragraph('Text.'), parts).entries[0]).toBe('1|1. Ziele|Text.')
  })

  it('a list whose numbers are nowhere is said', () => {
    const { text, said } = word(item('a') + item('b'))
    expect(text).toBe('– a\n– b')
    expect(said).toEqual([importWarningText.numbers])
  })
})

it('[IM6] raised and lowered digits keep their meaning', () => {
  expect(words('F07-superscript.docx')).toBe('2|Wohnung|Die Wohnung hat 45 m² und 10³ Keime.')
  const low = '<w:vertAlign w:val="subscript"/>'
  const high = '<w:vertAlign w:val="superscript"/>'
  expect(
    word(p(run('CO'), run('2', low), run(' 10'), run('-12', high), run(' 1'), run('er', high)))
      .text,
  ).toBe('CO₂ 10⁻¹² 1er')
})

describe('[IM7] every spelling of a day opens its entry, or it is said', () => {
  const daysOf = (source: string) =>
    parseCaseText(source, 'text').draft.entries.map(
      ({ day, time, heading: head, text }) => `${day}|${time ?? ''}|${head}|${text}`,
    )

  it('F08-day-spellings.txt', () => {
    expect(read('F08-day-spellings.txt').entries).toEqual([
      '1|Anruf|Text a.',
      '3|Gespräch|Text b.',
      '8|bis Tag 10 · Urlaub|Text c.',
      '11|und Tag 12 · Wochenende|Text d.',
      '14|Brief|Text e.',
    ])
  })

  it.each([
    ['1. Tag: Anruf', '1||Anruf|X.'],
    ['T+3: Anruf', '3||Anruf|X.'],
    ['T-2, 9 Uhr: Anruf', '-2|09:00|Anruf|X.'],
    ['Woche 3: Anruf', '14||Woche 3 · Anruf|X.'],
    ['Tag 3 (Do.), ca. 10 Uhr: Hausbesuch', '3|10:00|Do., ca. · Hausbesuch|X.'],
    ['Tag 3, Do., 10:00–11:30 Uhr: Hausbesuch', '3|10:00|Do., bis 11:30 Uhr · Hausbesuch|X.'],
    ['tag 3: Anruf', '3||Anruf|X.'],
    ['– Tag 3: Anruf', '3||Anruf|X.'],
    ['2. Tag 3: Anruf', '3||Anruf|X.'],
    ['Ab Tag 3: Anruf', '3||ab · Anruf|X.'],
    ['Tage 3 bis 5: Anruf', '3||bis Tag 5 · Anruf|X.'],
    ['Tag 3 und 4: Anruf', '3||und Tag 4 · Anruf|X.'],
    ['Tag 3 – Tag 5: Anruf', '3||bis Tag 5 · Anruf|X.'],
    ['Tag 3 – 14 Anrufe', '3||14 Anrufe|X.'],
    ['Tag 3 | 10:40 | Anruf', '3|10:40|Anruf|X.'],
  ])('%s', (line, entry) => {
    expect(daysOf(`Tag 0: Anfang\nA.\n\n${line}\nX.`)[1]).toBe(entry)
  })

  it('a table of days, whatever its columns are called and in whatever order', () => {
    const source = [
      '| Uhrzeit | Tag | Ereignis | Wer |',
      '|---|---|---|---|',
      '| 9:05 | 0 | Mitteilung der Kita. | KITA-L |',
      '| | 3 | Besuch. | |',
      '| | | Die KM öffnet nicht. | FK1 |',
    ].join('\n')
    const { draft } = parseCaseText(source, 'markdown')
    expect(draft.entries.map(({ day, time, text }) => [day, time, text])).toEqual([
      [0, '09:05', 'Mitteilung der Kita. · KITA-L'],
      [3, null, 'Besuch.\n\n– · – · Die KM öffnet nicht. · FK1'],
    ])
    const pasted = parseCaseText('Tag\tUhrzeit\tEreignis\n0\t10\tAnruf\n3\t\tBesuch', 'text')
    expect(pasted.draft.entries.map(({ day, time }) => [day, time])).toEqual([
      [0, '10:00'],
      [3, null],
    ])
  })

  it.each(['Monat 2: Pause', 'KW 12: Urlaub', 'Tag 12,5: Pause'])(
    'what is not read is said: %s',
    (line) => {
      const { draft, warnings } = parseCaseText(`Tag 0: a\nb\n\n${line}\nc`, 'text')
      expect(draft.entries).toHaveLength(1)
      expect(warnings).toContain('day.unread')
    },
  )

  it('a running sentence is neither an entry nor said to look like one', () => {
    const { draft, warnings } = parseCaseText('Tag 0: a\n\nTag 12 war schwierig.', 'text')
    expect([draft.entries.length, warnings]).toEqual([1, []])
  })
})

describe('[IM8] what stands behind an archive is no damage', () => {
  it.each(['F09a-trailing-newline.docx', 'F09b-zero-padding.docx'])('%s', (name) => {
    expect(words(name)).toBe('0|Mitteilung|Die Kita meldet einen blauen Fleck.')
  })

  it('however much it is; a second end record without a directory does not count', () => {
    const whole = docx(heading('Tag 0') + paragraph('Text.'))
    const long = new Uint8Array(whole.length + 200_000)
    long.set(whole)
    expect(readBytes('a.docx', long).entries).toEqual(['0||Text.'])
    long.set([0x50, 0x4b, 5, 6], whole.length + 100)
    long.set([9, 0, 9, 0, 0, 0, 0, 0, 0xff, 0, 0, 0], whole.length + 108)
    expect(readBytes('a.docx', long).entries).toEqual(['0||Text.'])
  })
})

describe('[TX1] every sign that ends a line ends one', () => {
  it('F10a-vertical-tab.txt and F10b-line-separator.txt', () => {
    expect(words('F10a-vertical-tab.txt')).toBe('0|Brief|Erster Satz zweiter Satz.\nDritter Satz.')
    expect(words('F10b-line-separator.txt')).toBe('0|Brief|M kommt.\n3|Besuch|V kommt.')
  })

  it.each(['\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'])('%j', (end) => {
    expect(normaliseText(`a${end}b`)).toBe('a\nb')
    const { draft } = parseCaseText(
      `Tag 0: A${end}Text eins.${end}Tag 3: B${end}Text zwei.`,
      'text',
    )
    expect(draft.entries.map(({ day, text }) => [day, text])).toEqual([
      [0, 'Text eins.'],
      [3, 'Text zwei.'],
    ])
  })
})

describe('[IM9] what is said is true', () => {
  const part = (root: string, content: string): string =>
    `<w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:${root}>`
  const comment = (content: string) => ({
    'word/comments.xml': part('comments', `<w:comment w:id="1">${content}</w:comment>`),
  })

  it('comments, notes, headers and text boxes without words are no loss', () => {
    const body = [
      '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>da</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>',
      p(
        run('weiter'),
        '<w:del><w:r><w:delText> </w:delText></w:r></w:del>',
        run(' ', '<w:vanish/>'),
      ),
      '<w:p><w:r><w:drawing><w:txbxContent><w:p/></w:txbxContent></w:drawing></w:r></w:p>',
      '<w:sectPr><w:headerReference/><w:footerReference/></w:sectPr>',
    ].join('')
    const parts = {
      ...comment('<w:p/>'),
      'word/header1.xml': part('hdr', '<w:p/>'),
      'word/footer1.xml': part('ftr', paragraph('12')),
      'word/footnotes.xml': part('footnotes', '<w:footnote w:type="separator"><w:p/></w:footnote>'),
    }
    expect(word(body, parts).said).toEqual([])
  })

  it('with words each of them is said once', () => {
    const body = [
      p(run('da'), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
      `<w:p><w:r><w:drawing><w:txbxContent>${paragraph('Kasten')}</w:txbxContent></w:drawing></w:r></w:p>`,
      '<w:sectPr><w:headerReference/></w:sectPr>',
    ].join('')
    const parts = {
      ...comment(paragraph('Bitte prüfen')),
      'word/header1.xml': part('hdr', paragraph('Stadt Lindenau')),
      'word/footnotes.xml': part(
        'footnotes',
        `<w:footnote>${paragraph('Siehe dort')}</w:footnote>`,
      ),
    }
    expect(word(body, parts).said.toSorted()).toEqual(
      (['comments', 'footnotes', 'headerFooter', 'textBoxes'] as const)
        .map((warning) => importWarningText[warning])
        .toSorted(),
    )
  })
})
