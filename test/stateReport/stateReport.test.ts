// The documents of the state level: made of what is published, and of nothing else.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { shippedCatalogues } from '../../server/material.ts'
import { dimensionWords } from '../../shared/catalogue/catalogue.words.ts'
import { formatNumber } from '../../shared/kernel/format.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { changesIn } from '../../shared/rollup/change.ts'
import { pictureOf } from '../../shared/rollup/picture.ts'
import type { RollupRelease } from '../../shared/rollup/release.schema.ts'
import { codeWords } from '../../shared/rollup/rollup.words.ts'
import { figureIn } from '../../shared/stateRecommendation/evidence.ts'
import type {
  CellRef,
  StateView,
} from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { boundSentence } from '../../shared/stateReport/bound.ts'
import { practiceBriefing } from '../../shared/stateReport/briefing.ts'
import { dimensionQuestions, themeQuestions } from '../../shared/stateReport/question.words.ts'
import { reflectiveQuestions } from '../../shared/stateReport/questions.ts'
import type { ReportSources } from '../../shared/stateReport/reportReading.ts'
import { SHORT, type StateDocument } from '../../shared/stateReport/stateDocument.ts'
import { stateReport } from '../../shared/stateReport/stateReport.ts'
import { cellOf, contentOn, releaseOf } from '../support/placedRelease.ts'
import { demoRelease, released } from '../support/releasedState.ts'

const place = mkdtempSync(join(tmpdir(), 'report-'))
afterAll(() => {
  rmSync(place, { recursive: true })
})
let places = 0
const fresh = (offices: number, rare: number) =>
  released(join(place, String(places++)), offices, rare)

const catalogues = shippedCatalogues()

const sourcesOf = (release: RollupRelease, change: Partial<ReportSources> = {}): ReportSources => ({
  ...{ release, before: undefined, reasons: [], catalogues, hash: 'a'.repeat(64) },
  ...{ dueOffices: 131, allOffices: 186, dueUntil: '2026-H2' },
  ...{ closedAt: Date.parse('2026-10-05T10:00:00Z'), recommendations: [], readOn: '2026-11-29' },
  ...change,
})

const makers = { report: stateReport, briefing: practiceBriefing, questions: reflectiveQuestions }

/** All three documents of a release. */
const documentsOf = (sources: ReportSources): readonly StateDocument[] =>
  Object.values(makers).map((make) => {
    const made = make(sources)
    if (!made) throw new Error('nothing was made')
    return made
  })

const sentencesIn = (documents: readonly StateDocument[]) =>
  documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'bound' ? block.items : [])),
  )

const text = (document: StateDocument | undefined): string => JSON.stringify(document)

/** A recommendation that was published on this release of one theme. */
const published = (rollup: number, change: Partial<StateView> = {}): StateView => {
  const { evidence: _none, ...content } = contentOn(rollup, 'Schutzplan')
  const cell = cellOf(rollup, 'Schutzplan')
  const figure = { rollup, part: 31, whole: 62, code: null }
  return {
    ...{ id: `recommendation-${rollup}`.padEnd(22, 'x'), number: rollup, step: 'published' },
    ...{ title: content.title, theme: content.theme, themeLabel: 'Schutzplan' },
    ...{ addressee: 'office', hearingUntil: '2026-11-16', publishedOn: '2026-11-18' },
    ...{ progress: 'begun', own: null, revision: 5, content, doubts: [], hearingOn: '2026-11-02' },
    evidence: [
      {
        ...{ cell, words: 'Pläne wurden selten überprüft.', itemLabel: 'Schutzplan' },
        ...{ valueLabel: 'ja', figure, newest: null, standing: 'same' },
      },
    ],
    ...{ resolution: { on: '2026-11-17', body: 'Fachbeirat' }, withdrawal: null, comments: [] },
    ...{ commentCount: null, ownComment: null, hearings: 1, recall: null, heard: null },
    history: [{ progress: 'begun', proof: 'Die Arbeitshilfe ist verschickt.', on: '2026-11-20' }],
    ...{ counts: [], ownAnswer: null, adoptedBy: [] },
    ...change,
  }
}

