/** Tells living windows of this browser from dead ones, so that two of them do not take the same thing. */
export interface WindowLock {
  /** Waits until no window holds the name, and holds it for as long as this window lives. */
  hold(name: string): Promise<void>
  /** Holds the name for as long as this window lives if no window does; false if one does, also this one. */
  claim(name: string): Promise<boolean>
}

/** The browser's Web Locks; they end with the window, also when it crashes. */
export const browserLocks = (): WindowLock => ({
  hold: (name) =>
    new Promise((held) => {
      void navigator.locks.request(name, () => {
        held()
        return forLife()
      })
    }),
  claim: (name) =>
    new Promise((answer) => {
      void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        answer(lock !== null)
        return lock && forLife()
      })
    }),
})

const forLife = (): Promise<never> => new Promise(() => undefined)
