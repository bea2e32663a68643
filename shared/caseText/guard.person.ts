// Who a text of an office names: forms of names that a case text may hold as pseudonyms, and a heading of a room, too.
import { givenName as commonNames } from './guard.label.ts'
import { matchesIn, type Sought } from './guard.sought.ts'
import type { Stretch } from '../kernel/text.ts'

/** A person a text may name. */
export interface FoundPerson extends Stretch {
  /** Otherwise a person is asked. */
  readonly certain: boolean
  /** Only a letter of the name: in a room that is a pseudonym. */
  readonly isInitial: boolean
}

/** Given names that are common here, too; a label is not asked for them. */
const givenName = `${commonNames}|Amira|Ayşe|Chantal|Cem|Deniz|Dilara|Fabian|Gerd|Günter|Hasan|Hüseyin|Jacqueline|Jamal|Jeremy|Justin|Kübra|Lars|Mandy|Maximilian|Merve|Mohammad|Nele|Niklas|Omar|Pascal|Ronny|Samira|Selin|Sibel|Steffen|Tarek|Volker|Yasmin`

/** Names that nearly a million people here bear, and that are no word; with others a person is asked. */
const familyName =
  'M[ae][iy]er|Meyers?|Schmidt|Schmitt|Schmitz|Müller|Mueller|Schulz|Schulze|Schultz|Hof{1,2}mann|Neumann|Hartmann|Lehmann|Herrmann|Hermann|Baumann|Bergmann|Zimmermann|Krüger|Krueger|Krause|Köhler|Möller|Schröder|Schroeder|Schubert|Scholz|Schulte|Schwarz|Schneider|Schäfer|Schaefer|Fischer|Weber|Wagner|Becker|Bauer|Richter|Koch|Klein|Wolff?|Braun|Hahn|Huber|Kaiser|Fuchs|Peters|Jansen|Janssen|Lorenz|Albrecht|Ludwig|Böhm|Krämer|Vogt|Voigt|Seidel|Brandt|Haas|Schreiber|Dietrich|Ziegler|Kuhn|Kühn|Pohl|Sauer|Arnold|Pfeiffer|Winkler|Franke|Friedrich|Martens|Schuster|Schumacher|Yildirim|Yıldırım|Günther|Berger|Yilmaz|Yılmaz|Yildiz|Yıldız|Kaya|Demir|Çelik|Celik|Şahin|Sahin|Öztürk|Aydin|Arslan|Nguyen|Kowalski|Kowalska|Nowak|Ivanova?|Petrova?'
/** Of these the ones that are trades or things stand alone without being asked about. */
const namesAlone =
  'M[ae][iy]er|Meyers?|Schmidt|Schmitt|Schmitz|Müller|Mueller|Schultz|Hof{1,2}mann|Neumann|Hartmann|Lehmann|Herrmann|Krüger|Krueger|Köhler|Möller|Schröder|Schroeder|Schubert|Scholz|Jansen|Janssen|Yilmaz|Yılmaz|Kaya|Demir|Çelik|Celik|Öztürk|Nguyen|Kowalski|Kowalska|Nowak'

const role =
  '(?:Kolleg(?:in|en?)|Mitarbeiter(?:in)?|Fachkraft|(?:Team|Amts|Sachgebiets|Abteilungs|Fachbereichs|Bereichs|Gruppen|Jugendamts)?[Ll]eit(?:ung|erin|er)|(?:Bezirks)?[Ss]ozialarbeiter(?:in)?|Sozialpädagog(?:in|e)|Sachbearbeiter(?:in)?|Dezernent(?:in)?|(?:Ober)?[Bb]ürgermeister(?:in)?|Land(?:rat|rätin)|Richter(?:in)?|Ärztin|Arzt|Lehrer(?:in)?|Erzieher(?:in)?|Hebamme|Therapeut(?:in)?|Psycholog(?:in|e)|Referent(?:in)?|Familienhelfer(?:in)?|Beistand|Supervisor(?:in)?|Moderator(?:in)?|Koordinator(?:in)?|Verfahrensbeistand|Vormund|An(?:walt|wältin)|(?:Kindes|Pflege|Stief|Schwieger)?(?:[Mm]utter|[Vv]ater)|Großmutter|Großvater|Oma|Opa|Tante|Onkel|Schwester|Bruder|Nachbar(?:in)?)'

