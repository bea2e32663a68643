import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, syntaxTree, walk } from './sources.ts'

// How the server is written where it answers calls (server/README.md): handlers read a call and answer, queries stand
// beside their feature, and nothing is changed without its line of the audit trail.

const server = filesBelow('server').filter((path) => path.endsWith('.ts'))
const routes = server.filter((path) => path.endsWith('.routes.ts'))
const queries = server.filter((path) => path.endsWith('.queries.ts'))

/** The longest handler, in lines. */
const MOST_LINES = 15

interface Source {
  readonly path: string
  readonly tree: ts.SourceFile
}
const sourceOf = (path: string): Source => ({ path, tree: syntaxTree(path) })
const ofText = (text: string): Source => ({ path: 'x.ts', tree: syntaxTree('x.ts', text) })

/** All nodes of a kind in a file. */
function nodes<T extends ts.Node>({ tree }: Source, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = []
  walk(tree, (node) => {
    if (is(node)) found.push(node)
  })
  return found
}

/** The calls of a method or function, by its name. */
const callsOf = (source: Source, ...names: readonly string[]): ts.CallExpression[] =>
  nodes(source, ts.isCallExpression).filter(({ expression }) =>
    names.includes(
      ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText(),
    ),
  )

const place = ({ path, tree }: Source, node: ts.Node): string =>
  `${path}:${String(tree.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`

const linesOf = (node: ts.Node): number => node.getText().split('\n').length

/** Handlers that are longer than one reads at a glance. */
const longHandlers = (source: Source): string[] =>
  callsOf(source, 'handle').flatMap(({ arguments: given }) => {
    const run = given[3]
    return run && linesOf(run) > MOST_LINES
      ? [`${place(source, run)} has ${String(linesOf(run))} lines`]
      : []
  })

/** Tables that are read or written, or statements that are prepared. */
const tableCalls = (source: Source): string[] =>
  callsOf(source, 'selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'prepare').map((call) =>
    place(source, call),
  )

/** Functions that take a database, but not first. */
const databaseNotFirst = (source: Source): string[] =>
  nodes(source, ts.isFunctionLike).flatMap((node) => {
    const types = node.parameters.map(({ type }) => type?.getText() ?? '')
    const at = types.findIndex((type) => /^(Db|Trx|Writing|Database)$/.test(type))
    return at > 0 ? [place(source, node)] : []
  })

/** Statements that are prepared and run in one breath, inside a function: every call builds them anew. */
const unprepared = (source: Source): string[] =>
  callsOf(source, 'get', 'run', 'all', 'pluck').flatMap((call) => {
    const { expression } = call
    const of = ts.isPropertyAccessExpression(expression) ? expression.expression : undefined
    const ran = /\.(get|run|all)$/.test(expression.getText())
    const isPrepare = of !== undefined && /\.prepare\b[\s\S]*\)$/.test(of.getText())
    return ran && isPrepare && !of.getText().includes('=>') ? [place(source, call)] : []
  })