describe('[ST1] a sentence of a document', async () => {
  const release = await fresh(62, 3)
  const [first, second] = [demoRelease(1), demoRelease(2)]
  const demo = sourcesOf(second, { before: first })

  it('cannot be made of a cell that is secret, left out, or not there', () => {
    const probe = releaseOf(1, { Offen: [31, 62], Geheim: [null, 62] })
    const words = () => 'Ein Satz.'
    const made = (...cells: readonly CellRef[]) =>
      boundSentence(
        [probe],
        cells.map((cell) => ({ label: 'x', cell })),
        words,
      )
    expect(made(cellOf(1, 'Offen'))?.text).toBe('Ein Satz.')
    expect(made(cellOf(1, 'Geheim'))).toBeUndefined()
    expect(made(cellOf(1, 'Offen'), cellOf(1, 'Geheim'))).toBeUndefined()
    expect(made(cellOf(1, 'Fehlt'))).toBeUndefined()
    expect(made(cellOf(2, 'Offen'))).toBeUndefined()
    expect(made(cellOf(1, 'Offen', { measure: 'occurs' }))).toBeUndefined()
    expect(made()).toBeUndefined()
    const dropped = structuredClone(probe)
    for (const table of dropped.populations[0]?.tables ?? []) table.dropped = true
    expect(boundSentence([dropped], [{ label: 'x', cell: cellOf(1, 'Offen') }], words)).toBe(
      undefined,
    )
  })

  it.each([
    ['of small packages', sourcesOf(release)],
    ['of the demo', demo],
  ])('names cells that are published, and no figure of another one: %s', (_, sources) => {
    const sentences = sentencesIn(documentsOf(sources))
    expect(sentences.length).toBeGreaterThan(15)
    for (const { text: said, cells } of sentences) {
      const figures = cells.map((cell) => {
        const of = [sources.release, sources.before].find((one) => one?.number === cell.rollup)
        return of && figureIn(of, cell)
      })
      expect(figures.map((one) => typeof one?.part)).toEqual(cells.map(() => 'number'))
      const told = [
        ...figures.flatMap((one) => [one?.part ?? 0, one?.whole ?? 0]),
        ...cells.map(({ rollup }) => rollup),
        cells.length,
        ...figures.map((one) => Math.round((100 * (one?.part ?? 0)) / (one?.whole ?? 1))),
      ].map(formatNumber)
      expect([said, (said.match(/\d[\d.]*\d|\d/g) ?? []).filter((n) => !told.includes(n))]).toEqual(
        [said, []],
      )
    }
  })

  it('is gone once a cell of it is secret', () => {
    const before = sentencesIn(documentsOf(demo))
    for (const { text: said, cells } of before.filter(
      ({ text: one }, at) => before.findIndex((x) => x.text === one) === at,
    )) {
      const hidden = structuredClone(second)
      const [cell] = cells.filter(({ rollup }) => rollup === 2)
      if (!cell) continue
      for (const { cycle, kind, tables } of hidden.populations)
        for (const table of tables)
          for (const one of table.cells)
            if (
              [cycle, kind, table.kind, table.measure, table.grouping].join() ===
                [cell.cycle, cell.population, cell.kind, cell.measure, cell.grouping].join() &&
              [one.item, one.group, one.value].join() === [cell.item, cell.group, cell.value].join()
            )
              Object.assign(one, { offices: null, cases: null, code: 'secret' })
      expect(
        documentsOf({ ...demo, release: hidden })
          .map(text)
          .join(),
      ).not.toContain(JSON.stringify(said).slice(1, -1))
    }
  })

  it('says what a reader would miss as secret, and that it may be higher or lower', () => {
    const report = text(stateReport(sourcesOf(release)))
    expect(report).toContain(
      'Entwicklungspotenzial je Thema, geheim: „Hilfeangebot und Hilfeplanung“.',
    )
    expect(report).toContain('Diese Zahlen können höher oder niedriger liegen')
  })

  it('is the same, with its document, in worlds that differ only in what is secret', async () => {
    const [same, open] = [await fresh(62, 4), await fresh(62, 12)]
    for (const make of Object.values(makers)) {
      expect(text(make(sourcesOf(same)))).toBe(text(make(sourcesOf(release))))
      expect(text(make(sourcesOf(release)))).toBe(text(make(sourcesOf(release))))
    }
    expect(text(stateReport(sourcesOf(open)))).not.toBe(text(stateReport(sourcesOf(release))))
  })
})

