import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
} from 'docx'
import type { Minutes } from '../../shared/protocol/api.ts'
import {
  bullet,
  germanDate,
  heading,
  labelled,
  labelledStart,
  paragraph,
  table,
  type Block,
} from './docxBlocks.ts'

const REVIEW = 'prüfen: Die Grundlage hat sich seitdem geändert.'

function occasion(minutes: Minutes): Block[] {
  const origin =
    minutes.origin === 'random'
      ? 'Der Fall wurde aus den abgeschlossenen Gefährdungseinschätzungen zufällig gezogen.'
      : 'Der Fall wurde vom Jugendamt zusätzlich eingebracht, nicht zufällig gezogen.'
  return [
    heading('Anlass', HeadingLevel.HEADING_1),
    paragraph(
      'Die Fallwerkstatt ist Teil eines Qualitätsentwicklungsverfahrens nach § 8 des Landeskinderschutzgesetzes Nordrhein-Westfalen (LKG NRW). ' +
        `${origin} Er ist abgeschlossen und lag nur als pseudonymisierter Text mit Tagen ab der ersten Mitteilung vor. ` +
        'Es ging um Entwicklung, nicht um Schuld.',
    ),
    ...labelled('Jugendamt', minutes.officeName),
    ...labelled('Verfahren', minutes.procedureTitle),
    ...labelled('Tag', germanDate(minutes.date)),
    ...labelled('Fall', minutes.caseLabel),
    ...labelled('Kriterienkatalog', minutes.catalogueTitle),
    ...labelled(
      'Beteiligt',
      minutes.people === 1 ? '1 Person' : `${String(minutes.people)} Personen`,
    ),
  ]
}

function course({ course: steps }: Minutes): Block[] {
  if (steps.length === 0) return []
  return [
    heading('Ablauf', HeadingLevel.HEADING_1),
    table(
      ['Schritt', 'Minuten', 'Frage an alle'],
      [3200, 1200, 4600],
      steps.map(({ title, minutes, question }) => [title, String(minutes), question || '–']),
    ),
  ]
}

function keySituations({ keySituations: situations }: Minutes): Block[] {
  if (situations.length === 0) return []
  return [
    heading('Schlüsselsituationen', HeadingLevel.HEADING_1),
    ...situations.flatMap(({ title, passages, question, board, review }) => [
      heading(title, HeadingLevel.HEADING_2),
      ...(review ? [paragraph(REVIEW)] : []),
      ...labelled('Frage', question),
      ...labelled('Stellen', passages.join('; ')),
      ...board.map(({ kind, factor, text }) =>
        bullet(`${kind}${factor === '' ? '' : ` (${factor})`}: ${text}`),
      ),
    ]),
  ]
}

function perspectives({ perspectives: notes, statements }: Minutes): Block[] {
  const parts: Block[] = []
  if (notes.length > 0)
    parts.push(
      heading('Perspektiven', HeadingLevel.HEADING_1),
      ...notes.map(({ perspective, text }) => bullet(`${perspective}: ${text}`)),
    )
  if (statements.length > 0)
    parts.push(
      heading('Stellungnahme der Falleinbringenden', HeadingLevel.HEADING_1),
      ...statements.map(paragraph),
    )
  return parts
}

function consentText(consent: Minutes['findings'][number]['consent']): string {
  if (!consent) return 'nicht abgefragt oder zu wenige Antworten für ein Ergebnis'
  const { agree, concerns, object, paper } = consent
  const counts = `Zustimmung ${String(agree)}, mit Bedenken ${String(concerns)}, Widerspruch ${String(object)}`
  return paper ? `${counts} (einschließlich am Tisch erfasster Stimmen)` : counts
}

function finding(entry: Minutes['findings'][number]): Block[] {
  const title = entry.title === '' ? 'Ohne Überschrift' : entry.title
  return [
    heading(`Befund ${String(entry.number)}: ${title}`, HeadingLevel.HEADING_3),
    ...(entry.review ? [paragraph(REVIEW)] : []),
    ...labelled('Beobachtung', entry.observation),
    ...(entry.passages.length > 0
      ? [labelledStart('Belege'), ...entry.passages.map(bullet)]
      : labelled('Ohne Textstelle', entry.noEvidenceReason)),
    ...labelled(
      'Kriterium',
      [entry.criterion, entry.rating].filter((text) => text !== '').join(' – '),
    ),
    ...labelled('Erklärung aus damaliger Sicht', entry.explanation),
    ...labelled('Bedingungsfaktoren', entry.factors.join(', ')),
    ...labelled('Ebene', entry.level),
    ...labelled('Über den Fall hinaus', entry.evidenceLevel),
    ...labelled('Grad der Zustimmung', consentText(entry.consent)),
    ...labelled('Minderheitensicht', entry.minorityView),
  ]
}

