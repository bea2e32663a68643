// What tells who a person is without a name, and what nothing explains: a person decides about all of it.
import type { Candidate, IdentifierType } from './identifier.ts'
import { reasonWords } from './identifiers.words.ts'
import {
  commonTrades,
  diagnosisEnding,
  diagnoses,
  noDiagnosis,
  origins,
  peoples,
  rareTrades,
  tradeEnding,
} from './ownWords.ts'
import { foldedKey } from './key.ts'
import { everydayNames } from './ownNames.ts'
import { acts, articles } from './person.ts'
import { lineAround, type Reading } from './reading.ts'
import type { Token } from './token.ts'
import { findDigits } from './structured.ts'

const originSet = new Set(origins)
const number = '(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|\\d{1,2})'

const patterns: readonly (readonly [IdentifierType, RegExp, string])[] = [
  [
    'FAMILY',
    new RegExp(
      `(?<!\\p{L})(?:${number}|mehrere|viele)\\s(?:weitere[nr]?\\s|gemeinsame[nr]?\\s|ältere[nr]?\\s|jüngere[nr]?\\s|kleine[nr]?\\s|minderjährige[nr]?\\s|leibliche[nr]?\\s)?(?:Kinder[n]?|Geschwister[n]?|Söhne[n]?|Töchter[n]?|Brüder[n]?|Schwestern|Jungen|Mädchen|Halbgeschwister[n]?|Enkel(?:kinder)?[n]?)(?:\\sim\\sHaushalt|\\sinsgesamt)?(?!\\p{L})`,
      'giu',
    ),
    reasonWords.family,
  ],
  [
    'FAMILY',
    /(?<!\p{L})(?:(?:(?:ein|zwei)eiige[nrs]?\s)?Zwilling(?:e[ns]?|s\p{L}*)?|Drillinge?\p{L}*|Halb(?:geschwister|bruder|schwester|brüder)\p{L}*|Stief(?:geschwister|bruder|schwester|vater|mutter|sohn|tochter|kind)\p{L}*|Adoptiv\p{L}+|adoptiert|Einzelkind|Waise\p{L}*|Halbwaise|verwitwet|Witwe[rn]?|Pflegekind\p{L}*|Nachzügler|Erstgeborene[rn]?|jüngste[sn]? von|älteste[sn]? von)(?!\p{L})/giu,
    reasonWords.family,
  ],
  [
    'FAMILY',
    /(?<!\p{L})(?:ältestes?|jüngstes?|mittleres?|einziges?|erstes?|zweites?|drittes?|viertes?|fünftes?)\s(?:Kind|Sohn|Tochter)(?!\p{L})|(?<!\p{L})(?:jüngste[rn]?|älteste[rn]?)\s(?:Bruder|Schwester|Sohn|Tochter)(?!\p{L})/giu,
    reasonWords.family,
  ],
  [
    'FAMILY',
    /(?<!\p{L})(?:verstorben(?:e[nrs]?)?|tödlich\sverunglückt|Suizid\sde[sr]\s\p{L}+|Totgeburt|Sternenkind\p{L}*|Leihmutter\p{L}*|Mehrlinge\p{L}*)(?!\p{L})/giu,
    reasonWords.family,
  ],
  // "Konfession: rk", "bulg. Staatsang.", "spricht Tamazight"
  [
    'NATIONALITY',
    /(?<=(?<!\p{L})(?:Konfession|Religion|Bekenntnis|Staatsang(?:eh(?:örigkeit)?)?|Nationalität|Herkunft|Herkunftsland|Muttersprache|Familiensprache|Sprache)\.?:\s{0,6})\p{L}[\p{L}.-]{1,30}/gu,
    reasonWords.origin,
  ],
  [
    'NATIONALITY',
    /(?<!\p{L})\p{L}{2,8}\.\s(?:Staatsang|StA(?!\p{L})|Herkunft|Abstammung)\p{L}*\.?/gu,
    reasonWords.origin,
  ],
  // "depressive Störung", "F32.1" stands elsewhere
  [
    'DIAGNOSIS',
    /(?<!\p{L})(?:rez\.\s|chron\.\s|V\.\sa\.\s)?\p{Ll}{3,20}(?:iv|al|isch|är|oid|ös|gestört)e[nrms]?\s(?:\p{Lu}\p{Ll}{2,20})?(?:[Ss]törung|[Ee]rkrankung|[Ee]pisode|[Bb]ehinderung)(?:en)?(?!\p{L})/gu,
    reasonWords.health,
  ],
  [
    'QUASI_OTHER',
    /(?<!\p{L})(?:Vize|Landes|Bundes|Kreis|Stadt|Bezirks|Europa|Welt|Schul|Jugend|Deutscher?\s)?-?[Mm]eister(?:in|schaft(?:en)?|titel)?\s(?:im|in|der|des)\s\p{Lu}[\p{L}-]{2,30}/gu,
    reasonWords.quasi,
  ],
  // "arbeitet als Betonbohrer", "gelernter Koch", "ist Fährmann": a noun without an article says what one is
  [
    'OCCUPATION',
    /(?<=(?<!\p{L})(?:(?:arbeite\p{L}*|tätig|jobbt|angestellt|Stelle|Ausbildung)\s(?:\p{Ll}{2,12}\s)?(?:als|zu[mr])|von\sBeruf|gelernte[rn]?|selbstständige[rn]?|selbständige[rn]?|Beruf:)\s)\p{Lu}[\p{L}-]{3,40}/gu,
    reasonWords.trade,
  ],
  [
    'OCCUPATION',
    /(?<=(?<!\p{L})(?:ist|war|sei|wird|wurde)\s)\p{Lu}[\p{L}-]{2,30}(?:mann|frau|wirt|bohrer|schleifer|schweißer|fahrer|meister|bauer|macher|händler|techniker|historiker|iker|ologe|graf|graph|eur|teur|arzt|lotse|soldat|pilot|artist|künstler|musiker|trainer|winzer|fischer|förster|jäger)(?:in)?(?=[,.;)]|\s(?:und|von|bei|in|im|am|auf)(?!\p{L}))/gu,
    reasonWords.trade,
  ],
  [
    'QUASI_OTHER',
    /(?<!\p{L})\p{Lu}\p{Ll}{2,20}(?:pythons?|agamen?|papageien?|spinnen?|schlangen?|leguane?|gestüts?|turm|turms|schloss|wasserschloss|leuchtturm|windmühle)(?!\p{L})/gu,
    reasonWords.quasi,
  ],
  [
    'QUASI_OTHER',
    /(?<!\p{L})(?:Zeitung|Lokalzeitung|Presse|Pressebericht|Lokalpresse|Fernsehen|Zeitungsartikel|Schlagzeile|Ratsmitglied|Meisterschaft|Meister(?:titel)?|Pokal|Weltmeister\p{L}*|Landesmeister\p{L}*|Wettbewerb|Jugend\smusiziert|Preis(?:träger\p{L}*)|Stipendium|Schützenkönig\p{L}*|Karnevalsprinz\p{L}*|Ringelschwanzäffchen|Bartagame|Schlange|Papagei|Vogelspinne|Rottweiler|Pitbull|Staffordshire|Kangal|Schäferhund|Husky|Frettchen|Python|Leguan|Chamäleon|Pony|Pferd|Hausboot|Wohnwagen|Campingplatz|Zirkus|Kloster|Kaserne|Hochhaus|Bauernhof|Reiterhof|Mühle|Brandanschlag|Messerangriff|Messerattacke|Wohnungsbrand|Hausbrand|Brand|Flugzeugabsturz|Verkehrsunfall|Busunglück|Explosion|Zeugenschutz|Ehrenmord|Zwangsheirat|Leihmutterschaft|Tätowierung|Tattoo|Glasauge|Prothese|Rollstuhl|Feuermal|Kopftuch|Geige|Cello|Harfe|Oboe|Fagott|Dudelsack)(?:s|es|n|en|e)?(?!\p{L})/gu,
    reasonWords.quasi,
  ],
  [
    'QUASI_OTHER',
    /(?<=(?:Gruppe|Klasse|Wohngruppe|Station|Mannschaft|Team)\s?(?:der\s)?)[„"»][^„"“”»«\n]{2,30}[“”"«]/gu,
    reasonWords.quasi,
  ],
]

