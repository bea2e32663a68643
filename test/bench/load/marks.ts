import { MARK, MARK_DIGITS } from '../work.mjs'

const mark = Buffer.from(MARK)

/** Calls `found` with the number of every command whose wording stands in these bytes, in any encoding. */
export function eachMark(bytes: Buffer, found: (index: number) => void): void {
  let at = bytes.indexOf(mark)
  while (at >= 0 && at + mark.length + MARK_DIGITS <= bytes.length) {
    const from = at + mark.length
    let index = 0
    for (let digit = 0; digit < MARK_DIGITS; digit++)
      index = index * 10 + (bytes[from + digit] ?? 0) - 48
    found(index)
    at = bytes.indexOf(mark, from + MARK_DIGITS)
  }
}
