import { describe, expect, it } from 'vitest'
import type { Entry } from '../../shared/caseText/caseText.ts'
import { caseTextSchema, storedCaseTextSchema } from '../../shared/caseText/caseText.schema.ts'
import { entryKindWords } from '../../shared/caseText/caseText.words.ts'
import { compareTexts } from '../../shared/caseText/compare.ts'
import { changeEntry, joinWithNext, splitEntry } from '../../shared/caseText/edit.ts'
import { entryKinds, type EntryKind } from '../../shared/caseText/entryKind.ts'
import { entryName, kindBeside } from '../../shared/caseText/entryName.ts'
import { kindOf, withKinds } from '../../shared/caseText/kindOf.ts'
import { codesOf } from '../../shared/kernel/words.ts'
import { growthOf, LINEAR } from '../support/growth.ts'

const byHeading: Record<EntryKind, readonly string[]> = {
  notification: [
    'Mitteilung (telefonisch)',
    'Anonyme Mitteilung',
    'Meldung der Schule',
    'Schriftliche Mitteilung der SPFH',
    'Anruf der Nachbarin',
    'Hinweis eines Anwohners',
  ],
  initialScreening: ['Erstbewertung', 'Erstbewertung nach Mitteilung der Kita', 'Ersteinschätzung'],
  homeVisit: [
    'Hausbesuch (FK-2, FK-3)',
    'Unangekündigter Hausbesuch',
    '2. HB',
    'Hausbesuch bei der Familie, KM öffnet',
  ],
  childTalk: [
    'Gespräch mit K1 in der Bereitschaftspflege (FK-3)',
    'Gespräch mit dem Kind',
    'Telefonat mit Kind 1',
    'Gespräch von FK-2 mit K2',
  ],
  parentTalk: [
    'Telefonat mit M',
    'Gespräch mit den Eltern',
    'Elterngespräch im Amt',
    'Gespräch mit Mutter und Kind',
    'Gespräch mit KV nach Inobhutnahme',
    'Nachricht der Großmutter',
  ],
  familyEvent: ['Umzug der Familie', 'Trennung', 'Geburt von K3'],
  examination: [
    'Untersuchung in der Klinik',
    'Vorstellung in der Klinik',
    'U7',
    'Gewichtskontrolle',
  ],
  helperContact: [
    'Anruf KITA-L',
    'Kinderarztpraxis (Telefonat)',
    'Bericht der Grundschule',
    'Nachricht ARZT (über die Telefonzentrale)',
    'Anruf HEB',
    'Klinik',
    'A-04 · Kinderarztpraxis (Telefonat)',
    'E-Mail der Klassenlehrerin',
    'Helferkonferenz',
  ],
  teamConsultation: [
    'Beratung im Team',
    'Kollegiale Beratung',
    'Teamsitzung',
    'Fallbesprechung zum Schutzplan',
    'Rücksprache mit TL',
  ],
  riskAssessment: ['Erneute Gefährdungseinschätzung', 'Risikoeinschätzung'],
  protectionPlan: ['Schutzplan', 'Gespräch mit M im Amt, Schutzplan', 'Schutzvereinbarung mit KM'],
  support: ['Beginn SPFH', 'Hilfen', 'Hilfeplangespräch', 'Bewilligung der Hilfe'],
  familyCourt: [
    'Anrufung des Familiengerichts',
    'Erörterungstermin Familiengericht',
    'Telefonat und Gerichtstermin',
    'Bericht der Verfahrensbeiständin',
  ],
  takingIntoCare: [
    'Inobhutnahme',
    'Hausbesuch und Inobhutnahme (FK-3, FK-4, Polizei im Hausflur)',
    'K1 wird in Obhut genommen',
  ],
  caseHandover: ['Übergabe', 'Fallübergabe an FK-5', 'Wechsel der Fachkraft'],
  closing: ['Abschluss', 'Abschlussgespräch mit M', 'Abschlussvermerk', 'Beendigung der Hilfe'],
}

