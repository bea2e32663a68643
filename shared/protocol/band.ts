/** How much there is, told in bands: 0 none, 1 a few, from ten on the tens that are full. Never the exact number (rule RV8). */
export type Band = number

/** The band of a count. */
export const bandOf = (count: number): Band =>
  count === 0 ? 0 : count < 10 ? 1 : Math.floor(count / 10) * 10
