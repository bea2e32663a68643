import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const HERE = import.meta.dirname

const exactVersions = (folder: string): Record<string, string> =>
  (
    JSON.parse(readFileSync(join(HERE, folder, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
  ).dependencies

type Note = { packages: Record<string, { version?: string } | undefined> }

/** Does npm's own note of what it installed name every version the manifest asks for? */
function isInstalled(): boolean {
  const file = join(HERE, 'node_modules/.package-lock.json')
  if (!existsSync(file)) return false
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Note
  return Object.entries(exactVersions('.')).every(
    ([name, version]) => packages[`node_modules/${name}`]?.version === version,
  )
}

/** Installs the peers at their exact versions, unless they are there. Their native parts compile for minutes. */
export function installPeers(say: (line: string) => void): void {
  if (isInstalled()) return
  say('installing the peers into test/bench/node_modules (once; compiles for two to four minutes)')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE, stdio: ['ignore', 2, 2] })
}

/** Exact versions of everything that is measured. */
export function versions(): Record<string, string> {
  const root = exactVersions('../..')
  const shown = ['fastify', '@fastify/websocket', 'better-sqlite3', 'zod']
  const own = Object.fromEntries(shown.map((name) => [name, root[name] ?? '']))
  return { node: process.versions.node, ...own, ...exactVersions('.') }
}
