// Who a text names: by the words beside a name, by lists of names, by the place of an unknown word in its sentence.
import { afterWord, reasonWords } from './identifiers.words.ts'
import { everydayNames } from './ownNames.ts'
import { smallWords } from './ownWords.ts'
import { tokenFrom } from './address.ts'
import { lineAround, type Reading } from './reading.ts'
import type { Token } from './token.ts'
import type { Sex } from './gazetteer.ts'

/** A named person: the tokens of the name, and what stands in front of it. */
export interface Mention {
  readonly first: number
  readonly last: number
  readonly sex: Sex | undefined
  /** Behind "Frau", "Dr." and the like: a family name if it is one word. */
  readonly isTitled: boolean
  /** Behind "geb.": the former name of who was named just before. */
  readonly isFormer: boolean
  /** A letter or the beginning of a name. */
  readonly isShort: boolean
  /** The word in front of it that says what it is, in small letters: "genannt", "familie", "vorname". */
  readonly lead?: string
}

/** Behind a shortened word: a full stop that ends no sentence. */
export const endsNoSentence = /^\.(?:\s?[/),;:]|\s\p{Ll}|\)|$)/u

const small = new Set(smallWords)
const titled = (words: string, sex: Sex | undefined): [string, Sex | undefined][] =>
  words.split(' ').map((word) => [word, sex])
const titles: ReadonlyMap<string, Sex | undefined> = new Map([
  ...titled(
    "frau fr fräulein sr schwester kollegin mrs rain rechtsanwältin pkin pokin pkain phmin kkin phkin khkin kokin pomin ri'in rinag tante oma großmutter",
    'f',
  ),
  ...titled(
    'herr herrn hr hrn pfr pater kollege kollegen mr onkel opa großvater rechtsanwalt',
    'm',
  ),
  ...titled(
    'dr prof familie fam eheleute ehepaar pok phk khk kok pom pk phm ephk riag ra sta oberstaatsanwalt pfarrer pastor pastorin pfarrerin imam geschwister gez dipl',
    undefined,
  ),
])
/** Written so and no otherwise: in small letters they are other words. */
const onlyLarge = new Set(['ra', 'pk', 'sta', 'sr', 'pom', 'kok', 'rain'])
const weakTitles = new Set([
  'schwester',
  'kollegin',
  'kollege',
  'kollegen',
  'tante',
  'oma',
  'opa',
  'onkel',
  'großmutter',
  'großvater',
  'rechtsanwalt',
  'rechtsanwältin',
  'geschwister',
  'imam',
  'dipl',
])
const inTitles = new Set(
  'dr prof med dent jur rer nat phil paed päd soz psych ing dipl habil univ pd oä oä frau herr herrn kollegin kollege rechtsanwalt rechtsanwältin richter richterin pastor pastorin pfarrer pfarrerin doktor professor professorin direktor direktorin hauptkommissar polizeihauptkommissar polizeikommissar polizeioberkommissar polizeioberkommissarin polizeikommissarin kriminalhauptkommissar kriminaloberkommissarin kommissar kommissarin staatsanwalt staatsanwältin sc'.split(
    ' ',
  ),
)
const particles = new Set(
  'von van vom de der den zu zur al el abu umm um ben bin bint ibn di da do dos das del della la le mac mc o ter ten abd abdel st'.split(
    ' ',
  ),
)
/** Behind these stands a name, if it looks like one. */
const roles =
  /^(?:(?:kindes|pflege|stief|groß|schwieger|paten|ur|tages)?(?:mutter|vater|eltern)|(?:halb|stief|pflege|zwillings)?(?:bruder|schwester)|km|kv|kms|kvs|kind|kindes|kinder|sohn|sohnes|tochter|söhne|töchter|enkel|enkelin|oma|opa|tante|onkel|cousin|cousine|neffe|nichte|mama|papa|mädchen|junge|jungen|baby|säugling|zwillinge|geschwister|spfh|ehemann|ehefrau|partner|partnerin|freund|freundin|exfreund|expartner|lebensgefährte|lebensgefährtin|verlobte[rn]?|nachbar|nachbarin|mitschüler|mitschülerin|schüler|schülerin|kollegin|kollege|kollegen|fachkraft|melder|melderin|zeuge|zeugin|zeugen|beschuldigte[rn]?|geschädigte[rn]?|betroffene[rn]?|patient|patientin|.*(?:lehrer|lehrerin|lehrkraft|leiter|leiterin|leitung|erzieher|erzieherin|helfer|helferin|hebamme|betreuer|betreuerin|berater|beraterin|therapeut|therapeutin|psychologe|psychologin|pädagoge|pädagogin|arzt|ärztin|anwalt|anwältin|richter|richterin|pfleger|pflegerin|trainer|trainerin|vormund|beistand|arbeiter|arbeiterin|mutter|vater|begleiter|begleiterin|mittler|mittlerin|dolmetscher|dolmetscherin|bearbeiter|bearbeiterin|beamter|beamtin|kommissar|kommissarin|rektor|rektorin|meister|meisterin|pate|patin|koordinator|koordinatorin|praktikant|praktikantin|azubi|azubine|vertretung|ansprechpartner|ansprechpartnerin)|bearb|sb|ltg|verf|gez|namens|genannt|alias|heißt|heiße|heißen|hieß|hiess|nennt|gerufen|rufname|vorname|vornamen|nachname|familienname|geburtsname|name|zuname|spitzname|kosename|gen|unterschrift|teilnehmer|teilnehmerin|teilnehmende|anwesend|anwesende|protokoll|verfasser|verfasserin|verteiler|absender|empfänger|von|an|cc|betr|betreff|antragsteller|antragstellerin|antragsgegner|antragsgegnerin|kindesmutter|kindesvater|hallo|hi|hey|liebe|lieber|moin|servus|merhaba|danke)$/u