describe('[ST2] the report over all procedures', async () => {
  const demo = sourcesOf(demoRelease(2), { before: demoRelease(1) })
  const report = stateReport(demo)
  const few = await fresh(20, 3)

  it('has its chapters in their order, one for each dimension of the catalogues', () => {
    const chapters = report?.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1 ? block.text : [],
    )
    const dimensions = codesOf(dimensionWords).map((code) => dimensionWords[code])
    expect(chapters).toEqual([
      ...['Datenbasis', ...dimensions, 'Struktur und Praxis', 'Handlungsempfehlungen'].map(
        (title, at) => `${at + 1} ${title}`,
      ),
      `${dimensions.length + 4} Das Verfahren selbst`,
      'Anhang: Methode und Geheimhaltung',
    ])
  })

  it('says the most important in five sentences at most, first what a chapter has', () => {
    const short = report?.blocks.flatMap((block) => (block.kind === 'bound' ? [block.items] : []))
    expect(short?.length).toBeGreaterThan(2)
    for (const items of short ?? []) {
      expect(items.length).toBeLessThanOrEqual(SHORT)
      expect(new Set(items.map((one) => one.text)).size).toBe(items.length)
      for (const one of items) expect(one.text).toMatch(/^\S.*\.$/)
    }
  })

  it('says of the procedure itself what contributed to findings, and of a secret figure no sentence', () => {
    const chapterOf = (release: RollupRelease) => {
      const { blocks = [] } = stateReport({ ...demo, release }) ?? {}
      const from = blocks.findIndex(
        (block) => block.kind === 'heading' && block.text.endsWith('Das Verfahren selbst'),
      )
      return blocks.slice(
        from + 1,
        blocks.findIndex((block, at) => at > from && block.kind === 'heading' && block.level === 1),
      )
    }
    const saidIn = (release: RollupRelease) =>
      chapterOf(release).flatMap((block) => (block.kind === 'bound' ? block.items : []))
    const said = saidIn(demo.release)
    expect(chapterOf(demo.release)[0]).toMatchObject({ text: 'Das Wichtigste in Kürze' })
    expect(said.length).toBeGreaterThan(1)
    expect(said[0]?.text).toMatch(/Bedingungsfaktoren fest\.$/)
    for (const { cells } of said)
      for (const { kind } of cells) expect(['evidenceLevel', 'factor']).toContain(kind)
    const hidden = structuredClone(demo.release)
    for (const { tables } of hidden.populations)
      for (const { kind, cells } of tables)
        if (kind === 'evidenceLevel' || kind === 'factor')
          for (const cell of cells)
            if (cell.value !== 'all')
              Object.assign(cell, { offices: null, cases: null, code: 'secret' })
    expect(saidIn(hidden)).toEqual([])
    expect(text(stateReport({ ...demo, release: hidden }))).toContain('geheim: „')
  })

  it('says who delivered, random and added cases apart, and what is missing', () => {
    const table = report?.blocks.find((block) => block.kind === 'table')
    expect(table?.rows).toEqual([
      [
        'Zufällig gezogene Fälle',
        expect.stringMatching(/^\d+ von 131$/),
        expect.anything(),
        expect.stringMatching(/^\d+$/),
      ],
      [
        'Zusätzlich eingebrachte Fälle',
        expect.anything(),
        expect.anything(),
        expect.stringMatching(/^\d+$/),
      ],
      ['Strukturmerkmale der Jugendämter', expect.anything(), expect.anything(), '–'],
      ['Merkmale der insoweit erfahrenen Fachkräfte', expect.anything(), expect.anything(), '–'],
    ])
    expect(text(report)).toMatch(/Nicht mitgezählt: \d+ ersetzte/)
    expect(text(report)).toMatch(
      /Erfassungsbruch: In \d+ (Jahr eines Jugendamts|Jahren von Jugendämtern) wurde nur teilweise erfasst/,
    )
    expect(text(report)).toContain('die bis zum 2. Halbjahr 2026 an der Reihe waren')
    expect(text(report)).toContain('die Abschlussbefragung nicht')
    expect(text(report)).toContain('kein Kapitel dazu')
  })

  it('shows core criteria value by value, with a word for what is secret', () => {
    const table = report?.blocks.find(
      (block) => block.kind === 'table' && block.caption.startsWith('Prozess: Kernkriterien'),
    )
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.columns[1]?.title).toBe('alle')
    expect(table.rows.length).toBeGreaterThan(5)
    const cells = table.rows.flatMap(([, ...figures]) => figures)
    for (const cell of cells)
      expect(cell).toMatch(/^(\d+( \[r\] berichtigt)?|\[[gnkb]\] [a-zA-Z ]+)$/)
  })

  it('explains every code, and ends its axes where they say nothing of a bar', () => {
    for (const { letter, word } of Object.values(codeWords))
      expect(text(report)).toContain(`[${letter}] ${word}`)
    const charts = report?.blocks.flatMap((block) => (block.kind === 'chart' ? [block] : [])) ?? []
    expect(charts.length).toBeGreaterThan(4)
    expect(new Set(charts.map(({ title }) => title)).size).toBe(charts.length)
    const offices = demo.release.populations.map((one) => one.offices)
    for (const { chart } of charts) expect(offices).toContain(chart.most)
  })

  it('compares with the release before where both have a figure, with the reason that was given', () => {
    const before = structuredClone(demo.release)
    Object.assign(before, { number: 1 })
    const of = (change: Partial<ReportSources>) => text(stateReport({ ...demo, before, ...change }))
    expect(of({})).not.toContain('in Auswertung 1')
    for (const { tables } of before.populations)
      for (const { cells } of tables)
        for (const cell of cells)
          if (cell.offices !== null && cell.value !== 'all')
            cell.offices = Math.floor(cell.offices / 2)
    const sentence =
      /Der Anteil stieg von \d+\s% in Auswertung 1 \(\d+ von \d+ Jugendämtern\) auf \d+\s% in Auswertung 2/
    expect(of({})).toMatch(sentence)
    expect(of({})).toContain('Der Grund ist nicht erklärt.')
    const lines = changesIn(demo.release, before)?.groups.flatMap(({ changes }) => changes) ?? []
    const reasons = lines.map(({ line }) => ({ line, reason: 'participants' as const }))
    expect(of({ reasons })).toContain('Grund: Andere Jugendämter haben teilgenommen.')
    expect(of({ reasons })).not.toContain('Der Grund ist')
    // Across a recording break nothing is compared.
    before.method.left.brokenOfficeYears += 1
    expect(of({})).not.toMatch(sentence)
  })

  it('counts nothing where too few delivered, and nothing at all where none did', () => {
    const small = stateReport(sourcesOf(few))
    expect(
      sentencesIn([small, practiceBriefing(sourcesOf(few))].flatMap((one) => one ?? [])),
    ).toEqual([])
    expect(text(small)).toContain('Dazu haben erst 20 Jugendämter geliefert.')
    expect(text(reflectiveQuestions(sourcesOf(few)))).toContain('Jugendhilfeausschuss: ')
    for (const make of Object.values(makers))
      expect(make(sourcesOf({ ...few, populations: [] }))).toBeUndefined()
  })

  it('names in each chapter the largest move of a share, and by what rule', () => {
    const before = demoRelease(1)
    const made = stateReport({ ...demo, before })
    expect(text(made)).toContain('nennt in Kürze die größte Verschiebung eines Anteils')
    const moves = (changesIn(demo.release, before)?.groups ?? []).flatMap(({ changes }) =>
      changes.map((change) => ({
        ...change,
        points: 100 * Math.abs(change.now.n / change.now.of - change.before.n / change.before.of),
      })),
    )
    const told = sentencesIn(made ? [made] : []).filter(({ text: said }) =>
      said.includes('Der Anteil'),
    )
    const lineOf = ({ population, kind, measure, item }: CellRef) =>
      `${population} ${kind} ${measure} ${item}`
    // A theme belongs to the chapter of its dimension, every other kind of line has one chapter.
    const chapterOf = (line: string): string => {
      const [, kind = '', , ref = '', ...name] = line.split(' ')
      const theme = catalogues
        .flatMap(({ criteria }) => criteria)
        .find((one) => one.theme === name.join(' '))
      return kind === 'theme' ? `${ref} ${theme?.dimension}` : kind
    }
    const largest = new Map<string, string>()
    for (const { line, points } of moves.toSorted((a, b) => b.points - a.points))
      if (points >= 5 && !largest.has(chapterOf(line))) largest.set(chapterOf(line), line)
    expect(largest.size).toBeGreaterThan(1)
    expect(told.flatMap(({ cells }) => cells.slice(1).map(lineOf)).toSorted()).toEqual(
      [...largest.values()].toSorted(),
    )
    for (const { text: said } of told)
      expect(said).toMatch(/: Gezählt sind( wie zuvor)? \d+ Jugendämter.*Der Anteil (stieg|sank)/)
  })

  it('says of a sentence whose offices are fewer than all that delivered which ones they are', () => {
    let fewer = 0
    for (const { text: said, cells } of sentencesIn(documentsOf(demo)))
      for (const cell of cells.filter(({ rollup }) => rollup === demo.release.number)) {
        const all = demo.release.populations.find(
          ({ cycle, kind }) => cycle === cell.cycle && kind === cell.population,
        )
        if ((figureIn(demo.release, cell)?.whole ?? 0) === all?.offices) continue
        fewer++
        expect(said).toMatch(/(in|bei) denen/)
      }
    expect(fewer).toBeGreaterThan(5)
  })

  it('says nothing of a share that moved by less than five points (LA11)', () => {
    const before = structuredClone(demo.release)
    Object.assign(before, { number: 1 })
    for (const { tables } of before.populations)
      for (const { cells } of tables)
        for (const cell of cells)
          if (cell.offices !== null && cell.value !== 'all') cell.offices -= 1
    const change = changesIn(demo.release, before)?.groups
    expect(change?.length).toBeGreaterThan(0)
    expect(text(stateReport({ ...demo, before }))).not.toContain('Der Anteil')
  })

  it('names catalogues by their titles, and says of structure and practice what the page says', () => {
    expect(text(report)).toMatch(/Kataloge: „Insoweit erfahrene Fachkraft“, Fassung [\d.]+ und „/)
    const lead = demo.release && pictureOf(demo.release, catalogues)
    expect(lead?.pairs.length).toBeGreaterThan(0)
    expect(text(report)).not.toContain('Zu wenige Zahlen')
    const structure = lead?.pairChart?.groups.flatMap(({ bars }) =>
      bars.filter(({ label }) => label.startsWith('Struktur: ')),
    )
    expect(structure?.length).toBeGreaterThan(0)
    expect(structure?.map(({ onlyOffices }) => onlyOffices)).toEqual(structure?.map(() => true))
  })

  it('without its catalogues, has the themes in a chapter of their own', () => {
    const bare = text(stateReport({ ...demo, catalogues: [] }))
    expect(bare).toContain('2 Weitere Themen')
    expect(bare).not.toContain('2 Prozess')
  })
})

