// What a picture of a release says in sentences (LA10): each of figures that are published, with how many there are of.
import type { Catalogue } from '../catalogue/catalogue.schema.ts'
import { formatList, formatNumber, formatPercent, plural } from '../kernel/format.ts'
import { halfYearWords } from '../kernel/halfYear.ts'
import { quoted } from '../kernel/quoted.ts'
import { catalogueRef } from '../releasePackage/releasePackage.ts'
import { wholeOf, type Due } from './due.ts'
import { apartIn, isWithoutWhole, type Chart, type Picture } from './picture.ts'
import { publishedIn, type Bar, type ShownPopulation } from './reading.ts'
import type { RollupRelease } from './release.schema.ts'

/** Questions a reader comes with, in the order in which they are answered. */
export const questionWords = {
  strengths: 'Wo liegen die Stärken?',
  potentials: 'Welche Themen in wie vielen Jugendämtern?',
  pairs: 'Wie verhalten sich Struktur und Praxis?',
  changes: 'Was hat sich seit der letzten Auswertung verändert?',
  evidence: 'Wie sicher ist das?',
} as const

/** How many lines a sentence names. */
const NAMED = 3

/** "„Dokumentation“ (31 von 62)" */
const withFigure = ({ label, figure }: Bar): string => {
  const said = publishedIn(figure)
  return said
    ? `${quoted(label)} (${formatNumber(said.n)} von ${formatNumber(said.of)})`
    : quoted(label)
}

/** That a table is missing as a whole. */
export const leftOutText = (what: string): string =>
  `Die Zahlen zu ${quoted(what)} sind weggelassen, weil zu viele von ihnen geheim wären.`

/** Of how many themes the number is secret, and what that may mean. */
export const secretThemesText = (count: number): string =>
  `Zu ${plural(count, 'Thema ist die Zahl', 'Themen sind die Zahlen')} geheim; sie ${count === 1 ? 'kann' : 'können'} höher oder niedriger liegen.`

/** Which offices a figure of a theme is of. */
const AMONG = 'jeweils von denen, bei denen das Thema zutraf'

/** What of a chart stands out, and what is secret of it. */
function leadOf(what: string, chart: Chart | null): readonly string[] {
  if (!chart) return [leftOutText(what)]
  const bars = chart.groups.flatMap((group) => group.bars)
  const told = bars.filter(({ figure }) => publishedIn(figure) !== undefined)
  const secret = bars.filter(({ figure }) => figure.part?.code === 'secret').length
  const last = told[NAMED - 1] ?? told.at(-1)
  const height = ({ figure }: Bar): number => figure.part?.offices ?? 0
  const first = told.filter((bar) => last !== undefined && height(bar) >= height(last))
  const [top] = first
  const lead = !top
    ? `${what}: Keine Zahl dazu ist veröffentlicht.`
    : first.length > NAMED
      ? `${what} fanden in ${plural(first.length, 'Thema', 'Themen')} etwa gleich viele Jugendämter; die meisten waren es in ${withFigure(top)}, ${AMONG}.`
      : `${what} fanden die meisten Jugendämter in ${formatList(first.map(withFigure))}, ${AMONG}.`
  const bare = bars.filter(isWithoutWhole).length
  return [
    lead,
    ...(bare > 0
      ? [
          `Bei ${plural(bare, 'Thema', 'Themen')} ist geheim, in wie vielen Jugendämtern ${bare === 1 ? 'es zutraf; es steht' : 'sie zutrafen; sie stehen'} hinter den anderen.`,
        ]
      : []),
    ...(secret > 0 ? [secretThemesText(secret)] : []),
  ]
}

/** Where strengths lie. */
export const strengthLead = ({ strengths }: Picture): readonly string[] =>
  leadOf('Gelungenes', strengths)

/** Where potential lies. */
export const potentialLead = ({ potentials }: Picture): readonly string[] =>
  leadOf('Entwicklungspotenzial', potentials)