/** Of these behind which a colon or nothing but a name stands. */
const onlyColon = new Set(
  'von an cc betr betreff protokoll verteiler absender empfänger unterschrift teilnehmer teilnehmende anwesend anwesende verfasser verfasserin kinder eltern name nachname vorname geburtsname familienname zuname vornamen verf bearb sb'.split(
    ' ',
  ),
)
/** Behind a title, these name a role. */
const noName = new Set(
  'mutter vater eltern kind kinder kollege kollegin kollegen lehrerin lehrer nachbarin nachbar direktor direktorin doktor professor richter richterin anwalt anwältin haus mann frau herr jugendamt leitung leiterin leiter erzieherin sozialarbeiterin sozialarbeiter tochter sohn schwester bruder oma opa tante onkel kindesmutter kindesvater ärztin arzt pfarrer pastor polizist polizistin beamtin beamter familie damen herren familien schulleiterin schulleiter hausmeister bürgermeister landrat landrätin präsident minister und oder ist hat war wird sich nicht die der das ein eine für mit im in am an auf aus bei zum zur als wie von dem den des er sie es ich du wir ihr soll kann muss will möchte sagt meint war wurde hatte gibt ging kam kommt geht lebt wohnt fragte sagte berichtet berichtete gab schlägt'.split(
    ' ',
  ),
)
/** Behind these stands a place, unless it is a person who does something. */
const whereabouts = new Set('in aus nach bei'.split(' '))
export const acts = new Set(
  'sagt sagte sage gab gibt gebe berichtet berichtete berichte erzählt erzählte erzähle meint meinte fragt fragte ruft rief kommt kam komme geht ging gehe hat habe hatte ist sei war wohnt lebt lebte weint weinte schläft schlief spielt spielte möchte will wolle wollte kann könne konnte soll solle darf wirkt wirkte zeigt zeigte trägt trug besucht besuchte schreit schrie antwortet antwortete erklärt erklärte bittet bat bestätigt bestätigte äußert äußerte lehnt lehnte nimmt nahm holt holte bringt brachte steht stand sitzt saß lacht lachte schlägt schlug schlage haut fehlt fehlte braucht brauchte weiß wisse wusste arbeitet arbeitete wird werde wurde bekommt bekam isst trinkt trank hört hörte sieht sah lief läuft fährt fuhr freut freute versteckt schreibt schrieb schickt droht drohte öffnet öffnete verweigert verweigerte'.split(
    ' ',
  ),
)
export const articles =
  /^(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|kein|keine|keinen|jede|jeder|jedes|jeden|diese|dieser|dieses|diesen|diesem|welche|welcher|mein|meine|meinen|meinem|meiner|dein|deine|sein|seine|seinen|seinem|seiner|ihr|ihre|ihren|ihrem|ihrer|unser|unsere|unseren|euer|eure|im|am|zum|zur|beim|vom|ins|ans|aufs|alle|alles|allen|mehr|viel|viele|wenig|etwas|nichts|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)$/u
