import { describe, expect, it } from 'vitest'
import type { DocumentBlock } from '../../shared/caseText/parse.document.ts'
import { parseCaseText, parseSource, type SourceKind } from '../../shared/caseText/parse.ts'
import { caseTextSchema } from '../../shared/caseText/caseText.schema.ts'
import { Prng } from '../support/prng.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

const shortOf = (source: string, kind: SourceKind = 'markdown') =>
  parseCaseText(source, kind).draft.entries.map(
    ({ day, time, heading, text }) => `${day}|${time ?? ''}|${heading}|${text}`,
  )
const warningsOf = (source: string, kind: SourceKind = 'markdown') =>
  parseCaseText(source, kind).warnings

describe('a case in Markdown', () => {
  const source = [
    '# Fall X – „Wer?“',
    '',
    '> **Demo.** Erfunden.',
    '',
    '| Kürzel | Rolle |',
    '|---|---|',
    '| K1 | Kind, etwa 4 Jahre |',
    '| FK-1 | Fachkraft |',
    '',
    '---',
    '',
    '## Aktenverlauf',
    '',
    '### X-01 · Tag 0 (Samstag), 9:05 Uhr · Hausbesuch (FK-2, FK-3)',
    '',
    '*Beobachtet:* eine **Küche**,',
    'zwei Kinder.',
    '',
    '1. erstens',
    '2. zweitens',
    '- drittens',
    '',
    '***',
    '',
    '> Zitat _wörtlich_',
    '',
    '### X-02 · Tag -3 · Vorher',
    '',
    'Text \\*mit\\* 5 * 3 und snake_case_wort.',
  ].join('\r\n')

  it('becomes entries with day, time, heading and plain words', () => {
    expect(shortOf(source)).toEqual([
      '0|||Demo. Erfunden.',
      '0|09:05|X-01 · Samstag · Hausbesuch (FK-2, FK-3)|Beobachtet: eine Küche, zwei Kinder.\n\n1. erstens\n2. zweitens\n– drittens\n\nZitat wörtlich',
      '-3||X-02 · Vorher|Text *mit* 5 * 3 und snake_case_wort.',
    ])
  })

  it('has a title, roles and ids from its labels', () => {
    const { draft, warnings } = parseCaseText(source, 'markdown')
    expect(draft.title).toBe('Fall X – „Wer?“')
    expect(draft.roles).toEqual([
      { token: 'K1', label: 'Kind, etwa 4 Jahre' },
      { token: 'FK-1', label: 'Fachkraft' },
    ])
    expect(draft.entries.map(({ id }) => id)).toEqual(['E-1', 'X-01', 'X-02'])
    expect(warnings).toEqual(['day.assumed'])
    expect(caseTextSchema.safeParse({ ...draft, outcomeFrom: 1 }).success).toBe(true)
  })

  it('keeps the day of a heading for the headings below it', () => {
    const text = '## Tag 12\n\n### Hausbesuch\n\nEins.\n\n### Telefonat\n\nZwei.'
    expect(shortOf(text)).toEqual(['12||Hausbesuch|Eins.', '12||Telefonat|Zwei.'])
    expect(warningsOf(text)).toEqual(['day.inherited'])
  })

  it('reads a table whose first column is the day', () => {
    const text =
      '# T\n\n| Tag | Uhrzeit | Was |\n|---|---|---|\n| Tag 0 | 10:40 | Anruf der Kita. |\n| Tag 3 | | Besuch der Fachkraft. |'
    expect(shortOf(text)).toEqual(['0|10:40||Anruf der Kita.', '3|||Besuch der Fachkraft.'])
  })

  it('joins the cells of other tables', () => {
    expect(
      shortOf('## Tag 1\n\n| Termin | Stand |\n|---|---|\n| erster | aus\\|gefallen |'),
    ).toEqual(['1|||Termin · Stand\nerster · aus|gefallen'])
  })

  it('reads headings underlined with signs and closes headings with hashes', () => {
    expect(shortOf('Titel\n=====\n\n## Tag 1 – Anruf ##\n\nText.')).toEqual(['1||Anruf|Text.'])
    expect(parseCaseText('Titel\n=====\n\n## Tag 1\n\nText.', 'markdown').draft.title).toBe('Titel')
  })
})

