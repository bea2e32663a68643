// A disk that can be made bad for one server, by a small library loaded before it (disk.c).
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DATABASE } from '../../../server/start.ts'
import type { Prng } from '../../support/prng.ts'
import type { FaultRun } from './fault.ts'

const SOURCE = resolve(import.meta.dirname, 'disk.c')
const FOLDER = resolve(import.meta.dirname, '../../../build/under-test')

/** Numbers shared with disk.c. */
const effects = { die: 1, noSpace: 2, ioError: 3 } as const
const files = { database: 1, wal: 2, copy: 4 } as const
const moments = { write: 1, sync: 2, synced: 4 } as const
const FIELDS = 12

/** What goes wrong, with which files, at which operations. */
export interface DiskFault {
  readonly effect: keyof typeof effects
  readonly files: readonly (keyof typeof files)[]
  readonly at: readonly (keyof typeof moments)[]
  /** Operations of that kind that still go well; 0 by default. */
  readonly skip?: number
  /** Operations that go wrong before all is well again; for ever by default. */
  readonly times?: number
}

/** What the disk did so far, over all processes. */
export interface DiskFigures {
  readonly walSyncs: number
  readonly databaseSyncs: number
  readonly walWrites: number
  readonly databaseWrites: number
  readonly failures: number
}

let compiled: string | null | undefined

/** Compiles the library once; null if that cannot be done, with the reason in `whyNot`. */
function library(): string | null {
  if (compiled !== undefined) return compiled
  if (process.platform !== 'linux') return (compiled = null)
  mkdirSync(FOLDER, { recursive: true })
  const out = join(FOLDER, `disk-${String(process.pid)}.so`)
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', out, SOURCE, '-ldl', '-lpthread'], {
      stdio: 'ignore',
    })
    process.once('exit', () => rmSync(out, { force: true }))
    return (compiled = out)
  } catch {
    return (compiled = null) // no compiler, or none that fits
  }
}

/** The disk of one scene. */
export class Disk {
  readonly #library: string
  readonly #folder: string
  readonly #control: string

  private constructor(library: string, folder: string) {
    this.#library = library
    this.#folder = folder
    this.#control = join(folder, 'control')
    writeFileSync(this.#control, Buffer.alloc(FIELDS * 4))
  }

  /** Skips the run if a disk cannot be made bad. */
  static open(run: FaultRun): Disk {
    const found = library()
    if (found === null)
      return run.skip('needs Linux with a C compiler (cc): the disk is made bad by LD_PRELOAD')
    const folder = mkdtempSync(join(tmpdir(), 'fallwerkstatt-disk-'))
    run.after(() => rmSync(folder, { recursive: true, force: true }))
    return new Disk(found, folder)
  }

  /** What a server needs in its environment to stand on this disk. */
  get env(): Readonly<Record<string, string>> {
    return {
      LD_PRELOAD: this.#library,
      DISK_CONTROL: this.#control,
      DISK_SHADOW: this.#folder,
    }
  }

  /** Lets something go wrong from now on. */
  fail({ effect, files: which, at, skip = 0, times = 0 }: DiskFault): void {
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all | one, 0)
    this.#write(1, [sum(which.map((one) => files[one])), sum(at.map((one) => moments[one]))])
    this.#write(3, [skip, times])
    this.#write(0, [effects[effect]])
  }

  /** All is well again. */
  heal(): void {
    this.#write(0, [0])
  }

  /** Makes every sync take so many milliseconds. */
  slow(ms: number): void {
    this.#write(5, [ms * 1000])
  }

  /** Sets the wall clock of the server so many seconds off. */
  setClock(seconds: number): void {
    this.#write(11, [seconds >>> 0])
  }

  #write(field: number, numbers: readonly number[]): void {
    const descriptor = openSync(this.#control, 'r+')
    const bytes = Buffer.from(Uint32Array.from(numbers).buffer)
    writeSync(descriptor, bytes, 0, bytes.length, field * 4)
    closeSync(descriptor)
  }

  figures(): DiskFigures {
    const descriptor = openSync(this.#control, 'r')
    const bytes = Buffer.alloc(FIELDS * 4)
    readSync(descriptor, bytes, 0, bytes.length, 0)
    closeSync(descriptor)
    const at = (field: number) => bytes.readUInt32LE(field * 4)
    return {
      walSyncs: at(6),
      databaseSyncs: at(7),
      walWrites: at(8),
      databaseWrites: at(9),
      failures: at(10),
    }
  }

  /**
   * The power is gone, after the server was killed: of what was written and not synced nothing is left, or only some
   * of its sectors, in whatever order (`share` of them). Returns how many sectors were unsynced.
   */
  powerCut(dataFolder: string, prng: Prng, share = prng.pick([0, 0, 0.5, 0.9])): number {
    let unsynced = 0
    for (const name of [DATABASE, `${DATABASE}-wal`]) {
      const [file, durable] = [join(dataFolder, name), join(this.#folder, name)]
      if (!existsSync(durable)) {
        rmSync(file, { force: true })
        continue
      }
      const left = mixed(readFileSync(durable), bytesOf(file), share, prng)
      unsynced += left.unsynced
      writeFileSync(file, left.bytes)
      writeFileSync(durable, left.bytes)
    }
    rmSync(join(dataFolder, `${DATABASE}-shm`), { force: true })
    return unsynced
  }
}

const SECTOR = 512

const bytesOf = (file: string): Buffer => (existsSync(file) ? readFileSync(file) : Buffer.alloc(0))

/** What is on disk, with some of the sectors that were on their way there. */
function mixed(durable: Buffer, written: Buffer, share: number, prng: Prng) {
  const longer = Math.max(durable.length, written.length)
  const sectors: Buffer[] = []
  let unsynced = 0
  let length = durable.length
  for (let at = 0; at < longer; at += SECTOR) {
    const [old, young] = [sectorOf(durable, at), sectorOf(written, at)]
    const differs = at < written.length && !old.equals(young)
    if (differs) unsynced++
    const arrived = differs && prng.chance(share)
    if (arrived) length = Math.max(length, Math.min(written.length, at + SECTOR))
    sectors.push(arrived ? young : old)
  }
  return { bytes: Buffer.concat(sectors).subarray(0, length), unsynced }
}

function sectorOf(bytes: Buffer, at: number): Buffer {
  const sector = Buffer.alloc(SECTOR)
  bytes.subarray(at, at + SECTOR).copy(sector)
  return sector
}