describe('[ST3] recommendations in the report', () => {
  const themes = { Schutzplan: [35, 70] } as const
  const now = releaseOf(2, themes)
  const of = (...recommendations: readonly StateView[]) =>
    text(stateReport(sourcesOf(now, { recommendations })))

  it('are those that rest on this release, and what became of the earlier ones', () => {
    const report = of(published(1), published(2))
    expect(report).toMatch(
      /Neu auf diese Auswertung gestützt.*Empfehlung 2.*früheren geworden.*Empfehlung 1/,
    )
    expect(report).toContain(
      'Auswertung 2: Anteil gerundet weiter 50\u00a0% (vorher 31 von 62, jetzt 35 von 70 Jugendämtern).',
    )
    expect(report).toContain('begonnen, 20.11.2026: Die Arbeitshilfe ist verschickt.')
  })

  it('no draft, none that rests on a later release, nothing of an office', () => {
    expect(of(published(2, { publishedOn: null, step: 'resolved' }))).toBe(of())
    expect(of(published(3))).toBe(of())
    const own: Partial<StateView> = {
      ownAnswer: { answer: 'notFitting', reason: 'Passt hier nicht.' },
      ownComment: { text: 'Unser Einwand.', hearing: 1 },
      own: { comment: 'now', answer: 'notFitting' },
      adoptedBy: ['procedure-0000000000000'],
      comments: [{ officeName: 'Musterstadt', text: 'Unser Einwand.', hearing: 1 }],
      doubts: ['Essen'],
    }
    expect(of(published(2, own))).toBe(of(published(2)))
  })

  it('count answers as they were frozen with this release, secret ones by their word', () => {
    const shown = { adopted: 40, alreadyDone: null, notFitting: null, inReview: 20, none: 100 }
    const counts = [{ rollup: 2, offices: 186, shown }]
    expect(of(published(2, { counts }))).toContain(
      '„übernommen“: 40, „schon umgesetzt“: [g] geheim',
    )
    expect(of(published(2, { counts: [{ rollup: 3, offices: 186, shown }] }))).toBe(
      of(published(2)),
    )
  })

  it('say of which day they are, since what becomes of them is written on after the close', () => {
    expect(of(published(2, { history: [], progress: 'open' }))).toContain(
      'Stand der Empfehlungen: 29. November 2026. Ihr Stand wird nach dem Abschluss der Auswertung fortgeschrieben',
    )
  })

  it('say that one was taken back', () => {
    const withdrawal = {
      on: '2026-11-25',
      reason: 'Das Recht hat sich geändert.',
      replacedBy: null,
    }
    expect(of(published(2, { withdrawal, step: 'withdrawn' }))).toContain(
      '25.11.2026: Das Recht hat sich geändert.',
    )
  })
})