/** Takes what tells who a person is without a name. */
export function takeQuasi(reading: Reading): void {
  const { text, tokens } = reading
  for (const [type, pattern, reason] of patterns)
    for (const { 0: words, index } of text.matchAll(pattern))
      reading.claim({ type, state: 'review', reason, start: index, end: index + words.length })
  tokens.forEach((token, at) => {
    if (reading.isTaken(token)) return
    const found = quasiOf(reading, at)
    if (!found) return
    // "Borderline-Störung", "LKW-Fahrer": the whole word.
    let [first, last] = [at, at]
    while (first > at - 3 && tokens[first]?.isJoined) first--
    while (last < at + 3 && tokens[last + 1]?.isJoined) last++
    const [start, end] = [tokens[first]?.start ?? token.start, tokens[last]?.end ?? token.end]
    reading.claim({ ...found, state: 'review', start, end })
  })
}

function quasiOf(reading: Reading, at: number): Pick<Candidate, 'type' | 'reason'> | undefined {
  const token = reading.token(at)
  if (!token || token.word.length < 3) return undefined
  const { lower } = token
  const bare = lower.replace(/(?:e[nmrs]?|n|s)$/u, '')
  if (originSet.has(lower) || originSet.has(bare) || (peoples.has(lower) && token.isCapital))
    return { type: 'NATIONALITY', reason: reasonWords.origin }
  const isStopped = reading.text.charAt(token.end) === '.'
  if (isStopped && peoples.has(`${lower}.`))
    return { type: 'NATIONALITY', reason: reasonWords.origin }
  if (!noDiagnosis.has(lower)) {
    if (diagnoses.has(lower) || diagnoses.has(bare))
      return { type: 'DIAGNOSIS', reason: reasonWords.health }
    if (
      diagnosisEnding.test(lower) &&
      lower.length > 7 &&
      !/(?:lose|hose|dose|rose|suche|ahnungslos)n?$/u.test(lower)
    )
      return { type: 'DIAGNOSIS', reason: reasonWords.health }
  }
  const isDriver = token.isJoined && /^(?:fahrer|arzt|ärztin|führer)(?:in)?$/u.test(lower)
  if (isDriver) return { type: 'OCCUPATION', reason: reasonWords.trade }
  if (commonTrades.has(lower)) return undefined
  if (rareTrades.has(lower) || (rareTrades.has(lower.replace(/s$/u, '')) && token.isCapital))
    return { type: 'OCCUPATION', reason: reasonWords.trade }
  return token.isCapital &&
    tradeEnding.test(lower) &&
    lower.length > 8 &&
    !commonTrades.has(lower.replace(/s$/u, '')) &&
    !/(?:kinder|schul|familien|jugend|klassen|sozial|einrichtungs|kita|gruppen|bezugs|haus|umgangs|verfahrens|team|amts|haus|fall|mit|sach|tages|bewährungs|integrations|ansprech|staats|rechts)\p{L}*(?:in|innen)?s?$/u.test(
      lower,
    )
    ? { type: 'OCCUPATION', reason: reasonWords.trade }
    : undefined
}

