/** Letters of a text as names are compared, in words. */
export interface Word {
  /** Lower case, without umlauts: "Köln", "Koeln" and "Koln" are one. */
  readonly letters: string
  /** Where it stands, and where each of its letters begins: in units of the text it was read from. */
  readonly start: number
  readonly end: number
  readonly capital: boolean
  /** What stands between it and the word before it. */
  readonly gap: string
}

const UMLAUT: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', ß: 'ss' }

/** A name or word as it is compared: "Münster", "Muenster" → "munster". */
export const compared = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => UMLAUT[letter] ?? letter)
    .replace(/([aou])e/g, '$1')

/** Also where a new one begins inside: "KölnBonn" are two. */
const WORD = /\p{L}+?(?=(?<=\p{Ll})\p{Lu}|(?!\p{L}))/gu

/** The words of a plain text, each with what stands before it. Linear. */
export function wordsOf(text: string): readonly Word[] {
  let before = 0
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => {
    const gap = text.slice(before, index)
    before = index + word.length
    return {
      letters: compared(word),
      ...{ start: index, end: before, gap },
      capital: /^\p{Lu}/u.test(word),
    }
  })
}

/** What a name turns into, ordinary words apart. */
const ENDINGS = [
  '',
  ...['s', 'er', 'ers', 'ern', 'erin', 'erinnen', 'aner', 'aners', 'anern', 'enser', 'ensers'],
  ...['isch', 'ische', 'ischem', 'ischen', 'ischer', 'isches'],
  ...['erisch', 'erische', 'erischen', 'erischer'],
  ...['weit', 'weite', 'weiten', 'weiter', 'weites', 'bezogen', 'bezogene', 'bezogenen'],
]
/** "Kleve" → "Klever", "Lage" → "Lagenser" */
const AFTER_E = ['r', 'rs', 'rn', 'rin', 'rinnen', 'nser', 'ner', 'ners']
/** "Solingen" → "Solinger", "Recklinghausen" → "Recklinghäuser", "Westfalen" → "westfälisch" */
const FOR_EN = [
  'er',
  'ers',
  'ern',
  'erin',
  'erinnen',
  'isch',
  'ische',
  'ischen',
  'ischer',
  'isches',
]
/** "Oberbergisch" → "Oberbergischen" */
const ADJECTIVE = ['', 'e', 'em', 'en', 'er', 'es']

/** A name in all its forms is known by one of these. */
interface NameForm<T> {
  readonly meaning: T
  /** After how many letters a space, a dash or nothing may stand: where one word of the name ends. */
  readonly breaks: ReadonlySet<number>
}

export type NameForms<T> = Map<string, NameForm<T>>

const joined = (stem: string, ending: string): string =>
  /[aou]$/.test(stem) && ending.startsWith('e') ? stem + ending.slice(1) : stem + ending

function formsOf(name: string, isWord: boolean): string[] {
  if (name.endsWith('ischer')) return ADJECTIVE.map((ending) => name.slice(0, -2) + ending)
  if (name.endsWith('isch')) return ADJECTIVE.map((ending) => name + ending)
  return [
    // "aus" is nothing of an office of Au.
    ...ENDINGS.filter((ending) => ending !== 's' || name.length > 2).map((ending) =>
      joined(name, ending),
    ),
    ...(name.endsWith('e') ? AFTER_E.map((ending) => name + ending) : []),
    ...(name.endsWith('en') && name.length > 4 && !isWord
      ? FOR_EN.map((ending) => name.slice(0, -2) + ending)
      : []),
  ]
}

/**
 * Adds a name with its endings and derivations. A form that is known already keeps its meaning. `isWord` says that the
 * name is a word as well: then nothing is derived from its stem ("Siegen" gives no "Sieger").
 */