describe('a case in plain text', () => {
  it.each([
    ['Tag 12: Hausbesuch\nFK-2 klingelt.', '12||Hausbesuch|FK-2 klingelt.'],
    ['Tag 12 – Hausbesuch\n\nFK-2 klingelt.', '12||Hausbesuch|FK-2 klingelt.'],
    ['Tag 12, 14:05 Uhr: Hausbesuch\nFK-2 klingelt.', '12|14:05|Hausbesuch|FK-2 klingelt.'],
    ['Tag 12, 14 Uhr\nFK-2 klingelt.', '12|14:00||FK-2 klingelt.'],
    ['Tag 12 (Montag), 8.30 Uhr: Anruf\nText.', '12|08:30|Montag · Anruf|Text.'],
    ['Tag 3 bis 5: Urlaub\nText.', '3||bis Tag 5 · Urlaub|Text.'],
    ['Tag 12\nText.', '12|||Text.'],
    ['Tag 12: FK-2 ruft an.', '12|||FK-2 ruft an.'],
    [
      'Tag 12: FK-2 ruft bei der Mutter an und\nvereinbart einen Termin.',
      '12|||FK-2 ruft bei der Mutter an und vereinbart einen Termin.',
    ],
    ['Tag −14: Vorher\nText.', '-14||Vorher|Text.'],
    ['Tag 0 · 25:10 Uhr\nText.', '0||25:10 Uhr|Text.'],
    ['A-03 · Tag 0 · Besuch\nText.', '0||A-03 · Besuch|Text.'],
    ['Tag 1: *Stern*\n# kein Titel', '1||*Stern*|# kein Titel'],
  ])('%s', (source, entry) => {
    expect(shortOf(source, 'text')).toEqual([entry])
  })

  it.each([
    'Tag 12 war schwierig.',
    'Tag 12, an dem M anrief, war schwierig.',
    'Am Tag 12 war nichts.',
    'Tag 9999: gibt es nicht.',
    'Tag 1.234: gibt es nicht.',
    'Tag 12-14 war FK-2 im Urlaub.',
    'Tage 3: viele',
  ])('a running sentence starts no entry: %s', (sentence) => {
    expect(shortOf(`Tag 1: Anfang.\n${sentence}`, 'text')).toEqual([`1|||Anfang.\n\n${sentence}`])
  })

  it('keeps what stands before the first day on day 0 and says so', () => {
    const text = 'Fall Y\n\nVorgeschichte der Familie.\n\nTag 3: Anruf.'
    const { draft, warnings } = parseCaseText(text, 'text')
    expect(draft.title).toBe('Fall Y')
    expect(shortOf(text, 'text')).toEqual(['0|||Vorgeschichte der Familie.', '3|||Anruf.'])
    expect(warnings).toEqual(['day.assumed'])
  })

  it('[IM9] keeps it in every kind of source, with headings and tables, and loses no word', () => {
    const line = (text: string) => [{ text, isStruck: false }]
    const blocks: DocumentBlock[] = [
      { kind: 'heading', words: line('Fall Y') },
      { kind: 'paragraph', lines: [line('Meldung der Kita.'), line('Sie nennt eine Wunde.')] },
      { kind: 'heading', words: line('Vorgeschichte') },
      { kind: 'item', words: line('1. Umzug') },
      { kind: 'table', rows: [[line('Wer'), line('Was')]] },
      { kind: 'heading', words: line('Hilfe') },
      { kind: 'paragraph', lines: [line('Tag 3: Anruf')] },
      { kind: 'paragraph', lines: [line('Text.')] },
    ]
    const entries = [
      '0|||Meldung der Kita.\nSie nennt eine Wunde.',
      '0||Vorgeschichte|1. Umzug\n\nWer · Was',
      '3||Hilfe · Anruf|Text.',
    ]
    const parsed = parseSource({ kind: 'document', blocks })
    expect(parsed.draft.title).toBe('Fall Y')
    expect(
      parsed.draft.entries.map(
        ({ day, time, heading, text }) => `${day}|${time ?? ''}|${heading}|${text}`,
      ),
    ).toEqual(entries)
    expect(parsed.warnings).toEqual(['day.assumed', 'chapter.joined'])
    const markdown =
      '# Fall Y\n\nMeldung der Kita.  \nSie nennt eine Wunde.\n\n## Vorgeschichte\n\n1. Umzug\n\n| Wer | Was |\n|---|---|\n\n## Hilfe\n\n### Tag 3: Anruf\n\nText.'
    expect(shortOf(markdown)).toEqual(entries)
    const legend = '# Fall\n\n## Beteiligte\n\n- K1: Kind\n- K2: Bruder\n\n## Tag 1\n\nX.'
    expect(shortOf(legend)).toEqual(['1|||X.'])
  })

  it('finds roles in a list of tokens', () => {
    const { draft } = parseCaseText('Fall\n\nK1: Kind, 4\nKITA-L – Leitung\n\nTag 0: Los.', 'text')
    expect(draft.roles).toEqual([
      { token: 'K1', label: 'Kind, 4' },
      { token: 'KITA-L', label: 'Leitung' },
    ])
    expect(draft.entries).toHaveLength(1)
  })
})

