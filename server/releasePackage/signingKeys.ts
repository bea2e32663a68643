import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { keysPlace } from '../db/keysPlace.ts'
import { syncFolder, writeSynced } from '../db/syncedFile.ts'
import { keyIdOf, writtenKey, type SigningKey } from './signature.ts'

/** A key pair that was just made. */
interface MadeKey extends SigningKey {
  /** Written as `writtenKey` does. */
  readonly publicKey: string
}

/** The private keys of this server as files; one of them signs. */
export interface SigningKeys {
  /** The private key of this name; undefined if there is none, or none that can be read. */
  of(keyId: string): KeyObject | undefined
  /** Makes a key that outlives everything but its end; throws if it cannot be kept. */
  make(): MadeKey
  /** Ends every key but this one. */
  keepOnly(keyId: string): void
}

/**
 * Private keys beside those of the ballots, for this user alone and in no backup: who has database, log and backups
 * cannot sign. A key that is lost is no loss of data: the next release makes another one, which is registered anew.
 */
export function signingKeys(keysFolder: string, dataFolder: string): SigningKeys {
  const folder = `${keysPlace(keysFolder, dataFolder)}-signing`
  const fileOf = (keyId: string): string => join(folder, `${keyId}.pem`)
  return {
    of: (keyId) => {
      try {
        const key = createPrivateKey(readFileSync(fileOf(keyId)))
        return keyIdOf(writtenKey(key)) === keyId ? key : undefined
      } catch {
        return undefined
      }
    },
    make: () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      syncFolder(keysFolder)
      const { privateKey } = generateKeyPairSync('ed25519')
      const publicKey = writtenKey(privateKey)
      const keyId = keyIdOf(publicKey)
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
      writeSynced(`${fileOf(keyId)}.part`, Buffer.from(pem))
      renameSync(`${fileOf(keyId)}.part`, fileOf(keyId))
      syncFolder(folder)
      return { keyId, privateKey, publicKey }
    },
    keepOnly: (keyId) => {
      if (!existsSync(folder)) return
      for (const name of readdirSync(folder)) {
        const file = join(folder, name)
        if (file === fileOf(keyId)) continue
        // Written over first: if the disk keeps its places, the old bytes are gone.
        writeSynced(file, randomBytes(readFileSync(file).length))
        unlinkSync(file)
      }
      syncFolder(folder)
    },
  }
}
