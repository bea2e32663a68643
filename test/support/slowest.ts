// Ends a run with the files that took longest, so that the author who makes one slower sees it.
import { relative, resolve } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

const ROOT = resolve(import.meta.dirname, '../..')
/** So many files are named. */
const NAMED = 20

/** What a file took, in milliseconds: its imports, its preparation, its tests. */
export function took(module: Pick<TestModule, 'diagnostic'>): number {
  const { collectDuration, setupDuration, duration } = module.diagnostic()
  return collectDuration + setupDuration + duration
}

/** Names the slowest files, with the share they have of all. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    process.stdout.write(slowestFiles(modules.map((module) => [module.moduleId, took(module)])))
  }
}

/** The lines about these files: path and milliseconds of each. */
export function slowestFiles(files: readonly (readonly [path: string, ms: number])[]): string {
  const all = files.reduce((sum, [, ms]) => sum + ms, 0)
  const named = files.toSorted(([, one], [, other]) => other - one).slice(0, NAMED)
  const lines = named.map(([path, ms]) => `${seconds(ms)}  ${relative(ROOT, path)}`)
  const rest = `${seconds(all)}  all ${String(files.length)} files, one after the other`
  return ['\nThe slowest files, in seconds:', ...lines, rest, ''].join('\n')
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1).padStart(8)
