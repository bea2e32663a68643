// Suggests what kind of event an entry tells, from the words of its heading, who sent it, and its first sentence.
import type { Entry } from './caseText.ts'
import type { EntryKind } from './entryKind.ts'

const end = '(?!\\p{L})'
const child =
  '(?:K\\s?\\d{0,2}|Kind(?:e?s?|ern?)|Kind\\s\\d{1,2}|Junge[nm]?|Mädchens?|Sohn(?:e?s)?|Töchtern?|Tochter|Säuglings?|Jugendlichen?|Geschwistern?)'
const parent =
  '(?:KM|KV|Kindesm(?:utter|ütter)|Kindesvaters?|M|V|P|Eltern(?:teil)?|Kindeseltern|Pflegeeltern|Mutter|Vater[s]?|Stiefvaters?|Stiefmutter|Partnerin|Partners?|Groß(?:mutter|vater|eltern)|Oma|Opa|Familie|Sorgeberechtigten?|Personensorgeberechtigten?)'
const neighbour =
  '(?:Nachbar(?:in|n|s|innen|schaft)?|Anwohner(?:in|s|n)?|Vermieter(?:in|s)?|Anrufer(?:in|s)?|Hinweisgeber(?:in|s)?|Bekannten?r?)'
const helper =
  '(?:Kita\\p{L}*|KITA(?:-\\p{L}+)?|Kindergartens?|Kindertages\\p{L}+|Tagesmutter|Hort(?:es)?|\\p{L}*[Ss]chule|\\p{L}*[Ss]chulleit\\p{L}+|Schulsozialarbeit(?:er|erin)?|Lehrer(?:in|s)?|Klassenlehr\\p{L}+|LEHR(?:-\\p{L}+|\\d)*|SCHULE|\\p{L}*[Aa]rzt(?:es|praxis)?|\\p{L}*[Ää]rztin|ARZT|\\p{L}*[Pp]raxis|\\p{L}*[Kk]linik|Krankenhaus(?:es)?|KLINIK|\\p{L}*[Hh]ebamme|HEB|SPFH|FH|Familienhilfe|Familienhelfer(?:in)?|Erziehungsbeistands?|Polizei|POL|Therapeut(?:in|en)?|\\p{L}+therapie|Beratungsstelle|Frauenhaus(?:es)?|Trägers?|TR(?:-\\p{L}+|\\d)*|Wohngruppe|Pflegedienst(?:es)?|Frühförder\\p{L}+|Gesundheitsamt(?:s|es)?|Jugendamt(?:s|es)?|Jobcenters?|Bewährungshelfer(?:in)?|Bewährungshilfe|Erzieher(?:in|innen)?)'
const contact =
  '(?:Anrufe?|Rückruf|Telefonat|Telefongespräch|Nachricht|E-?Mail|Mail|Schreiben|Brief|Fax|Bericht|Rückmeldung|Auskunft|Gespräch|Austausch|Kontakt|Besuch)'
/** Up to four words between a talk and who it was held with. */
const gap = '(?:\\s[\\p{L}\\d-]+){0,4}?'
const article = '(?:der|dem|den|des|die|das|einer|einem|ihrem|ihrer|seiner|seinem)'
const withWhom = `(?:\\s(?:mit|von|bei|durch|an|zwischen)(?:\\s${article})?|\\s${article}|:)?`

type Cue = readonly [EntryKind, RegExp]
const cue = (kind: EntryKind, ...patterns: readonly string[]): Cue => [
  kind,
  new RegExp(`(?<![\\p{L}\\d])(?:${patterns.join('|')})${end}`, 'iu'),
]
/** Abbreviations count as they are written: "M" is the mother, "m" a metre. */
const exact = (kind: EntryKind, ...patterns: readonly string[]): Cue => [
  kind,
  new RegExp(`(?<![\\p{L}\\d])(?:${patterns.join('|')})${end}`, 'u'),
]

