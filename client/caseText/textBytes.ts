// Bytes of a text file as text, whatever program wrote them.
import { ImportError } from './importFault.ts'

/** How many bytes tell whether a text without a mark is UTF-16. */
const LOOK = 4096

/**
 * UTF-8; UTF-16 by its mark, or by the zeros beside most of its letters; else Windows-1252, as German Windows programs
 * write it. Throws `ImportError` where the bytes are no text.
 */
export function decodedText(bytes: Uint8Array): { text: string; isGuess: boolean } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: decode('utf-16le', bytes), isGuess: false }
  if (first === 0xfe && second === 0xff) return { text: decode('utf-16be', bytes), isGuess: false }
  const wide = unmarkedUtf16(bytes)
  if (wide) return { text: decode(wide, bytes), isGuess: true }
  const control = bytes.find(
    (byte) => byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a].includes(byte),
  )
  if (control !== undefined) throw new ImportError('notText')
  try {
    return { text: decode('utf-8', bytes), isGuess: false }
  } catch {
    return { text: windows1252(bytes), isGuess: true }
  }
}

/** In UTF-16 nearly every second byte of a European text is zero, and none of the others. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 8 || bytes.length % 2 !== 0) return undefined
  const zeros = [0, 0]
  const length = Math.min(bytes.length, LOOK)
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > length * 0.35 && even === 0) return 'utf-16le'
  return even > length * 0.35 && odd === 0 ? 'utf-16be' : undefined
}

/** What Windows-1252 has at 0x80 to 0x9f; the five places it leaves free stay what they are. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** A control character as the sign that Windows-1252 has in its place. */
export const windowsSign = (sign: string): string => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign

/** Written out, because some versions of Node decode these signs as control characters. */
export const windows1252 = (bytes: Uint8Array): string =>
  decode('windows-1252', bytes).replace(/[\u0080-\u009f]/g, windowsSign)

const decode = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding, { fatal: true }).decode(bytes)

/** Names of the code pages that Outlook writes as numbers, where a browser calls them otherwise. */
const codePages: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28597: 'iso-8859-7',
  28605: 'iso-8859-15',
  65001: 'utf-8',
}

/** Bytes in a code page of Windows as text; one that is not known, or not true, is read as Windows-1252. */
export function inCodePage(bytes: Uint8Array, page: number): string {
  const name = codePages[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : undefined)
  if (name === undefined || name === 'windows-1252') return windows1252(bytes)
  try {
    return new TextDecoder(name, { fatal: name === 'utf-8' }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}
