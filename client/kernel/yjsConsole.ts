// What Yjs writes on the console, in plain letters. Its own writer brings along a description of the whole DOM, which
// every phone would load.
export const ORANGE = ''
export const RED = ''
export const BOLD = ''
export const UNBOLD = ''

/** Writes a warning: whatever Yjs says is about something that looks wrong. */
const warn = (...words: readonly unknown[]): void =>
  // eslint-disable-next-line no-console -- what a library says to developers
  console.warn(...words.filter((word) => word !== ''))

export { warn, warn as print }