/** What the words of a heading say. */
const inHeading: readonly Cue[] = [
  cue('takingIntoCare', 'Inobhutnahmen?', '(?:in\\s)?Obhut\\sgenommen', 'Schutzmaßnahme\\s§\\s?42'),
  cue(
    'familyCourt',
    '(?:\\p{L}+\\s(?:beim|am|des|vor\\sdem)\\s)?Familiengericht(?:s|es)?(?:\\p{Ll}+)?',
    'Amtsgericht(?:s|es)?',
    'Gerichts(?:termin|verfahren|beschluss|verhandlung|anhörung)\\p{L}*',
    'Anhörung',
    'Gericht',
    'Hauptsache(?:termin|verfahren)?',
    'Erörterungstermin',
    'Verfahrensbeist[aä]nd\\p{L}*',
    'Beschluss',
    'Sorgerechts\\p{L}+',
    'Familienrichter(?:in|s)?',
    'Oberlandesgericht(?:s|es)?',
  ),
  cue(
    'protectionPlan',
    '\\p{L}*schutzpl[aä]n\\p{L}*',
    '\\p{L}*schutzvereinbarung\\p{L}*',
    'Schutzkonzept',
  ),
  cue(
    'closing',
    '(?:Fall|Akten|Verfahrens)?abschluss\\p{L}*',
    'abgeschlossen',
    'Beendigung',
    'Fallschließung',
    'Schließung\\sder\\sAkte',
    'Einstellung\\sdes\\sVerfahrens',
  ),
  cue(
    'caseHandover',
    '(?:Fall|Akten)?übergabe\\p{L}*',
    'Zuständigkeitswechsel',
    'Wechsel\\sder\\s(?:Fachkraft|Zuständigkeit)',
    'Fallabgabe',
    'Fallübernahme',
  ),
  cue(
    'initialScreening',
    'Erstbewertung',
    'Ersteinschätzung',
    'Erstprüfung',
    'Eingangsbewertung',
    'Dringlichkeitseinschätzung',
    'Prüfung\\sder\\sMitteilung',
  ),
  cue(
    'riskAssessment',
    '\\p{L}*gefährdungseinschätzung\\p{L}*',
    'Risikoeinschätzung',
    'Einschätzung',
    'Gefährdungsbewertung',
    '8a-Einschätzung',
    'Einschätzungsbogen',
  ),
  cue(
    'teamConsultation',
    '(?:kollegiale\\s)?(?:Fall|Team)?beratung(?:\\sim\\sTeam)?',
    'Team(?:besprechung|sitzung|konferenz|gespräch)?',
    'Fallbesprechung',
    'Fallkonferenz',
    'Supervision',
    'insoweit\\serfahrene\\sFachkraft',
    'Rücksprache\\smit\\s(?:der\\s)?(?:Leitung|Teamleitung|TL)',
  ),
  cue(
    'homeVisit',
    '\\p{L}*hausbesuche?s?',
    'HB',
    'Besuch\\szu\\sHause',
    'Besuch\\sin\\sder\\sWohnung',
  ),
  cue(
    'support',
    '\\p{L}*hilfeplan\\p{L}*',
    '(?:Beginn|Einsatz|Ende|Start|Verlängerung|Bewilligung)\\s(?:der\\s)?(?:SPFH|Hilfen?|Familienhilfe|Erziehungsbeistandschaft)',
    'Hilfen?(?:\\szur\\sErziehung)?',
    'HPG',
    'HzE',
    'Tagesgruppe',
    'Clearing',
  ),
  cue(
    'examination',
    '\\p{L}*untersuchung\\p{L}*',
    '\\p{L}*vorstellung\\s(?:in|beim|bei)\\s(?:der\\s|dem\\s)?\\p{L}*(?:Klinik|Praxis|Arzt|Ärztin|ARZT|Kinderschutzambulanz)',
    'Gewichtskontrolle',
    'Arztbesuch',
    'U[1-9]',
    'Begutachtung',
    'Kinderschutzambulanz',
    'Diagnostik',
  ),
  exact(
    'childTalk',
    `(?:[Gg]espräch|[Tt]elefonat|[Kk]ontakt|[Tt]reffen|[Aa]nruf|[Nn]achricht)${gap}${withWhom}\\s${child}`,
    '[Kk]indergespräch',
    '[Ee]inzelgespräch\\smit\\s(?:dem\\s|der\\s)?' + child,
  ),
  exact(
    'helperContact',
    `(?:${contact})${gap}${withWhom}\\s${helper}`,
    '[Hh]elfer(?:runde|konferenz|gespräch)',
    '[Rr]under\\s[Tt]isch',
    `[Ss]chul(?:gespräch|bericht)`,
    '[Aa]rztbericht',
    '[Ee]ntlassungsbericht',
    '[Pp]olizei(?:bericht|einsatz)',
  ),
  exact(
    'parentTalk',
    `(?:[Gg]espräch|[Tt]elefonat|[Kk]ontakt|[Tt]reffen|[Aa]nruf|[Nn]achricht|[Tt]ermin|[Mm]ail|E-[Mm]ail|[Bb]rief)${gap}${withWhom}\\s${parent}`,
    '[Ee]lterngespräch',
    '[Ff]amiliengespräch',
    '[Mm]üttergespräch',
  ),
  exact('notification', `(?:${contact}|[Hh]inweis)${gap}${withWhom}\\s${neighbour}`),
  cue(
    'notification',
    '(?:Gefährdungs|Verdachts|Erst|Folge|Polizei|Kita|Schul)?(?:mitteilung|meldung)(?:en)?',
    '8a-Meldung',
    'Hinweis(?:e)?',
    'Meldebogen',
  ),
  cue(
    'familyEvent',
    '(?:\\p{L}+\\s)?(?:Umzug|Trennung|Geburt|Streit|Auszug|Einzug|Todesfall|Verhaftung|Festnahme|Weglaufen|Rückkehr\\sin\\sdie\\sFamilie)',
    'häusliche\\sGewalt',
  ),
]