function findings({ findings: all }: Minutes): Block[] {
  const part = (title: string, direction: 'strength' | 'potential'): Block[] => {
    const entries = all.filter((entry) => entry.direction === direction)
    return entries.length === 0
      ? []
      : [heading(title, HeadingLevel.HEADING_2), ...entries.flatMap(finding)]
  }
  if (all.length === 0) return []
  return [
    heading('Befunde', HeadingLevel.HEADING_1),
    ...part('Gelungen', 'strength'),
    ...part('Entwicklungspotenziale', 'potential'),
  ]
}

const recommendationHead = [
  'Nr.',
  'Empfehlung',
  'An',
  'Verantwortlich',
  'Frist',
  'Woran merken wir es?',
  'Punkte',
]

function recommendations({ recommendations: all }: Minutes): Block[] {
  if (all.length === 0) return []
  const rows = all.map((entry) => [
    String(entry.number),
    [
      entry.wording,
      entry.findings.length > 0 ? `aus Befund ${entry.findings.join(', ')}` : '',
      entry.review ? REVIEW : '',
    ]
      .filter((text) => text !== '')
      .join('\n'),
    entry.addressee,
    entry.owner,
    entry.due === null ? 'offen' : germanDate(entry.due),
    entry.indicator,
    entry.dots === null
      ? '–'
      : `${String(entry.dots)}${entry.tied ? ' (gleichauf)' : ''}${entry.paper ? ' (auch Papier)' : ''}`,
  ])
  return [
    heading('Empfehlungen', HeadingLevel.HEADING_1),
    table(recommendationHead, [640, 3600, 2150, 2200, 1400, 2600, 1400], rows),
  ]
}

function closing(minutes: Minutes): Block[] {
  const parts: Block[] = []
  if (minutes.parked.length > 0)
    parts.push(
      heading('Themenspeicher', HeadingLevel.HEADING_1),
      ...minutes.parked.map(({ text, status, assignedTo }) =>
        bullet(`${text} (${status}${assignedTo === '' ? '' : `: ${assignedTo}`})`),
      ),
    )
  if (minutes.feedback) {
    const { totals, texts } = minutes.feedback
    parts.push(
      heading('Rückmeldung der Runde', HeadingLevel.HEADING_1),
      paragraph('Hat sich diese Fallwerkstatt für die eigene Arbeit gelohnt?'),
      ...Object.entries(totals).map(([answer, count]) => bullet(`${answer}: ${String(count)}`)),
      ...texts.map(paragraph),
    )
  }
  return parts
}

const footer = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({
            children: ['Seite ', PageNumber.CURRENT, ' von ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  })

const section = (children: Block[], landscape: boolean): ISectionOptions => ({
  properties: {
    type: SectionType.NEXT_PAGE,
    page: {
      size: {
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        width: 11_906,
        height: 16_838,
      },
    },
  },
  footers: { default: footer() },
  children,
})

/**
 * The minutes as DOCX: real heading styles, header rows that repeat, German as the document's language,
 * the wide table of recommendations on a landscape page. Returns the bytes of the file.
 */
export function minutesDocument(minutes: Minutes): Promise<Buffer> {
  const portrait = [
    new Paragraph({ text: 'Protokoll der Fallwerkstatt', heading: HeadingLevel.TITLE }),
    new Paragraph({ children: [new TextRun({ text: minutes.title, size: 28 })] }),
    ...occasion(minutes),
    ...course(minutes),
    ...keySituations(minutes),
    ...perspectives(minutes),
    ...findings(minutes),
  ]
  const wide = recommendations(minutes)
  const last = closing(minutes)
  const document = new Document({
    title: `Protokoll: ${minutes.title}`,
    creator: 'Fallwerkstatt',
    lastModifiedBy: 'Fallwerkstatt',
    description: 'Protokoll einer Fallwerkstatt nach § 8 Landeskinderschutzgesetz NRW',
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: 'de-DE' } },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 240 } } },
        heading1: {
          run: { size: 30, bold: true },
          paragraph: { spacing: { before: 360, after: 120 } },
        },
        heading2: {
          run: { size: 26, bold: true },
          paragraph: { spacing: { before: 280, after: 80 } },
        },
        heading3: {
          run: { size: 23, bold: true },
          paragraph: { spacing: { before: 240, after: 60 } },
        },
      },
    },
    sections: [
      section(portrait, false),
      ...(wide.length > 0 ? [section(wide, true)] : []),
      ...(last.length > 0 ? [section(last, false)] : []),
    ],
  })
  return Packer.toBuffer(document)
}