export function addName<T>(forms: NameForms<T>, name: string, meaning: T, isWord = false): void {
  const parts = wordsOf(name).map(({ letters }) => letters)
  const breaks = new Set<number>()
  let length = 0
  for (const part of parts) breaks.add((length += part.length))
  for (const form of formsOf(parts.join(''), isWord))
    if (form.length > 1 && !forms.has(form)) forms.set(form, { meaning, breaks })
}

/** A name that stands in a text. */
export interface FoundName<T> {
  readonly meaning: T
  readonly form: string
  /** Index of its first word, and of the one behind its last. */
  readonly from: number
  readonly to: number
  /**
   * Taken apart where it has no gap: "Dort-mund" is the name all the same, "Dort mund" may be two words; of "Kö ln" one
   * part is no word.
   */
  readonly torn: 'no' | 'surely' | 'perhaps' | 'broken'
}

/** Longer than any form of a name. */
const LONGEST = 60
/** Two words that are one name where it has no gap are together at least so long; with a dash between them, so long. */
const LEAST_TORN = 6
const LEAST_CUT = 4

/** Words of up to three letters: another part as short as that is torn off. Abbreviations of the field among them. */
const shortWords: ReadonlySet<string> = new Set(
  `ab abs akt all als alt am amt an ans arm art arg arzt asd auf aus bad bei bis bus bzw ca da dem den der des die din dr du ehe eid ein elf
er erz es est etc eu ev fall fax fuß für gab gar gem gen ggf gut hat heft her hin hof hut ich ihm ihn ihr im in ins ist it ja je job jag jhg ka kam kfz
ki kjp kjh km knie ksd kur lag law lkg mal man max med mit mut nah nach neu nie nr nrw not nun nur ob och oft ohr ort per pro pkd rad rat rot rsd
rum ruf saß sah see sei sgb sie so sog spt std tag tal tat tel tor tot tun tür um und uns usw uhr uvm via viel vom von vor vs wann war was weg wem wen
wer wie wir wo wut z zb zog zu zug zum zur zwar`
    .split(/\s+/)
    .map(compared),
)

/** Is one of the parts of a torn name no word? */
const isBroken = (parts: readonly Word[]): boolean =>
  parts.some(({ letters }) => letters.length > 1 && letters.length <= 3 && !shortWords.has(letters))

/** Names that stand in a text, also taken apart or run together; some may overlap. Linear. */
export function namesAmong<T>(words: readonly Word[], forms: NameForms<T>): FoundName<T>[] {
  const found: FoundName<T>[] = []
  words.forEach((_, from) => {
    let letters = ''
    const cuts: { readonly at: number; readonly gap: string }[] = []
    let single = true
    let umlautCut = false
    for (let to = from; to < words.length && letters.length < LONGEST; to++) {
      const word = words[to]
      if (!word) break
      if (to > from) {
        if (word.gap.length > 5 || /\d/.test(word.gap)) break
        cuts.push({ at: letters.length, gap: word.gap })
      }
      umlautCut ||= /[aou]$/.test(letters) && word.letters.startsWith('e')
      letters += word.letters
      single &&= word.letters.length === 1
      // "Mu-enster": the two letters of an umlaut may stand on both sides of a cut.
      const whole = umlautCut && !forms.has(letters) ? compared(letters) : letters
      const form = forms.get(whole)
      if (!form) continue
      const torn = cuts.filter(({ at }) => !form.breaks.has(at)).map(({ gap }) => gap)
      const open =
        !single && torn.some((gap) => /[ .,;:!?]$|^[ \n]/.test(gap) && !/^[.·]$|-\s*$/.test(gap))
      const broken = open && isBroken(words.slice(from, to + 1))
      if (torn.length > 0 && whole.length < (open && !broken ? LEAST_TORN : LEAST_CUT)) continue
      found.push({
        ...{ meaning: form.meaning, form: whole, from, to: to + 1 },
        torn: torn.length === 0 ? 'no' : broken ? 'broken' : open ? 'perhaps' : 'surely',
      })
    }
  })
  return found
}
