const without: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ı: 'i', ł: 'l', đ: 'd', ø: 'o', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th', ə: 'a', ŋ: 'n' },
}

/**
 * The form under which names and words are compared: small letters, no marks, "ae", "oe", "ue" as the umlauts they stand
 * for, one sign for all apostrophes. "Müller", "Mueller" and "MÜLLER" are "muller". Keys are for comparing only.
 */
export const foldedKey = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßıłđøæœðþəŋ]/gu, (letter) => without[letter] ?? letter)
    .replace(/[’‘`´]/gu, "'")
    .replace(/([aou])e(?![aeiouy])/gu, '$1')
