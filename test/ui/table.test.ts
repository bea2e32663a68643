// The table of components in `client/ui/README.md` names the props there are: no other, and none less.
import { basename } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, isCode, read, syntaxTree, walk } from '../architecture/sources.ts'

/** The props of a component as it declares them: a bindable one as `bind:value`. Native attributes do not count. */
function propsOf(path: string, text = read(path)): readonly string[] {
  const declared: string[] = []
  const bindable = new Set<string>()
  walk(syntaxTree(path, text), (node) => {
    const isProps =
      (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) &&
      node.name.text === 'Props'
    if (isProps) declared.push(...membersOf(node, path))
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer?.getText() === '$props()' &&
      ts.isObjectBindingPattern(node.name)
    ) {
      if (node.type && ts.isTypeLiteralNode(node.type)) declared.push(...membersOf(node.type, path))
      for (const { initializer, propertyName, name } of node.name.elements)
        if (initializer?.getText().startsWith('$bindable('))
          bindable.add((propertyName ?? name).getText())
    }
  })
  return declared.map((name) => (bindable.has(name) ? `bind:${name}` : name))
}

/** Names that a type declares itself, and those it takes from another component but for what it omits. */
function membersOf(type: ts.Node, path: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node)) {
      if (ts.isIdentifier(node.name)) found.push(node.name.text)
      return
    }
    const text = node.getText()
    const of = /^Omit<\s*ComponentProps<typeof (\w+)>,\s*([^>]*)>$/.exec(text)
    if (of) {
      const omitted = new Set([...(of[2] ?? '').matchAll(/'([^']+)'/g)].map(([, name]) => name))
      const other = path.replace(/[^/]+$/, `${of[1] ?? ''}.svelte`)
      const inherited = propsOf(other).map((name) => name.replace(/^bind:/, ''))
      found.push(...inherited.filter((name) => !omitted.has(name)))
      return
    }
    node.forEachChild(visit)
  }
  type.forEachChild(visit)
  return found
}

/** The rows of the table: a component and what it says of its props. */
const rowsOf = (text: string): readonly { readonly name: string; readonly props: string }[] =>
  [...text.matchAll(/^\| `(\w+)` +\| ([^|]*)\|/gm)].map(([, name = '', props = '']) => ({
    name,
    props: props.trim(),
  }))

/** The names in a cell: "bind:value, options `{ value, label }`, seconds = 6, panel(id)". */
const namesIn = (cell: string): readonly string[] =>
  cell
    .replace(/`[^`]*`|\([^)]*\)|= *[\w.]+/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '–')

const rows = rowsOf(read('client/ui/README.md'))

/** Components that anything outside of `client/ui` draws. */
function drawnOutside(): readonly string[] {
  const names = new Set<string>()
  for (const path of filesBelow('client'))
    if (isCode(path) && !path.startsWith('client/ui/'))
      for (const [, name] of read(path).matchAll(/['/]ui\/(\w+)\.svelte'/g))
        if (name) names.add(name)
  return [...names].toSorted()
}

describe('the table of client/ui', () => {
  it('is read as it is written', () => {
    const cell = 'bind:value, options `{ value, label }`, seconds = 6, panel(id), children (icon)'
    expect(namesIn(cell)).toEqual(['bind:value', 'options', 'seconds', 'panel', 'children'])
    const component = `<script lang="ts">
      interface Props extends Omit<HTMLButtonAttributes, 'children'> {
        /** What it is. */
        label: string
        'aria-label'?: string
        value?: string
      }
      let { label, value = $bindable(''), ...rest }: Props = $props()
    </script>`
    expect(propsOf('client/ui/Planted.svelte', component)).toEqual(['label', 'bind:value'])
  })

  it.each(rows)('names the props of $name', ({ name, props }) => {
    const real = propsOf(`client/ui/${name}.svelte`)
    expect(namesIn(props).toSorted()).toEqual([...real].toSorted())
  })

  it('has a row for each component that a screen draws, and for no other', () => {
    const named = rows.map(({ name }) => name)
    expect(named.toSorted()).toEqual(drawnOutside())
    const there = filesBelow('client/ui').map((path) => basename(path, '.svelte'))
    expect(named.filter((name) => !there.includes(name))).toEqual([])
  })
})
