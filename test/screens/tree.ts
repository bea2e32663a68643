// A written tree and the tree of a page, side by side. What a person writes down is what a person who does not see
// finds their way by: landmarks, headings, the controls that matter, each in its place and order.

/** A landmark, a dialog, a heading or a control. */
export interface TreeNode {
  readonly role: string
  readonly name: string
  readonly children: readonly TreeNode[]
}

/** A line of a written tree. `name` undefined: whatever it is called, or nothing. */
export interface WrittenNode {
  readonly role: string
  readonly name: string | RegExp | undefined
  /** `*` stands once or more, `?` may be missing. */
  readonly times: '' | '*' | '?'
  readonly children: readonly WrittenNode[]
}

const PLACES = new Set([
  'banner',
  'main',
  'navigation',
  'complementary',
  'contentinfo',
  'region',
  'search',
  'form',
  'dialog',
  'alertdialog',
])
const CONTROLS = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'listbox',
  'checkbox',
  'radio',
  'switch',
  'slider',
  'spinbutton',
  'tab',
])
/** What must be written down: an unexpected one leads astray. Controls may be left out. */
const isOrienting = ({ role }: { role: string }): boolean => PLACES.has(role) || /^h\d$/.test(role)

const unquoted = (key: string): string =>
  key.startsWith("'") ? key.slice(1, key.lastIndexOf("'")).replaceAll("''", "'") : key

/** Reads what `ariaSnapshot` gives: places, headings (as `h1` …) and controls; everything else is looked through. */
export function treeOf(snapshot: string): readonly TreeNode[] {
  type Growing = { role: string; name: string; children: Growing[] }
  const root: Growing = { role: '', name: '', children: [] }
  const open: { depth: number; node: Growing }[] = [{ depth: -1, node: root }]
  for (const line of snapshot.split('\n')) {
    const found = /^( *)- (.*)$/u.exec(line)
    if (!found) continue
    const depth = found[1]?.length ?? 0
    const key = /^(\w+)(?: "((?:[^"\\]|\\.)*)")?((?: \[[^\]]*\])*)/u.exec(unquoted(found[2] ?? ''))
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop()
    const above = open.at(-1)?.node ?? root
    if (!key) continue
    const [, kind = '', quoted = '', states = ''] = key
    const role = kind === 'heading' ? `h${/level=(\d)/.exec(states)?.[1] ?? '?'}` : kind
    if (!PLACES.has(role) && !CONTROLS.has(role) && kind !== 'heading') continue
    const node = { role, name: quoted.replace(/\\(.)/gu, '$1'), children: [] }
    above.children.push(node)
    if (PLACES.has(role)) open.push({ depth, node })
  }
  return root.children
}

/**
 * Reads a written tree, two spaces a level: `main`, `h1 "Name"`, `button /Name \d/`, `h2 /Tag/ *` for one or more,
 * `button "Name" ?` for one that may be missing. Throws on a line it does not understand.
 */
export function writtenTree(text: string): readonly WrittenNode[] {
  type Growing = Omit<WrittenNode, 'children'> & { children: Growing[] }
  const root: Growing = { role: '', name: undefined, times: '', children: [] }
  const open: { depth: number; node: Growing }[] = [{ depth: -1, node: root }]
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const edge = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  for (const line of lines) {
    const depth = line.length - line.trimStart().length - edge
    const found = /^(\w+)(?: (?:"([^"]*)"|\/(.*)\/))?(?: ([*?]))?$/u.exec(line.trim())
    if (!found) throw new Error(`not a line of a tree: ${line}`)
    const [, role = '', name, pattern, times = ''] = found
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop()
    const node: Growing = {
      role,
      name: pattern === undefined ? name : new RegExp(`^(?:${pattern})$`, 'u'),
      times: times as WrittenNode['times'],
      children: [],
    }
    open.at(-1)?.node.children.push(node)
    open.push({ depth, node })
  }
  return root.children
}

const fits = (written: WrittenNode, { role, name }: TreeNode): boolean =>
  written.role === role &&
  (written.name === undefined ||
    (typeof written.name === 'string' ? written.name === name : written.name.test(name)))

const wordsOf = ({ role, name }: Pick<WrittenNode, 'role' | 'name'>): string => {
  if (name === undefined || name === '') return role
  return typeof name === 'string' ? `${role} "${name}"` : `${role} /${name.source}/`
}

/** What differs, in sentences; empty if the page is as written. */
export function differences(
  written: readonly WrittenNode[],
  actual: readonly TreeNode[],
  place = 'the page',
): readonly string[] {
  const found: string[] = []
  let at = 0
  const pass = (until: number) => {
    for (const node of actual.slice(at, until))
      if (isOrienting(node)) found.push(`in ${place}: ${wordsOf(node)} is not written down`)
    at = until
  }
  for (const line of written) {
    let next = actual.findIndex((node, index) => index >= at && fits(line, node))
    if (next === -1) {
      if (line.times !== '?') found.push(`in ${place}: ${wordsOf(line)} is missing`)
      continue
    }
    do {
      pass(next)
      const node = actual[next]
      if (node) found.push(...differences(line.children, node.children, wordsOf(node)))
      at = next + 1
      next = actual.findIndex(
        (other, index) => index >= at && (isOrienting(other) || fits(line, other)),
      )
    } while (line.times === '*' && next !== -1 && fits(line, actual[next] as TreeNode))
  }
  pass(actual.length)
  return found
}

/** The tree as it would be written down, for a comparison by eye. */
export const drawn = (nodes: readonly TreeNode[], depth = 0): string =>
  nodes
    .map((node) => `${'  '.repeat(depth)}${wordsOf(node)}\n${drawn(node.children, depth + 1)}`)
    .join('')
