// Digits that were rolled: how they are read back, and whether they look as if nothing was rolled.

/** Digits in a row with one step between them, from which on it is asked: of six dice hardly one in three hundred rolls. */
const LONGEST_ROW = 6
/** Digits in a block that is written again and again, up to which it is asked. */
const LONGEST_BLOCK = 6

/** Digits in groups of four, as people compare them. */
export const diceGroups = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ')

/** The longest row with the same step from digit to digit: all the same, 1234, 9876, 8901. */
function longestRow(digits: string): number {
  const steps = [...digits].map((digit, at) => (Number(digits[at + 1]) - Number(digit) + 10) % 10)
  let longest = 1
  let row = 1
  for (const [at, step] of steps.slice(0, -1).entries()) {
    row = at > 0 && step === steps[at - 1] ? row + 1 : 2
    longest = Math.max(longest, row)
  }
  return longest
}

/**
 * Do digits look typed and not rolled: counted up or down, all the same, or a short block again and again? They may have been
 * rolled all the same: it is asked, never refused.
 */
export const looksTyped = (digits: string): boolean =>
  longestRow(digits) >= LONGEST_ROW ||
  Array.from({ length: LONGEST_BLOCK }, (_, at) => digits.slice(0, at + 1)).some(
    (block) => block.repeat(digits.length).slice(0, digits.length) === digits,
  )
