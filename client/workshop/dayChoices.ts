/** Relative days the marker can be set to: closely at first, in wider steps later. */
export const dayChoices: readonly number[] = [
  ...Array.from({ length: 31 }, (_, day) => day),
  ...Array.from({ length: 24 }, (_, step) => 33 + step * 3),
  ...Array.from({ length: 40 }, (_, step) => 110 + step * 10),
  730,
  1095,
  1825,
]
