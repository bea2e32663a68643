import { afterWord, reasonWords } from './identifiers.words.ts'
import { everydayNames } from './ownNames.ts'
import { foldedKey } from './key.ts'
import type { Reading } from './reading.ts'
import type { Token } from './token.ts'

/** What may have a name behind it, or in front with a hyphen. */
const heads =
  /^(?:.*(?:grundschule|hauptschule|realschule|gesamtschule|sekundarschule|förderschule|gymnasium|berufskolleg|kolleg|berufsschule|musikschule|kita|kindergarten|kindertagesstätte|kindertageseinrichtung|kinderhaus|kinderhort|familienzentrum|tagesstätte|klinik|kliniken|klinikum|krankenhaus|hospital|hospiz|praxis|apotheke|wohngruppe|kinderheim|kinderdorf|jugendheim|jugendhaus|jugendzentrum|jugendtreff|frauenhaus|mädchenhaus|tagesklinik|ambulanz|beratungsstelle|beratungszentrum|gemeinde|pfarrei|pfarrgemeinde|kirchengemeinde|moschee|synagoge|moscheeverein|sportverein|verein|stiftung|akademie|universität|hochschule|verlag|tierheim|reiterhof|seniorenheim|altenheim|pflegeheim|seniorenzentrum|jugendhilfe|kinder-?\s?und\s?jugendhilfe|tagesgruppe|werkstatt|lebenshilfe|hort|bäckerei|metzgerei|spedition|autohaus|hotel|gaststätte|restaurant|café|kiosk|friseursalon|supermarkt|baumarkt|zentrum|integrationszentrum|bürgerzentrum|kirmes|betrieb|handwerksbetrieb|firma|kanzlei|pizzeria|imbiss|studio|salon|gärtnerei|tischlerei|schreinerei|wohnbau|villa|jugendamt|kreisjugendamt|stadtjugendamt|polizeiwache|polizeiinspektion|polizeipräsidium|amtsgericht|landgericht|oberlandesgericht|verwaltungsgericht|sozialgericht|arbeitsgericht|familiengericht|staatsanwaltschaft|gesundheitsamt|sozialamt|schulamt|jobcenter|ausländerbehörde|standesamt|kreisverwaltung|stadtverwaltung|bezirksregierung|ordnungsamt|wohnungsamt|feuerwehr|rettungswache|gemeinschaftsunterkunft|unterkunft|notunterkunft|flüchtlingsheim|krankenkasse|versicherung|sparkasse|volksbank|bank|arbeitsagentur|agentur|dienst|reinigung|wache|revier|verband|gemeindeverband|kasse|fachschule|gestüt|trainingshof|schlachthof|hundeschule|tanzschule|friseur|frisör|kosmetik|bestattungen|möbelhaus|fahrschule|flughafen|bahnhof|hauptbahnhof|justizvollzugsanstalt|konsulat|botschaft|schule|haus)|gs|ggs|kgs|egs|ghs|gems|ge|rs|gy|bk|spz|kjp|pia|jva|ja|ag|lg|olg|vg|sg|sta|pp|pi|pw|evk|uk|uni|vhs|ekiz|famz|fz|jz|tg|wg|asd|ksd|rsd|stadt|kreis|landkreis|gemeinde|hof)$/u
/** Of these only the place or name behind tells which one: none may be taken for one by a hyphen alone. */
const generalFronts = new Set(
  'grund haupt real gesamt sekundar förder berufs fahr hoch musik tanz ober abend volks sonder vor ganztags schwimm tages sprach privat kunst ski reit baum dorf fach fachober mittel regel werk ganztag wald sport kranken alten pflege eltern treppen miet miets eck neben nachbar garten hinter vorder wohn reihen einfamilien mehrfamilien kinder frauen jugend gast rat kauf gottes leih park zu ferien block mehr mutter reha tier zahn augen haut unfall akut uni universitäts arzt haus kinderarzt hebammen physio logopädie gemeinschafts hausarzt heimat schützen angel gesangs karnevals fußball turn trag betrieb betriebs groß krippen sand bio naturschutz entwicklungs bauern reiter schul fried bahn innen kirch schlacht güter post notar zentral einkaufs rechen familien bürger fitness mutter-kind trauma erziehung erziehungs ehe sucht drogen schuldner schwangeren lebens migrations integrations impf test corona'.split(
    ' ',
  ),
)
const LONGEST_FRONT = Math.max(...[...generalFronts].map(({ length }) => length))
const generalHead =
  /(?:schule|haus|klinik|praxis|verein|hof|gemeinde|bank|zentrum|heim|kita|hort|bahnhof|werkstatt|ambulanz|stiftung|agentur|akademie|hotel|apotheke|kolleg|verlag|unterkunft|stadt|kreis)s?$/u
