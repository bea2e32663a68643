/** Letters that have a usual spelling in ASCII. */
const spelled: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  '–': '-',
  '—': '-',
}

/** The name in plain ASCII, for programs that read no other. */
const plain = (name: string): string =>
  name
    .replace(/[äöüÄÖÜß–—]/g, (letter) => spelled[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_')

/** The header that names a download (RFC 6266): plain ASCII for old programs, UTF-8 (RFC 8187) for all others. */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded}`
}