const youngOrOld =
  /^(?:kleine[rn]?|große[rn]?|jüngere[rn]?|ältere[rn]?|jüngste[rn]?|älteste[rn]?|liebe[rn]?|neugeborene[rn]?|junge[rn]?|alte[rn]?|arme[rn]?)$/u

/** Collects the mentions of all persons but those that are known beforehand. */
export function takePersons(reading: Reading): Mention[] {
  const mentions: Mention[] = []
  const taken = new Set<number>()
  const take = (first: number, last: number, reason: string, more: Partial<Mention> = {}): void => {
    const { tokens } = reading
    const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0]
    for (let at = first; at <= last; at++) taken.add(at)
    if (reading.claim({ type: 'PERSON', state: 'replaced', reason, start, end }))
      mentions.push({
        first,
        last,
        sex: undefined,
        isTitled: false,
        isFormer: false,
        isShort: false,
        ...more,
      })
  }
  const isFree = (at: number): boolean => {
    const token = reading.token(at)
    return token !== undefined && !taken.has(at) && !reading.isTaken(token)
  }
  takeSpeakers(reading, take)
  takeCommaPairs(reading, isFree, take, true)
  takeTitled(reading, isFree, take)
  takeCommaPairs(reading, isFree, take, false)
  takeListed(reading, isFree, take)
  takeActing(reading, isFree, take, taken)
  return mentions
}

type Take = (first: number, last: number, reason: string, more?: Partial<Mention>) => void
type IsFree = (at: number) => boolean

/** Where a name that begins at a token ends: hyphens, particles, and the words that can only be its next part. */
function nameEnd(reading: Reading, first: number, isFree: IsFree): number {
  const { tokens } = reading
  let last = first
  const head = tokens[first]
  // "Beatas Tasche": nothing of a name stands behind a genitive.
  if (head && head.key !== reading.nameKey(head) && !tokens[first + 1]?.isJoined) return first
  for (let at = first + 1; at < tokens.length && at - first < 6; at++) {
    const token = tokens[at]
    if (!token || !isFree(at)) break
    if (token.isJoined) {
      if (!token.isCapital && tokens[first]?.isCapital) break
      last = at
      continue
    }
    if (!token.isNext || token.gap.includes('\n')) break
    // "Chayenne zu Lindemann" says something, "von und zu" is a name.
    if (token.lower !== 'zu' && particles.has(token.lower) && isParticle(reading, at)) continue
    if (!token.isCapital) break
    const isWord = reading.isWord(token)
    const isName = isWord
      ? ((reading.lists.surnames.has(token.key) || everydayNames.has(token.lower)) &&
          !small.has(token.lower) &&
          canFollow(reading, at)) ||
        (isGivenAt(reading, at - 1) && (reading.isCompound(token) || isNoNoun(reading, token)))
      : true
    if (!isName || token.hasDigit) break
    last = at
  }
  return last
}

/** "von der Leyen": small words of a name, and its next part behind them. */
function isParticle(reading: Reading, from: number): boolean {
  let at = from
  while (at < from + 3 && particles.has(reading.token(at)?.lower ?? '')) at++
  const token = reading.token(at)
  return (
    token !== undefined &&
    token.isCapital &&
    (token.isNext || token.isJoined) &&
    (!reading.isWord(token) || /^(?:von|van|zu)$/u.test(reading.token(from)?.lower ?? ''))
  )
}