/** Known by their name alone. */
const brands =
  /^(?:caritas|caritasverband(?:es)?|diakonie|diakonisches|awo|arbeiterwohlfahrt|drk|malteser|johanniter|skf|skm|asb|kolping(?:werk|haus)?|lebenshilfe|kinderschutzbund(?:es)?|jobcenter|jobcenters|aok|barmer|dak|ikk|kkh|knappschaft|bkk|profamilia|ditib|paritätische[rn]?|outlaw|bethel|salvator|sos-kinderdorf|stadtwerke|dhl|amazon|thyssen(?:krupp)?|siemens|bosch|telekom|vonovia|leg|vivawest|lwl|lvr|ekiz|debeka|techniker|rewe|edeka|lidl|aldi|netto|kaufland|ikea|mcdonalds|hermes|dpd|ups)$/u
const adjectives =
  /^(?:kath|katholische[rsn]?|ev|evangelische[rsn]?|städt|städtische[rsn]?|kommunale[rsn]?|westfälische[rsn]?|rheinische[rsn]?|ärztliche|psychologische|deutsche[rsn]?|freie[rsn]?|private[rsn]?|montessori|waldorf|st|sankt|hl|heilig|heilige[rnsm]?|integrative[rsn]?|offene[rsn]?|alevitische[rsn]?|türkische[rsn]?|islamische[rsn]?|agentur|gut|haus|hof|neue[rsn]?|alte[rsn]?|kleine[rsn]?)$/u
/** With a head behind them, these make a name. */
const kinds =
  /^(?:kath|katholische[rsn]?|ev|evangelische[rsn]?|städt|städtische[rsn]?|kommunale[rsn]?|westfälische[rsn]?|rheinische[rsn]?|ärztliche[rsn]?|psychologische[rsn]?|montessori|waldorf|alevitische[rsn]?|islamische[rsn]?)$/u
const clubs =
  /^(?:sv|tus|fc|tv|vfl|vfb|vfr|sc|tsv|djk|bv|bvb|mtv|asv|ssv|bsv|fsv|sus|spvgg|tura|tsg|turnverein|fußballverein|borussia|fortuna|germania|eintracht|concordia|rot-weiß|schwarz-weiß|blau-weiß|arminia|schalke|vfk|psv|rsv|esv|jsg|hsg)$/u
const legal = /^(?:gmbh|ggmbh|mbh|ohg|kg|ug|se|inc|ltd|ev|eg|stiftung|holding|gbr)$/u
/** What a name begins with behind a head. */
const nameLead =
  /^(?:am|an|im|in|auf|zum|zur|zu|der|dem|den|des|unter|vor|von|st|sankt|hl|heilig|heilige|heiligen|heiliger|„|für|und|e|v|b|haus|villa)$/u
const notBehind =
  /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|vormittag|nachmittag|morgen|abend|mittag|tag|wochenende|anfang|ende|mitte|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|telefon|gespräch|rahmen|anschluss|hause?|kind|kinder|termin|frau|herrn?|uhr|fall|falle|zimmer|büro|flur|bett|sommer|winter|herbst|frühjahr|jahr|schuljahr|alter|umgang|auto|sinne|übrigen|tel|telefonat|az|kindeswohl|mutter|vater|eltern|gruppe|elternteil)$/u