/** A heading that is nothing but the sender: "Kinderarztpraxis", "ARZT", "Familiengericht". */
const senders: readonly Cue[] = [
  exact('helperContact', helper),
  exact('childTalk', child),
  exact('parentTalk', parent),
  exact('notification', neighbour),
]

const senderOf = (words: string): EntryKind | undefined =>
  senders.find(([, pattern]) => pattern.exec(words)?.[0] === words)?.[0]

/** What a first sentence says; fewer words than in a heading, because a sentence names much in passing. */
const inSentence: readonly Cue[] = [
  cue(
    'takingIntoCare',
    'in\\sObhut(?:\\sgenommen)?',
    'Inobhutnahme\\s(?:erfolgt|durchgeführt)',
    'nimmt\\s[^.]{1,40}in\\sObhut',
  ),
  cue('familyCourt', '(?:beim|das|am|vom|vor\\sdem)\\sFamiliengericht'),
  cue(
    'protectionPlan',
    'Schutzplan\\s(?:wird|wurde|mit|ist)',
    '(?:der|ein|den|einen)\\sSchutzplan',
  ),
  cue(
    'closing',
    '(?:Fall|Vorgang|Verfahren|Akte)\\s(?:wird|wurde|ist)\\s(?:abgeschlossen|beendet|geschlossen|eingestellt)',
  ),
  cue(
    'caseHandover',
    '(?:Fall|Akte|Zuständigkeit)\\s[^.]{0,40}(?:übergeben|geht\\süber|wechselt)',
    'übernimmt\\sden\\sFall',
  ),
  cue('initialScreening', 'Erstbewertung', 'Ersteinschätzung'),
  cue(
    'riskAssessment',
    'Gefährdungseinschätzung',
    'gewichtige\\sAnhaltspunkte\\s(?:werden|wurden)',
  ),
  cue(
    'teamConsultation',
    '(?:das|im|dem)\\sTeam',
    'Fallbesprechung',
    'kollegiale\\sBeratung',
    'kollegialen\\sBeratung',
  ),
  cue(
    'homeVisit',
    'Hausbesuch\\p{L}*',
    '(?:besuch\\p{L}*|such\\p{L}*)\\s[^.]{0,40}zu\\sHause',
    'öffnet\\s(?:die\\sTür|nicht)',
  ),
  cue(
    'support',
    'Hilfeplangespräch',
    'SPFH\\s(?:beginnt|begann|nimmt\\sihre|startet)',
    'Hilfe\\s(?:beginnt|begann|wird\\s(?:bewilligt|eingerichtet|beendet))',
  ),
  cue('examination', '(?:wird|wurde)\\s[^.]{0,60}(?:untersucht|vorgestellt)', 'Untersuchung'),
  cue(
    'notification',
    '(?:geht|ging)\\s[^.]{0,30}(?:Mitteilung|Meldung|Hinweis)\\sein',
    'anonym\\p{L}*\\s(?:Anruf|Mitteilung|Meldung|Hinweis|Brief)',
  ),
  exact(
    'notification',
    `(?:[Dd]ie|[Dd]er|[Ee]ine?|[Dd]as)\\s${neighbour}\\s(?:meldet|ruft|teilt|rief|berichtet)`,
  ),
  exact(
    'childTalk',
    `(?:[Gg]espräch|[Ss]pricht|[Ss]prach|[Tt]elefonat)${gap}\\smit\\s(?:dem\\s|der\\s)?${child}`,
    `(?:Kind\\s\\d|K\\d|[Dd]as\\sKind)\\s(?:erzählt|sagt|berichtet|sagte|erzählte)`,
  ),
  exact(
    'helperContact',
    `(?:[Dd]ie|[Dd]er|[Dd]as|[Ee]ine?)?\\s?${helper}\\s(?:ruft|rief|meldet|teilt|berichtet|schreibt|informiert|meldete|teilte|berichtete|gibt)`,
    `(?:${contact})${gap}${withWhom}\\s${helper}`,
  ),
  exact(
    'parentTalk',
    `(?:[Gg]espräch|[Ss]pricht|[Ss]prach|[Tt]elefonat|[Tt]elefoniert)${gap}\\smit\\s(?:der\\s|dem\\s|den\\s)?${parent}`,
    `(?:[Dd]ie\\s|[Dd]er\\s)?${parent}\\s(?:ruft|rief|meldet\\ssich|teilt|schreibt|erscheint|kommt)`,
  ),
]

