// Numbers of lists and headings in words, as text programs write them.

/** "3", "c", "III", "03", "3."; nothing where a list has no numbers. */
export function numberIn(format: string, count: number): string {
  switch (format) {
    case 'lowerLetter':
      return letters(count)
    case 'upperLetter':
      return letters(count).toUpperCase()
    case 'lowerRoman':
      return roman(count)
    case 'upperRoman':
      return roman(count).toUpperCase()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'ordinal':
      return `${count}.`
    case 'none':
    case 'bullet':
      return ''
    default:
      return String(count)
  }
}

/** A dash for every kind of dot; boxes, ticks and arrows mean something and stay. */
export const bulletSign = (sign: string): string => (/^[☐☒✓✗→⇨☞]$/u.test(sign) ? sign : '–')

/** a … z, aa … zz, aaa …, as Word counts. */
const letters = (count: number): string =>
  count < 1 || count > 780
    ? String(count)
    : String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1)

const romans: readonly [number, string][] = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
].map(([value, sign]) => [value, sign])

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  let left = count
  let found = ''
  for (const [value, sign] of romans) for (; left >= value; left -= value) found += sign
  return found
}
