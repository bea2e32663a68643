// What the styles of a Word document say that matters here: headings, numbers, what is hidden, struck or raised.
import { attributesOf, xmlTokens } from './xmlTokens.ts'
import { isOn, wordNames } from './wordNames.ts'

/** How the letters of a run look; null if nothing is said and the style below counts. */
export interface RunLook {
  hidden: boolean | null
  struck: boolean | null
  height: string | null
  font: string | null
}

/** What a style says; null if it says nothing and the style it is based on counts. */
interface Style extends RunLook {
  name: string
  basedOn: string | null
  level: number | null
  numId: string | null
  numLevel: number | null
}

export interface WordStyles {
  /** 1 for a title or a heading of the first level, and so on; 0 for ordinary text. */
  headingLevel(styleId: string): number
  /** How runs of a paragraph or character style look. */
  look(styleId: string): RunLook
  /** The list a paragraph style belongs to, and the level if the style names it. */
  numbering(styleId: string): { numId: string | null; level: number | null }
}

export const plainLook = (): RunLook => ({ hidden: null, struck: null, height: null, font: null })

/** Takes what an element of run properties says over into a look; false if it says nothing about it. */
export function readLook(look: RunLook, name: string, attributes: string): boolean {
  const value = (of = 'w:val'): string | undefined => attributesOf(attributes).get(of)
  if (name === 'w:vanish' || name === 'w:specVanish') look.hidden = isOn(value())
  else if (name === 'w:strike' || name === 'w:dstrike')
    look.struck = isOn(value()) || (look.struck ?? false)
  else if (name === 'w:vertAlign') look.height = value() ?? null
  else if (name === 'w:rFonts') look.font = value('w:ascii') ?? value('w:hAnsi') ?? look.font
  else return false
  return true
}

/** Reads word/styles.xml; without one the ids of the styles speak for themselves. */
export function wordStyles(xml: string | undefined): WordStyles {
  const styles = xml === undefined ? new Map<string, Style>() : parsed(xml)
  const of = <T>(id: string, say: (style: Style) => T | null): T | null =>
    inherited(styles, id, say)
  return {
    headingLevel: (id) => of(id, (style) => style.level ?? levelOf(style.name)) ?? levelOf(id) ?? 0,
    look: (id) => ({
      hidden: of(id, (style) => style.hidden),
      struck: of(id, (style) => style.struck),
      height: of(id, (style) => style.height),
      font: of(id, (style) => style.font),
    }),
    numbering: (id) => ({
      numId: of(id, (style) => style.numId),
      level: of(id, (style) => style.numLevel),
    }),
  }
}

/** Follows "based on" until something is said; a chain longer than this goes in a circle. */
const LONGEST_CHAIN = 20

function inherited<T>(
  styles: ReadonlyMap<string, Style>,
  id: string,
  say: (style: Style) => T | null,
): T | null {
  let style = styles.get(id)
  for (let step = 0; style && step < LONGEST_CHAIN; step++) {
    const said = say(style)
    if (said !== null) return said
    style = style.basedOn === null ? undefined : styles.get(style.basedOn)
  }
  return null
}

/** "heading 2", "Heading2", "berschrift2" (as German Word makes the id), "Überschrift 2", "Title". */
function levelOf(name: string): number | null {
  if (/^(?:title|titel)$/i.test(name)) return 1
  const level = /^(?:heading|(?:ü|ue)?berschrift)[\s_-]?([1-9])$/iu.exec(name)?.[1]
  return level === undefined ? null : Math.min(6, Number(level))
}

function parsed(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>()
  const nameOf = wordNames()
  let style: Style | undefined
  let isOld = 0
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') continue
    const name = nameOf(token)
    if (name.endsWith('PrChange')) isOld += token.kind === 'open' ? 1 : -1
    if (token.kind === 'close' || isOld > 0) continue
    const value = (of = 'w:val'): string | undefined => attributesOf(token.attributes).get(of)
    if (name === 'w:style') {
      style = { name: '', basedOn: null, level: null, numId: null, numLevel: null, ...plainLook() }
      styles.set(value('w:styleId') ?? '', style)
    } else if (!style || readLook(style, name, token.attributes)) continue
    else if (name === 'w:name') style.name = value() ?? ''
    else if (name === 'w:basedOn') style.basedOn = value() ?? null
    else if (name === 'w:outlineLvl') style.level = outlineLevel(value())
    else if (name === 'w:numId') style.numId = value() ?? null
    else if (name === 'w:ilvl') style.numLevel = Math.trunc(Number(value())) || 0
  }
  return styles
}

/** An outline level counts from 0; 9 is ordinary text. */
export function outlineLevel(value: string | undefined): number {
  const level = Number(value ?? 9)
  return level >= 0 && level < 9 ? Math.min(6, Math.trunc(level) + 1) : 0
}
