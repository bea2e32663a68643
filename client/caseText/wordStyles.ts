// The two things the styles of a Word document say that matter here: what is a heading, what is hidden.
import { attributesOf, xmlTokens } from './xmlTokens.ts'
import { isOn, wordNames } from './wordNames.ts'

/** What a style says; null where it says nothing and the style it is based on counts. */
interface Style {
  name: string
  basedOn: string | null
  level: number | null
  hidden: boolean | null
}

export interface WordStyles {
  /** 1 for a title or a heading of the first level, and so on; 0 for ordinary text. */
  headingLevel(styleId: string): number
  isHidden(styleId: string): boolean
}

/** Reads word/styles.xml; without one the ids of the styles speak for themselves. */
export function wordStyles(xml: string | undefined): WordStyles {
  const styles = xml === undefined ? new Map<string, Style>() : parsed(xml)
  return {
    headingLevel: (id) =>
      inherited(styles, id, (style) => style.level ?? levelOf(style.name)) ?? levelOf(id) ?? 0,
    isHidden: (id) => inherited(styles, id, (style) => style.hidden) ?? false,
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
      style = { name: '', basedOn: null, level: null, hidden: null }
      styles.set(value('w:styleId') ?? '', style)
    } else if (!style) continue
    else if (name === 'w:name') style.name = value() ?? ''
    else if (name === 'w:basedOn') style.basedOn = value() ?? null
    else if (name === 'w:outlineLvl') style.level = outlineLevel(value())
    else if (name === 'w:vanish' || name === 'w:specVanish') style.hidden = isOn(value())
  }
  return styles
}

/** An outline level counts from 0; 9 is ordinary text. */
export function outlineLevel(value: string | undefined): number {
  const level = Number(value ?? 9)
  return level >= 0 && level < 9 ? Math.min(6, Math.trunc(level) + 1) : 0
}
