// The automatic numbers of a Word document: they stand in no text, Word counts them when it draws the page.
import { attributesOf, xmlTokens } from './xmlTokens.ts'
import { bulletSign, numberIn } from './numbering.ts'
import { wordNames } from './wordNames.ts'
import { symbolOf } from '../../shared/caseText/symbols.ts'

interface Level {
  start: number
  format: string
  /** "%1.%2)": the numbers of the levels with what stands around them. */
  text: string
  /** Numbers of higher levels are written in digits, whatever their own format. */
  isLegal: boolean
  /** The paragraph style that stands on this level. */
  style: string | null
  /** Below which level this one begins anew; 0 never. */
  restart: number | null
  font: string
}

interface Abstract {
  readonly levels: Map<number, Level>
  styleLink: string | null
  numStyleLink: string | null
}

interface Num {
  abstractId: string
  readonly starts: Map<number, number>
  readonly levels: Map<number, Level>
}

/** Counts paragraphs as Word does: call `next` for every numbered paragraph, in order. */
export interface WordNumbers {
  /** What stands before the paragraph ("1.", "b)", "–" for a bullet), '' for none; null if the list is unknown. */
  next(numId: string, level: number): string | null
  /** The level of a list a paragraph style stands on. */
  levelOfStyle(numId: string, style: string): number
}

const LEVELS = 9

const newLevel = (): Level => ({
  start: 0,
  format: 'decimal',
  text: '',
  isLegal: false,
  style: null,
  restart: null,
  font: '',
})

/** Reads word/numbering.xml; without one nothing has a number. */
export function wordNumbers(xml: string | undefined): WordNumbers {
  const { abstracts, nums } = xml === undefined ? nothing : parsed(xml)
  const counters = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  const abstractOf = (id: string): [string, Abstract] | undefined => {
    const own = abstracts.get(id)
    const link = own?.numStyleLink
    if (own === undefined || own.levels.size > 0 || link == null) return own && [id, own]
    for (const [other, abstract] of abstracts)
      if (abstract.styleLink === link) return [other, abstract]
    return [id, own]
  }
  const find = (numId: string) => {
    const num = nums.get(numId)
    const found = num && abstractOf(num.abstractId)
    if (!num || !found) return undefined
    const [id, abstract] = found
    return { id, num, levelOf: (at: number) => num.levels.get(at) ?? abstract.levels.get(at) }
  }
  return {
    levelOfStyle(numId, style) {
      const found = find(numId)
      for (let at = 0; found && at < LEVELS; at++) if (found.levelOf(at)?.style === style) return at
      return 0
    },
    next(numId, at) {
      const found = find(numId)
      const level = found?.levelOf(at)
      if (!found || !level) return null
      const counts = counters.get(found.id) ?? []
      counters.set(found.id, counts)
      const place = `${numId} ${at}`
      const start = found.num.starts.get(at)
      if (start !== undefined && !started.has(place)) counts[at] = start
      else counts[at] = (counts[at] ?? start ?? level.start) + (counts[at] === undefined ? 0 : 1)
      started.add(place)
      for (let below = at + 1; below < LEVELS; below++) {
        const restart = found.levelOf(below)?.restart
        if (restart == null || (restart > 0 && at < restart)) counts[below] = undefined
      }
      return labelOf(level, (of) => counts[of] ?? found.levelOf(of)?.start ?? 1, found.levelOf)
    },
  }
}

function labelOf(
  level: Level,
  countOf: (at: number) => number,
  levelOf: (at: number) => Level | undefined,
): string {
  if (level.format === 'none') return level.text.replace(/%[1-9]/g, '').trim()
  if (level.format === 'bullet') return bulletOf(level)
  const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const format = level.isLegal ? 'decimal' : (levelOf(at)?.format ?? 'decimal')
    return numberIn(format, countOf(at))
  })
  return label.trim()
}

function bulletOf({ text, font }: Level): string {
  return bulletSign(text === '' ? '' : symbolOf(font, text.codePointAt(0) ?? 0))
}

const nothing = { abstracts: new Map<string, Abstract>(), nums: new Map<string, Num>() }

function parsed(xml: string): typeof nothing {
  const abstracts = new Map<string, Abstract>()
  const nums = new Map<string, Num>()
  const nameOf = wordNames()
  let abstract: Abstract | undefined
  let num: Num | undefined
  let level: Level | undefined
  let override = 0
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') continue
    const name = nameOf(token)
    if (token.kind === 'close') {
      if (name === 'w:lvl') level = undefined
      else if (name === 'w:abstractNum') abstract = undefined
      else if (name === 'w:num') num = undefined
      continue
    }
    const value = (of = 'w:val'): string => attributesOf(token.attributes).get(of) ?? ''
    const whole = (of = 'w:val'): number => Math.trunc(Number(value(of))) || 0
    if (name === 'w:abstractNum') {
      abstract = { levels: new Map(), styleLink: null, numStyleLink: null }
      abstracts.set(value('w:abstractNumId'), abstract)
    } else if (name === 'w:num') {
      num = { abstractId: '', starts: new Map(), levels: new Map() }
      nums.set(value('w:numId'), num)
    } else if (name === 'w:lvlOverride') override = whole('w:ilvl')
    else if (name === 'w:startOverride') num?.starts.set(override, whole())
    else if (name === 'w:abstractNumId' && num) num.abstractId = value()
    else if (name === 'w:styleLink' && abstract) abstract.styleLink = value()
    else if (name === 'w:numStyleLink' && abstract) abstract.numStyleLink = value()
    else if (name === 'w:lvl') {
      level = newLevel()
      ;(num ?? abstract)?.levels.set(whole('w:ilvl'), level)
    } else if (!level) continue
    else if (name === 'w:start') level.start = whole()
    else if (name === 'w:numFmt') level.format = value()
    else if (name === 'w:lvlText') level.text = value()
    else if (name === 'w:isLgl') level.isLegal = true
    else if (name === 'w:pStyle') level.style = value()
    else if (name === 'w:lvlRestart') level.restart = whole()
    else if (name === 'w:rFonts') level.font = value('w:ascii') || value('w:hAnsi')
    else if (name === 'w:lvlPicBulletId') level.format = 'bullet'
  }
  return { abstracts, nums }
}