/** Takes what nothing explains: unknown words with a capital letter, words that may be names, groups of digits. */
export function takeRest(reading: Reading): void {
  const { tokens, text } = reading
  for (const candidate of findDigits(text)) reading.claim(candidate)
  tokens.forEach((token, at) => {
    if (reading.isTaken(token) || token.word.length < 3) return
    const span = { start: token.start, end: token.end, state: 'review' as const }
    if (token.hasDigit) {
      if (/\d.*\d.*\d/u.test(token.word) || /\p{L}\d+\p{L}/u.test(token.word))
        reading.claim({ ...span, type: 'ID_NUMBER', reason: reasonWords.mixed })
      return
    }
    if (!reading.isWord(token)) {
      const isUnknown =
        token.isCapital ||
        (token.word.length > 4 &&
          isSmallLine(text, token.start) &&
          reading.nameKind(token) !== undefined)
      if (isUnknown && !(token.isUpper && token.word.length < 4) && !isCutWord(reading, token))
        reading.claim({
          ...span,
          type: reading.nameKind(token) === undefined ? 'QUASI_OTHER' : 'PERSON',
          reason: reasonWords.unknown,
        })
      return
    }
    if (!token.isCapital || !(isNameAndWord(reading, at) || isActingWord(reading, at))) return
    reading.claim({ ...span, type: 'PERSON', reason: reasonWords.nameOrWord })
  })
}

