import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, isCode, markupExpressions, read, ROOT, syntaxTree, walk } from './sources.ts'

/** What people read is written here; and what only reads German (dates in files, grammar) is no second home. */
const code = ['shared', 'server', 'client'].flatMap(filesBelow).filter(isCode)

/** Ways to write German figures by hand; each is answered with the places of a file that do. */
const BY_HAND: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'a formatter of its own': (text) =>
    text.match(/new Intl\.(?:DateTimeFormat|NumberFormat|PluralRules|ListFormat)\b/g) ?? [],
  'a formatter of the engine': (text) => text.match(/\.toLocale(?:Date|Time)?String\(/g) ?? [],
  'the label of a day': (text) => text.match(/(?<!\p{L})Tag (?:\$\{|\{)[^}]*\}/gu) ?? [],
  'a date turned round': (text) =>
    text.match(/\.split\('-'\)[\s\S]{0,60}?\.join\('\.'\)|\$\{day\}\.\$\{month\}\.\$\{year\}/g) ??
    [],
  'a list with "und"': (text) => text.match(/slice\(0, -1\)\.join\(|\.join\(' und '\)/g) ?? [],
  'a count with its noun': (text) =>
    text.match(/\{(?:String\(|formatNumber\()?([\w.]+)\)?\}\s+\$?\{\1 (?:===|!==|>) 1\s*\?/g) ?? [],
}

/** The home, and what is none: a day as a key (YYYY-MM-DD), and a row of a file put together to be read. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  'shared/kernel/format.ts': Object.keys(BY_HAND),
  'shared/kernel/berlinTime.ts': ['a formatter of its own'],
  'shared/caseText/parse.blocks.ts': ['the label of a day'],
}

const PLANTED: Readonly<Record<string, string>> = {
  'a formatter of its own': "const list = new Intl.ListFormat('de-DE')",
  'a formatter of the engine': "const day = new Date(at).toLocaleDateString('de-DE')",
  'the label of a day': '<p>Eintrag an Tag {entry.day}</p>',
  'a date turned round': "const said = due.split('-').toReversed().join('.')",
  'a list with "und"': 'const and = (w) => `${w.slice(0, -1).join(", ")} und ${w.at(-1)}`',
  'a count with its noun':
    'const many = (n, one, more) => `${String(n)} ${n === 1 ? one : more} von allen`',
}

describe('German dates, days, figures, plurals and lists are written in shared/kernel/format.ts', () => {
  it.each(Object.entries(BY_HAND))('and nowhere else is %s', (what, placesOf) => {
    expect(placesOf(PLANTED[what] ?? '')).toHaveLength(1)
    const found = code
      .filter((path) => HOMES[path]?.includes(what) !== true)
      .flatMap((path) => placesOf(read(path)).map((place) => `${path}: ${place}`))
    expect(found).toEqual([])
  })

  it('of which each exception is still one', () => {
    const kept = Object.entries(HOMES).filter(([, ways]) => ways.length === 1)
    for (const [path, ways] of kept)
      for (const way of ways) expect([path, BY_HAND[way]?.(read(path))]).not.toEqual([path, []])
  })
})

/** What the codes of one kind are called, as a `*.words.ts` says it. */
interface Table {
  readonly name: string
  /** The word of each code, or the first of several. */
  readonly words: ReadonlyMap<string, string>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function tableOf(name: string, value: unknown): readonly Table[] {
  if (!isRecord(value)) return []
  const words = Object.entries(value).flatMap(([code, entry]) => {
    const word = isRecord(entry)
      ? Object.values(entry).find((one) => typeof one === 'string')
      : entry
    return typeof word === 'string' ? [[code, word] as const] : []
  })
  return words.length > 1 ? [{ name, words: new Map(words) }] : []
}

const homes = filesBelow('shared').filter((path) => path.endsWith('.words.ts'))
const modules: readonly unknown[] = await Promise.all(
  homes.map((path) => import(/* @vite-ignore */ pathToFileURL(join(ROOT, path)).href)),
)
const tables = modules.flatMap((module) =>
  Object.entries(module as object).flatMap(([name, value]) => tableOf(name, value)),
)
const knows = (codes: readonly string[], { words }: Table): boolean =>
  codes.every((code) => words.has(code))

/** The codes of the product: every closed list of them in shared, by the file and the name it has there. */
function codesIn(path: string, text?: string): readonly (readonly [string, readonly string[]])[] {
  const found: (readonly [string, readonly string[]])[] = []
  const nameOf = (node: ts.Node): string =>
    ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)
      ? node.name.getText()
      : nameOf(node.parent)
  walk(syntaxTree(path, text), (node) => {
    const list =
      ts.isAsExpression(node) && node.type.getText() === 'const'
        ? node.expression
        : ts.isCallExpression(node) && node.expression.getText() === 'z.enum'
          ? node.arguments[0]
          : undefined
    if (!list || !ts.isArrayLiteralExpression(list)) return
    const codes = list.elements.flatMap((one) => (ts.isStringLiteral(one) ? [one.text] : []))
    if (codes.length > 1 && codes.length === list.elements.length)
      found.push([`${path} ${nameOf(node)}`, codes])
  })
  return found
}
const allCodes = filesBelow('shared')
  .filter(isCode)
  .flatMap((path) => codesIn(path))

/**
 * Codes that have no word: they are not read by people, or what is said about them is a sentence each, on the screens
 * named.
 */
const WORDLESS: Readonly<Record<string, string>> = {
  'shared/caseText/parse.ts parseWarnings': 'client/caseText/importText.ts',
  'shared/caseText/place.schema.ts field': 'where a mark stands, never shown by name',
  'shared/caseText/selfReview.ts reviewQuestionIds': 'client/reviewCase/selfReview.ts',
  'shared/caseText/selfReview.ts submittable': 'client/reviewCase/selfReview.ts',
  'shared/catalogue/catalogue.schema.ts evidence': 'kept for the authors of a catalogue',
  'shared/kernel/problem.ts problemCodes': 'client/kernel/problemText.ts',
  'shared/keySituation/keySituation.schema.ts change': 'what a command does to a clock',
  'shared/projector/projector.schema.ts kind': 'what the wall shows, drawn and not named',
  'shared/result/result.schema.ts entryKind': 'counted, shown nowhere',
  'shared/rollup/release.schema.ts fineness': 'a parameter in the annex of a release',
  'shared/vote/vote.schema.ts voteStateSchema': 'a sentence each in the minutes',
  'shared/http/room.api.ts as': 'as whom somebody joins',
  'shared/workshop/agendaOrder.ts orderFaults': 'client/workshopPlan/agendaEdit.ts',
  'shared/workshop/waitingName.ts animals': 'names themselves',
  'shared/workshop/workshop.schema.ts change': 'what a command does to the clock',
}
/** A draft stays one, whatever it waits for. */
const SAME_WORD = ['stageWords']

describe('[MI5] every code has exactly one word', () => {
  const unsaid = allCodes.filter(([, codes]) => !tables.some((table) => knows(codes, table)))

  it('in a table of its feature, or is named here as one that nobody reads as a word', () => {
    expect(allCodes.length).toBeGreaterThan(30)
    expect(unsaid.map(([name]) => name).toSorted()).toEqual(Object.keys(WORDLESS).toSorted())
  })

  it('in one table: no two have the same codes', () => {
    const keys = tables.map(({ words }) => [...words.keys()].toSorted().join(' '))
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('which no other code of its kind has', () => {
    const twice = tables
      .filter(({ name }) => !SAME_WORD.includes(name))
      .filter(({ words }) => new Set(words.values()).size < words.size)
    expect(twice.map(({ name }) => name)).toEqual([])
  })

  it('and codes are found as a list and as a schema', () => {
    const planted =
      "const a = ['x', 'y'] as const\nexport const b = z.strictObject({ c: z.enum(['u', 'v']) })"
    expect(codesIn('planted.ts', planted)).toEqual([
      ['planted.ts a', ['x', 'y']],
      ['planted.ts c', ['u', 'v']],
    ])
  })
})

/** A code with what is written for it, and the table, list, switch or choice it stands in. */
interface Pair {
  readonly code: string
  readonly word: string
  readonly within: ts.Node
}

/** How forms and lists call the two halves of a pair. */
const CODE_KEYS = ['value', 'id', 'kind', 'key', 'code', 'type', 'status']
const WORD_KEYS = ['label', 'title', 'name', 'word', 'text', 'heading', 'short', 'one']

const textOf = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined
const propertiesOf = (node: ts.ObjectLiteralExpression): ReadonlyMap<string, ts.Expression> =>
  new Map(
    node.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) && !ts.isComputedPropertyName(one.name)
        ? [[one.name.text, one.initializer] as const]
        : [],
    ),
  )
const isChoice = (node: ts.Node): boolean =>
  ts.isConditionalExpression(node) || ts.isParenthesizedExpression(node)
/** The whole of a choice that goes on in its branches. */
const outermost = (node: ts.Node): ts.Node =>
  isChoice(node.parent) ? outermost(node.parent) : node

/** The word a value says: itself, or what an object calls its label. */
function wordIn(node: ts.Expression): string | undefined {
  if (!ts.isObjectLiteralExpression(node)) return textOf(node)
  const found = propertiesOf(node)
  return WORD_KEYS.map((key) => textOf(found.get(key))).find((word) => word !== undefined)
}

function pairsIn(root: ts.Node): readonly Pair[] {
  const pairs: Pair[] = []
  const add = (within: ts.Node, code: string | undefined, word: string | undefined): void => {
    if (code !== undefined && word !== undefined) pairs.push({ code, word, within })
  }
  walk(root, (node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const properties = propertiesOf(node)
      for (const [code, value] of properties) add(node, code, wordIn(value))
      if (ts.isArrayLiteralExpression(node.parent))
        for (const key of CODE_KEYS) add(node.parent, textOf(properties.get(key)), wordIn(node))
    } else if (ts.isArrayLiteralExpression(node) && ts.isArrayLiteralExpression(node.parent))
      add(node.parent, textOf(node.elements[0]), textOf(node.elements[1]))
    else if (ts.isCaseClause(node)) {
      const [said] = node.statements
      if (said && ts.isReturnStatement(said))
        add(node.parent, textOf(node.expression), textOf(said.expression))
    } else if (ts.isConditionalExpression(node) && ts.isBinaryExpression(node.condition)) {
      const code = textOf(node.condition.right)
      add(outermost(node), code, textOf(node.whenTrue))
      // What is left is said of another code, whichever it is.
      add(outermost(node), code === undefined ? undefined : '*', textOf(node.whenFalse))
    }
  })
  return pairs
}

/** A file's script, and the expressions of a component's markup as scripts of their own. */
const treesOf = (path: string, text: string): readonly ts.Node[] => [
  syntaxTree(path, text),
  ...markupExpressions(path, text).map((expression) => syntaxTree('markup.ts', `(${expression})`)),
]

/** Codes and tones: what a table maps to where it says no word. */
const codeWords = new Set([
  ...allCodes.flatMap(([, codes]) => codes),
  ...code.flatMap((path) => {
    const found: string[] = []
    walk(syntaxTree(path), (node) => {
      if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal))
        found.push(node.literal.text)
    })
    return found
  }),
])
/** Neither a sentence (it helps to choose), nor a letter, nor a code of another kind. */
const isWord = (word: string): boolean =>
  /\p{L}{3}/u.test(word) &&
  !/[.?!…:]$/u.test(word) &&
  !/^\w*[._/-]/u.test(word) &&
  !codeWords.has(word)