/** Small words, and forms of verbs, behind "frau" and "herr": no names. */
const noName =
  '(?:und|oder|ist|war|sind|waren|hat|hatte|haben|wird|wurde|werden|kann|konnte|soll|sollte|muss|musste|darf|will|wollte|kommt|kam|geht|ging|lebt|wohnt|sagt|sagte|braucht|sein|nicht|auch|mit|ohne|aus|in|im|an|am|auf|bei|beim|zu|zur|zum|von|vom|für|vor|nach|unter|über|als|wie|wenn|die|der|das|des|den|dem|ein|eine|einer|eines|sich|selbst|allein|noch|nur|schon|sehr|dann|dort|hier|so|aber|daher|oft|immer|ebenfalls|gegenüber|sowie|beide|beider|bzw|statt|um|ob|dass|weil|zieht|zog|fehlt|fehlte|möchte|sieht|gibt|erhält|bekommt|arbeitet|spricht|meint|heißt|leben|wohnen|sehen|eher|gut|jung|alt|ihr|ihre|seine|sein|einbeziehen|stärken|anhören|begleiten|unterstützen|einzeln|gemeinsam|getrennt)'
/** What stands before a word for anybody: "jede Frau", "die junge Frau". */
const anybody =
  '(?<!(?:^|[^\\p{L}])(?:die|der|das|den|dem|des|ein|eine|einen|einem|einer|eines|kein|keine|keinen|keiner|jede|jeder|jeden|jedem|jedes|diese|dieser|diesen|diesem|welche|welcher|alle|manche|mehrere|zwei|drei|junge|jungen|junger|ältere|alte|schwangere|andere|anderen|seine|seiner|ihre|ihrer|ihrem|meine|unsere|ganze|ganzen|als|pro|je|und|oder|von|zur|beim|vom)\\s{1,3})'
/** Endings of words that say what a function is about: "Fachkraft Kinderschutz". */
const subject =
  '(?!\\p{L}*(?:ung|ungen|heit|keit|schaft|schutz|hilfen?|amt|ämter|dienste?|beratung|arbeit|förderung|aufsicht|gericht|kraft|kräfte|innen|ion|ität|wesen|bereich|pflege|vertretung|team|kind|kinder|jugend|familie|familien|eltern|vater|mutter|schule|kita|recht)(?!\\p{L}))(?!\\p{Lu}{2,5}(?!\\p{L}))'
const small =
  '(?:(?:von(?:\\sde[rmn])?|van(?:\\sde[rn])?|de|al|el|Dr\\.(?:\\smed\\.)?|Prof\\.)[\\s-]){0,2}'
const end = '(?!\\p{L})'
const begin = '(?<![\\p{L}-])'
const hyphenated = `\\p{Lu}\\p{L}+-\\p{Lu}\\p{L}+${end}`

interface SoughtPerson extends Sought {
  readonly certain: boolean
  readonly isInitial?: boolean
}

const sought = (pattern: string, hint: RegExp, certain: boolean, flags = 'gu'): SoughtPerson => ({
  ...{ hint, certain },
  pattern: new RegExp(pattern, flags),
})
const single = /[a-zäöü.]\s{1,3}\p{Lu}(?!\p{L})/u
const addressed = /frau|herr|famil|fam|ehel|fr\.|hr\./iu
const anyRole = new RegExp(role, 'iu')
const anyGiven = new RegExp(givenName, 'iu')