/** "Anschr.: …": the beginning of a word with a full stop that ends no sentence, and of no name. */
function isCutWord({ text, dictionary, lists }: Reading, { lower, end }: Token): boolean {
  return (
    lower.length > 4 &&
    /^\.(?:\s?[/),;:]|\s\p{Ll}|\s?\d|\s\p{Lu})/u.test(text.slice(end, end + 3)) &&
    dictionary.isBeginning(lower, (noun) => {
      const key = foldedKey(noun)
      return lists.surnames.has(key) || lists.given.has(key) || everydayNames.has(noun)
    })
  )
}

/** No capital letter inside the line: as people write in chats. */
function isSmallLine(text: string, at: number): boolean {
  const line = lineAround(text, at, 300).replace(/^.{0,60}?:\s/u, '')
  return !/\p{Lu}/u.test(line)
}

/** "Kirchhof sagt": a word that is a family name, too, without an article before what a person does. */
function isActingWord(reading: Reading, at: number): boolean {
  const [before, token, next] = [at - 1, at, at + 1].map((index) => reading.token(index))
  if (!token || !next?.isNext || !acts.has(next.lower) || token.isUpper || token.isJoined)
    return false
  const { surnames, names, words } = reading.lists
  if (
    words.has(token.lower) ||
    !(surnames.has(token.key) || names.has(token.key) || reading.isCompound(token))
  )
    return false
  const isStart = !before || !token.isNext || token.gap.includes('\n')
  return (
    (isStart ||
      (!before?.isCapital &&
        reading.isWord(before) &&
        !articles.test(before.lower) &&
        !/(?:e[nmrs]?|ig|isch)$/u.test(before.lower))) &&
    !/(?:hilfe|arbeit|amt|team|schutz|dienst|gericht|schule|leitung|beratung|ung|heit|keit|schaft|helfer|in|er|e|eltern|mutter|vater|mama|papa|opa|oma|kind|kinder|kraft)$/u.test(
      token.lower,
    )
  )
}

/** A family name or given name that is a word as well, in the middle of a sentence and without an article. */
function isNameAndWord(reading: Reading, at: number): boolean {
  const token = reading.token(at)
  const before = reading.token(at - 1)
  if (!token || !before || token.isJoined || !token.isNext) return false
  const { lists } = reading
  if (lists.words.has(token.lower) || !lists.ownGiven.has(token.key)) return false
  if (/^(?:mama|papa|oma|opa|baba|mami|papi)s?$/u.test(token.lower)) return false
  return !/^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|im|am|zum|zur|vom|beim|kein|keine|ihre|ihr|seine|sein|mein|meine|jede|jeden|jeder|zwei|drei|und|oder|mit|ohne|auf|in|an|bei|zu|nach|von|für|als|viel|mehr|etwas|nichts|aller|alle|diese|dieser|dieses|diesen|\d+)$/u.test(
    before.lower,
  )
}
