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
  #queue: { name: string; window: object; turn: () => void }[] = []

  readonly store: DeviceStore = {
    put: (item, instead) => {
      this.items.set(`${item.scope} ${item.place}`, item)
      if (instead !== undefined) this.items.delete(`${item.scope} ${instead}`)
      return Promise.resolve()
    },
    get: (scope, place) => Promise.resolve(this.items.get(`${scope} ${place}`)),
    all: (scope) =>
      Promise.resolve([...this.items.values()].filter((item) => item.scope === scope)),
    drop: (scope, place) => {
      this.items.delete(`${scope} ${place}`)
      return Promise.resolve()
    },
    keys: (beginning) =>
      Promise.resolve([...this.items.values()].filter(({ scope }) => scope.startsWith(beginning))),
    clear: (scope) => {
      for (const [key, item] of this.items) if (item.scope === scope) this.items.delete(key)
      return Promise.resolve()
    },
  }

  /** Storage and locks of one window; `die` ends it as a crash would. */
  parts() {
    const window = {}
    const take = (name: string) => this.#held.set(name, window)
    const locks: WindowLock = {
      hold: (name) =>
        new Promise((held) => {
          const turn = () => {
            take(name)
            held()
          }
          if (this.#held.has(name)) this.#queue.push({ name, window, turn })
          else turn()
        }),
      claim: (name) => {
        const free = !this.#held.has(name)
        if (free) take(name)
        return Promise.resolve(free)
      },
    }
    const die = () => {
      this.#queue = this.#queue.filter((waiting) => waiting.window !== window)
      for (const [name, holder] of [...this.#held]) {
        if (holder !== window) continue
        this.#held.delete(name)
        const next = this.#queue.find((waiting) => waiting.name === name)
        this.#queue = this.#queue.filter((waiting) => waiting !== next)
        next?.turn()
      }
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
