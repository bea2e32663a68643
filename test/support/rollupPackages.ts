// Small packages of an invented state, made for one rule each, and a folder as `npm run rollup` reads it.
import { createHash, createPrivateKey } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  hashOfFile,
  keyIdOf,
  signedPackage,
  signedWithdrawal,
  writtenKey,
} from '../../server/releasePackage/signature.ts'
import type { Registration } from '../../shared/releasePackage/registration.schema.ts'
import {
  inCanonicalOrder,
  type PackageCase,
  type PackageFinding,
  type ReleasePackage,
} from '../../shared/releasePackage/releasePackage.ts'
import type { HeldPackage } from '../../shared/rollup/selection.ts'

export const PROTECTION = 'schutzauftrag-8a@2020.1'

/** A case in a few words: its rows by criterion, each with the rating that was agreed on and the way a finding points. */
export interface ToldCase {
  readonly origin?: PackageCase['origin']
  readonly workshopIn?: string
  readonly factors?: PackageCase['factors']
  readonly rows: Readonly<
    Record<
      string,
      {
        readonly agreed?: readonly string[]
        readonly noted?: readonly string[]
        readonly finding?: PackageFinding['direction']
        readonly level?: PackageFinding['level']
        readonly evidenceLevel?: PackageFinding['evidenceLevel']
        readonly notes?: PackageCase['criteria'][number]['directions']
      }
    >
  >
}

/** What a package says beside the usual. */
export interface ToldPackage {
  /** From 1; every second one belongs to the LWL, in Detmold, and every third is a county. */
  readonly office: number
  readonly number?: number
  readonly replaces?: number | null
  readonly procedure?: number
  readonly cycleStart?: number
  readonly releasedIn?: string
  readonly recordingBreaks?: readonly number[]
  readonly master?: Partial<ReleasePackage['office']>
  readonly cases?: readonly ToldCase[]
  /** Ratings of structure criteria, by id. */
  readonly structure?: Readonly<Record<string, string>>
}

const id = (kind: string, number: number): string =>
  `${kind}-${String(number).padStart(4, '0')}`.padEnd(22, 'x')

/** What an office is called where its key is registered. */
export const officeName = (office: number): string => `Jugendamt ${String(office)} (erfunden)`

const masterOf = (office: number): ReleasePackage['office'] => ({
  key: id('office', office),
  regionalBody: office % 2 === 0 ? 'LWL' : 'LVR',
  administrativeDistrict: office % 2 === 0 ? 'detmold' : 'koeln',
  authorityType: office % 3 === 0 ? 'kreis' : 'mittlere_kreisangehoerige_stadt',
  sizeClass: office % 5 === 0 ? '60000_100000' : '25000_60000',
  burdenClass: null,
})

/** A package that says this, in canonical order. */
export function toldPackage(told: ToldPackage): ReleasePackage {
  const { office, number = 1, cases = [{ rows: {} }], structure = {} } = told
  const { releasedIn = '2026-H1', cycleStart = 2025, procedure = 0 } = told
  const findings: PackageFinding[] = cases.flatMap((one, place) =>
    Object.entries(one.rows).flatMap(([criterion, { finding, agreed, ...row }]) =>
      finding || agreed
        ? (agreed ?? [null]).map((rating) => ({
            ...{ cases: [place + 1], direction: finding ?? 'strength', level: row.level ?? null },
            evidenceLevel: row.evidenceLevel ?? null,
            ...{ catalogue: PROTECTION, criterion, rating },
            ...{ factors: [], consent: null, minorityView: false },
          }))
        : [],
    ),
  )
  return inCanonicalOrder({
    ...{ format: 'fallwerkstatt-release-package', version: 2, number },
    replaces: told.replaces === undefined ? (number > 1 ? number - 1 : null) : told.replaces,
    releasedIn,
    office: { ...masterOf(office), ...told.master },
    procedure: {
      key: id('procedure', office * 10 + procedure),
      cycleStart,
      extraordinary: false,
    },
    recordingBreaks: [...(told.recordingBreaks ?? [])],
    withheld: { random: 0, additional: 0 },
    cases: cases.map((one, place) => ({
      ...{ number: place + 1, origin: one.origin ?? 'random' },
      ...{ workshopIn: one.workshopIn ?? releasedIn, legalBasis: 'sgb8-64-2a-external' },
      catalogue: PROTECTION,
      criteria: Object.entries(one.rows).map(([criterion, row]) => ({
        ...{ criterion, agreed: [...(row.agreed ?? [])], noted: [...(row.noted ?? [])] },
        directions: [...new Set([...(row.finding ? [row.finding] : []), ...(row.notes ?? [])])],
      })),
      factors: [...(one.factors ?? [])],
    })),
    findings,
    structureRatings: Object.entries(structure).map(([criterion, rating]) => ({
      ...{ catalogue: PROTECTION, criterion, rating },
      ...{ evidence: null, consent: null, minorityView: false },
    })),
    recommendations: [],
    mergedFindings: [],
  })
}

const privateKey = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    createHash('sha256').update('rollup tests').digest(),
  ]),
  format: 'der',
  type: 'pkcs8',
})
/** The public key that signs these packages. */
export const publicKey = writtenKey(privateKey)
const key = { keyId: keyIdOf(publicKey), privateKey }

/** The file of a package. */
export const fileOf = (content: ReleasePackage): string => signedPackage(content, key)

/** The file by which a package is taken back. */
export const withdrawalOf = (content: ReleasePackage): string =>
  signedWithdrawal(
    {
      ...{ format: 'fallwerkstatt-withdrawal', version: 1 },
      office: { key: content.office.key },
      procedure: { key: content.procedure.key },
      number: content.number,
      hash: hashOfFile(fileOf(content)),
    },
    key,
  )

/** A package as it was read of its file. */
export function heldPackage(
  content: ReleasePackage,
  name = `${content.office.key}.json`,
): HeldPackage {
  return { name, hash: hashOfFile(fileOf(content)), office: content.office.key, content }
}

/** Writes a folder of packages and withdrawals, whose files are named by the place in the list, or otherwise if asked. */
export function writeFolder(
  folder: string,
  files: readonly string[],
  nameOf: (place: number) => string = (place) => `paket-${String(place).padStart(3, '0')}.json`,
): string {
  mkdirSync(join(folder, 'pakete'), { recursive: true })
  const registration: Registration = {
    format: 'fallwerkstatt-signing-key',
    version: 1,
    publicKey,
    offices: Array.from({ length: 250 }, (_, place) => ({
      key: id('office', place + 1),
      name: officeName(place + 1),
    })),
  }
  writeFileSync(join(folder, 'schluessel.json'), JSON.stringify(registration))
  files.forEach((file, place) => {
    writeFileSync(join(folder, 'pakete', nameOf(place)), file)
  })
  return folder
}
