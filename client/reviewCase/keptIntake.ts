// What a device keeps of the work of the coordination: a text that is being prepared, which entries were read, and why
// a text goes back.
// Encrypted under a key of this account and case that the server gives to a session and the device never stores.
import { call } from '../kernel/api.ts'
import { cipherOf, hasCipher, type Cipher } from '../kernel/cipher.ts'
import { indexedStore, type DeviceStore } from '../kernel/deviceStore.ts'
import type { Intake } from './intake.ts'
import type { Answers } from './selfReview.ts'

/** A text that is being prepared, as it is kept. */
export interface KeptIntake {
  readonly intake: Intake
  readonly base: number
  readonly warnings: readonly string[]
  /** What was answered about this text before submitting; missing in what an earlier version kept. */
  readonly answers?: Answers
  /** Words for the second reader; missing as above. */
  readonly note?: string
  /** When it was kept, in milliseconds. */
  readonly at: number
}

export type KeptWork =
  | { readonly kind: 'intake'; readonly value: KeptIntake }
  | { readonly kind: 'read'; readonly value: readonly string[] }
  | { readonly kind: 'text'; readonly value: string }

/** Keeps work about one case for one account. Every method answers, whatever the browser does: keeping is never in the way. */
export class WorkKeeper {
  readonly #scope: string
  readonly #unlock: () => Promise<Cipher | null>
  readonly #onlost: () => void
  readonly #store: DeviceStore
  #cipher: Promise<Cipher | null> | null = null
  /** One after the other, so that the newest is what stays. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    scope: string,
    unlock: () => Promise<Cipher | null>,
    store: DeviceStore = indexedStore(),
    onlost: () => void = () => undefined,
  ) {
    this.#scope = scope
    this.#unlock = unlock
    this.#onlost = onlost
    this.#store = store
  }

  /** True once it is on the disk; false if this browser keeps nothing. */
  put(place: string, work: KeptWork): Promise<boolean> {
    return this.#inTurn(async (cipher) => {
      const sealed = await cipher.seal(place, withoutNaN(work))
      await this.#store.put({ ...sealed, scope: this.#scope, place, owner: '' })
    })
  }

  async get(place: string): Promise<KeptWork | undefined> {
    let found: KeptWork | undefined
    await this.#inTurn(async (cipher) => {
      const stored = await this.#store.get(this.#scope, place)
      const opened = stored && (await cipher.open(place, stored))
      if (opened !== undefined) found = withNaN(opened as KeptWork)
      // Sealed under a key that is gone, it is noise.
      else if (stored) {
        await this.#store.drop(this.#scope, place)
        this.#onlost()
      }
    })
    return found
  }

  drop(place: string): Promise<boolean> {
    return this.#inTurn(() => this.#store.drop(this.#scope, place))
  }

  #inTurn(work: (cipher: Cipher) => Promise<unknown>): Promise<boolean> {
    const next = this.#last.then(async () => {
      try {
        const cipher = await (this.#cipher ??= this.#unlock())
        if (cipher === null) {
          this.#cipher = null
          return false
        }
        await work(cipher)
        return true
      } catch {
        return false
      }
    })
    this.#last = next
    return next
  }
}

/** JSON has no NaN, which is an empty field of a day. */
const withoutNaN = (work: KeptWork): unknown =>
  work.kind !== 'intake' ? work : mapDays(work, (day) => (Number.isNaN(day) ? null : day))
const withNaN = (work: KeptWork): KeptWork =>
  work.kind !== 'intake' ? work : (mapDays(work, (day) => day ?? Number.NaN) as KeptWork)

function mapDays(
  work: Extract<KeptWork, { kind: 'intake' }>,
  change: (day: number | null) => number | null,
): unknown {
  const { intake } = work.value
  const entries = intake.entries.map((entry) => ({ ...entry, day: change(entry.day) }))
  return { ...work, value: { ...work.value, intake: { ...intake, entries } } }
}

/** Does this browser keep a text that is prepared with this account? Logging out deletes it. */
export const keepsWork = async (accountId: string): Promise<boolean> =>
  (await casesWithDraft(accountId)).size > 0

/** The cases this account prepares a text for in this browser; only that there is one, not what it says. */
export async function casesWithDraft(accountId: string): Promise<ReadonlySet<string>> {
  if (!hasCipher() || !('indexedDB' in window)) return new Set()
  const beginning = `work/${accountId}/`
  try {
    const keys = await indexedStore().keys(beginning)
    return new Set(
      keys
        .filter(({ place }) => place === INTAKE)
        .map(({ scope }) => scope.slice(beginning.length)),
    )
  } catch {
    return new Set()
  }
}

/** Where the text that is being prepared lies; ticks and reason of a reader lie beside it. */
export const INTAKE = 'intake'

/**
 * The keeper of this browser for a case; null if it offers no encryption (plain http) or no storage. `onlost` is told of
 * work that cannot be read any more: its key is gone (RC10, RC14).
 */
export function workKeeper(
  accountId: string,
  caseId: string,
  onlost?: () => void,
): WorkKeeper | null {
  if (!hasCipher() || !('indexedDB' in window)) return null
  const unlock = async (): Promise<Cipher | null> => {
    const answer = await call('draftKey', { params: { id: caseId }, body: {} })
    return answer.ok ? cipherOf(answer.value.key) : null
  }
  return new WorkKeeper(`work/${accountId}/${caseId}`, unlock, indexedStore(), onlost)
}