/** "Christoph Eulenstein": a word put together from others, right behind a given name. */
const isGivenAt = (reading: Reading, at: number): boolean => {
  const token = reading.token(at)
  return token !== undefined && reading.nameKind(token) === 'given' && !reading.isWord(token)
}

/** "Wiebke Lange": a capital letter in the middle of a sentence on what is no noun. */
const isNoNoun = ({ lists, dictionary }: Reading, { lower, isUpper }: Token): boolean =>
  !isUpper &&
  lower.length > 3 &&
  !lists.nouns.has(lower) &&
  !/(?:ung|heit|keit|schaft|e[nmrs]?)(?:en|s)?$/u.test(lower.replace(/e$/u, '')) &&
  dictionary.simple(lower)

/** "Anna Wolf": a word behind a given name that is also a family name; "Emil Hunger" is not. */
function canFollow(reading: Reading, at: number): boolean {
  const token = reading.token(at)
  const next = reading.token(at + 1)
  if (!token) return false
  if (
    /^(?:deutsch|kind|mutter|vater|herr|frau|haus|schule|tag|morgen|abend|freund|jung|weg)s?$/u.test(
      token.lower,
    )
  )
    return false
  return !(next?.isNext && next.isCapital && !reading.isWord(next))
}

/** Who writes in a chat: "[04.02.24, 22:17] Wiese: …", "05.02.24, 07:48 - Wiese: …". */
function takeSpeakers(reading: Reading, take: Take): void {
  const speaker =
    /^(?:\[[^\]\n]{4,30}\]\s?|\d{1,2}[./]\d{1,2}[./]\d{2,4},?\s\d{1,2}[:.]\d{2}(?::\d{2})?(?:\sUhr)?\s?[-–]?\s?)([^:\n\d]{2,40}):\s/gmu
  for (const match of reading.text.matchAll(speaker)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0) - 2
    let first = -1
    let last = -1
    for (
      let at = tokenFrom(reading, start);
      (reading.token(at)?.end ?? Infinity) <= start + (match[1]?.length ?? 0);
      at++
    ) {
      const token = reading.token(at)
      if (!token || reading.isTaken(token)) break
      if (titles.has(token.lower) || (roles.test(token.lower) && reading.isWord(token))) continue
      if (first < 0) first = at
      last = at
    }
    if (first >= 0) take(first, last, reasonWords.speaker)
  }
}