/** Of two events that one heading names beside each other the one that weighs more is the kind. */
const weighty: readonly EntryKind[] = ['takingIntoCare', 'familyCourt', 'protectionPlan']

/** It did not happen, or not yet; or what follows is only what it was about. */
const denied =
  /(?<!\p{L})(?:kein(?:e[nmrs]?)?|ohne|statt|abgesagte[rn]?|geplante[rn]?|Vorbereitung|Planung|Anfrage|Bitte\sum|Androhung|Antrag\sauf|Wunsch\snach)(?:\s(?:de[rs]|des|eine[rs]?|auf|einen?))?\s$/iu
const about =
  /(?<!\p{L})(?:nach|vor|wegen|zur|zum|über|für|seit|aus)(?:\s(?:de[rmns]|das|die|einem|einer|eine))?\s$/iu
const cancelled =
  /(?<!\p{L})(?:abgesagt|entfällt|fällt\saus|fiel\saus|gescheitert|findet\snicht\sstatt|nicht\smöglich|verschoben)(?!\p{L})/iu

interface Hit {
  readonly kind: EntryKind
  readonly at: number
  readonly isAbout: boolean
}

/** The first event that a stretch of words names; what it is only about comes after what it is. */
function firstIn(words: string, cues: readonly Cue[]): Hit | undefined {
  if (cancelled.test(words)) return undefined
  const hits = cues.flatMap(([kind, pattern]): Hit[] => {
    const match = pattern.exec(words)
    if (!match) return []
    const before = words.slice(Math.max(0, match.index - 30), match.index)
    if (denied.test(before)) return []
    return [{ kind, at: match.index, isAbout: about.test(before) }]
  })
  return hits.toSorted((a, b) => Number(a.isAbout) - Number(b.isAbout) || a.at - b.at)[0]
}

/** "Hausbesuch und Inobhutnahme", "Gespräch mit M, Schutzplan": two events beside each other. */
const beside = /\s?[,;/+·]\s|\s(?:und|sowie|mit\sanschließende[rm])\s/u
const brackets = /\s?\([^()]*\)/gu

/**
 * What kind of event an entry tells, as a proposal for the person who reads the text in: by its heading (cue words, or who
 * sent it), else by its first sentence; without a heading by the words its note begins with, too. Undefined where neither says it, or where it only says what did not happen.
 * Linear.
 */