/** The tables a file has for codes that have one already. */
function secondTables(path: string, text = read(path)): readonly string[] {
  const groups = new Map<ts.Node, Pair[]>()
  for (const tree of treesOf(path, text))
    for (const pair of pairsIn(tree))
      if (isWord(pair.word)) groups.set(pair.within, [...(groups.get(pair.within) ?? []), pair])
  return [...groups].flatMap(([within, pairs]) => {
    const named = [...new Set(pairs.map((pair) => pair.code))]
    const codes = named.filter((one) => one !== '*')
    // All of its codes are of one kind, or it has all codes of a kind and adds some.
    const table = tables.find(
      (one) =>
        codes.length > 0 &&
        (knows(codes, one) || [...one.words.keys()].every((code) => codes.includes(code))),
    )
    // A choice is a table if it leaves no code out; any other one says what is done in one case.
    const isWhole = [...allCodes.map(([, list]) => list), [...(table?.words.keys() ?? [])]].some(
      (list) => list.length <= named.length && codes.every((one) => list.includes(one)),
    )
    return table && named.length > 1 && (isWhole || !isChoice(within))
      ? [`${path}: ${pairs.map((pair) => pair.word).join(', ')} (${table.name})`]
      : []
  })
}

/** What is said of a code within a sentence, in another form than its word. */
const IN_A_SENTENCE = ['client/annotation/agreementText.ts', 'client/room/stepChange.ts']