const persons: readonly SoughtPerson[] = [
  // "frau meyer", "FRAU MEYER", "herrn  meyer"
  sought(
    `${begin}${anybody}(?:frau|herrn?|fr\\.|hr\\.)\\s{1,3}${small}(?!${noName}${end})\\p{Ll}{2,}${end}`,
    addressed,
    true,
  ),
  sought(
    `${begin}(?:FRAU|HERRN?|FAMILIE|EHELEUTE)\\s{1,3}${small}(?!(?:UND|ODER|IST|DES|DER|IM|IN)${end})\\p{L}{2,}${end}`,
    addressed,
    true,
  ),
  sought(
    `${begin}(?:frau|herrn?|familie|fam\\.|eheleute)\\s{1,3}${small}${subject}\\p{Lu}\\p{L}+${end}`,
    addressed,
    true,
  ),
  sought(
    `${begin}${anybody}(?:Frau|Herrn?|Fr\\.?|Hr\\.)\\s{1,3}${small}(?!${noName}${end})\\p{Ll}{2,}${end}`,
    addressed,
    false,
  ),
  sought(
    `${begin}${anybody}(?:Frau|Herrn?|Fr\\.?|Hr\\.|Familie|Fam\\.)\\s{1,3}(?:${namesAlone})${end}`,
    addressed,
    true,
    'giu',
  ),
  sought(
    `${begin}${anybody}(?:familie|fam\\.?)\\s{1,3}(?!${noName}${end})\\p{Ll}{3,}(?<!t|te|en)${end}`,
    addressed,
    false,
  ),
  sought(
    `${begin}${role}\\s{1,3}(?:Frau\\s|Herrn?\\s)?${small}(?:${familyName}|${givenName})${end}`,
    anyRole,
    true,
  ),
  // "FrauMeyer"
  sought(`${begin}(?:Frau|Herrn?|Familie)-?${subject}\\p{Lu}\\p{Ll}+${end}`, addressed, true),
  // In small letters "Vater sauer" is no name.
  sought(
    `${begin}${role}\\s{1,3}(?:Frau\\s|Herrn?\\s)?${small}(?:${namesAlone})${end}`,
    anyRole,
    true,
    'giu',
  ),
  sought(`${begin}${role}\\s{1,3}${small}${subject}${hyphenated}`, anyRole, true),
  sought(
    `${begin}${role}\\s{1,3}${small}${subject}\\p{Lu}\\p{Ll}{2,}(?:-\\p{Lu}\\p{L}+)?${end}`,
    anyRole,
    false,
  ),
  {
    ...sought(
      `${begin}(?:Familie|Fam\\.?|Frau|Herrn?|Fr\\.?|Hr\\.?)\\s{1,3}\\p{Lu}(?:\\.|${end}(?!-))`,
      single,
      true,
    ),
    isInitial: true,
  },
  {
    ...sought(`${begin}${role}\\s{1,3}\\p{Lu}(?:\\.|${end}(?!-))`, single, false),
    isInitial: true,
  },
  { ...sought(`${begin}(?:${givenName})\\s\\p{Lu}\\.(?!\\p{L})`, anyGiven, true), isInitial: true },
  {
    ...sought(
      `(?<![\\p{L}.])\\p{Lu}\\.\\s?\\p{Lu}\\.(?!\\s?\\p{L}\\.)`,
      /\p{Lu}\.\s?\p{Lu}\./u,
      false,
    ),
    isInitial: true,
  },
  // "Sabine und Peter", "Leon (7)"
  sought(
    `${begin}(?:${givenName})(?:,\\s(?:${givenName}))?\\s(?:und|&)\\s(?:${givenName})${end}`,
    anyGiven,
    true,
  ),
  sought(`${begin}(?:${givenName})\\s?[(,]\\s?\\d{1,2}(?:\\sJahre|[)]|J\\.)`, anyGiven, true),
  sought(`${begin}(?:${givenName})s?${end}`, anyGiven, false),
  sought(
    `${begin}(?:${namesAlone})s?(?:-\\p{Lu}\\p{L}+)?${end}`,
    new RegExp(namesAlone, 'u'),
    false,
  ),
  // In small or large letters alone: no given name that is a word, too.
  sought(
    `${begin}(?!(?:frank|jan|ben|ali|tim|tom|mia|eva|lea|ute|uwe|jana|ines|robin|jasmin|finn)s?${end})(?:${givenName.toLowerCase()})s?${end}`,
    new RegExp(givenName.toLowerCase(), 'u'),
    false,
  ),
  sought(
    `${begin}(?!(?:FRANK|JAN|BEN|ALI|TIM|TOM|MIA|UTE)S?${end})(?:${givenName.toUpperCase()})S?${end}`,
    new RegExp(givenName.toUpperCase(), 'u'),
    false,
  ),
]

/** Who a plain text names, by form; some may overlap. Linear. */
export const findPersons = (text: string): FoundPerson[] =>
  persons.flatMap(({ certain, isInitial = false, ...one }) =>
    matchesIn(text, one).map((match) => ({
      ...{ start: match.index, end: match.index + match[0].length, certain, isInitial },
    })),
  )

/** Does a plain text name a person for certain? A letter for a name counts where `initials` says so. */
export const namesPerson = (text: string, initials: boolean): boolean =>
  findPersons(text).some(({ certain, isInitial }) => certain && (initials || !isInitial))
