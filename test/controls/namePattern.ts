// The fixed part of a control's name: what stands on it every day, without what people wrote.
import { HOLE, plain, type ProductWords } from './productWords.ts'

/** Fewest letters a template must bring of its own; below, any name would fit it. */
const FEWEST_LETTERS = 3
/** Where a template has holes at both ends, so many: a short word stands in any sentence. */
const FEWEST_BETWEEN_HOLES = 10
/** A single word at an end of a name counts as the product's when it has so many letters; „Uhr“ ends any sentence. */
const FEWEST_ALONE = 8
/** Longest run of words that is looked up as one. */
const LONGEST_RUN = 14

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0

/** Figures and quotations differ from day to day, whatever they are; blanks before marks are how markup is read. */
const leveled = (text: string): string =>
  plain(text)
    .replace(/[„"»«].*[“"»«]|[„»].*$/g, `„${HOLE}“`)
    .replace(/ \(freiwillig\)$/, '')
    .replace(/\d+/g, '#')
    .replace(/\s+([,.:;?!)])/g, '$1')
    .replace(/\(\s+/g, '(')
    .replace(/\? .+$/, '?')
    .replace(/…(\s*…)+/g, HOLE)

/** A row of a numbered list is content: „3. Verständnisfragen 15 min“. */
const NUMBERED = /^#\. /
/** So is a row that begins with the code of a criterion: „P-01-2 Gelungen 3“. */
const CODED = /^\p{Lu}+-#-# /u
/** So is a day, an entry, and the way back to a case. */
const DAY = /^(# )?Tag #,? /
const BACK = /^← /
/** A person without a name of their own is called by the task. */
const NAMED_BY_TASK = /^(\p{Lu}\p{L}+) \1$/u

const bare = (word: string): string => word.replace(/^[^\p{L}#]+|[^\p{L}#]+$/gu, '')

/** Words in a row without the marks around them. */
const bareRun = (words: readonly string[]): string => words.map(bare).filter(Boolean).join(' ')

const isLetter = (text: string, at: number): boolean => /\p{L}/u.test(text.charAt(at))

/**
 * Where a fixed part of a template stands in a name, from `from` on; -1 if not. A blank at its side is the end of a
 * word.
 */
function placeOf(name: string, part: string, from: number): number {
  const words = part.trim()
  for (let at = name.indexOf(words, from); at >= 0; at = name.indexOf(words, at + 1)) {
    const cutsBefore = part.startsWith(' ') && isLetter(name, at - 1)
    const cutsAfter = part.endsWith(' ') && isLetter(name, at + words.length)
    if (!cutsBefore && !cutsAfter) return at
  }
  return -1
}

/** Whether a name begins with the first part, ends with the last, and has the others between, in their order. */
function fits(name: string, parts: readonly string[]): boolean {
  let at = 0
  for (const [index, part] of parts.entries()) {
    if (part.trim() === '') continue
    const isLast = index === parts.length - 1
    const found = placeOf(name, part, isLast ? Math.max(at, name.length - part.trim().length) : at)
    if (found < 0 || (index === 0 && found > 0)) return false
    at = found + part.trim().length
    if (isLast && at !== name.length) return false
  }
  return true
}

/** Makes the function that tells whether a pattern is written in one component only: then it is one piece of markup. */
export function onlyOnce({ sources }: ProductWords): (pattern: string) => boolean {
  const paths = new Map<string, Set<string>>()
  for (const [text, where] of sources) {
    const level = leveled(text)
    paths.set(level, new Set([...(paths.get(level) ?? []), ...where]))
  }
  return (pattern) => {
    const [first, ...others] = paths.get(pattern) ?? []
    return first?.endsWith('.svelte') === true && others.length === 0
  }
}

export type NamePattern = (name: string) => string

/** Makes the function that tells a name's pattern, such as „Minuten, …: eins mehr“. */
export function namePattern({ templates, plurals }: Omit<ProductWords, 'sources'>): NamePattern {
  const whole = new Set<string>()
  const withHoles: { pattern: string; parts: readonly string[]; letters: number }[] = []
  const runs = new Set<string>()
  for (const template of templates) {
    const level = leveled(template)
    const parts = level.split(HOLE)
    for (const part of parts) {
      const run = bareRun(part.split(' '))
      if (lettersIn(run) >= FEWEST_LETTERS) runs.add(run)
    }
    if (parts.length === 1) whole.add(level)
    const letters = lettersIn(level)
    const isLoose = parts[0] === '' && parts.at(-1) === ''
    if (parts.length === 1 || letters < (isLoose ? FEWEST_BETWEEN_HOLES : FEWEST_LETTERS)) continue
    withHoles.push({ pattern: level, parts, letters })
  }
  // „Ändern: …“ first, whatever is changed; then what says most; of two that say as much the one that ends in a verb.
  const isTitle = (pattern: string) => Number(/^[^…].*: …$/.test(pattern))
  const endsOpen = (pattern: string) => Number(pattern.endsWith(HOLE))
  withHoles.sort(
    (a, b) =>
      isTitle(b.pattern) - isTitle(a.pattern) ||
      b.letters - a.letters ||
      endsOpen(a.pattern) - endsOpen(b.pattern) ||
      (a.pattern < b.pattern ? -1 : 1),
  )

  /** How many words from `at` on the sources say in a row; 0 if they say none. */
  const runFrom = (words: readonly string[], at: number): number => {
    for (let length = Math.min(LONGEST_RUN, words.length - at); length > 0; length--)
      if (runs.has(bareRun(words.slice(at, at + length)))) return length
    return bare(words[at] ?? '').match(/^#*$/) ? 1 : 0
  }

  /** Beginning and end as far as they are the product's. */
  const ends = (name: string): string => {
    const words = name.split(' ')
    const known = words.map(() => false)
    for (let at = 0; at < words.length;) {
      const length = runFrom(words, at)
      known.fill(true, at, at + length)
      at += length || 1
    }
    const first = known.indexOf(false)
    if (first < 0) return name
    const [head, tail] = [words.slice(0, first), words.slice(known.lastIndexOf(false) + 1)]
    const title = /^(.+?):( |$)/.exec(head.join(' '))?.[1]
    if (title !== undefined) return `${title}: ${HOLE}`
    const strong = (run: readonly string[]) =>
      run.length > 1 || lettersIn(run.join('')) >= FEWEST_ALONE ? run : []
    return [...strong(head), HOLE, ...strong(tail)].join(' ')
  }

  const inPlural = (name: string): string => {
    const [figure, ...rest] = name.split(' ')
    if (figure !== '#') return name
    for (let length = rest.length; length > 0; length--) {
      const many = plurals.get(rest.slice(0, length).join(' '))
      if (many !== undefined) return plain(`# ${many} ${rest.slice(length).join(' ')}`)
    }
    return name
  }

  const patternOf = (level: string): string => {
    if (whole.has(level)) return level
    if (NUMBERED.test(level)) return `#. ${HOLE}`
    if (CODED.test(level)) return `X-#-# ${HOLE}`
    if (DAY.test(level)) return `Tag #, ${HOLE}`
    if (BACK.test(level)) return `← ${HOLE}`
    if (NAMED_BY_TASK.test(level)) return level.replace(NAMED_BY_TASK, `${HOLE} $1`)
    return withHoles.find(({ parts }) => fits(level, parts))?.pattern ?? ends(level)
  }

  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const level = inPlural(leveled(name))
    const pattern = patternOf(level)
    known.set(name, pattern)
    return pattern
  }
}