export function kindOf(heading: string, text: string): EntryKind | undefined {
  const head = heading.slice(0, 200)
  const bare = head.replace(brackets, '').trim()
  const parts = bare.split(beside).flatMap((part) => firstIn(part, inHeading) ?? [])
  const heaviest = parts.find(({ kind, isAbout }) => weighty.includes(kind) && !isAbout)
  const named = heaviest ?? parts.find(({ isAbout }) => !isAbout) ?? parts[0]
  if (named) return named.kind
  if (cancelled.test(head)) return undefined
  const sender = bare.split(beside).flatMap((part) => senderOf(part.trim()) ?? [])[0]
  if (sender) return sender
  const inBrackets = firstIn(head, inHeading)
  if (inBrackets && !inBrackets.isAbout) return inBrackets.kind
  const words = text.trimStart().slice(0, 200)
  const [sentence = ''] = words.split(/(?<=[.!?:])\s|\n/u)
  return firstIn(sentence, inSentence)?.kind ?? (bare === '' ? noteKind(words) : undefined)
}

const month = '(?:Jan|Feb|März?|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)\\p{Ll}*\\.?'
/** The day a note begins with: "11.3.", "9. Mai", "Um Tag 56:", "Ende Mai", "Drei Wochen danach", "Noch am gleichen Abend". */
const dayWords = new RegExp(
  `^(?:(?:(?:noch\\s)?(?:am|in\\sder)\\s(?:selben|gleichen|nächsten|folgenden)\\s\\p{Lu}\\p{Ll}+|am\\sfolgetag|tags\\sdarauf|(?:anfang|mitte|ende)\\s${month}|(?:\\p{L}+|\\d+)\\s(?:tage?|wochen?|monate?)\\s(?:später|danach|darauf)|(?:um\\s|am\\s)?tag\\s\\d+|kw\\s\\d+|\\d{1,2}\\.(?:\\d{1,2}\\.(?:\\d{2,4})?|\\s${month})|nachm\\.|vorm\\.|abends|morgens|unangek(?:\\.|ündigter)|angek(?:\\.|ündigter))[,:]?\\s)+`,
  'iu',
)
/** A short note begins with what happened, and needs no heading for it: "HB in der …", "Antrag an FamG". */
const noteBegins: readonly Cue[] = [
  cue('familyCourt', 'Antrag\\s(?:an|beim|zum)\\s(?:das\\s)?(?:FamG|Familiengericht|AG|Gericht)'),
  cue('support', 'Erstgespräch\\s(?:mit\\sder\\s)?SPFH'),
  ...inHeading,
  exact('helperContact', `(?:[Aa]nruf|[Tt]elefonat|[Mm]ail|[Rr]ückruf)[^:;]{0,50}?[\\s(]${helper}`),
]

/** A sentence about it rather than a note of it: "Hinweise gibt es keine", "Umzug ist geplant". */
const goesOn =
  /^\s(?:ist|sind|war|waren|wird|werden|wurden?|gibt|gab|hat|haben|hatten?|soll|sollen|kann|muss|geplant)(?!\p{L})/u

/** By the words a note begins with, without its day, up to its first sign, as a heading is read; only what stands at its very beginning. */
function noteKind(words: string): EntryKind | undefined {
  const note = words.replace(dayWords, '')
  // The full stop of "KM u. Björn R. im Amt" ends nothing.
  const [opening = ''] = note.split(/[:;!?\n]|(?<=\p{L}{4})\.\s/u)
  const named = noteBegins.flatMap(([kind, pattern]) => {
    const match = cancelled.test(opening) ? null : pattern.exec(opening)
    const isNote = match?.index === 0 && !goesOn.test(opening.slice(match[0].length))
    return isNote ? [kind] : []
  })
  return named.find((kind) => weighty.includes(kind)) ?? named[0]
}

/** Entries with the kind that their words suggest, where they have none. */
export const withKinds = (entries: readonly Entry[]): Entry[] =>
  entries.map((entry) => {
    const kind = entry.kind ?? kindOf(entry.heading, entry.text)
    return kind === undefined ? entry : { ...entry, kind }
  })