describe('[MI5] every word has one home', () => {
  const elsewhere = code.filter((path) => !homes.includes(path))

  it.each([
    ['a table', "export const label = { random: 'Zufällig', additional: 'Zusätzlich' }"],
    [
      'a table of labels',
      "const t = { strength: { label: 'Stärke', tone: 'x' }, potential: { label: 'Potenzial' } }",
    ],
    [
      'options of a form',
      "const o = [{ value: 'child', label: 'Kind' }, { value: 'mother', label: 'Mama' }]",
    ],
    ['a map', "const m = new Map([['open', 'offen'], ['assigned', 'zugewiesen']])"],
    [
      'a switch',
      "function f(a) { switch (a) { case 'office': return 'Jugendamt'\n case 'state': return 'Land' } }",
    ],
    ['a choice', "const w = origin === 'random' ? 'gezogen' : 'zusätzlich'"],
    [
      'options in markup',
      "<Radio options={[{ value: 'random', label: 'Gezogen' }, { value: 'additional', label: 'Neu' }, { value: 'x', label: 'Egal' }]} />",
    ],
    ['a choice in markup', "<p>{finding.direction === 'strength' ? 'Stärke' : 'Potenzial'}</p>"],
  ])('%s with words of its own is found', (what, planted) => {
    const text = what.includes('markup') ? planted : `<script>${planted}</script>`
    expect(secondTables('planted.svelte', text)).toHaveLength(1)
  })

  it('and there is none', () => {
    const found = elsewhere.flatMap((path) => secondTables(path))
    const of = (paths: readonly string[]) =>
      found.filter((one) => paths.some((path) => one.startsWith(`${path}: `)))
    expect(of(IN_A_SENTENCE)).toHaveLength(IN_A_SENTENCE.length)
    expect(found.filter((one) => !of(IN_A_SENTENCE).includes(one))).toEqual([])
    // Every file of the product is parsed: seconds on a quiet machine, many on a busy one.
  }, 120_000)
})
