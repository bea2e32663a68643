// A package that was released and taken back, and the same one at the state level: for tests that knock at their doors.
import { generateKeyPairSync } from 'node:crypto'
import { wholeDatabase } from '../../server/db/database.ts'
import type { Deps } from '../../server/deps.ts'
import {
  hashOfFile,
  keyIdOf,
  signedPackage,
  writtenKey,
} from '../../server/releasePackage/signature.ts'
import { samplePackage } from './samplePackage.ts'

/** Where they lie. */
export interface PlacedPackages {
  readonly packageId: string
  readonly receivedId: string
  readonly keyId: string
}

/** Lays both down as they would be after a release, a withdrawal and an import. */
export async function placePackages(
  { db, newId, clock }: Deps,
  { officeId, procedureId }: { readonly officeId: string; readonly procedureId: string },
): Promise<PlacedPackages> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = writtenKey(privateKey)
  const keyId = keyIdOf(publicKey)
  const file = signedPackage(samplePackage, { keyId, privateKey })
  const [packageId, receivedId, hash, at] = [newId(), newId(), hashOfFile(file), clock()]
  const writing = wholeDatabase(db)
  await writing
    .insertInto('signing_key')
    .values({ keyId, publicKey, label: 'Probe', own: 0, addedAt: at })
    .execute()
  await writing
    .insertInto('release_package')
    .values({
      ...{ id: packageId, procedureId, number: 1, replaces: null, hash, contentHash: hash, file },
      ...{ releasedAt: at, withdrawnAt: at, withdrawal: '{}' },
    })
    .execute()
  await writing
    .insertInto('received_package')
    .values({
      ...{ id: receivedId, officeId, procedureKey: procedureId, number: 1, hash, keyId, file },
      ...{ releasedIn: '2026-H2', cycleStart: 2025, extraordinary: 0, receivedAt: at },
      ...{ randomCases: 1, additionalCases: 1, findings: 1 },
    })
    .execute()
  return { packageId, receivedId, keyId }
}
