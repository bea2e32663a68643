// What stands below something that is still loading moves away under a press once it has come.
import { parse, type AST } from 'svelte/compiler'
import { describe, expect, it } from 'vitest'
import { filesBelow, read } from './sources.ts'

/** Components that are one line high while they load, and as high as what came afterwards. */
const LOADING = ['LoadView', 'PagedList']

const isShown = (node: AST.Fragment['nodes'][number]): boolean =>
  ['RegularElement', 'Component', 'IfBlock', 'EachBlock', 'RenderTag', 'KeyBlock'].includes(
    node.type,
  ) &&
  // A dialog lies over the page, wherever it is written.
  !('name' in node && typeof node.name === 'string' && node.name.endsWith('Dialog'))

/** Names of what stands beside and after a component that loads, in one level of the markup. */
function belowLoading(nodes: AST.Fragment['nodes']): readonly string[] {
  const first = nodes.findIndex((node) => node.type === 'Component' && LOADING.includes(node.name))
  if (first < 0) return []
  return nodes
    .slice(first + 1)
    .filter(isShown)
    .map((node) => ('name' in node && typeof node.name === 'string' ? node.name : node.type))
}

/** The same at every level of a component. */
function moved(source: string): readonly string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    const node = value as { readonly type?: unknown; readonly nodes?: AST.Fragment['nodes'] }
    if (node.type === 'Fragment' && node.nodes) found.push(...belowLoading(node.nodes))
    Object.values(value).forEach(visit)
  }
  visit(parse(source, { modern: true }).fragment)
  return found
}

describe('what stands below something that loads', () => {
  it('comes with it (`below`), so that nothing moves under a press', () => {
    const files = filesBelow('client').filter((path) => path.endsWith('.svelte'))
    expect(files.length).toBeGreaterThan(100)
    const all = files.flatMap((path) => moved(read(path)).map((name) => `${path}: ${name}`))
    expect(all).toEqual([])
  })

  it('would be found', () => {
    const beside = '<div><LoadView {of}>{#snippet children()}x{/snippet}</LoadView><Panel /></div>'
    expect(moved(beside)).toEqual(['Panel'])
    expect(moved('<Panel /><LoadView {of} /><RemoveDialog />')).toEqual([])
  })
})