describe('[ST4] the briefing', () => {
  it('says three sentences of each part at most, recommendations that hold, and how to quote', () => {
    const release = demoRelease(2)
    const briefing = practiceBriefing(
      sourcesOf(release, {
        recommendations: [
          published(2),
          published(1, {
            withdrawal: { on: '2026-11-25', reason: 'x', replacedBy: null },
            step: 'withdrawn',
          }),
        ],
      }),
    )
    for (const block of briefing?.blocks ?? [])
      if (block.kind === 'bound') expect(block.items.length).toBeLessThanOrEqual(3)
    expect(text(briefing)).toContain('Empfehlung 2: Kinder vor jeder Entscheidung anhören.')
    expect(text(briefing)).not.toContain('Empfehlung 1')
    expect(text(briefing)).toContain('Stand der Empfehlungen: 29. November 2026.')
    // The theme in which most offices found potential, as the catalogue asks of it.
    expect(text(briefing)).toContain('Gefährdungseinschätzung im Zusammenwirken: ')
    const newest = release.populations.find(
      ({ cycle, kind }) => cycle === 2023 && kind === 'random',
    )
    const secretOf = (measure: 'strength' | 'potential') =>
      newest?.tables
        .find((one) => one.kind === 'theme' && one.measure === measure && one.grouping === 'state')
        ?.cells.filter(({ value, code }) => value === 'yes' && code === 'secret').length ?? 0
    for (const measure of ['strength', 'potential'] as const) {
      expect(secretOf(measure)).toBeGreaterThan(1)
      expect(text(briefing)).toContain(
        `Zu ${secretOf(measure)} Themen sind die Zahlen geheim; sie können höher oder niedriger liegen.`,
      )
    }
    expect(text(briefing)).toContain('Zitieren Sie jede Zahl mit dem, wovon sie ein Teil ist')
  })
})

