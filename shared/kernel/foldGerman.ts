/** Folds a German text for searching and sorting (DIN 5007-1): lower case, no diacritics, ß as ss. */
export const foldGerman = (text: string): string =>
  text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '')