describe('[EK2] the kind of an entry is suggested', () => {
  it.each(entryKinds.flatMap((kind) => byHeading[kind].map((heading) => [heading, kind] as const)))(
    'by its heading: %s',
    (heading, kind) => {
      expect(kindOf(heading, 'Es wird gesprochen.')).toBe(kind)
    },
  )

  it.each([
    ['Die Kita ruft an. Das Gericht ist weit weg.', 'helperContact'],
    ['FK-2 und FK-3 suchen die Familie zu Hause auf.', 'homeVisit'],
    ['Das Team berät. Es bleibt dabei.', 'teamConsultation'],
    ['K1 wird in Obhut genommen.', 'takingIntoCare'],
    ['FK-2 spricht allein mit K1.', 'childTalk'],
    ['KM ruft an und weint.', 'parentTalk'],
    ['Der Nachbar meldet Schreie.', 'notification'],
    ['Die Akte wird geschlossen.', 'closing'],
    ['FK-5 übernimmt den Fall.', 'caseHandover'],
    ['K2 wird in der Praxis untersucht.', 'examination'],
    ['Termin beim Familiengericht um neun.', 'familyCourt'],
    ['Gewichtige Anhaltspunkte werden bejaht.', 'riskAssessment'],
  ] as const)('by its first sentence, where the heading says nothing: %s', (text, kind) => {
    expect(kindOf('', text)).toBe(kind)
    expect(kindOf('Vermerk FK-2', text)).toBe(kind)
  })

  it.each([
    ['Vermerk FK-2 (zurück im Dienst)', 'Es ist nichts zu tun.'],
    ['V in Schulnähe', 'Es wird gesprochen.'],
    ['Vertretung', 'FK-4 liest die Akte.'],
    ['Planung der Rückführung', 'Es gibt drei Termine.'],
    ['Kein Hausbesuch', 'Es war keine Zeit.'],
    ['Hausbesuch abgesagt', 'KM sagt ab.'],
    ['Vorbereitung des Hausbesuchs', 'Zwei Fachkräfte werden gesucht.'],
    ['', 'Es ist still.'],
    ['', ''],
    ['Maßnahmen', 'Die Kosten sind geklärt.'],
    ['Terminkalender', 'Der Umfang ist offen.'],
  ])('not where the words say none, or only what did not happen: %s', (heading, text) => {
    expect(kindOf(heading, text)).toBeUndefined()
  })

  it.each([
    ['Anruf Hr. Petersen (Schulleiter Grundschule): K1 fehlt seit Montag.', 'helperContact'],
    ['Mail von Fr. Lorenz, Kita Sonnenhof. K2 sei oft müde.', 'helperContact'],
    ['HB in der Wohnung der Großeltern. Niemand öffnet.', 'homeVisit'],
    ['Um Tag 14: Gespräch mit KM u. deren Partner im Amt. Sie weint.', 'parentTalk'],
    ['Am selben Tag Rücksprache mit TL. HB noch heute.', 'teamConsultation'],
    ['9. Mai unangek. HB mit FK-3. Licht brennt.', 'homeVisit'],
    ['nachm. HB, KV öffnet.', 'homeVisit'],
    ['Noch am gleichen Abend Inobhutnahme beider Kinder; K1 weint.', 'takingIntoCare'],
    ['Zwei Tage später Antrag an FamG wegen der Sorge.', 'familyCourt'],
    ['Mitte Juni Anhörung. Beschluss: K1 bleibt.', 'familyCourt'],
    ['Erstgespräch SPFH, Ziele benannt.', 'support'],
    ['Drei Wochen danach HPG im Amt: KM und Oma dabei.', 'support'],
    ['29.8. Abschlussvermerk. Gefährdung abgewendet.', 'closing'],
    ['Meldung der Schule, die Leitung ruft an: K1 hat blaue Flecken.', 'notification'],
  ] as const)('a note without a heading says it with its first words: %s', (text, kind) => {
    expect(kindOf('', text)).toBe(kind)
  })

  it.each([
    'Hinweise gibt es keine.',
    'Umzug ist geplant.',
    'HB abgesagt, KM krank.',
    'Am selben Tag war Ruhe, HB später.',
    'K1 freut sich auf die Tagesgruppe.',
  ])('and suggests none where they do not: %s', (text) => {
    expect(kindOf('', text)).toBeUndefined()
  })

  it('what a later sentence names in passing is none', () => {
    expect(kindOf('', 'Es ist still. Die Inobhutnahme war im Mai.')).toBeUndefined()
  })

  it.each([
    'Um Tag 1 ',
    'Anruf ',
    'Gespräch ',
    'mit ',
    'M, ',
    'schule',
    'und ',
    '(',
    'die Kita ',
    'x',
  ])('in linear time: %j', (piece) => {
    const growth = growthOf(25_000, (size) => {
      const text = piece.repeat(Math.ceil(size / piece.length))
      return () => kindOf(text, text)
    })
    expect(growth).toBeLessThan(LINEAR)
  })
})

