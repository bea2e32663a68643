import type { Sealed } from './cipher.ts'

/** One encrypted thing in the browser's storage. */
export interface StoredItem extends Sealed {
  readonly scope: string
  readonly place: string
  /** The window it belongs to. */
  readonly owner: string
}

/** What is kept on the device, by scope and place. */
export interface DeviceStore {
  /** Puts a thing down; what lies at `instead` in its scope goes in the same moment. */
  put(item: StoredItem, instead?: string): Promise<void>
  get(scope: string, place: string): Promise<StoredItem | undefined>
  all(scope: string): Promise<readonly StoredItem[]>
  drop(scope: string, place: string): Promise<void>
  /** Scope and place of whatever lies in scopes that begin with this. */
  keys(beginning: string): Promise<readonly Pick<StoredItem, 'scope' | 'place'>[]>
  clear(scope: string): Promise<void>
}

const DATABASE = 'fallwerkstatt'
const TABLE = 'waiting'

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser stores nothing'))
  })

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(TABLE, { keyPath: ['scope', 'place'] })
  }
  return answerOf(request)
}

/** All places of a scope: keys are compared part by part, and an empty list sorts after every text. */
const within = (scope: string): IDBKeyRange => IDBKeyRange.bound([scope, ''], [scope, []])

/** The browser's IndexedDB. Writing resolves once it is on the disk. */
export function indexedStore(): DeviceStore {
  let opening: Promise<IDBDatabase> | null = null
  const table = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    opening ??= openDatabase()
    const transaction = (await opening).transaction(TABLE, mode, { durability: 'strict' })
    return transaction.objectStore(TABLE)
  }
  const write = async (change: (table: IDBObjectStore) => void): Promise<void> => {
    const store = await table('readwrite')
    change(store)
    // At once, not when the answers are back: a page that goes meanwhile would take all of it along.
    store.transaction.commit()
    await new Promise<void>((resolve, reject) => {
      store.transaction.oncomplete = () => resolve()
      store.transaction.onabort = () => reject(new Error('the browser stored nothing'))
    })
  }
  return {
    put: (item, instead) =>
      write((store) => {
        store.put(item)
        if (instead !== undefined) store.delete([item.scope, instead])
      }),
    drop: (scope, place) => write((store) => store.delete([scope, place])),
    clear: (scope) => write((store) => store.delete(within(scope))),
    get: async (scope, place) =>
      answerOf((await table('readonly')).get([scope, place]) as IDBRequest<StoredItem | undefined>),
    keys: async (beginning) => {
      const range = IDBKeyRange.bound([beginning, ''], [`${beginning}\uffff`, []])
      const keys = await answerOf((await table('readonly')).getAllKeys(range))
      return keys.map((key) => {
        const [scope = '', place = ''] = key as readonly string[]
        return { scope, place }
      })
    },
    all: async (scope) =>
      answerOf((await table('readonly')).getAll(within(scope)) as IDBRequest<StoredItem[]>),
  }
}
