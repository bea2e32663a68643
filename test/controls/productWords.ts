// What the product itself writes on its screens, read from its sources: what tells the fixed part of a name from what
// people wrote.
import { parse } from 'svelte/compiler'
import { filesBelow, isCode, read } from '../architecture/sources.ts'

/** Stands in a template for whatever an expression gives. */
export const HOLE = '…'

/** What the sources hold of words. */
export interface ProductWords {
  /** Every text of the sources as a whole, with a hole for each expression: „Minuten, …: eins mehr“. */
  readonly templates: ReadonlySet<string>
  /** Forms of one word: one, and more than one. */
  readonly plurals: ReadonlyMap<string, string>
  /** The sources each text is written in. */
  readonly sources: ReadonlyMap<string, readonly string[]>
}

/** Shape of what is read here of a syntax tree (ESTree, and Svelte's). */
interface Node {
  readonly type?: string
  readonly data?: string
  readonly value?: unknown
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[]
  readonly expressions?: readonly Node[]
  readonly expression?: Node
  readonly consequent?: Node
  readonly alternate?: Node | null
  readonly nodes?: readonly Node[]
  readonly fragment?: Node
  readonly callee?: { readonly name?: string }
  readonly arguments?: readonly Node[]
}

/** Where something stands, and what a style says. */
const POSITIONS: ReadonlySet<string> = new Set(['loc', 'metadata', 'css', 'comments'])
/** A text that could be said in more ways than these has a hole in place of each choice. */
const MOST_WAYS = 12

export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** All ways to say parts in a row. */
function inARow(parts: readonly (readonly string[])[], between: string): readonly string[] {
  const count = parts.reduce((product, ways) => product * ways.length, 1)
  const few = count <= MOST_WAYS ? parts : parts.map((ways) => (ways.length > 1 ? [HOLE] : ways))
  return few.reduce<readonly string[]>(
    (texts, ways) => texts.flatMap((text) => ways.map((way) => `${text}${between}${way}`)),
    [''],
  )
}

/** What an expression may give: its words if it chooses between texts, else a hole. */
function waysOf(node: Node | null | undefined): readonly string[] {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node?.type === 'TemplateLiteral') {
    const { quasis = [], expressions = [] } = node
    const parts = quasis.flatMap(({ value }, at) => [[value.cooked], waysOf(expressions[at])])
    return inARow(parts.slice(0, -1), '')
  }
  if (node?.type === 'ConditionalExpression')
    return [...new Set([...waysOf(node.consequent), ...waysOf(node.alternate)])]
  return [HOLE]
}

/** The words of markup in a row; a hole for what other components draw. */
function flat(nodes: readonly Node[]): readonly string[] {
  const parts = nodes.map((node): readonly string[] => {
    if (node.type === 'Text') return [node.data ?? '']
    if (node.type === 'Comment' || node.type === 'ConstTag' || node.type === 'SnippetBlock')
      return ['']
    if (node.type === 'RegularElement') return flat(node.fragment?.nodes ?? [])
    if (node.type === 'ExpressionTag') return waysOf(node.expression)
    return [HOLE]
  })
  return inARow(parts, ' ')
}

/** The words of one source, a component or a module. */
export function wordsOf(path: string, text: string): ProductWords {
  const templates = new Set<string>()
  const plurals = new Map<string, string>()
  const add = (template: string) => {
    const clean = plain(template)
    if (/\p{L}{2}/u.test(clean)) templates.add(clean)
  }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    const node = value as Node
    if (node.type === 'Literal' && typeof node.value === 'string') add(node.value)
    if (node.type === 'TemplateLiteral') waysOf(node).forEach(add)
    if (node.type === 'Text') add(node.data ?? '')
    if (node.type === 'Attribute' && Array.isArray(node.value))
      flat(node.value as Node[]).forEach(add)
    if (node.type === 'Fragment') flat(node.nodes ?? []).forEach(add)
    if (node.type === 'CallExpression' && node.callee?.name === 'plural') {
      const [one, many] = (node.arguments ?? []).slice(1).map((argument) => argument.value)
      if (typeof one === 'string' && typeof many === 'string') plurals.set(one, many)
    }
    for (const [key, part] of Object.entries(node)) if (!POSITIONS.has(key)) visit(part)
  }
  const source = path.endsWith('.svelte') ? text : `<script lang="ts">${text}</script>`
  visit(parse(source, { modern: true }))
  return { templates, plurals, sources: new Map([...templates].map((text) => [text, [path]])) }
}

/** Kinds of entries are called what people call their entries and situations, too. */
const CONTENT = new Set(['shared/caseText/caseText.words.ts', 'shared/caseText/kindOf.ts'])

/** The words of client and shared; neither the demonstration nor a catalogue, which are content. */
export function productWords(): ProductWords {
  const all = ['client', 'shared']
    .flatMap((folder) => filesBelow(folder))
    .filter((path) => isCode(path) && !CONTENT.has(path))
    .map((path) => wordsOf(path, read(path)))
  const sources = new Map<string, readonly string[]>()
  for (const one of all)
    for (const [text, paths] of one.sources)
      sources.set(text, [...(sources.get(text) ?? []), ...paths])
  return {
    templates: new Set(sources.keys()),
    plurals: new Map(all.flatMap(({ plurals }) => [...plurals])),
    sources,
  }
}
