// Which words are German and no name: a list of words, their endings, and words put together from others.
import type { Gazetteer } from './gazetteer.ts'

const adjective = /(?:(?:er|st|est)?(?:e[nmrs]?)|s|t|n)$/u
const noun = /(?:s|es|n|en|e|er|ern|in|innen|chen|lein)$/u
/** What stands between the parts of a word. */
const links: readonly string[] = ['', 's', 'es', 'n', 'en', 'er', 'e', '-']
/** Parts that stand in front and are no words of their own in the list. */
const fronts = new Set(
  'ab an auf aus bei durch ein erst fern für gegen gesamt ganz groß haupt hinter hoch in innen kinder klein kriminal schul sozial jugend familien eltern erziehungs mit nach neben nicht ober rück sonder teil über um un unter vor weiter wieder zu zurück zusammen zweit wohn wasch schlaf spiel lern lauf fahr kauf melde pflege sorge bezugs alltags alltag mutter vater frei früh spät tages nacht abend morgen mittags vormittags nachmittags wochen monats jahres außen anti auto bio blut euro extra foto geo hyper infra inter intra kom kon makro mega mikro mini mono multi neo neuro öko online offline ess geh leb lob para poly post prä pro pseudo psycho re semi super sub tele thermo trans ultra video web mail sms gps pkw lkw kfz hartz polizei gerichts amts landes bundes stadt kreis'.split(
    ' ',
  ),
)

/** A dictionary with a memory of its own: ask it `has(word in small letters)`. */
export class Dictionary {
  readonly #known = new Map<string, boolean>()
  readonly #lists: Gazetteer
  #sorted: readonly string[] | undefined

  constructor(lists: Gazetteer) {
    this.#lists = lists
  }

  /** Is it a German word, with an ending or put together from others? */
  has(lower: string): boolean {
    const known = this.#known.get(lower)
    if (known !== undefined) return known
    const is = this.simple(lower) || this.#compound(lower, 3)
    this.#known.set(lower, is)
    return is
  }

  /** The same without words put together from others. */
  simple(lower: string): boolean {
    const { nouns, words, frequent } = this.#lists
    if (nouns.has(lower) || words.has(lower) || frequent.has(lower)) return true
    const bare = lower.replace(adjective, '')
    if (bare.length > 2 && bare !== lower && (words.has(bare) || words.has(`${bare}e`))) return true
    for (let cut = 1; cut <= 4; cut++) {
      const base = lower.slice(0, -cut)
      if (base.length < 3) break
      const ending = lower.slice(-cut)
      if (noun.test(lower) && nouns.has(base) && /^(?:s|es|n|en|e|er|ern|chen|lein)$/u.test(ending))
        return true
      if (ending === 'in' && base.length > 4 && nouns.has(base)) return true
      // "größte", "kleinere", "gesprochene"
      if (
        words.has(base) &&
        /^(?:e|en|em|er|es|ere|eren|ste|sten|t|te|ten)$/u.test(lower.slice(-cut))
      )
        return true
    }
    if (lower.startsWith('un') && lower.length > 6 && this.simple(lower.slice(2))) return true
    return /^.{4,}ung(?:en|s)?$/u.test(lower) && words.has(lower.replace(/ung(?:en|s)?$/u, 'en'))
  }

  /** Does a noun begin so that is no name: "Anschr.", "Kinderzi."? */
  isBeginning(start: string, isName: (noun: string) => boolean): boolean {
    const nouns = (this.#sorted ??= [...this.#lists.nouns].sort())
    let [low, high] = [0, nouns.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((nouns[middle] ?? '') < start) low = middle + 1
      else high = middle
    }
    let isAny = false
    for (let at = low; at < low + 200 && nouns[at]?.startsWith(start); at++) {
      if (isName(nouns[at] ?? '')) return false
      isAny = true
    }
    return isAny
  }

  #compound(lower: string, parts: number): boolean {
    if (lower.length < 7 || lower.length > 45) return false
    const { nouns } = this.#lists
    for (let at = lower.length - 3; at >= 3; at--) {
      const head = lower.slice(at)
      if (!this.#isHead(head)) continue
      const isNoun = nouns.has(head) || nouns.has(head.replace(noun, ''))
      if (this.#isFront(lower.slice(0, at), parts, isNoun)) return true
    }
    return false
  }

  #isHead(head: string): boolean {
    const { nouns } = this.#lists
    if (head.length === 3)
      return (
        nouns.has(head) &&
        /^(?:amt|arm|bau|rat|tag|weg|art|not|hof|uhr|tür|bad|ort|job)$/u.test(head)
      )
    return this.simple(head)
  }

  #isFront(front: string, parts: number, beforeNoun: boolean): boolean {
    if (fronts.has(front)) return true
    const { nouns, words } = this.#lists
    for (const link of links) {
      if (link !== '' && !front.endsWith(link)) continue
      const stem = link === '' ? front : front.slice(0, -link.length)
      if (stem.length < 3) continue
      if (fronts.has(stem) || nouns.has(stem) || (stem.length > 3 && nouns.has(`${stem}e`)))
        return true
      if (beforeNoun && stem.length > 3 && (words.has(stem) || words.has(`${stem}en`))) return true
      if (/ungs?$/u.test(stem) && this.simple(stem)) return true
      if (parts > 2 && this.#compound(stem, parts - 1)) return true
    }
    return false
  }
}