/** Statements that are run as text: every call reads them anew. */
const runAsText = (source: Source): string[] =>
  callsOf(source, 'exec')
    .filter(
      ({ arguments: [text] }) => text !== undefined && /^[`'"]\s*[A-Z]{5,}\s/.test(text.getText()),
    )
    .map((call) => place(source, call))

const isLoop = (node: ts.Node): boolean =>
  ts.isForOfStatement(node) || ts.isForStatement(node) || ts.isWhileStatement(node)

/** Questions that are asked once for each row of an answer: in a loop, or in a function given to `map` and the like. */
function rowByRow(source: Source): string[] {
  const bodies = [
    ...nodes(source, (node): node is ts.IterationStatement => isLoop(node)).map(
      (loop) => loop.statement,
    ),
    ...callsOf(source, 'map', 'flatMap', 'filter', 'forEach').flatMap((call) => call.arguments),
  ]
  const found = new Set<string>()
  for (const body of bodies)
    walk(body, (node) => {
      const isAsked =
        ts.isAwaitExpression(node) ||
        (ts.isCallExpression(node) && /\.(selectFrom|prepare)$/.test(node.expression.getText()))
      if (isAsked) found.add(place(source, node))
    })
  return [...found]
}

/** Where the audit trail is written, in any of the two ways. */
const auditWrites = (source: Source): string[] => [
  ...callsOf(source, 'insertInto')
    .filter((call) => call.arguments[0]?.getText() === "'audit'")
    .map((call) => place(source, call)),
  ...nodes(source, ts.isStringLiteralLike)
    .filter(({ text }) => /INTO\s+audit\b/i.test(text))
    .map((node) => place(source, node)),
]

/** Where code takes the right to write that `changed` alone gives: by its name, a cast or a transaction. */
const takenRights = (source: Source): string[] => [
  ...callsOf(source, 'wholeDatabase', 'transaction').map((call) => place(source, call)),
  ...nodes(source, ts.isAsExpression)
    .filter(({ type }) => /^(Writing|Trx|Kysely\b.*)$/.test(type.getText()))
    .map((node) => place(source, node)),
]

const all = (paths: readonly string[], find: (source: Source) => string[]): string[] =>
  paths.map(sourceOf).flatMap(find)

const outside = (...folders: readonly string[]): string[] =>
  server.filter((path) => !folders.some((folder) => path.startsWith(folder)))

describe('routes', () => {
  it(`have handlers of ${String(MOST_LINES)} lines at most`, () => {
    const handlers = routes.map(sourceOf).flatMap((source) => callsOf(source, 'handle'))
    expect(handlers.length).toBeGreaterThan(40)
    expect(all(routes, longHandlers)).toEqual([])
  })

  it('ask queries, and no table', () => {
    expect(all(routes, tableCalls)).toEqual([])
  })
})

describe('queries', () => {
  it('are plain functions with the database first', () => {
    expect(queries.length).toBeGreaterThan(8)
    expect(all(queries, databaseNotFirst)).toEqual([])
  })

  it('of the raw handle are prepared once where a running server asks again and again', () => {
    // Files that are opened once: a start, a backup, a restore.
    const once = ['db', 'restore', 'scripts', 'start.ts', 'room/sealOldBallots.ts']
    const outsideThem = outside(...once.map((name) => `server/${name}`))
    expect(all(outsideThem, unprepared)).toEqual([])
    expect(all(outsideThem, runAsText)).toEqual([])
  })

  it('are asked once, and not for each row of what another one found', () => {
    expect(all([...routes, ...queries], rowByRow)).toEqual([])
  })
})

describe('a change and its line of the audit trail', () => {
  it('[CA7] the trail is written in one file', () => {
    const found = all(server, auditWrites).map((where) => where.replace(/:\d+$/, ''))
    expect([...new Set(found)]).toEqual(['server/audit/audit.ts'])
  })

  it('[CA7] nobody takes the right to write but by saying who changes what', () => {
    // The demo lays down what was there before anything was done; migrations and tables belong to `db`.
    expect(all(outside('server/audit/', 'server/db/', 'server/demo/'), takenRights)).toEqual([])
  })

  it('finds each of these where it is', () => {
    const lines = Array.from({ length: 16 }, () => '  go()').join('\n')
    expect(longHandlers(ofText(`handle(app, deps, api.a, () => {\n${lines}\n})`))).toHaveLength(1)
    expect(tableCalls(ofText("db.selectFrom('office')"))).toHaveLength(1)
    expect(databaseNotFirst(ofText('const f = (id: string, db: Db) => id'))).toHaveLength(1)
    expect(unprepared(ofText("() => sqlite.prepare<[string]>('SELECT 1').get(id)"))).toHaveLength(1)
    expect(unprepared(ofText("() => sqlite.prepare('SELECT 1').pluck().get()"))).toHaveLength(1)
    expect(runAsText(ofText("sqlite.exec('UPDATE office SET name = 1')"))).toHaveLength(1)
    expect(runAsText(ofText("/x/.exec('update')"))).toHaveLength(0)
    expect(rowByRow(ofText('for (const one of rows) await ask(one)'))).toHaveLength(1)
    expect(rowByRow(ofText('rows.map((one) => db.selectFrom(one))'))).toHaveLength(1)
    expect(rowByRow(ofText('(await rows).map(({ id }) => id)'))).toHaveLength(0)
    expect(auditWrites(ofText("db.insertInto('audit')"))).toHaveLength(1)
    expect(auditWrites(ofText("sqlite.prepare('INSERT INTO audit VALUES (1)')"))).toHaveLength(1)
    expect(takenRights(ofText('db.transaction()'))).toHaveLength(1)
    expect(takenRights(ofText('wholeDatabase(db).deleteFrom("office")'))).toHaveLength(1)
    expect(takenRights(ofText('const all = db as Kysely<Schema>'))).toHaveLength(1)
  })
})
