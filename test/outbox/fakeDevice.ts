import { cipherOf } from '../../client/kernel/cipher.ts'
import type { DeviceStore, StoredItem } from '../../client/kernel/deviceStore.ts'
import type { WindowLock } from '../../client/kernel/windowLock.ts'
import { Outbox } from '../../client/room/outbox.ts'
import { toBase64 } from '../../shared/kernel/base64.ts'

export const keyOf = (byte: number): string => toBase64(new Uint8Array(32).fill(byte))

/** A device with one storage and windows that open and die. */
export class FakeDevice {
  readonly items = new Map<string, StoredItem>()
  readonly #held = new Map<string, object>()

  readonly store: DeviceStore = {
    put: (item) => {
      this.items.set(`${item.scope} ${item.place}`, item)
      return Promise.resolve()
    },
    get: (scope, place) => Promise.resolve(this.items.get(`${scope} ${place}`)),
    all: (scope) =>
      Promise.resolve([...this.items.values()].filter((item) => item.scope === scope)),
    drop: (scope, place) => {
      this.items.delete(`${scope} ${place}`)
      return Promise.resolve()
    },
    places: (beginning) =>
      Promise.resolve(
        [...this.items.values()]
          .filter(({ scope }) => scope.startsWith(beginning))
          .map(({ place }) => place),
      ),
    clear: (scope) => {
      for (const [key, item] of this.items) if (item.scope === scope) this.items.delete(key)
      return Promise.resolve()
    },
  }

  /** Storage and locks of one window; `die` ends it as a crash would. */
  parts() {
    const window = {}
    const locks: WindowLock = {
      hold: (name) => this.#held.set(name, window),
      ifFree: async (name, run) => {
        if (this.#held.has(name)) return false
        await run()
        return true
      },
    }
    const die = () => {
      for (const [name, holder] of this.#held) if (holder === window) this.#held.delete(name)
    }
    return { store: this.store, locks, die }
  }

  /** Opens a window with an outbox; `die` ends it as a crash would. */
  window(key: string | null = keyOf(1), scope = 'workshop/seat') {
    const { store, locks, die } = this.parts()
    const unlock = () => (key === null ? Promise.resolve(null) : cipherOf(key))
    const outbox = new Outbox({ store, locks, scope, unlock })
    return { outbox, die }
  }

  /** Everything on the device as readable characters, for a search. */
  dump(): string {
    return [...this.items.values()]
      .map(({ body, ...rest }) => JSON.stringify(rest) + new TextDecoder().decode(body))
      .join('\n')
  }
}