/** Is it a word for a kind of institution, which names none? */
export const isKindOfInstitution = (token: Token): boolean =>
  heads.test(token.lower) || adjectives.test(token.lower) || legal.test(token.lower)

/** Takes names of schools, offices, courts, clinics, clubs and firms. */
export function takeInstitutions(reading: Reading): void {
  const { tokens } = reading
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || reading.isTaken(token)) continue
    const found =
      saintAt(reading, at) ??
      legalAt(reading, at) ??
      clubAt(reading, at) ??
      headAt(reading, at) ??
      brandAt(reading, at)
    if (!found) continue
    const [first, last, reason] = found
    const start = tokens[first]?.start ?? token.start
    // "… gGmbH", "… e. V." belong to what stands before them.
    const form = tokens[last + 1]
    const isForm =
      form?.isNext &&
      (/^(?:g?GmbH|mbH|gUG|UG|KG|OHG|eG|AG|GbR)$/u.test(form.word) ||
        /^e\.\s?V\./u.test(reading.text.slice(form.start, form.start + 6)))
    let end =
      (isForm
        ? form.end +
          (form.word === 'e'
            ? (/^\.\s?V\.?/u.exec(reading.text.slice(form.end, form.end + 4))?.[0].length ?? 0)
            : 0)
        : tokens[last]?.end) ?? token.end
    // "Kanzlei Brüggenolte & Partner"
    const partners =
      /^\s?(?:&|und|u\.)\s(?:Partner|Kolleg\p{L}+|Söhne|Sohn|Co)(?:\p{L}*)?(?!\p{L})/u.exec(
        reading.text.slice(end, end + 24),
      )
    if (partners && last > first) end += partners[0].length
    // "Kita „Die Spatzen“"
    const quoted = /^\s?[„"“»][^„"“”»«\n]{2,40}[“”"«]/u.exec(reading.text.slice(end, end + 50))
    if (quoted) end += quoted[0].length
    reading.claim({ type: 'INSTITUTION', state: 'replaced', reason, start, end })
    at = Math.max(at, last)
  }
}

/** Words day nurseries are called by. */
const playful = new Set(
  'pusteblume regenbogen löwenzahn sonnenschein schatzkiste arche wirbelwind rappelkiste sternschnuppe zwergenland schmetterling schmetterlinge rasselbande kunterbunt purzelbaum sonnenblume marienkäfer sterntaler wolkenland traumland spatzennest mäusenest bärenhöhle rakete zauberwald abenteuerland sonnenland kinderland wunderland lummerland taka-tuka-land villa spatzen wichtel strolche kleeblatt lichtblick brücke anker leuchtturm kompass rückenwind horizont neuland perspektive'.split(
    ' ',
  ),
)

type Found = readonly [first: number, last: number, reason: string]

const closed = (token: Token | undefined): boolean =>
  token === undefined ||
  !(token.isNext || token.isJoined || /^\.?\s$/.test(token.gap) || token.gap === '/')

/** "St. Barbara", with a head in front or behind. */
function saintAt(reading: Reading, at: number): Found | undefined {
  const { tokens } = reading
  const token = tokens[at]
  const next = tokens[at + 1]
  if (
    !token ||
    !next?.isCapital ||
    !/^(?:st|sankt|hl|heilig|heilige)$/u.test(token.lower) ||
    !token.isCapital
  )
    return undefined
  if (
    !/^\.?[ -]?$/u.test(next.gap) ||
    (/^h/u.test(token.lower) &&
      reading.isWord(next) &&
      !/^(?:kreuz|geist|familie)$/u.test(next.lower))
  )
    return undefined
  let first = at
  while (
    first > at - 8 &&
    first > 0 &&
    isHeadOrAdjective(tokens[first - 1]) &&
    !closed(tokens[first])
  )
    first--
  return [first, extended(reading, at + 1), reasonWords.institution]
}

const isHeadOrAdjective = (token: Token | undefined): boolean =>
  token !== undefined &&
  token.isCapital &&
  (heads.test(token.lower) || adjectives.test(token.lower))

