// A release that is computed of small packages, and those the demo of the state level shows.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Deps } from '../../server/deps.ts'
import { hashOfFile } from '../../server/releasePackage/signature.ts'
import { rollUp } from '../../server/rollup/rollUp.ts'
import { releaseSchema, type RollupRelease } from '../../shared/rollup/release.schema.ts'
import { fileOf, toldPackage, writeFolder } from './rollupPackages.ts'
import { solversHere } from './rollupSolvers.ts'

const RARE = 'P-08-1'
const THEMES = Array.from({ length: 15 }, (_, at) => `P-${String(at + 1).padStart(2, '0')}-1`)
const STRUCTURE = Array.from({ length: 11 }, (_, at) => `S-${String(at + 1).padStart(2, '0')}-1`)

/**
 * The release of so many offices, of which a few found potential in one theme and every second one in the others.
 * @param folder a new one, in a place that is removed afterwards
 */
export async function released(
  folder: string,
  offices: number,
  rare: number,
): Promise<RollupRelease> {
  const files = Array.from({ length: offices }, (_, at) =>
    fileOf(
      toldPackage({
        office: at + 1,
        cases: [
          {
            rows: Object.fromEntries(
              THEMES.map((id) => {
                const isPotential = id === RARE ? at < rare : at % 2 === 0
                return [id, { finding: isPotential ? 'potential' : 'strength' } as const]
              }),
            ),
          },
        ],
        structure: Object.fromEntries(
          STRUCTURE.map((id, line) => [id, (at + line) % 4 === 0 ? 'absent' : 'present']),
        ),
      }),
    ),
  )
  const outcome = await rollUp(
    { packages: writeFolder(folder, files), earlier: null, out: `${folder}-out`, now: '2026-H2' },
    solversHere,
  )
  if (!('release' in outcome)) throw new Error('refused')
  return outcome.release
}

const DEMO = join(import.meta.dirname, '../../server/demo/state/releases')

/** A release of the demo. */
export const demoRelease = (number: 1 | 2): RollupRelease =>
  releaseSchema.parse(
    JSON.parse(gunzipSync(readFileSync(join(DEMO, `${number}-release.json.gz`))).toString('utf8')),
  )

/** Lays down both releases of the demo as closed. */
export function placeDemoReleases({ sqlite, clock }: Pick<Deps, 'sqlite' | 'clock'>): void {
  for (const number of [1, 2] as const) {
    const file = JSON.stringify(demoRelease(number))
    sqlite
      .prepare("INSERT INTO rollup_release VALUES (?, ?, 186, ?, 'x', '{}', ?, 186, '')")
      .run(number, hashOfFile(file), file, clock())
  }
}