describe('[IM10] a chronology of calendar days', () => {
  it('may name a single one, if the words behind it say what happened', () => {
    const source = '3.5. Anruf der Kita\nDie Kita ruft an.\n\nAnfang Juni Hausbesuch\nKM öffnet.'
    const { draft, counted } = parseCaseText(source, 'text', { year: 2024 })
    expect(counted).toMatchObject({ dayZero: '2024-05-03', isYearMissing: true })
    expect(draft.entries).toMatchObject([{ day: 0, heading: 'Anruf der Kita' }])
    // The number of a chapter opens none.
    const chapters = parseCaseText('1.1. Die Familie\nVier Personen.', 'text', { year: 2024 })
    expect(chapters.counted).toBeNull()
  })

  it('the weekday of a date is no heading by itself', () => {
    const text = 'Die Kita ruft an und berichtet, dass K1 seit drei Tagen ohne Frühstück kommt.'
    const { draft } = parseCaseText(`Di 11.03.2025, 8:40 h ${text}\n\n17.03. ${text}`, 'text')
    expect(draft.entries[0]).toMatchObject({ day: 0, time: '08:40', heading: '', text })
  })

  const read = (source: string, dayZero?: string, kind: SourceKind = 'text') => {
    const { draft, counted, warnings } = parseCaseText(source, kind, { dayZero, year: 2026 })
    return {
      entries: draft.entries.map(
        ({ day, time, heading, text }) => `${day}|${time ?? ''}|${heading}|${text}`,
      ),
      counted,
      warnings,
    }
  }

  it('is counted from its first day, with times, over the end of a year', () => {
    const source = [
      '28.12., 10:40 Uhr – Mitteilung',
      'Die Kita meldet sich.',
      '',
      '03.01., 9 Uhr: Hausbesuch',
      'Zwei Fachkräfte.',
      '',
      '3. Februar',
      'Gespräch.',
    ].join('\n')
    expect(read(source)).toEqual({
      entries: [
        '0|10:40|Mitteilung|Die Kita meldet sich.',
        '6|09:00|Hausbesuch|Zwei Fachkräfte.',
        '37|||Gespräch.',
      ],
      counted: { dayZero: '2026-12-28', first: '2026-12-28', entries: 3, isYearMissing: true },
      warnings: ['day.noYear'],
    })
  })

  it('is counted from the day somebody names, with days before it', () => {
    const source = '01.05.2023: Anruf\nA.\n\n03.05.2023: Mitteilung\nB.'
    expect(read(source, '2023-05-03').entries).toEqual(['-2||Anruf|A.', '0||Mitteilung|B.'])
    expect(read(source, '2023-05-03').counted).toMatchObject({ first: '2023-05-01' })
  })

  it('takes a year that is named for the days around it', () => {
    const days = (source: string) => read(source).entries.map((entry) => entry.split('|')[0])
    expect(days('30.12.: a\nA.\n\n02.01.2024: b\nB.\n\n29.02.: c\nC.\n\n01.03.: d\nD.')).toEqual([
      '0',
      '3',
      '61',
      '62',
    ])
    expect(days('05.05.23: a\nA.\n\n04.05.: b\nB.')).toEqual(['0', '-1'])
  })

  it.each([
    ['03.05.2023', '0||A|X.'],
    ['Mittwoch, 03.05.2023:', '0||Mittwoch · A|X.'],
    ['Mi., 3.5.23 –', '0||Mi. · A|X.'],
    ['3. Mai 2023:', '0||A|X.'],
    ['Am 3. Mai:', '0||A|X.'],
    ['2023-05-03:', '0||A|X.'],
    ['03.05.–05.05.2023:', '0||bis 5.5. · A|X.'],
    ['03.05.2023, ca. 10 Uhr:', '0|10:00|ca. · A|X.'],
    ['03.05., 10:40 Uhr –', '0|10:40|A|X.'],
    ['- 03.05.2023:', '0||A|X.'],
  ])('knows the spelling %s', (day, entry) => {
    expect(read(`${day} A\nX.\n\n10.05.2023: B\nY.`).entries).toEqual([
      entry,
      expect.stringMatching(/^7\|\|B/),
    ])
  })

  it('reads a table of days and events, in Markdown and pasted', () => {
    const rows = [
      ['Datum', 'Uhrzeit', 'Ereignis'],
      ['03.05.2023', '10:40', 'Die Kita ruft an.'],
      ['', '11:00', 'Sie ruft noch einmal an.'],
      ['05.05.2023', '', 'Hausbesuch.'],
    ]
    const expected = [
      '0|10:40||Die Kita ruft an.\n\n– · 11:00 · Sie ruft noch einmal an.',
      '2|||Hausbesuch.',
    ]
    const markdown = rows.map((row) => `| ${row.join(' | ')} |`)
    markdown.splice(1, 0, '|---|---|---|')
    expect(read(markdown.join('\n'), undefined, 'markdown').entries).toEqual(expected)
    expect(read(rows.map((row) => row.join('\t')).join('\n')).entries).toEqual(expected)
  })

  it('knows day 0 from a date beside a relative day, so that days in the text can be replaced', () => {
    const zeroOf = (source: string) => parseCaseText(source, 'text').dayZero
    expect(zeroOf('Tag 0: a\nA.\n\nTag 3 (06.05.2023): b\nB.')).toBe('2023-05-03')
    expect(zeroOf('Tag 3 (06.05.): b\nB.')).toBeNull()
    expect(zeroOf('03.05.2023: a\nA.\n\n04.05.: b\nB.')).toBe('2023-05-03')
  })

  it.each([
    ['Hausbesuch 05.11.2024, 15:30', '1|15:30|Hausbesuch'],
    ['Telefonat 05.11.2024', '1||Telefonat'],
    ['Telefonat mit der Kita am 05.11.2024', '1||Telefonat mit der Kita'],
    ['Hilfeplangespräch (Di., 05.11.2024) im Jugendamt', null],
    [
      'Hilfeplangespräch am Dienstag, den 05.11.2024 im Jugendamt',
      '1||Dienstag · Hilfeplangespräch im Jugendamt',
    ],
    ['Verlauf: 05.11.', '1||Verlauf'],
    ['Nächster Hausbesuch 05.11.2024', null],
    ['Die Meldung vom 05.11.2024', null],
    ['Das Telefonat war am 05.11.2024', null],
    ['Telefonat 05.11.2024 ergab nichts Neues.', null],
    ['Meldung vom 05.11.2024, in der die Kita von Wunden spricht.', null],
    ['Malea 05.11.2016', null],
  ])(
    'a short head with its date stands over an entry, running text does not: %s',
    (line, entry) => {
      const source = `Meldung eingegangen am Mo., 04.11.2024\nDie Kita ruft an.\n\n${line}\nWorte.`
      const marked = source.replace(/^(?=Meldung|Hausb|Telef|Hilfe|Verlauf)/gm, '## ')
      const first = '0||Mo. · Meldung eingegangen|Die Kita ruft an.'
      const expected = entry === null ? [expect.stringContaining(line)] : [first, `${entry}|Worte.`]
      expect(read(source).entries).toEqual(expected)
      if (entry !== null) expect(read(marked, undefined, 'markdown').entries).toEqual(expected)
      const wrapped = `Meldung eingegangen am 04.11.2024\nDie Kita ruft an und meldet den\n${line}\nWorte.`
      expect(read(wrapped).entries).toHaveLength(1)
    },
  )

  it.each([
    [
      'Telefonat 05.11.2024 mit der Klinik: K1 war nicht da.',
      '1|||Telefonat mit der Klinik: K1 war nicht da.',
    ],
    [
      'Hausbesuch 05.11.2024, 15:30-16:45 Uhr, Wohnung links.',
      '1|15:30|bis 16:45 Uhr|Hausbesuch, Wohnung links.',
    ],
    ['Verlauf: 05.11. K1 vorgestellt; ohne Befund.', '1|||Verlauf: K1 vorgestellt; ohne Befund.'],
  ])('a paragraph that begins with such a head may go on with its words: %s', (line, entry) => {
    const opening = 'Meldung eingegangen am Mo., 04.11.2024\nDie Kita ruft an.'
    expect(read(`${opening}\n\n${line}`).entries).toEqual([
      '0||Mo. · Meldung eingegangen|Die Kita ruft an.',
      entry,
    ])
    expect(read(`${opening}\n${line}`).entries).toHaveLength(1)
  })

  it('takes the year from the text where no entry names it, and the first day before the entries', () => {
    const source =
      'K1, geb. 03.05.2016, wohnt bei KM. Am 04.11.2024 meldet die Kita eine Wunde, so auch am 06.11.2024.\n\n12.11.: Anruf\nA.\n\n03.01.: Besuch\nB.'
    const { entries, counted, warnings } = read(source)
    expect(entries.map((entry) => entry.split('|')[0])).toEqual(['0', '8', '60'])
    expect(counted).toEqual({
      dayZero: '2024-11-04',
      first: '2024-11-04',
      entries: 2,
      isYearMissing: false,
    })
    expect(warnings).toEqual(['day.assumed'])
    // What lies far back, or behind the first entry, is no first day.
    const old = 'Umzug am 03.05.2019. Stand 01.02.2025.\n\n12.11.2024: Anruf\nA.\n\n13.11.: b\nB.'
    expect(read(old).counted).toMatchObject({ first: '2024-11-12' })
    expect(read('12.01.: Anruf\nA.\n\n13.01.: b\nB.', '2023-12-20').entries[0]).toMatch(/^23\|/)
  })

  it('leaves days inside of sentences and beside relative days alone', () => {
    expect(read('Tag 0: a\n03.05.2023: Anruf.\n\nTag 3: b\nX.').counted).toBeNull()
    const letter = 'Bericht\n\n03.05.2023\n\nAm 03.05.2023 rief KM an.'
    expect(read(letter).counted).toBeNull()
    expect(read('12.03. war ein Montag.\n13.03. kam KM.').counted).toBeNull()
  })
})