/** "Rheinruhr Schienenbau GmbH", "Kleeblatt e. V." */
function legalAt(reading: Reading, at: number): Found | undefined {
  const { tokens, text } = reading
  const token = tokens[at]
  if (!token) return undefined
  const isClub = token.word === 'e' && /^e\.\s?V\./u.test(text.slice(token.start, token.start + 6))
  const isFirm =
    legal.test(token.lower) &&
    token.lower !== 'ev' &&
    (token.isUpper || /^g?GmbH|mbH|eG|gUG|GbR/u.test(token.word))
  if (!isClub && !isFirm) return undefined
  let first = at
  while (first > 0 && at - first < 5) {
    const before = tokens[first - 1]
    const between = tokens[first]?.gap ?? ''
    if (
      !before ||
      !/^(?:[ \u00a0]| ?& ?|-|\. | „|“ )$/u.test(between) ||
      (between === '. ' && before.word.length > 4) ||
      /^(?:grüße|grüßen|gruß|grüsse|grüssen|lg|vg|mfg)$/u.test(before.lower) ||
      reading.isTaken(before)
    )
      break
    if (!before.isCapital && !/^(?:und|für|der|des|im|in|am)$/u.test(before.lower)) break
    first--
  }
  while (first < at && !tokens[first]?.isCapital) first++
  if (first === at) return undefined
  const last = isClub && /^V/u.test(tokens[at + 1]?.word ?? '') ? at + 1 : at
  return [first, last, reasonWords.institution]
}

function clubAt(reading: Reading, at: number): Found | undefined {
  const { tokens } = reading
  const token = tokens[at]
  const next = tokens[at + 1]
  if (!token?.isCapital || !clubs.test(token.lower) || !next?.isCapital) return undefined
  if (next.isJoined && reading.isWord(next)) return undefined
  if (
    !/^(?:\s|-|\s\d{2,4}\s|\s1\.\s)$/u.test(next.gap) ||
    (reading.isWord(next) &&
      !next.isJoined &&
      !reading.lists.places.has(next.key) &&
      reading.nameKind(next) === undefined)
  )
    return undefined
  return [at, extended(reading, at + 1), reasonWords.institution]
}

function brandAt(reading: Reading, at: number): Found | undefined {
  const { tokens } = reading
  const token = tokens[at]
  if (!token || !brands.test(token.lower)) return undefined
  if (!token.isCapital && token.lower.length < 6) return undefined
  if (token.lower === 'leg' && !token.isUpper) return undefined
  const next = tokens[at + 1]
  const isRegional =
    next?.isNext &&
    next.isCapital &&
    (!reading.isWord(next) ||
      reading.lists.places.get(next.key) === 'near' ||
      /^(?:nord|süd|west|ost|mittel|rhein|ruhr|nieder|ober)(?:nord|süd|west|ost|rhein|ruhr|westfalen|deutschland|land)*(?:e[rn]?)?$/u.test(
        next.lower,
      )) &&
    reading.nameKind(next) !== 'given'
  const first =
    kinds.test(tokens[at - 1]?.lower ?? '') &&
    token.isNext &&
    !reading.isTaken(tokens[at - 1] as Token)
      ? at - 1
      : at
  return [first, isRegional ? extended(reading, at + 1) : at, reasonWords.institution]
}

