import { caseName } from '../../shared/caseText/caseName.ts'
import type { Minutes } from '../../shared/protocol/api.ts'

/** Longest part of a name taken from something typed, in characters. */
const PART = 80
/** What no common file system takes in a name, and what would end or hide one. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+/g

const safe = (text: string): string =>
  [...text.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim()]
    .slice(0, PART)
    .join('')
    .replace(/[. ]+$/, '')

/** "Protokoll Übergaben in der Vertretung, Fall A-1, 2026-11-25, Entwurf.docx" */
export function minutesFileName({ title, caseLabel, date, stage }: Minutes): string {
  const parts = [
    safe(title),
    caseName(safe(caseLabel)),
    date,
    stage === 'final' ? 'Endfassung' : 'Entwurf',
  ]
  return `Protokoll ${parts.join(', ')}.docx`
}

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