describe('legends and chapters', () => {
  it.each([
    'KM = Kindesmutter, KV = Kindesvater; SPFH = Familienhilfe',
    'Legende: KM = Kindesmutter, KV = Kindesvater, SPFH = Familienhilfe.',
    'Abkürzungen:\nKM = Kindesmutter\nKV = Kindesvater\nSPFH = Familienhilfe',
  ])('the usual legend is read as roles, before the text and behind it: %j', (legend) => {
    const roles = [
      { token: 'KM', label: 'Kindesmutter' },
      { token: 'KV', label: 'Kindesvater' },
      { token: 'SPFH', label: 'Familienhilfe' },
    ]
    for (const kind of ['text', 'markdown'] as const) {
      const { draft } = parseCaseText(`${legend}\n\nTag 0: Anruf\nX.`, kind)
      expect([draft.roles, draft.entries.length, draft.title]).toEqual([roles, 1, ''])
    }
    const behind = parseCaseText(`Tag 0: Anruf\nX.\n\n${legend}`, 'text').draft
    expect(behind.entries).toHaveLength(1)
    if (!legend.startsWith('KM'))
      expect([behind.roles, behind.entries[0]?.text]).toEqual([roles, 'X.'])
  })

  it('a chapter stands before the heading of the next entry, whatever the file is', () => {
    const text = 'Tag 0: Anruf\nX.\n\n2 Hilfe und Zuspitzung\n\nTag 3: Besuch\nY.'
    const markdown = text
      .replace('2 Hilfe', '# 2 Hilfe')
      .replace(/^Tag/gm, '## Tag')
      .replace(/^([XY])/gm, '\n$1')
    for (const [source, kind] of [
      [text, 'text'],
      [markdown, 'markdown'],
    ] as const) {
      expect(shortOf(source, kind)).toEqual([
        '0||Anruf|X.',
        '3||2 Hilfe und Zuspitzung · Besuch|Y.',
      ])
      expect(warningsOf(source, kind)).toEqual(['chapter.joined'])
    }
  })
})