function headAt(reading: Reading, at: number): Found | undefined {
  const { tokens } = reading
  const token = tokens[at]
  if (!token) return undefined
  const lower = token.lower.replace(
    /(?<=schule|klinik|kita)n$|(?<=heim|haus|amt|gericht|hospital|verein|klinikum)e?s$/u,
    '',
  )
  if (!heads.test(lower)) return undefined
  const isShort =
    /^(?:gs|ggs|kgs|egs|ghs|gems|ge|rs|gy|bk|spz|kjp|pia|jva|ja|ag|lg|olg|vg|sg|sta|pp|pi|pw|evk|uk|fz|jz|tg|wg|asd|ksd|rsd|ekiz)$/u.test(
      lower,
    )
  if (isShort && !token.isUpper && token.word !== 'StA') return undefined
  let first = at
  // "Astrid-Lindgren-Schule"
  while (first > at - 8 && first > 0 && tokens[first]?.isJoined) first--
  const isChain =
    first < at && !/^(?:eltern|schul|kita|u|mutter)$/u.test(tokens[first]?.lower ?? '')
  // "astrid lindgren schule", "Astrid Lindgren Schule", "clemens hospital"
  if (
    !isChain &&
    /^(?:schule|hospital|klinik|gymnasium|realschule|gesamtschule|grundschule|krankenhaus|kita|haus|apotheke|bäckerei|kindergarten)$/u.test(
      lower,
    )
  ) {
    while (first > 0) {
      const before = tokens[first - 1]
      if (
        !before ||
        !tokens[first]?.isNext ||
        at - first >= 3 ||
        reading.isWord(before) ||
        reading.isTaken(before)
      )
        break
      if (before.isCapital !== token.isCapital) break
      first--
    }
  }
  // "Kath. Kita", "Städtische Kita", "Dortmunder Kita"
  const hasName = first < at
  const own =
    /^.{3,}(?:schule|gymnasium|kolleg|klinik|hospital|kita|heim|haus|zentrum|hof|apotheke|bäckerei|kirmes|bank|verein)$/u.test(
      lower,
    ) &&
    token.isCapital &&
    !isGeneral(lower) &&
    !reading.dictionary.simple(lower) &&
    isOwn(reading, lower)
  let last = behind(reading, at, lower, isShort)
  const before = tokens[first - 1]
  const isNamedKind =
    before?.isCapital === true &&
    token.isCapital &&
    /^\.?\s$/u.test(tokens[first]?.gap ?? '') &&
    kinds.test(before.lower) &&
    lower.length > 4
  if (!hasName && !own && last === at && !isNamedKind) return undefined
  if (hasName && last === at) last = behind(reading, at, lower, isShort)
  while (
    first > 0 &&
    adjectives.test(tokens[first - 1]?.lower ?? '') &&
    tokens[first - 1]?.isCapital &&
    /^\.?\s$/u.test(tokens[first]?.gap ?? '')
  )
    first--
  return [first, last, last > at ? afterWord(token.word) : reasonWords.institution]
}

/** "Ganztagsschule", "Betriebskindergarten": words everybody uses, put together from those before the head alone. */
function isGeneral(lower: string): boolean {
  const head = generalHead.exec(lower)
  if (!head) return false
  const front = lower.slice(0, head.index).replace(/-$/u, '')
  const length = front.replace(/s$/u, '').length
  const reached = [true]
  for (let at = 0; at < front.length; at++)
    if (reached[at])
      for (let end = at + 2; end <= Math.min(front.length, at + LONGEST_FRONT); end++)
        if (generalFronts.has(front.slice(at, end))) reached[end] = true
  return reached[front.length] === true || reached[length] === true
}

/** "Ludgerischule": what stands in front of the head is no word. */
function isOwn(reading: Reading, lower: string): boolean {
  const front = lower.replace(
    /(?:schule|gymnasium|kolleg|klinik|hospital|kita|heim|haus|zentrum|hof|apotheke|bäckerei|kirmes|bank|verein)$/u,
    '',
  )
  const key = foldedKey(front)
  const { ownGiven, places } = reading.lists
  const isNamed =
    ownGiven.has(key) ||
    ownGiven.has(key.replace(/(?:us|i|en|er|s)$/u, '')) ||
    places.get(key) === 'near'
  return front.length > 2 && (isNamed || !reading.dictionary.has(lower))
}

