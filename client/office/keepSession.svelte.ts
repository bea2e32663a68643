import { call } from '../kernel/api.ts'
import { loginAgain } from '../kernel/loginRequired.ts'

/** How often a session is used while a person types, in milliseconds; it ends after two hours without use. */
export const EVERY_MS = 5 * 60_000

/** What keeping a session alive takes from the world. */
interface SessionWorld {
  readonly now: () => number
  /** Uses the session; false if it has ended. */
  readonly use: () => Promise<boolean>
  readonly ended: () => void
}

/**
 * Uses the session when there is input and the last use is some minutes ago: a person who corrects a text for an
 * afternoon sends nothing otherwise. Without input it ends as ever, and its longest time is the server's.
 */
export function sessionKeeper({ now, use, ended }: SessionWorld): () => void {
  let last = now()
  return () => {
    if (now() - last < EVERY_MS) return
    last = now()
    void use().then((lives) => {
      if (!lives) ended()
    })
  }
}

/** Keeps the session of this page alive while something is typed on it. Call while a component is set up. */
export function keepSession(): void {
  $effect(() => {
    const typed = sessionKeeper({
      now: Date.now,
      use: async () => {
        const me = await call('me', { params: {}, body: {} })
        return !me.ok || me.value.account !== null
      },
      ended: () => void loginAgain(),
    })
    document.addEventListener('input', typed)
    return () => document.removeEventListener('input', typed)
  })
}
