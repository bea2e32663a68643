// The releases before, as they were written, with the packages they were counted from.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { rollupAuditSchema } from '../../shared/rollup/audit.schema.ts'
import { releaseSchema } from '../../shared/rollup/release.schema.ts'
import type { EarlierRollup } from '../../shared/rollup/release.ts'
import {
  cataloguesNamed,
  readUnder,
  type HeldPackage,
  type Holdings,
} from '../../shared/rollup/selection.ts'
import { StartProblem } from '../kernel/startProblem.ts'
import { hashOfFile } from '../releasePackage/signature.ts'
import { FILES } from './writeRelease.ts'

/**
 * Reads every release in the folders of a folder, the oldest first. Throws a `StartProblem` where one was changed, is missing
 * from the row, or rests on a package that is not held.
 */
export function readEarlier(folder: string, held: Holdings): readonly EarlierRollup[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new StartProblem(
      `${folder} ist kein Ordner. Nennen Sie bei --earlier den Ordner, in dem die früheren Auswertungen liegen, jede in einem eigenen Ordner.`,
      `${folder} is no folder. Name with --earlier the folder that holds the releases before, each in a folder of its own.`,
    )
  const found = readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((place) => existsSync(join(place, FILES.release)))
    .map((place) => readOne(place, held))
    .toSorted((a, b) => a.release.number - b.release.number)
  found.forEach(({ release }, place) => {
    const before = found.slice(0, place).map(({ hash }) => hash)
    const isNext = release.number === place + 1
    if (!isNext || release.earlier.join(' ') !== before.join(' '))
      throw new StartProblem(
        `Die früheren Auswertungen in ${folder} sind nicht vollständig: Auswertung ${String(release.number)} folgt auf andere. Legen Sie alle dorthin, von der ersten an.`,
        `The releases in ${folder} are not complete: release ${String(release.number)} follows others. Put all of them there, from the first one on.`,
      )
  })
  return found
}

function readOne(place: string, held: Holdings): EarlierRollup {
  try {
    const text = readFileSync(join(place, FILES.release), 'utf8')
    const one = earlierOf(text, readFileSync(join(place, FILES.audit), 'utf8'), held)
    if ('hash' in one) return one
    if (one.missing !== undefined) throw missingProblem(one.number, place, one.missing)
  } catch (error) {
    if (error instanceof StartProblem) throw error
  }
  throw new StartProblem(
    `Die Auswertung in ${place} ist nicht lesbar oder passt nicht zu ihrer Prüfung (${FILES.audit}). Legen Sie die Dateien dorthin, wie sie geschrieben wurden.`,
    `The release in ${place} cannot be read, or does not fit its audit (${FILES.audit}). Put the files there as they were written.`,
  )
}

const missingProblem = (number: number, place: string, hash: string): StartProblem =>
  new StartProblem(
    `Auswertung ${String(number)} (${place}) beruht auf einem Paket, das fehlt oder sich nicht mehr lesen lässt: ${hash}. Legen Sie es in den Ordner der Pakete; auch ein zurückgezogenes wird für die Prüfung gebraucht.`,
    `Release ${String(number)} (${place}) rests on a package that is missing or cannot be read any more: ${hash}. Put it into the folder of packages; one that was taken back is needed for the audit, too.`,
  )

/** A release that cannot be counted again: a package of it is missing, or its files do not fit each other. */
interface NotEarlier {
  readonly number: number
  readonly missing?: string
}

/** A release before, from its release.json and audit.json, with the packages it was counted from. Throws for what is neither. */
export function earlierOf(
  text: string,
  auditText: string,
  held: Pick<Holdings, 'packages' | 'catalogues' | 'mappings'>,
): EarlierRollup | NotEarlier {
  const hash = hashOfFile(text)
  const release = releaseSchema.parse(JSON.parse(text))
  const { number, catalogues: refs } = release
  const audit = rollupAuditSchema.parse(JSON.parse(auditText))
  if (!audit.passed || audit.files?.release !== hash) return { number }
  const byHash = new Map(held.packages.map((one) => [one.hash, one]))
  const counted: HeldPackage[] = []
  for (const wanted of audit.packages) {
    const one = byHash.get(wanted)
    const content = one && readUnder(one.content, refs, held.mappings)
    if (!one || !content) return { number, missing: wanted }
    counted.push({ ...one, content })
  }
  const catalogues = cataloguesNamed(held.catalogues, refs)
  return { release, hash, unprinted: audit.unprinted, counted, catalogues }
}
