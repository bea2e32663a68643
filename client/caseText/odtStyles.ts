// What the styles of an OpenDocument text say that matters here (OpenDocument 1.3, part 3, §16).
import { allBelow, elementsIn, type XmlElement } from './xmlTree.ts'

/** How words look; undefined if nothing is said and the style it is based on counts. */
export interface OdtLook {
  readonly isHidden?: boolean | undefined
  readonly isStruck?: boolean | undefined
  readonly height?: 'superscript' | 'subscript' | 'normal' | undefined
  readonly font?: string | undefined
}

/** A level of a list or of the headings. */
export interface OdtLevel {
  /** As `numberIn` has it; "bullet" for a sign. */
  readonly format: string
  readonly before: string
  readonly after: string
  /** How many levels are shown: "2.1" shows two. */
  readonly shown: number
  readonly start: number
  readonly sign: string
  readonly font: string
}

interface Style {
  readonly parent: string | undefined
  readonly look: OdtLook
  readonly list: string | undefined
  readonly outline: number | undefined
}

export interface OdtStyles {
  /** How words of this style look, with what it is based on. `family` is "text" or "paragraph". */
  look(family: string, name: string | undefined): OdtLook
  /** The levels of a list style, the first one at 0. */
  list(name: string | undefined): readonly (OdtLevel | undefined)[]
  /** The list style a paragraph style names. */
  listOf(name: string | undefined): string | undefined
  /** The level a paragraph style gives its headings, from 1; undefined for none. */
  outlineOf(name: string | undefined): number | undefined
  /** The levels of the headings. */
  readonly headings: readonly (OdtLevel | undefined)[]
}

const LONGEST_CHAIN = 20

/** Reads the styles of `styles.xml` and of `content.xml`. */
export function odtStyles(...parts: readonly XmlElement[]): OdtStyles {
  const styles = new Map<string, Style>()
  const lists = new Map<string, (OdtLevel | undefined)[]>()
  let headings: (OdtLevel | undefined)[] = []
  for (const part of parts)
    for (const found of allBelow(part, 'style:style', 'text:list-style', 'text:outline-style')) {
      const name = found.attribute('style:name') ?? ''
      if (found.name === 'style:style')
        styles.set(`${found.attribute('style:family') ?? ''} ${name}`, styleOf(found))
      else if (found.name === 'text:list-style') lists.set(name, levelsOf(found))
      else headings = levelsOf(found)
    }
  const chain = (family: string, name: string | undefined): readonly Style[] => {
    const found: Style[] = []
    let style = styles.get(`${family} ${name ?? ''}`)
    while (style && found.length < LONGEST_CHAIN) {
      found.push(style)
      style = styles.get(`${family} ${style.parent ?? ''}`)
    }
    return found
  }
  return {
    look(family, name) {
      const looks = chain(family, name).map(({ look }) => look)
      return looks.reduce(overLook, {})
    },
    list: (name) => lists.get(name ?? '') ?? [],
    listOf: (name) => chain('paragraph', name).find(({ list }) => list !== undefined)?.list,
    outlineOf: (name) =>
      chain('paragraph', name).find(({ outline }) => outline !== undefined)?.outline,
    headings,
  }
}

/** What is said first counts; else what is below. */
export const overLook = (own: OdtLook, below: OdtLook): OdtLook => ({
  isHidden: own.isHidden ?? below.isHidden,
  isStruck: own.isStruck ?? below.isStruck,
  height: own.height ?? below.height,
  font: own.font ?? below.font,
})

function styleOf(style: XmlElement): Style {
  const properties = elementsIn(style).find(({ name }) => name === 'style:text-properties')
  const level = Number(style.attribute('style:default-outline-level'))
  return {
    parent: style.attribute('style:parent-style-name'),
    look: properties ? lookOf(properties) : {},
    list: style.attribute('style:list-style-name'),
    outline: level >= 1 ? level : undefined,
  }
}

function lookOf(properties: XmlElement): OdtLook {
  const display = properties.attribute('text:display')
  const struck =
    properties.attribute('style:text-line-through-style') ??
    properties.attribute('style:text-line-through-type')
  return {
    isHidden: display === undefined ? undefined : display === 'none',
    isStruck: struck === undefined ? undefined : struck !== 'none',
    height: heightOf(properties.attribute('style:text-position')),
    font: properties.attribute('style:font-name') ?? properties.attribute('fo:font-family'),
  }
}

/** "super 58%", "-33% 58%", "0% 100%". */
function heightOf(position: string | undefined): OdtLook['height'] {
  if (position === undefined) return undefined
  if (position.startsWith('super')) return 'superscript'
  if (position.startsWith('sub')) return 'subscript'
  const percent = Number.parseFloat(position)
  return percent > 0 ? 'superscript' : percent < 0 ? 'subscript' : 'normal'
}

/** How OpenDocument writes what `numberIn` knows by other names. */
const formats: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  '': 'none',
}

function levelsOf(style: XmlElement): (OdtLevel | undefined)[] {
  const levels: (OdtLevel | undefined)[] = []
  for (const level of elementsIn(style)) {
    const at = Number(level.attribute('text:level')) - 1
    if (!(at >= 0 && at < 10)) continue
    const isBullet = !/(?:number|outline-level-style)$/.test(level.name)
    const properties = elementsIn(level).find(({ name }) => name === 'style:text-properties')
    levels[at] = {
      format: isBullet
        ? 'bullet'
        : (formats[level.attribute('style:num-format') ?? ''] ?? 'decimal'),
      before: level.attribute('style:num-prefix') ?? '',
      after: level.attribute('style:num-suffix') ?? '',
      shown: whole(level.attribute('text:display-levels')) ?? 1,
      start: whole(level.attribute('text:start-value')) ?? 1,
      sign: level.attribute('text:bullet-char') ?? '',
      font:
        properties?.attribute('style:font-name') ?? properties?.attribute('fo:font-family') ?? '',
    }
  }
  return levels
}

/** A whole number that is written there; undefined if none is. */
export function whole(written: string | undefined): number | undefined {
  const number = Number(written ?? Number.NaN)
  return Number.isInteger(number) ? number : undefined
}
