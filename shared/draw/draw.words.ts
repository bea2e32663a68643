// The draw in words: page, protocol and recalculation say the same.
import type { Words } from '../kernel/words.ts'
import { plural } from '../kernel/format.ts'
import type {
  AssessmentResult,
  CheckId,
  DiscardReason,
  Division,
  DrawRule,
  DrawStep,
  ExclusionReason,
  LaterReason,
  Party,
  SeedKind,
  Stratum,
} from './draw.schema.ts'

/** What it is called. */
export const DRAW = 'Fallziehung'

/** Columns of a list of cases. */
export const frameColumnWords = {
  number: 'Aktenzeichen',
  year: 'Jahr',
  closed: 'Abgeschlossen',
  result: 'Ergebnis',
  exclusion: 'Ausschluss',
} as const
export type FrameColumn = keyof typeof frameColumnWords

export const assessmentResultWords: Words<AssessmentResult> = {
  acute: 'akute Kindeswohlgefährdung',
  latent: 'latente Kindeswohlgefährdung',
  support: 'keine Gefährdung, aber Hilfebedarf',
  none: 'keine Gefährdung, kein Hilfebedarf',
}

export const exclusionReasonWords: Words<ExclusionReason> = {
  courtCase: 'laufendes Gerichtsverfahren',
  staffConcerned: 'Beteiligte der Werkstatt sind selbst betroffen',
  press: 'Fall war in der Presse',
}

export const laterReasonWords: Words<LaterReason> = {
  ...exclusionReasonWords,
  open: 'Fall ist doch nicht abgeschlossen',
}

export const drawRuleWords: Words<DrawRule> = {
  wholeList: 'vor der Ziehung, für alle Fälle der Liste',
  drawnOnly: 'nach der Ziehung, nur für gezogene Fälle',
}

export const divisionWords: Words<Division> = {
  none: 'aus der ganzen Liste',
  year: 'getrennt nach Jahr',
  result: 'getrennt nach Ergebnis',
  yearAndResult: 'getrennt nach Jahr und Ergebnis',
}

export const seedKindWords: Words<SeedKind> = {
  parties: 'zwei Zufallswerte, verdeckt festgelegt',
  dice: 'im Raum gewürfelt',
}

export const partyWords: Words<Party> = {
  office: 'Jugendamt',
  facilitation: 'Moderation',
}

/** What a draw waits for. */
export const drawStepWords: Words<DrawStep> = {
  bind: 'Zufallswert verdeckt festlegen',
  uncover: 'Zufallswert aufdecken',
  roll: 'Würfeln und Zahlen eintippen',
  wait: 'Die andere Seite ist an der Reihe',
}

export const discardReasonWords: Words<DiscardReason> = {
  listWrong: 'Die Liste war falsch oder unvollständig.',
  valueLost: 'Ein Zufallswert ging verloren.',
  notRevealed: 'Eine Seite hat ihren Zufallswert nicht aufgedeckt.',
  otherWay: 'Der Startwert soll anders entstehen.',
}

/** What a part of a list is called: "2023, akute Kindeswohlgefährdung". */
export const stratumName = ({ year, result }: Pick<Stratum, 'year' | 'result'>): string =>
  [year === null ? [] : String(year), result === null ? [] : assessmentResultWords[result]]
    .flat()
    .join(', ') || 'Ganze Liste'

/** "5 von 412 Fällen" */
export const takeText = ({ take, size }: Pick<Stratum, 'take' | 'size'>): string =>
  `${String(take)} von ${plural(size, 'Fall', 'Fällen')}`

/** What is looked at when a draw is repeated. */
export const checkWords: Words<CheckId> = {
  list: 'Die Ziehungsliste ist die festgelegte',
  strata: 'Zahl der Fälle und Ausschlüsse vor der Ziehung',
  parts: 'Der Startwert folgt aus den beiden verdeckt festgelegten Werten',
  dice: 'Der Startwert ist, was im Raum gewürfelt wurde',
  order: 'Die ganze Reihenfolge folgt aus dem Startwert',
  cases: 'Die gezogenen Fälle sind die ersten der Reihenfolge, ohne die ausgeschiedenen',
}

/** How the order comes about, for people. */
export const FORMULA_TEXT =
  'Stichprobenzieher von Ronald L. Rivest (2011): Für jede laufende Zahl ab 1 wird der SHA-256-Wert von „Startwert,Zahl“ als ganze Zahl gelesen. Der Rest beim Teilen durch die Zahl der Fälle, plus 1, ist die gezogene Position. Was schon gezogen ist, wird übersprungen.'
