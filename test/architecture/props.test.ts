// A prop that no markup ever passes has one value only: what hangs on another can never be seen.
import { dirname, join } from 'node:path'
import { parse, type AST } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'
import { filesBelow, read } from './sources.ts'

/** What the markup of the product and of the tests passes. */
interface Passed {
  /** By component file, of those that a script imports by name. `*` stands for a spread: whatever it holds. */
  readonly named: Map<string, Set<string>>
  /** To components that are only known at run time: `<Screen {plan} />`. */
  readonly unnamed: Set<string>
}

interface Source {
  readonly path: string
  readonly root: AST.Root
}

const sourceOf = (path: string, text = read(path)): Source => ({
  path,
  root: parse(text, { modern: true }),
})

/** Calls `visit` for every node of a syntax tree, of a script's or the markup's. */
function walkTree(value: unknown, visit: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) return value.forEach((item) => walkTree(item, visit))
  if (typeof value !== 'object' || value === null) return
  const node = Object.fromEntries(Object.entries(value))
  if (typeof node['type'] === 'string') visit(node)
  Object.values(node).forEach((child) => walkTree(child, visit))
}

/** Local name → component file, of a component's imports. */
function importedComponents({ path, root }: Source): ReadonlyMap<string, string> {
  return new Map(
    (root.instance?.content.body ?? []).flatMap((statement): [string, string][] => {
      if (statement.type !== 'ImportDeclaration') return []
      const from = statement.source.value
      const name = statement.specifiers.find(({ type }) => type === 'ImportDefaultSpecifier')
      return name && typeof from === 'string' && from.endsWith('.svelte')
        ? [[name.local.name, join(dirname(path), from).replaceAll('\\', '/')]]
        : []
    }),
  )
}

/** Names of the props a component takes apart: `const { label, quiet = false }: Props = $props()`. */
function propsOf({ root }: Source): readonly string[] {
  return (root.instance?.content.body ?? []).flatMap((statement) => {
    if (statement.type !== 'VariableDeclaration') return []
    return statement.declarations.flatMap(({ id, init }) => {
      const isProps =
        init?.type === 'CallExpression' &&
        init.callee.type === 'Identifier' &&
        init.callee.name === '$props'
      if (!isProps || id.type !== 'ObjectPattern') return []
      return id.properties.flatMap((property) => {
        if (property.type !== 'Property') return []
        return property.key.type === 'Identifier' ? [property.key.name] : []
      })
    })
  })
}

/** Props of one use of a component: attributes, bindings, snippets and what stands inside. */
function passedTo({ attributes, fragment }: AST.Component | AST.SvelteComponent): string[] {
  const snippets = fragment.nodes.flatMap((node) =>
    node.type === 'SnippetBlock' ? [node.expression.name] : [],
  )
  const hasContent = fragment.nodes.some(
    (node) =>
      !['SnippetBlock', 'Comment'].includes(node.type) &&
      !(node.type === 'Text' && node.data.trim() === ''),
  )
  const named = attributes.flatMap((attribute) => {
    if (attribute.type === 'SpreadAttribute') return ['*']
    return attribute.type === 'Attribute' || attribute.type === 'BindDirective'
      ? [attribute.name]
      : []
  })
  return [...named, ...snippets, ...(hasContent ? ['children'] : [])]
}

/** Names of the props that are handed on as an object, to a component whose code is fetched: `given={{ entries }}`. */
const handedOn = ({ attributes }: AST.Component | AST.SvelteComponent): string[] =>
  attributes.flatMap((attribute) => {
    if (attribute.type !== 'Attribute' || attribute.name !== 'given') return []
    const [value] = Array.isArray(attribute.value) ? attribute.value : [attribute.value]
    if (typeof value !== 'object' || value.type !== 'ExpressionTag') return []
    if (value.expression.type !== 'ObjectExpression') return []
    return value.expression.properties.flatMap((one) =>
      one.type === 'Property' && one.key.type === 'Identifier' ? [one.key.name] : [],
    )
  })

function passedIn(sources: readonly Source[]): Passed {
  const named = new Map<string, Set<string>>()
  const unnamed = new Set<string>()
  for (const source of sources) {
    const components = importedComponents(source)
    walkTree(source.root.fragment, (node) => {
      if (node['type'] !== 'Component' && node['type'] !== 'SvelteComponent') return
      const use = node as unknown as AST.Component
      const file = components.get(use.name)
      const props = file === undefined ? unnamed : (named.get(file) ?? new Set())
      if (file !== undefined) named.set(file, props)
      for (const prop of passedTo(use)) props.add(prop)
      for (const prop of handedOn(use)) unnamed.add(prop)
    })
  }
  return { named, unnamed }
}

/** `file: prop` of every prop that is passed nowhere; what mounts a component from code passes as it likes. */
function unpassedProps(
  components: readonly Source[],
  sources: readonly Source[],
  code: readonly string[],
): readonly string[] {
  const { named, unnamed } = passedIn(sources)
  const mounted = new Set(
    code.flatMap((text) =>
      [...text.matchAll(/^import \w+ from '[^']*?([^/']+\.svelte)'/gm)].map(([, name]) => name),
    ),
  )
  return components.flatMap((component) => {
    const { path } = component
    const own = named.get(path) ?? new Set()
    if (own.has('*') || mounted.has(path.slice(path.lastIndexOf('/') + 1))) return []
    return propsOf(component)
      .filter((prop) => !own.has(prop) && !unnamed.has(prop))
      .map((prop) => `${path}: ${prop}`)
  })
}

describe('props of components', () => {
  it('are each passed by some markup', { timeout: 120_000 }, () => {
    const files = [...filesBelow('client'), ...filesBelow('test')]
    const all = files.filter((path) => path.endsWith('.svelte')).map((path) => sourceOf(path))
    const code = files.filter((path) => path.endsWith('.ts')).map((path) => read(path))
    const ours = all.filter(({ path }) => path.startsWith('client/'))
    expect(ours.length).toBeGreaterThan(100)
    expect(unpassedProps(ours, all, code)).toEqual([])
  })

  it('are found when nothing passes them, and only then', () => {
    const card = sourceOf(
      'client/a/Card.svelte',
      `<script lang="ts">
        const { title, quiet = false, value = $bindable(), foot, children, dead = null } = $props()
      </script>`,
    )
    const imported = `<script lang="ts">import Shown from '../a/Card.svelte'</script>`
    const page = sourceOf(
      'client/b/Page.svelte',
      `${imported}{#if true}
        <Shown title="dead" {quiet} bind:value>dead{#snippet foot()}dead{/snippet}</Shown>
      {/if}`,
    )
    expect(unpassedProps([card], [card, page], [])).toEqual(['client/a/Card.svelte: dead'])
    const spread = sourceOf('client/b/Other.svelte', `${imported}<Shown {...all} />`)
    expect(unpassedProps([card], [card, page, spread], [])).toEqual([])
  })
})
