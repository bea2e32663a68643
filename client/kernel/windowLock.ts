/** Tells living windows of this browser from dead ones, so that two of them do not take the same thing. */
export interface WindowLock {
  /** Holds a name for as long as this window lives. */
  hold(name: string): void
  /** Runs something while nobody holds the name; false where somebody does. */
  ifFree(name: string, run: () => Promise<void>): Promise<boolean>
}

/** The browser's Web Locks; they end with the window, also when it crashes. */
export const browserLocks = (): WindowLock => ({
  hold: (name) => {
    void navigator.locks.request(name, () => new Promise(() => undefined))
  },
  ifFree: (name, run) =>
    navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) return false
      await run()
      return true
    }),
})
