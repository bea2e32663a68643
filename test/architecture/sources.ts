import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { parse } from 'svelte/compiler'
import ts from 'typescript'

export const ROOT = resolve(import.meta.dirname, '../..')

const NOT_OURS = new Set(['node_modules', 'build', 'data', '.git', '.svelte-kit'])

/** The files of one checkout. */
export interface Tree {
  /** Paths of all files below a folder, relative to the root of the repository, with slashes. */
  readonly filesBelow: (folder: string) => readonly string[]
  readonly read: (path: string) => string
}

/** The checkout whose root is this folder, be it another one than that of the tests. */
export function treeAt(root: string): Tree {
  const filesBelow = (folder: string): readonly string[] => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true })
    return entries.flatMap((entry) => {
      const path = relative(root, join(root, folder, entry.name))
        .split(sep)
        .join('/')
      if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesBelow(path)
      return [path]
    })
  }
  return { filesBelow, read: (path) => readFileSync(join(root, path), 'utf8') }
}

export const { filesBelow, read } = treeAt(ROOT)

export const isCode = (path: string): boolean => /\.(ts|mjs|js|svelte)$/.test(path)

/** The script of a file as TypeScript; of a component, its script blocks one below the other. */
function script(path: string, text: string): string {
  if (!path.endsWith('.svelte')) return text
  return [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, body]) => body)
    .join('\n')
}

export const syntaxTree = (path: string, text = read(path)): ts.SourceFile =>
  ts.createSourceFile(path, script(path, text), ts.ScriptTarget.Latest, true)

/** Calls `visit` for a node and everything in it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}

/** What people could read: every string of a file, and a component's text and attributes; no comments. */
export function strings(path: string, text = read(path)): readonly string[] {
  const found: string[] = []
  walk(syntaxTree(path, text), (node) => {
    if (ts.isStringLiteralLike(node)) found.push(node.text)
    if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) found.push(node.text)
  })
  return path.endsWith('.svelte') ? [...found, ...markupStrings(text)] : found
}

/** The expressions in a component's markup, as they are written: `{count === 1 ? … : …}`, `options={[…]}`. */
export function markupExpressions(path: string, text = read(path)): readonly string[] {
  if (!path.endsWith('.svelte')) return []
  return nodesOfMarkup(text).flatMap(({ type, expression }) => {
    const { start, end } = expression ?? {}
    return type === 'ExpressionTag' && typeof start === 'number' && typeof end === 'number'
      ? [text.slice(start, end)]
      : []
  })
}

/** What a component's markup fetches by `import()`: `{#await import('./Rare.svelte') then …}`. */
export function importedInMarkup(path: string, text = read(path)): readonly string[] {
  if (!path.endsWith('.svelte')) return []
  return nodesOfMarkup(text).flatMap(({ type, source }) =>
    type === 'ImportExpression' && typeof source?.value === 'string' ? [source.value] : [],
  )
}

/** Text, attribute values, and the strings in the expressions of a component's markup. */
function markupStrings(source: string): readonly string[] {
  return nodesOfMarkup(source).flatMap(({ type, data, value }) => {
    if (type === 'Text' && typeof data === 'string') return [data]
    if (type === 'Literal' && typeof value === 'string') return [value]
    return type === 'TemplateElement' ? [JSON.stringify(value)] : []
  })
}

/** What is read here of a node of Svelte's syntax tree. */
interface MarkupNode {
  readonly type?: unknown
  readonly data?: unknown
  readonly value?: unknown
  readonly source?: { readonly value?: unknown }
  readonly expression?: { readonly start?: unknown; readonly end?: unknown }
}

/** Every node of a component's markup, its expressions included. */
function nodesOfMarkup(source: string): readonly MarkupNode[] {
  const found: MarkupNode[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    found.push(value)
    Object.values(value).forEach(visit)
  }
  visit(parse(source, { modern: true }).fragment)
  return found
}
