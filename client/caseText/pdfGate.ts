// What is looked at in the bytes of a PDF before a library reads it: no stream of it may become larger than a document
// is, and whether it holds words that are not drawn.
import { Unzlib } from 'fflate'
import { ImportError } from './importFault.ts'

/** Bytes of all streams of text together after inflating. */
const MOST = 64 * 1024 * 1024
/** Compressed bytes go in piece by piece, so that a piece can become at most about 8 MB before it is counted. */
const PIECE = 8 * 1024
/** So many bytes of a stream, about, are looked at for words that are not drawn. */
const LOOK = 2 * 1024 * 1024
/** So far before its stream a dictionary may begin. */
const HEAD = 4000

/** Text is set so that it is not drawn: mostly what was recognised on a picture of the page. */
const invisible = /(?:^|\s)3\s+Tr\b/

/** Throws `ImportError`: 'bomb'. Streams with a password are not looked at; the time limit holds for them. */
export function checkPdf(bytes: Uint8Array): { hasInvisibleText: boolean } {
  const text = new TextDecoder('windows-1252').decode(bytes)
  let hasInvisibleText = false
  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text)) return { hasInvisibleText }
  let total = 0
  for (let at = text.indexOf('stream'); at >= 0; at = text.indexOf('stream', at)) {
    const head = text.slice(Math.max(0, at - HEAD), at)
    const dictionary = head.slice(Math.max(0, head.lastIndexOf('obj')))
    const start = at + 6 + (text.startsWith('\r\n', at + 6) ? 2 : 1)
    const end = text.indexOf('endstream', start)
    if (end < 0) break
    at = end + 9
    // Pictures and fonts are not opened for the words of a page.
    if (/\/Subtype\s*\/Image\b|\/Width\b|\/FontFile|\/Length1\b/.test(dictionary)) continue
    // What only a picture is packed with, a line of text is not.
    if (/\/(?:JBIG2|JPX|DCT|CCITTFax)Decode\b/.test(dictionary)) throw new ImportError('bomb')
    const packings = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode)\b/g)?.length ?? 0
    if (packings > 1) throw new ImportError('bomb')
    const content =
      packings === 0
        ? text.slice(start, end)
        : inflated(bytes.subarray(start, end), (size) => {
            total += size
            if (total > MOST) throw new ImportError('bomb')
          })
    hasInvisibleText ||= invisible.test(content)
  }
  return { hasInvisibleText }
}

/** What a stream begins with, as signs; the rest is only counted. */
function inflated(packed: Uint8Array, count: (size: number) => void): string {
  const parts: string[] = []
  const decoder = new TextDecoder('windows-1252')
  const stream = new Unzlib((part) => {
    count(part.length)
    if (parts.length * PIECE < LOOK) parts.push(decoder.decode(part))
  })
  try {
    for (let at = 0; at < packed.length; at += PIECE)
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
  } catch (error) {
    if (error instanceof ImportError) throw error
    // What is not sound is for the reader to judge.
  }
  return parts.join('')
}
