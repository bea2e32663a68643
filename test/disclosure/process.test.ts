import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { auditInProcess, suppressInProcess } from '../../server/disclosure/disclosure.ts'
import { inProcess } from '../../server/kernel/inProcess.ts'
import { DEFAULT_RULES } from '../../shared/disclosure/rules.schema.ts'
import { first, grid } from './grid.ts'
import { inventedYear } from './inventedYear.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const small = first(
  grid([
    [20, 50, 10],
    [8, 2, 14],
    [17, 32, 12],
  ]),
)
/** A second of work, or nearly. */
const large = first(inventedYear({ offices: 186, criteria: 40, seed: 5 }))

/** Whether the system tells which processes there are. */
const canLook = existsSync('/proc/self/status')

/** The workers that a process started and that still run; those of any if none is given. */
function workersOf(parent?: number): readonly string[] {
  if (!canLook) return []
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const owner = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      return (
        /(suppress|audit)Worker/.test(line) && (parent === undefined || owner === String(parent))
      )
    } catch {
      // It ended meanwhile.
      return false
    }
  })
}

const running = (): readonly string[] => workersOf(process.pid)

describe('suppression and audit run in processes of their own', () => {
  it('[DC8] which answer, and are gone then', async () => {
    const { secret } = await suppressInProcess(small, DEFAULT_RULES)
    const keys = secret.map(({ key }) => key)
    expect(keys).toContain('2,2')
    expect((await auditInProcess(small, keys, DEFAULT_RULES)).passed).toBe(true)
    await expect.poll(running).toEqual([])
  })

  it('[DC8] one that takes too long is killed', async () => {
    const limits = { patienceMs: 100, memoryMiB: 1_000 }
    const asked = suppressInProcess(large, DEFAULT_RULES, limits)
    if (canLook) expect(running()).toHaveLength(1)
    await expect(asked).rejects.toThrow('took too long')
    await expect.poll(running).toEqual([])
  })

  it('[DC8] an audit that takes too long, or more memory than it may, shows nothing', async () => {
    // Less than a process needs to begin.
    const late = { patienceMs: 20, memoryMiB: 1_000 }
    const wide = { patienceMs: 60_000, memoryMiB: 40 }
    await expect(auditInProcess(large, [], DEFAULT_RULES, late)).rejects.toThrow('took too long')
    await expect(auditInProcess(large, [], DEFAULT_RULES, wide)).rejects.toThrow(
      /took too much memory|ended without an answer/,
    )
    await expect.poll(running).toEqual([])
  })

  it('[DC8] what is wrong with the tables is said', async () => {
    const wrong = first({ ...small.tables, cells: small.tables.cells.slice(1) })
    await expect(suppressInProcess(wrong, DEFAULT_RULES)).rejects.toThrow('which is not there')
    await expect(auditInProcess(wrong, [], DEFAULT_RULES)).rejects.toThrow('which is not there')
  })

  it('[DC8] a process that ends by itself, or is not there, is no answer', async () => {
    const limits = { patienceMs: 30_000, memoryMiB: 1_000 }
    await expect(inProcess('./disclosure/absent.ts', {}, limits)).rejects.toThrow(
      'ended without an answer',
    )
  })

  it('[DC8] what asked ends as every program does, and takes with it what it asked', async () => {
    const script = (last: string): string => `
      import { suppressInProcess } from '${ROOT}/server/disclosure/disclosure.ts'
      import { DEFAULT_RULES } from '${ROOT}/shared/disclosure/rules.schema.ts'
      const cells = [{ key: 'a', contributions: [['office', 3]] }]
      const asked = suppressInProcess({ tables: { cells, equations: [], groups: [] }, earlier: [] }, DEFAULT_RULES)
      ${last}`
    const run = (last: string) =>
      promisify(execFile)(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '-e', script(last)],
        { cwd: ROOT, timeout: 60_000 },
      )
    const { stdout } = await run('console.log(JSON.stringify(await asked))')
    expect(JSON.parse(stdout)).toMatchObject({ secret: [{ key: 'a' }] })
    // Ended in the middle of it, after it told which process it had started.
    const told = `
      import { readdirSync, readFileSync } from 'node:fs'
      asked.catch(() => undefined)
      if (${canLook}) console.log(readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim())
      process.exit(7)`
    const ended = await run(told).catch((error: unknown) => error)
    expect(ended).toMatchObject({ code: 7 })
    const pids = String((ended as { stdout: string }).stdout)
      .trim()
      .split(' ')
    if (canLook) expect(pids[0]).toMatch(/^\d+$/)
    await expect.poll(() => workersOf().filter((pid) => pids.includes(pid))).toEqual([])
  }, 120_000)
})