/** How far a name goes behind a head; the head itself if there is none. */
function behind(reading: Reading, at: number, lower: string, isShort: boolean): number {
  const { tokens, text } = reading
  const head = tokens[at]
  const next = tokens[at + 1]
  if (!head || !next) return at
  const isTown =
    /^(?:stadt|kreis|landkreis|gemeinde|ja|ag|lg|olg|vg|sg|sta|pp|pi|pw|asd|ksd|rsd|uni|uk|bahnhof|flughafen)$/u.test(
      lower,
    ) ||
    /(?:amt|gericht|behörde|polizei\p{L}+|anwaltschaft|jobcenter|agentur|verwaltung|regierung|wache|revier|bahnhof|kasse|bank|flughafen|unterkunft)$/u.test(
      lower,
    )
  // "Jobcenter (IAG) Gelsenkirchen", "Amtsgericht – Familiengericht – Münster"
  const beyond = isTown ? bracketed(reading, at) : undefined
  if (beyond !== undefined) return extended(reading, beyond)
  if (closed(next)) {
    const quoted = /^\s?[„"“»]\p{L}/u.test(text.slice(head.end, head.end + 3))
    if (!quoted) return at
    const close = text.slice(head.end, head.end + 50).search(/[“”"«](?!\p{L})/u)
    let last = at
    while (close > 0 && (tokens[last + 1]?.end ?? Infinity) <= head.end + close) last++
    return last
  }
  const first = at + 1
  const one = tokens[first]
  if (!one) return at
  // "Grundschule Am Lindenhof", "Kita Zum Guten Hirten"
  if (/^(?:am|an|im|in|auf|zum|zur|unter|vor)$/u.test(one.lower) && !isTown) {
    let name = first + 1
    while (
      /^(?:der|dem|den|alten|neuen|guten|großen|kleinen)$/u.test(tokens[name]?.lower ?? '') &&
      name < first + 3
    )
      name++
    const target = tokens[name]
    if (!target?.isCapital || !target.isNext || notBehind.test(target.lower)) return at
    const isCertain =
      one.isCapital ||
      (!reading.isWord(target) &&
        reading.nameKind(target) !== 'given' &&
        one.lower !== 'in' &&
        one.lower !== 'vor')
    return isCertain ||
      /(?:straße|str|allee|hof|weg|park|berg|feld|wald|ring|garten|bach|bruch|stieg|steig|moor|anger|heide|platz|see|tal|busch|teich|mühle|kamp|brink|kanal|fluss|ufer|markt|dom|rathaus|bahnhof|tor|wall|stadion|zoo|deich|hafen|hang|turm|brücke|kirche|schloss|rhein|ruhr|lippe|ems|damm|graben)$/u.test(
        target.lower,
      )
      ? extended(reading, name)
      : at
  }
  if (
    !one.isCapital &&
    !(lower === head.lower && !head.isCapital && reading.lists.places.get(one.key) === 'near')
  )
    return at
  const saint = tokens[first + 1]
  if (/^(?:st|sankt)$/u.test(one.lower) && saint?.isCapital && /^\.?[ -]?$/u.test(saint.gap))
    return extended(reading, first + 1)
  if (isProperKind(reading, lower, first)) return extended(reading, first + 1)
  if (notBehind.test(one.lower) || /^(?:frau|fr|herr|hr|dr|prof)$/u.test(one.lower)) return at
  const isNamed =
    (/(?:klinik|klinikum|^kjp|^pia|^spz|^gs|^ggs|^kgs|^fz|^wg|^tg|haus|kita|gruppe|stätte|zentrum|schule|gymnasium|villa|hotel|café|einrichtung|garten|kolleg|heim|betrieb|firma|kanzlei|studio|salon|wohnbau|stelle|ambulanz|verein|dienst|tischlerei|schreinerei|bäckerei|metzgerei|gärtnerei|apotheke|praxis|pizzeria|imbiss|stiftung|hof|werkstatt|hort|treff|akademie|reinigung|schulen?|spedition|bestattungen|friseur|kasse)$/u.test(
      lower,
    ) &&
      (reading.isCompound(one) ||
        playful.has(one.lower) ||
        isNounAlone(reading, first) ||
        (everydayNames.has(one.lower) && /(?:betrieb|firma|kanzlei)$/u.test(lower)))) ||
    !reading.isWord(one) ||
    reading.lists.places.get(one.key) === 'near' ||
    (one.isUpper && !isShort)
  if (!isNamed && !tokens[first + 1]?.isJoined) return at
  if (isShort && reading.nameKind(one) === 'given' && !reading.lists.places.has(one.key)) return at
  if (
    !isTown &&
    reading.nameKind(one) === 'given' &&
    !/(?:haus|villa|hof|kita|schule|praxis|gemeinde|apotheke|salon|studio|friseur|pizzeria|café|imbiss|kiosk|boutique|bäckerei)$/u.test(
      lower,
    )
  )
    return at
  if (
    /^(?:schule|kita|haus|hort|praxis|verein|gemeinde|hof|klinik|krankenhaus|bank|zentrum|unterkunft|werkstatt|versicherung|feuerwehr|stiftung)$/u.test(
      lower,
    ) &&
    reading.nameKind(one) !== undefined &&
    !playful.has(one.lower) &&
    !reading.lists.places.has(one.key) &&
    lower !== 'haus' &&
    lower !== 'praxis'
  )
    return at
  return extended(reading, first)
}

/** Where a name goes on behind a bracket or dashes that only say what kind of office it is. */
function bracketed({ tokens, lists }: Reading, at: number): number | undefined {
  const [one, other] = [tokens[at + 1], tokens[at + 2]]
  if (!one || !other?.isCapital) return undefined
  const isShort =
    /^\s?\($/u.test(one.gap) && /^\p{Lu}{2,5}$/u.test(one.word) && /^\)\s$/u.test(other.gap)
  const isDashed =
    /^\s[-–]\s$/u.test(one.gap) && heads.test(one.lower) && /^\s[-–]\s$/u.test(other.gap)
  return (isShort || isDashed) && lists.places.has(other.key) ? at + 2 : undefined
}

/** "Verein Kleine Riesen", "Kita Blaue Lagune": a capital letter on an adjective makes a name. */
function isProperKind(reading: Reading, head: string, at: number): boolean {
  const { nouns, words } = reading.lists
  const [one, other] = [reading.token(at), reading.token(at + 1)]
  if (!one?.isCapital || !one.isNext || !other?.isCapital || !other.isNext) return false
  const bare = one.lower.replace(/(?:e[nrsm]?)$/u, '')
  return (
    head.length > 3 &&
    bare !== one.lower &&
    !one.gap.includes('\n') &&
    !other.gap.includes('\n') &&
    !nouns.has(one.lower) &&
    (words.has(bare) || words.has(`${bare}e`) || words.has(one.lower)) &&
    !notBehind.test(one.lower) &&
    !notBehind.test(other.lower)
  )
}

/** "Beratungsstelle Windrose": a noun right behind another one, with no third. */
function isNounAlone(reading: Reading, at: number): boolean {
  const [one, next] = [reading.token(at), reading.token(at + 1)]
  return (
    one !== undefined &&
    one.isNext &&
    !one.gap.includes('\n') &&
    one.word.length > 4 &&
    reading.lists.nouns.has(one.lower) &&
    !/(?:ung|heit|keit|schaft|tion|gespräch|termin|besuch|anruf|kontakt|bericht|leitung|team|stunden?|zeit|platz|kinder|eltern|innen|hilfe|arbeit|beginn|ende)(?:en|s)?$/u.test(
      one.lower,
    ) &&
    !(next?.isNext && next.isCapital && !next.gap.includes('\n'))
  )
}

/** From a first word of a name to its last: hyphens, capital unknown words, "Am …" in the middle. */
function extended(reading: Reading, from: number): number {
  const { tokens } = reading
  let last = from
  while (last + 1 < tokens.length && last - from < 5) {
    const next = tokens[last + 1]
    if (!next || reading.isTaken(next)) break
    if (next.isJoined) {
      last++
      continue
    }
    if (!next.isNext || next.gap.includes('\n')) break
    if (
      next.isCapital &&
      !reading.isWord(next) &&
      !nameLead.test(next.lower) &&
      reading.nameKind(next) !== 'given'
    ) {
      last++
      continue
    }
    break
  }
  return last
}
