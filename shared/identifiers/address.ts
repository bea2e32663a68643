// Streets, post codes, and the towns of them.
import { reasonWords } from './identifiers.words.ts'
import type { Reading } from './reading.ts'

const number =
  '\\d{1,3}\\s?(?:[a-zA-Z](?![\\p{L}\\d]))?(?:\\s?[-–/+]\\s?\\d{1,3}\\s?[a-z]?(?![\\p{L}\\d.]))?'
const behind =
  '(?![\\d\\p{L}]|[.,:]\\d|\\s?(?:Uhr|€|Euro|Jahre?n?|Tage?n?|Wochen?|Monate?n?|Stunden?|Minuten|Kinder|Prozent|%|Grad|mal|Mal|km|m|cm|kg)(?!\\p{L}))'
const surely =
  'straße|strasse|straßen|str|allee|gasse|chaussee|promenade|weg|platz|ring|ufer|damm|pfad|stieg|steig|twiete'
/** In small letters, with a capital in front, and in capitals: a flag for it would make any word a capitalised one. */
const inAnyCase = (words: string): string =>
  words
    .split('|')
    .flatMap((word) => [
      `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`,
      word.toUpperCase(),
    ])
    .join('|')
const perhaps =
  'hof|kamp|berg|wall|graben|brücke|heide|busch|feld|wiese|siedlung|park|tor|tal|markt|bruch|horst|hang|hügel|garten|kirche|mühle|loh|bach|rain|winkel|eck|höhe|grund|anger|esch|brink|zeile|reihe|kolonie|aue|kai|deich|stiege|acker|koppel|halde|bogen|terrasse|höfe|steg|schacht|furt|gärten|wiesen|felder|weide|hecke|ziegelei'
const front =
  "(?<![\\p{L}\\d])(?:(?:\\p{Lu}[\\p{L}.’']{0,30}|von|der|den|des|van|de|zu)[ -]\\n?){0,4}"

const patterns: readonly RegExp[] = [
  // "Horster Str. 214b", "Karl-Marx-Straße 5", "steinbrinkstr 201"
  new RegExp(
    `${front}[\\p{L}-]{0,40}(?:${inAnyCase(surely)})\\.?\\s{0,2}(?:[Nn]r\\.?\\s?)?${number}${behind}`,
    'gu',
  ),
  new RegExp(`${front}\\p{Lu}[\\p{L}-]{1,40}(?:${perhaps})\\s${number}${behind}`, 'gu'),
  // "Am Stadtgarten 7", "An der Alten Mühle 12"
  new RegExp(
    `(?<![\\p{L}\\d])(?:[Aa]m|[Aa]n\\sde[rnm]|[Ii]m|[Ii]n\\sde[rnm]|[Aa]uf\\sde[rnm]|[Zz]u[mr]|[Uu]nter\\sde[nr]|[Hh]inter\\sde[rnm]|[Hh]interm|[Uu]nterm|[Üü]berm|[Vv]orm|[Aa]chtern?|[Oo]p\\sde[rnm]|[Bb]ei\\sde[rnm]|[Vv]or\\sde[rnm]|[Bb]eim|[Oo]b\\sde[rm])\\s(?!Tag|Zimmer|Raum|Abend|Morgen|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|Punkt|Termin|Absatz|Seite|Klasse|Schuljahr|Alter|Jahr|Monat|Woche|KW|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Fall|Telefon|Haus|Gruppe|Nacht|Uhr|Gleis|Stufe|Höhe|Anlage|Ende|Anfang|Wochenende)(?:\\p{Lu}[\\p{L}-]{2,30}\\s){1,3}${number}${behind}`,
    'gu',
  ),
]

/** Roads that name no place of one's own. */
const general =
  /^(?:einbahn|land|spiel|durchgangs|fahrrad|bundes|neben|seiten|wohn|einkaufs|zufahrts|schnell|haupt|quer|kreis|daten|milch|prozess|sack|haupt)?(?:straßen?|strasse|str|gasse|allee|weg|platz|ring)(?:n|s|es)?$/u
const road = /^.{3,}(?:straße|strasse|str|allee|gasse|chaussee)s?$/u
const way = /^.{3,}(?:weg|platz|ring|ufer|damm|pfad|stieg|promenade)s?$/u