describe('[ST5] reflective questions', () => {
  const all = [...Object.entries(themeQuestions), ...Object.entries(dimensionQuestions)]

  it('are there for every theme of the catalogues that come with the product, three to five each', () => {
    const themes = new Set(catalogues.flatMap(({ criteria }) => criteria.map(({ theme }) => theme)))
    expect(themes.size).toBeGreaterThan(30)
    expect(Object.keys(themeQuestions).toSorted()).toEqual([...themes].toSorted())
    for (const [theme, { leading, committee }] of all) {
      const count = leading.length + committee.length
      expect([theme, count >= 3 && count <= 5, committee.length > 0]).toEqual([theme, true, true])
    }
  })

  it('ask each something of its own, and nothing twice', () => {
    const questions = all.flatMap(([, { leading, committee }]) => [...leading, ...committee])
    for (const question of questions) expect(question).toMatch(/^\p{Lu}.*\?$/u)
    expect(new Set(questions).size).toBe(questions.length)
  })

  it('are asked of themes in which half of the offices found potential, or else of the first few', () => {
    const askedOf = (potential: number) => {
      const release = releaseOf(1, {
        Schutzplan: [potential, 60],
        Dokumentation: [10, 60],
        Geheim: [null, 60],
        Anderes: [40, 60],
      })
      return reflectiveQuestions(sourcesOf(release))?.blocks.flatMap((block) =>
        block.kind === 'heading' && block.level === 1 ? block.text : [],
      )
    }
    expect(askedOf(30)).toEqual(['Schutzplan', 'Anderes'])
    expect(askedOf(29)).toEqual(['Anderes'])
    const release = releaseOf(1, {
      Schutzplan: [11, 60],
      Dokumentation: [10, 60],
      Geheim: [null, 60],
    })
    const blocks = text(reflectiveQuestions(sourcesOf(release)))
    expect(blocks).toContain(
      '11 von 60 Jugendämtern, bei denen „Schutzplan“ zutraf, fanden dazu in mindestens einem Fall Entwicklungspotenzial.',
    )
    expect(blocks).toContain('Versteht eine Familie Ihren Schutzplan ohne Erklärung?')
    expect(blocks).not.toContain('Geheim')
  })

  it('of a theme of another catalogue are those of its dimension', () => {
    const blocks = text(reflectiveQuestions(sourcesOf(releaseOf(1, { Anderes: [40, 60] }))))
    expect(blocks).toContain(dimensionQuestions.process.leading[0])
  })

  it('of structure rest on criteria that fewer than half have', () => {
    const release = demoRelease(2)
    const blocks = text(reflectiveQuestions(sourcesOf(release)))
    expect(blocks).toMatch(
      /Auf einer der oberen Stufen liegt „[^“]+“ in \d+ von \d+ Jugendämtern.*, gezählt unter denen, in denen das Merkmal .*eingestuft wurde/,
    )
  })
})