describe('[EK1] a case text with kinds of entries', () => {
  const entry: Entry = { id: 'a', day: 0, time: null, heading: 'Termin', text: 'Alles ruhig.' }
  const text = { title: '', entries: [entry], outcomeFrom: null, roles: [] }

  it('has a word for every kind, and reads texts that were stored without', () => {
    expect(codesOf(entryKindWords)).toEqual([...entryKinds])
    for (const schema of [caseTextSchema, storedCaseTextSchema]) {
      // What is hashed is the text as it is: nothing is added to one that has no kinds.
      expect(JSON.stringify(schema.parse(text))).toBe(JSON.stringify(text))
      for (const kind of entryKinds) {
        const own = { ...text, entries: [{ ...entry, kind }] }
        expect(schema.parse(own)).toEqual(own)
      }
      const other = { ...text, entries: [{ ...entry, kind: 'Hausbesuch' }] }
      expect(schema.safeParse(other).success).toBe(false)
    }
  })

  it('leaves what a person chose, and suggests where there is none', () => {
    const [own, suggested, none] = withKinds([
      { ...entry, heading: 'Hausbesuch', kind: 'parentTalk' },
      { ...entry, heading: 'Hausbesuch' },
      entry,
    ])
    expect(own?.kind).toBe('parentTalk')
    expect(suggested?.kind).toBe('homeVisit')
    expect(none).toBe(entry)
  })

  it('is changed by a person, and taken away again', () => {
    const draft = { entries: [entry], outcomeFrom: null }
    const set = changeEntry(draft, 'a', { kind: 'closing' })
    expect(set.entries[0]).toEqual({ ...entry, kind: 'closing' })
    expect(changeEntry(set, 'a', { day: 3 }).entries[0]?.kind).toBe('closing')
    expect(changeEntry(set, 'a', { kind: null }).entries[0]).toStrictEqual(entry)
  })

  it('goes on with what is joined; what is split off gets the one its words suggest', () => {
    const long = {
      ...entry,
      kind: 'homeVisit' as const,
      text: 'Alles ruhig. K1 wird in Obhut genommen.',
    }
    const cut = splitEntry({ entries: [long], outcomeFrom: null }, 'a', 13)
    expect(cut.entries.map(({ kind }) => kind)).toEqual(['homeVisit', 'takingIntoCare'])
    const still = splitEntry(
      { entries: [{ ...long, text: 'Ruhig. Still.' }], outcomeFrom: null },
      'a',
      7,
    )
    expect(still.entries.map(({ kind }) => kind)).toEqual(['homeVisit', undefined])
    expect(joinWithNext(cut, 'a').entries[0]?.kind).toBe('homeVisit')
    const bare = {
      entries: [entry, { ...entry, id: 'b', kind: 'closing' as const }],
      outcomeFrom: null,
    }
    expect(joinWithNext(bare, 'a').entries[0]?.kind).toBe('closing')
  })

  it('is a change from one version to the next', () => {
    const after = { ...text, entries: [{ ...entry, kind: 'closing' as const }] }
    expect(compareTexts(text, after).entries).toMatchObject([{ kind: 'changed' }])
    expect(compareTexts(after, after).changes).toBe(0)
  })

  it('stands beside a heading that does not say it, and in place of one that is missing', () => {
    const visit = { ...entry, kind: 'homeVisit' as const }
    expect(kindBeside(visit)).toBe('Hausbesuch')
    expect(kindBeside({ ...visit, heading: 'Hausbesuch mit FK-2' })).toBe('')
    expect(kindBeside(entry)).toBe('')
    expect(entryName(visit)).toBe('Tag 0, Termin')
    expect(entryName({ ...visit, heading: '' })).toBe('Tag 0, Hausbesuch')
    expect(entryName({ ...entry, heading: '' })).toBe('Tag 0')
  })
})