describe('what is not as expected', () => {
  it('stands on day 0 where no day is named', () => {
    expect(shortOf('# Fall\n\nEins.\n\n## Besuch\n\nZwei.')).toEqual([
      '0|||Eins.',
      '0||Besuch|Zwei.',
    ])
    expect(warningsOf('# Fall\n\nEins.')).toEqual(['day.missing'])
  })

  it('is empty where there is nothing', () => {
    expect(parseCaseText(' \n\n---\n', 'markdown')).toEqual({
      draft: { title: '', entries: [], roles: [] },
      warnings: ['entries.none'],
      counted: null,
      dayZero: null,
    })
  })

  it('keeps a heading without text as the text', () => {
    expect(shortOf('## Tag 3 · Anruf\n\n## Tag 4\n\n## Tag 5\n\nText.')).toEqual([
      '3|||Anruf',
      '4|||Tag 4',
      '5|||Text.',
    ])
  })

  it('cuts entries and headings that are too long', () => {
    const long = Array.from({ length: 9000 }, (_, at) => `Wort${at}`).join(' ')
    const { draft, warnings } = parseCaseText(
      `## Tag 1 · ${'lang '.repeat(60)}\n\n${long}`,
      'markdown',
    )
    expect(warnings).toEqual(['day.fromOne', 'entry.cut', 'heading.cut'])
    expect(caseTextSchema.safeParse({ ...draft, outcomeFrom: null }).success).toBe(true)
    const words = draft.entries.map(({ text }) => text).join(' ')
    expect(words.endsWith(long.slice(-2000))).toBe(true)
  })

  it('gives every entry an id of its own, also where labels repeat', () => {
    const labels = ['A-1', 'A-1', 'E-1', 'E-4', 'E-5']
    const source = labels.map((label) => `### ${label} · Tag 1 · x\n\ny`).join('\n')
    const { entries } = parseCaseText(`${source}\n\n### Tag 2\n\nz`, 'markdown').draft
    expect(new Set(entries.map(({ id }) => id)).size).toBe(6)
    expect(entries.map(({ id }) => id).slice(2, 5)).toEqual(['E-1', 'E-4', 'E-5'])
  })
})

const wordsOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{M}\d]{2,}/gu) ?? []).filter((word) => !['Tag', 'Uhr', 'um'].includes(word))

const pieces = [
  ...['eins', 'Zwei', 'ZWO2', 'drei\u0308', 'ca.', 'M', 'fünf_sechs', 'Größe', '12:30', 'Tag 3'],
  ...['*acht*', '**neun** zehn', '_elf_', '`zwölf`', '~~drei~~', '*', '**', '_', '`', '\\*', '\\'],
  ...[
    '|',
    '>',
    '#',
    '## Kopf',
    '> Zitat',
    '- Liste',
    '3. Punkt',
    '| Zelle | zwei |',
    '|---|',
    '---',
  ],
  ...[
    '===',
    '***',
    'Tag 7: Neues',
    '## Tag 8, 12:15 Uhr · Kopf',
    'Tag 5 (Montag) – ruhig',
    '\ufeff',
    '\t',
  ],
]

describe.each(['markdown', 'text'] as const)(
  'no word after the first heading is lost (%s)',
  (kind) => {
    it.each(Array.from({ length: 60 }, (_, seed) => seed))('seed %i', (seed) => {
      const random = new Prng(seed)
      const body = Array.from({ length: 80 }, () =>
        random.chance(0.35)
          ? random.pick(['\n', '\n\n', '  \n', '\r\n'])
          : ` ${random.pick(pieces)}`,
      ).join('')
      const source = `${kind === 'text' ? '' : '### '}Tag 0: Anfang.\n\n${body}`
      const { draft } = parseCaseText(source, kind)
      const found = draft.entries.flatMap(({ day, time, heading, text }) => [
        ...wordsOf(heading),
        ...wordsOf(text),
        ...[String(Math.abs(day)), ...(time?.split(':') ?? [])],
      ])
      const left = new Map<string, number>()
      for (const word of found) left.set(word, (left.get(word) ?? 0) + 1)
      const lost = wordsOf(source.normalize('NFC')).filter((word) => {
        const count = left.get(word) ?? 0
        left.set(word, count - 1)
        return count <= 0
      })
      expect(lost).toEqual([])
      expect(caseTextSchema.safeParse({ ...draft, outcomeFrom: null }).error).toBeUndefined()
    })
  },
)

describe('time', () => {
  it.each([
    '*',
    '**a',
    '_a ',
    '> ',
    '|',
    '| a ',
    'Tag ',
    'Tag 1: ',
    '\\',
    '#',
    '# ',
    '- ',
    '`',
    '\n',
  ])('grows with the length only: %j', (piece) => {
    const growth = growthOf(25_000, (size) => {
      const source = `## Tag 1\n${piece.repeat(size / piece.length)}`
      return () => parseCaseText(source, 'markdown')
    })
    expect(growth).toBeLessThan(LINEAR)
  })
})
