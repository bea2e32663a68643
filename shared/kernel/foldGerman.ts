/** Folds a German text for searching and sorting (DIN 5007-1): lower case, no diacritics, ß as ss. */
export const foldGerman = (text: string): string =>
  text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '')

/** Does a text hold all of these words, in any order, each as a part of a word, whatever their case, dots and white space? */
export function holdsWords(text: string, words: string): boolean {
  const folded = foldGerman(text)
  return foldGerman(words)
    .split(/\s+/u)
    .every((word) => folded.includes(word))
}

/** As many digits as a number within a name may have for it to be sorted by its value. */
const DIGITS = 12

/** What German names are sorted by, code unit by code unit: folded, and numbers by their value, so that 2 comes before 10. */
export const germanOrder = (text: string): string =>
  foldGerman(text).replace(/\d+/g, (number) => number.padStart(DIGITS, '0'))