function takeTitled(reading: Reading, isFree: IsFree, take: Take): void {
  const { tokens, text } = reading
  tokens.forEach((token, index) => {
    const { lower } = token
    if (lower === 'geb' || lower === 'geborene' || lower === 'geborener') {
      const next = tokens[index + 1]
      if (
        next?.isCapital &&
        isFree(index + 1) &&
        /^\.?\s$/u.test(next.gap) &&
        !/^(?:am|im|in|datum)$/u.test(next.lower) &&
        (particles.has(next.lower)
          ? isParticle(reading, index + 1)
          : !small.has(next.lower) &&
            (!reading.isWord(next) || reading.nameKind(next) === 'surname'))
      )
        take(index + 1, nameEnd(reading, index + 1, isFree), afterWord('geb.'), { isFormer: true })
      return
    }
    const isTitle =
      titles.has(lower) &&
      (!onlyLarge.has(lower) || token.isUpper || /^(?:StA|RAin|Sr)$/u.test(token.word))
    const isRole = !isTitle && roles.test(lower)
    if (!isTitle && !isRole) return
    let at = index + 1
    let sex = titles.get(lower) ?? sexOfRole(lower)
    let titled = isTitle && !weakTitles.has(lower)
    let gap = tokens[at]?.gap ?? ''
    const isColon = /^\s?:[\s„"]{0,4}$/u.test(gap)
    if (
      !/^(?:[.:]?[\s\u00a0]{1,3}|[.:]|\s?:\s{0,6}|\s?\(|[.,]?\s„|\s?["„]|\.\s?-\s?|\s?\/\s?)$/u.test(
        gap,
      )
    )
      return
    // "Bearb. Meier"; but in "ruft an. Emil" a sentence ends.
    const isShortened = /^(?:betr|verf|bearb|sb)$/u.test(lower) && /^\.\s?$/u.test(gap)
    if (isRole && onlyColon.has(lower) && !isColon && !isShortened) return
    if (isRole && !/^(?:\s{1,3}|\s?:\s{0,6}|\s?\(|[.,]?\s„|\.\s|\.:\s?)$/u.test(gap)) return
    while (at < tokens.length && at - index < 7) {
      const next = tokens[at]
      if (!next) break
      if (
        !(
          inTitles.has(next.lower) ||
          titles.has(next.lower) ||
          (isRole &&
            at === index + 1 &&
            /^(?:vllt|evtl|wohl|vermutlich|angeblich|ist|lautet|war|heißt|eventuell|vielleicht)$/u.test(
              next.lower,
            ))
        ) ||
        (next.isCapital && !/^\.?/u.test(text.charAt(next.end)))
      )
        break
      if (!/^(?:[.:]?\s{0,2}|\.-|-|\s?:\s{0,6}|\s?\(|\.,?\s)$/u.test(next.gap) && at > index + 1)
        break
      sex = titles.get(next.lower) ?? sex
      titled ||= titles.has(next.lower) && !weakTitles.has(next.lower)
      at++
    }
    let first = at
    while (
      particles.has(tokens[first]?.lower ?? '') &&
      tokens[first + 1] &&
      (tokens[first + 1]?.isNext || tokens[first + 1]?.isJoined) &&
      first - at < 3
    )
      first++
    if (first > at && !tokens[first]?.isCapital) first = at
    const name = tokens[first]
    if (
      !name ||
      !isFree(first) ||
      (first > index + 1 &&
        !/^(?:[.:]?[\s\u00a0]{0,3}|-|,?\s„|\s?["„(]|\s?:\s{0,6})$/u.test(name.gap))
    )
      return
    gap = name.gap
    if (gap.split('\n').length > 2 || (gap.includes('\n') && isRole)) return
    const kind = reading.nameKind(name)
    const isInitial = /^\p{Lu}\p{Ll}?$/u.test(name.word) && text.charAt(name.end) === '.'
    const reason = afterWord(token.word)
    // "seine Frau Heilwig" is called by her given name.
    if (lower === 'frau' && token.isNext && ownWife.test(tokens[index - 1]?.lower ?? ''))
      titled = false
    const more = { sex, isTitled: titled, lead: lower }
    if (isInitial && (titled || isNamed(reading, first + 1))) {
      const next = tokens[first + 1]
      const isWhole =
        next?.isCapital && isFree(first + 1) && /^\.\s?$/u.test(next.gap) && !small.has(next.lower)
      take(first, isWhole ? nameEnd(reading, first + 1, isFree) : first, reason, more)
      return
    }
    if (name.hasDigit && name.word.length > 3 && !/^\p{Lu}\p{L}*\d\p{L}+$/u.test(name.word)) return
    if (!accepts(reading, tokens, index, first, { titled, isRole, kind })) return
    take(at < first ? at : first, nameEnd(reading, first, isFree), reason, more)
    // "Frau Yilmaz und Herr …", "Frau Meier/Schulz": "Frau Meier und Schulz" is left to the lists.
    const second = tokens[nameEnd(reading, first, isFree) + 1]
    if (titled && second?.isCapital && /^\s?\/\s?$/u.test(second.gap) && !reading.isWord(second))
      take(tokens.indexOf(second), tokens.indexOf(second), reason)
  })
}

const ownWife = /^(?:seiner?|meiner?|deiner?|deren|dessen)$/u

/** "L. Kattenstroth": a name behind a letter. */
function isNamed(reading: Reading, at: number): boolean {
  const token = reading.token(at)
  return (
    token?.isCapital === true &&
    /^\.\s?$/u.test(token.gap) &&
    token.word.length > 2 &&
    (!reading.isWord(token) || reading.nameKind(token) !== undefined)
  )
}

interface Acceptance {
  readonly titled: boolean
  readonly isRole: boolean
  readonly kind: ReturnType<Reading['nameKind']>
}

function accepts(
  reading: Reading,
  tokens: readonly Token[],
  index: number,
  first: number,
  { titled, isRole, kind }: Acceptance,
): boolean {
  const name = tokens[first]
  const title = tokens[index]
  if (!name || !title || noName.has(name.lower)) return false
  const isWord = reading.isWord(name)
  if (titled) {
    const before = tokens[index - 1]
    const isAnybody =
      title.isNext &&
      before !== undefined &&
      articles.test(before.lower) &&
      !/^(?:dr|prof)$/u.test(title.lower)
    if (name.isCapital) {
      if (small.has(name.lower) && kind === undefined) return false
      if (/^(?:fr|sr|pk)$/u.test(title.lower) && !/^\.?\s/u.test(name.gap)) return false
      return (
        !(isAnybody && isWord && kind === undefined) &&
        (!isWord || kind !== undefined || everydayNames.has(name.lower) || !isAnybody)
      )
    }
    // "frau wiese", "herr can": a verb or a small word is no name.
    if (small.has(name.lower) || name.word.length < 3) return false
    if (!isWord) return true
    if (isAnybody) return false
    const isVerb = reading.lists.words.has(name.lower) && !reading.lists.nouns.has(name.lower)
    return kind !== undefined && !isVerb
      ? true
      : !title.isCapital && reading.lists.nouns.has(name.lower) && everydayNames.has(name.lower)
  }
  if (!name.isCapital) return kind === 'given' && !isWord && !isRole
  if (!isWord) return !name.isUpper || kind !== undefined
  if (small.has(name.lower)) return false
  // "Oma Rose", "heißt Ernst": words that are names need a role that takes no other word behind it.
  return (
    (kind === 'given' || kind === 'surname') &&
    /^(?:namens|genannt|alias|heißt|heiße|hieß|rufname|vorname|nachname|name|geburtsname|familienname|gez|spfh|kollegin|kollege|tante|onkel|oma|opa|schwester|bearb|ltg|sb|zuname)$/u.test(
      title.lower,
    )
  )
}

function sexOfRole(lower: string): Sex | undefined {
  if (
    /(?:mutter|schwester|tochter|oma|tante|frau|nichte|cousine|hebamme|patin|mädchen|mama|ärztin|anwältin|.{4}(?:er|or|te|lege|loge|goge|eut|ant|ent)?in|km)$/u.test(
      lower,
    )
  )
    return 'f'
  return /(?:vater|bruder|sohn|opa|onkel|mann|neffe|papa|arzt|anwalt|junge|kv|leiter|lehrer|richter)$/u.test(
    lower,
  )
    ? 'm'
    : undefined
}

/** "KOWALCZYK, Emil", "Rose, Katharina"; or those alone that fill a field of a form: "Name: Kowalczyk, Emil". */
function takeCommaPairs(reading: Reading, isFree: IsFree, take: Take, inFields: boolean): void {
  const { tokens } = reading
  for (let at = 1; at < tokens.length; at++) {
    const given = tokens[at]
    const family = tokens[at - 1]
    if (
      !given?.isCapital ||
      !family?.isCapital ||
      !/^,[ \u00a0]?$/u.test(given.gap) ||
      !isFree(at) ||
      !isFree(at - 1)
    )
      continue
    if (reading.nameKind(given) !== 'given' || reading.isWord(given)) continue
    let first = at - 1
    while (first > at - 8 && first > 0 && tokens[first]?.isJoined && isFree(first - 1)) first--
    while (first > 0 && particles.has(tokens[first - 1]?.lower ?? '') && tokens[first]?.isNext)
      first--
    // "Frau Meier, Anna und Emil"
    const lead = tokens[first - 1]
    if (
      lead &&
      titles.has(lead.lower) &&
      /^\.?\s{1,3}$/u.test(tokens[first]?.gap ?? '') &&
      !/^(?:familie|fam)$/u.test(lead.lower)
    )
      continue
    const kind = reading.nameKind(family)
    const isStart = first === 0 || /\n|[:•\t]|\s-\s$/u.test(tokens[first]?.gap ?? '')
    // Between given names it is a list: "Emil, Lena und Jonas".
    if (kind === 'given' && !isStart && !family.isUpper) continue
    const isWord = reading.isWord(family) && !reading.isCompound(family)
    if (kind === undefined && isWord) continue
    if (isWord && !isStart && !family.isUpper) continue
    if (kind === 'given' && reading.token(at + 1)?.gap.startsWith(',')) continue
    let last = at
    while (
      tokens[last + 1] &&
      isFree(last + 1) &&
      (tokens[last + 1]?.isJoined ||
        (tokens[last + 1]?.isNext &&
          reading.nameKind(tokens[last + 1] as Token) === 'given' &&
          !reading.isWord(tokens[last + 1] as Token)))
    )
      last++
    if (inFields && !isField(reading, first, last)) continue
    take(first, last, reasonWords.list)
  }
}

/** Does a name begin behind a colon or on a line of its own, and end with its line or before a gap? */
const isField = ({ text, tokens }: Reading, first: number, last: number): boolean => {
  const end = tokens[last]?.end ?? 0
  return (
    /\n|:/u.test(tokens[first]?.gap ?? '') &&
    /^[ \t]*(?:\n|$|[<(]|[ \t]{2})/u.test(text.slice(end, end + 20))
  )
}

/** Words the lists know as names, with what belongs to them. */
function takeListed(reading: Reading, isFree: IsFree, take: Take): void {
  const { tokens, text, lists } = reading
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || !isFree(at) || token.word.length < 2) continue
    if (token.isJoined && !isFree(at - 1)) continue
    const first = at
    let last = at
    while (last < at + 8 && tokens[last + 1]?.isJoined && isFree(last + 1)) last++
    const chain = tokens.slice(first, last + 1)
    const reason = reasonOf(reading, chain)
    if (reason === undefined || (chain.length === 1 && isNearPlace(reading, token))) continue
    // "Müller-Akte": the part behind is a word.
    while (
      last > first &&
      reading.isWord(tokens[last] as Token) &&
      reading.nameKind(tokens[last] as Token) === undefined
    )
      last--
    let from = first
    // "M. Sommer", "K. Rose", an unknown word in front
    while (from > 0 && isFree(from - 1)) {
      const before = tokens[from - 1]
      if (!before?.isCapital || from - 1 < first - 3) break
      const isInitial =
        /^\p{Lu}\p{Ll}?$/u.test(before.word) && /^\.\s?$/u.test(tokens[from]?.gap ?? '')
      const isName =
        tokens[from]?.isNext &&
        !tokens[from]?.gap.includes('\n') &&
        !reading.isShortForm(from - 1) &&
        !reading.isWord(before) &&
        !before.hasDigit
      if (!isInitial && !isName) break
      from--
    }
    while (
      from > 0 &&
      /^(?:von|van|abu|umm|al|el|ben|de|der|den|bin|ibn)$/u.test(tokens[from - 1]?.lower ?? '') &&
      tokens[from]?.isNext &&
      isFree(from - 1) &&
      (tokens[from - 1]?.isCapital ||
        (/^(?:van|von|de|ben|el|al)$/u.test(tokens[from - 1]?.lower ?? '') &&
          tokens[from - 2]?.isCapital &&
          reading.nameKind(tokens[from - 2] as Token) === 'given'))
    )
      from--
    const kind = reading.nameKind(token)
    if (
      !token.isCapital &&
      !(lists.ownGiven.has(reading.nameKey(token)) || (kind === 'given' && token.word.length > 4))
    )
      continue
    const end = nameEnd(reading, last, isFree)
    // "Anna K.", "Özlem K."
    const letter = tokens[end + 1]
    const isLetter =
      letter !== undefined &&
      isFree(end + 1) &&
      letter.isNext &&
      (/^\p{Lu}$/u.test(letter.word) || (!token.isCapital && /^\p{L}$/u.test(letter.word))) &&
      text.charAt(letter.end) === '.' &&
      !letter.gap.includes('\n')
    take(from, isLetter ? end + 1 : end, reason)
    at = isLetter ? end + 1 : end
  }
}

/** A place everybody knows is a place, unless it is a given name as well. */
function isNearPlace({ lists }: Reading, { key }: Token): boolean {
  const isNear = (one: string): boolean =>
    lists.places.get(one) === 'near' && !lists.ownGiven.has(one)
  return isNear(key) || (key.endsWith('s') && isNear(key.slice(0, -1)))
}

function reasonOf(reading: Reading, chain: readonly Token[]): string | undefined {
  const isWholeWord = chain.every((token) => reading.isWord(token))
  if (isWholeWord) {
    // "Freitag-Wolf" is none; a given name that is a word only in small letters is.
    return undefined
  }
  for (const token of chain) {
    if (reading.isWord(token) || (token.hasDigit && !/^\p{L}+\d\p{L}+$/u.test(token.word))) continue
    const kind = reading.nameKind(token)
    if (token.isUpper && token.word.length < 4) continue
    if (!token.isCapital) {
      if (kind === 'given' && chain.length === 1) return reasonWords.list
      continue
    }
    if (kind !== undefined && token.word.length > 2) return reasonWords.list
    if (reading.hasNameEnding(token)) return reasonWords.shape
  }
  // Unknown words with a hyphen between them.
  const parts = chain.filter((token) => token.isCapital && token.word.length > 2)
  return parts.length === chain.length &&
    chain.length === 2 &&
    parts.every((token) => !reading.isWord(token) && !token.isUpper)
    ? reasonWords.shape
    : undefined
}

/** An unknown word where a name would stand: before a verb of a person, behind "der kleine", beside a name. */
function takeActing(
  reading: Reading,
  isFree: IsFree,
  take: Take,
  taken: ReadonlySet<number>,
): void {
  const { tokens, text } = reading
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (
      !token?.isCapital ||
      !isFree(at) ||
      token.word.length < 3 ||
      token.hasDigit ||
      reading.isWord(token)
    )
      continue
    if (
      titles.has(token.lower) ||
      inTitles.has(token.lower) ||
      (token.isUpper && token.word.length < 5) ||
      token.isJoined ||
      tokens[at + 1]?.isJoined
    )
      continue
    const before = tokens[at - 1]
    const next = tokens[at + 1]
    const isIntroduced = token.isNext && before !== undefined && articles.test(before.lower)
    // "In Gladbeck gibt es": where something is, not who does it.
    const isPlaced = token.isNext && before !== undefined && whereabouts.has(before.lower)
    const isActing =
      next !== undefined && next.isNext && acts.has(next.lower) && !isIntroduced && !isPlaced
    const isAddressed =
      token.isNext &&
      before !== undefined &&
      youngOrOld.test(before.lower) &&
      articles.test(tokens[at - 2]?.lower ?? '')
    const isBeside =
      (taken.has(at - 1) && token.isNext && !token.gap.includes('\n')) ||
      (/^(?:und|u|oder|&)$/u.test(before?.lower ?? '') && taken.has(at - 2) && token.isNext) ||
      (taken.has(at - 1) && /^\s?[,/&+]\s?$/u.test(token.gap)) ||
      (next !== undefined &&
        taken.has(at + 1) &&
        next.isNext &&
        !next.gap.includes('\n') &&
        !isIntroduced) ||
      (/^(?:und|u|oder)$/u.test(next?.lower ?? '') && taken.has(at + 2) && !isIntroduced)
    const isSpeaker =
      /^\s?:\s/u.test(text.slice(token.end, token.end + 3)) &&
      /\n|\]\s?$|\d\s-?\s?$/u.test(token.gap) &&
      /^(?:\[|\d)/u.test(lineAround(text, token.start, 80))
    const isSigned =
      /^\p{L}+$/u.test(lineAround(text, token.start, 80).trim()) &&
      /(?:Grü(?:ße|ßen|sse)|Gruß|LG|VG|gez\.?|Im Auftrag|[iI]\.\s?[AV]\.|Hochachtungsvoll)[,.!]?\s*$/u.test(
        text.slice(Math.max(0, token.start - 40), token.start),
      )
    if (isActing || isAddressed || isBeside || isSpeaker || isSigned)
      take(at, nameEnd(reading, at, isFree), isBeside ? reasonWords.beside : reasonWords.acts)
  }
}