/** Where structure and practice lie apart, and where they do not. */
export function pairLead({ pairs }: Picture): readonly string[] {
  if (pairs.length === 0)
    return [
      'Struktur und Praxis lassen sich nicht nebeneinanderstellen: Zu wenige Zahlen dazu sind veröffentlicht.',
    ]
  const { inPlace, missing } = apartIn(pairs)
  const listed = (labels: readonly string[]): string =>
    formatList(labels.map((label) => quoted(label)))
  return [
    inPlace.length > 0
      ? `Zu ${listed(inPlace)} fand mindestens die Hälfte der Jugendämter in Fällen Entwicklungspotenzial, obwohl jedes Strukturmerkmal dazu bei mindestens der Hälfte auf den oberen Stufen liegt.`
      : 'Kein Querschnittsthema, zu dem mindestens die Hälfte der Jugendämter in Fällen Entwicklungspotenzial fand, hat nach den veröffentlichten Zahlen nur Strukturmerkmale, die bei mindestens der Hälfte auf den oberen Stufen liegen.',
    ...(missing.length > 0
      ? [
          `Zu ${listed(missing)} fand mindestens die Hälfte der Jugendämter in Fällen Entwicklungspotenzial, und wenigstens ein Strukturmerkmal dazu liegt bei weniger als der Hälfte auf den oberen Stufen.`,
        ]
      : []),
  ]
}

/** "124 von 131 Jugendämtern", and while the cycle runs which ones these are; then with a comma at its end. */
export function ofDueText(due: Due, population: DeliveredIn): string {
  const { of, until } = wholeOf(due, population)
  const among = `${formatNumber(population.offices)} von ${formatNumber(of)} Jugendämtern`
  return until === null
    ? among
    : `${among}, die bis zum ${halfYearWords(until)} an der Reihe waren,`
}

type DeliveredIn = Pick<ShownPopulation, 'cycle' | 'offices'>

/** A line of who delivered: "124 von 131", and how many are missing. */
export function deliveredText(due: Due, population: DeliveredIn): readonly [string, string] {
  const { of } = wholeOf(due, population)
  const { offices } = population
  return [`${formatNumber(offices)} von ${formatNumber(of)}`, formatNumber(of - offices)]
}

/** Below these lines: of which offices they are counted. */
export function wholeText(due: Due, populations: readonly DeliveredIn[]): string {
  const until = populations.map((one) => wholeOf(due, one).until).find((one) => one !== null)
  return until === undefined
    ? 'Gezählt ist von allen Jugendämtern im Land.'
    : `Der Turnus läuft noch: Gezählt ist von den Jugendämtern, die bis zum ${halfYearWords(until)} an der Reihe waren. Im Land gibt es ${formatNumber(due.allOffices)}.`
}

/** Catalogues of a release by their titles; of one that is not there its key. */
export const catalogueText = (
  { catalogues: refs }: Pick<RollupRelease, 'catalogues'>,
  catalogues: readonly Catalogue[],
): string =>
  formatList(
    refs.map((ref) => {
      const one = catalogues.find((catalogue) => catalogueRef(catalogue) === ref)
      return one ? `${quoted(one.title)}, Fassung ${one.version}` : ref
    }),
  )

/** How sure it is: who delivered, and how much of it is secret. */
export function sureLead({ random, places }: Picture, due: Due): readonly string[] {
  const { figures, secret, leftOut } = places
  const all = figures + secret
  return [
    `${ofDueText(due, random)} haben zufällig gezogene Fälle geliefert, zusammen ${plural(random.cases, 'Fall', 'Fälle')}.`,
    all === 0
      ? 'So wenige ergeben noch keine Zahlen.'
      : `${formatPercent(secret / all)} der Stellen sind geheim${leftOut > 0 ? `, ${plural(leftOut, 'Tabelle dieses Turnus ist', 'Tabellen dieses Turnus sind')} weggelassen` : ''}.`,
  ]
}

/** What was not counted. */
export const leftText = (left: RollupRelease['method']['left']): string =>
  `${plural(left.replaced, 'ersetztes', 'ersetzte')} und ${plural(left.withdrawn, 'zurückgezogenes Paket', 'zurückgezogene Pakete')}, ${plural(left.brokenOfficeYears, 'Jahr von einem Jugendamt', 'Jahre von Jugendämtern')} mit Erfassungsbruch`

/** How far what was found reaches beyond a case. */
export function evidenceLead({ evidence }: Picture): string {
  const bars = evidence?.groups.flatMap((group) => group.bars) ?? []
  const told = bars.filter(({ figure }) => publishedIn(figure) !== undefined)
  return told.length === 0
    ? 'Wie weit die Befunde über den Fall hinaus reichen, ist nicht veröffentlicht.'
    : `So weit reichen Befunde über den Fall hinaus: ${formatList(told.map(withFigure))} der Jugendämter mit zufällig gezogenen Fällen.`
}

/** What a chart shows, for who hears it. */
export const chartText = (what: string, most: number): string =>
  `Balkendiagramm: ${what}. Die Achse reicht von 0 bis ${formatNumber(most)} Jugendämtern. Alle Zahlen stehen in der Tabelle darunter.`