/** Takes streets with their numbers, roads without one, and post codes with the town behind them. */
export function takeAddresses(reading: Reading): void {
  const { text, tokens } = reading
  for (const pattern of patterns)
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const { start, end } = withoutLead(
        reading,
        index,
        index + found.length,
        pattern !== patterns[2],
      )
      // "in der Hafenallee 3" is taken as a road already.
      if (pattern === patterns[2] && isNameTaken(reading, start, end)) continue
      reading.claim({ type: 'STREET', state: 'replaced', reason: reasonWords.street, start, end })
    }
  for (const { index } of text.matchAll(
    /(?<![\p{L}\d.,/-])(?:D-)?\d{5}(?=[ \t]{1,3}\p{L}{3,})(?!\s?(?:Euro|EUR|Einwohner|Kinder|Personen|Fälle))/gu,
  )) {
    const end = index + (text.charAt(index) === 'D' ? 7 : 5)
    const town = tokens[tokenFrom(reading, end)]
    if (!town || town.start - end > 3 || (!town.isCapital && !reading.lists.places.has(town.key)))
      continue
    reading.claim({
      type: 'POSTCODE',
      state: 'replaced',
      reason: reasonWords.postcode,
      start: index,
      end,
    })
    let last = tokenFrom(reading, end)
    const next = tokens[last + 1]
    if (next?.isJoined || (next?.isNext && reading.lists.places.has(`${town.key} ${next.key}`)))
      last++
    reading.claim({
      ...{ type: 'PLACE', state: 'replaced', reason: reasonWords.postcode },
      start: town.start,
      end: tokens[last]?.end ?? town.end,
    })
  }
  tokens.forEach((token, at) => {
    if (!token.isCapital || reading.isTaken(token)) return
    const isRoad = road.test(token.lower) || (way.test(token.lower) && !reading.isWord(token))
    const isApart = /^(?:straße|strasse|str|allee|weg|platz|ring)$/u.test(token.lower) && at > 0
    if (!isApart && (!isRoad || general.test(token.lower))) return
    let first = at
    while (first > at - 8 && first > 0 && tokens[first]?.isJoined) first--
    const before = tokens[first - 1]
    if (
      first === at &&
      tokens[first]?.isNext &&
      before?.isCapital &&
      /er$|^(?:alte|neue|lange|kurze|hohe)n?$/u.test(before.lower)
    )
      first--
    if (isApart && first === at) return
    const start = tokens[first]?.start ?? token.start
    const behindIt = /^\.?[ ]?\d{1,3}\s?[a-z]?(?![\p{L}\d]|[.:]\d)/u.exec(
      text.slice(token.end, token.end + 9),
    )?.[0]
    const end =
      token.end +
      (behindIt?.length ??
        (token.lower.endsWith('str') ? Number(text.charAt(token.end) === '.') : 0))
    reading.claim({ type: 'STREET', state: 'replaced', reason: reasonWords.street, start, end })
  })
}

/** Is the word in front of the number part of a place already? */
function isNameTaken(reading: Reading, start: number, end: number): boolean {
  let name = reading.token(tokenFrom(reading, start))
  for (let at = tokenFrom(reading, start); (reading.token(at)?.end ?? Infinity) <= end; at++)
    if (reading.token(at)?.isCapital) name = reading.token(at)
  return name !== undefined && reading.isTaken(name)
}

/** Index of the first token that begins at or behind a position. */
export function tokenFrom({ tokens }: Reading, position: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
}

const roadEnding = new RegExp(`(?:${surely})$`, 'u')
/** Words of the sentence in front of where something is; "Am", "Auf dem" are a part of names. */
const whereIn = /^(?:in|im|der|dem)$/u

/** Words of the sentence in front of a street ("Anschrift Horster Str. 5") do not belong to it. */
function withoutLead(
  reading: Reading,
  start: number,
  end: number,
  isRoad: boolean,
): { start: number; end: number } {
  let at = tokenFrom(reading, start)
  const isLead = (index: number): boolean => {
    const token = reading.token(index)
    const next = reading.token(index + 1)
    if (!token || !next || next.start >= end || next.isJoined) return false
    if (isRoad && !token.isCapital && reading.isWord(token)) return true
    if (
      /^(?:am|an|im|in|auf|zum|zur|unter|unterm|hinter|hinterm|überm|vor|vorm|achter|achtern|bei|beim|op|alte[nr]?|neue[nr]?|lange|große|kleine|hohe|obere|untere|von|der|den|dem)$/u.test(
        token.lower,
      )
    )
      return false
    if (
      /(?:er|sche)$/u.test(token.lower) &&
      /^(?:str|straße|strasse|weg|allee|platz|ring|damm|ufer|tor|heide|berg|markt)/u.test(
        next.lower,
      )
    )
      return false
    return reading.isWord(token) && !roadEnding.test(token.lower)
  }
  for (;;) {
    let next = at
    // "In der Wohnung Kastanienstieg 17b", "In der Hafenallee 3"
    if (isRoad && whereIn.test(reading.token(at)?.lower ?? '')) {
      while (whereIn.test(reading.token(next)?.lower ?? '')) next++
      const name = reading.token(next)
      if (name && name.start < end && (isLead(next) || roadEnding.test(name.lower))) at = next
    }
    if (!isLead(at)) break
    at++
  }
  return { start: reading.token(at)?.start ?? start, end }
}
