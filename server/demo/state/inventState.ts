import { createHash, createPrivateKey, type KeyObject } from 'node:crypto'
import type { ReleasePackage } from '../../../shared/releasePackage/releasePackage.ts'
import { shippedCatalogues } from '../../material.ts'
import { keyIdOf, signedPackage, writtenKey } from '../../releasePackage/signature.ts'
import { Prng } from '../prng.ts'
import { inventContent } from './content.ts'
import { inventOffices, type InventedOffice } from './offices.ts'
import { scheduleOf, type ScheduleWish } from './schedule.ts'

/** What is wanted: see `npm run packages`. */
export interface StateWish extends ScheduleWish {
  readonly cases: number | null
  /** Signs the packages; a key made of the seed if none is given. */
  readonly privateKey?: KeyObject
}

/** An invented package: its file and what is in it. */
export interface InventedPackage {
  /** "paket-012-2022-1.json": number of the office in the list, first year of the cycle, number of the package. */
  readonly name: string
  readonly content: ReleasePackage
  readonly file: string
}

/** An invented state: its offices, and the key that signs for all of them. */
export interface InventedState {
  readonly offices: readonly InventedOffice[]
  /** The public key as it is registered. */
  readonly publicKey: string
  /** One package after the other, oldest first; each is made when it is asked for. */
  packages(): Generator<InventedPackage>
}

/** Years in which several offices recorded incompletely. */
const BROKEN_YEARS = [2023, 2019] as const

/** Invents a state. Everything follows from the wish: the same one gives the same bytes, under the same key. */
export function inventState(wish: StateWish): InventedState {
  const [protection, consultant] = shippedCatalogues()
  if (!protection || !consultant) throw new Error('the catalogues are missing')
  const { seed } = wish
  const offices = inventOffices(wish.offices, seed)
  const privateKey = wish.privateKey ?? keyOfSeed(seed)
  const publicKey = writtenKey(privateKey)
  const key = { keyId: keyIdOf(publicKey), privateKey }
  const broken = new Set(
    new Prng(seed + 1)
      .shuffle(offices.map((_, index) => index))
      .slice(0, Math.max(1, Math.round(offices.length / 60))),
  )
  return {
    offices,
    publicKey,
    *packages() {
      for (const held of scheduleOf(wish)) {
        const of = offices[held.office]
        if (!of || held.missing) continue
        const recordingBreaks = broken.has(held.office)
          ? BROKEN_YEARS.filter((year) => year <= Number(held.releasedIn.slice(0, 4))).slice(0, 1)
          : []
        for (let number = 1; number <= (held.corrected ? 2 : 1); number++) {
          const content = inventContent({
            ...{ seed, of, held, number, recordingBreaks, protection, consultant },
            cases: wish.cases,
          })
          const kind = held.extraordinary ? `${held.cycleStart}a` : String(held.cycleStart)
          yield {
            name: `paket-${String(held.office + 1).padStart(3, '0')}-${kind}-${number}.json`,
            content,
            file: signedPackage(content, key),
          }
        }
      }
    },
  }
}

/** PKCS #8 of an Ed25519 key, up to its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A private key that follows from a seed, so that bytes can be compared. Known to everybody: for invented states only. */
export function keyOfSeed(seed: number): KeyObject {
  const bytes = createHash('sha256').update(`invented state ${seed}`).digest()
  return createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' })
}
