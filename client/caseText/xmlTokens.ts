// The few things of XML that a Word document uses. No entities of its own, no DTD: a DOCTYPE is refused.
import { ImportError } from './importFault.ts'

export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

const XML_SPACE = /\s/

/**
 * Walks through an XML text; an empty element gives an open and a close. Elements are checked to close in
 * order. Linear time. Throws `ImportError`: 'doctype' on any declaration, 'broken' on anything malformed.
 */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  const open: string[] = []
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf('<', at)
    if (tag < 0) break
    if (tag > at) yield { kind: 'text', text: decoded(xml.slice(at, tag)) }
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = endOf(xml, ']]>', tag + 9)
      yield { kind: 'text', text: xml.slice(tag + 9, end) }
      at = end + 3
    } else if (xml.startsWith('<!--', tag)) at = endOf(xml, '-->', tag + 4) + 3
    else if (xml.startsWith('<?', tag)) at = endOf(xml, '?>', tag + 2) + 2
    else if (xml.startsWith('<!', tag)) throw new ImportError('doctype')
    else if (xml.startsWith('</', tag)) {
      at = endOf(xml, '>', tag) + 1
      const name = xml.slice(tag + 2, at - 1).trim()
      if (open.pop() !== name) throw new ImportError('broken')
      yield { kind: 'close', name }
    } else {
      const end = tagEnd(xml, tag)
      const isEmpty = xml.charAt(end - 1) === '/'
      const content = xml.slice(tag + 1, isEmpty ? end - 1 : end)
      const name = nameOf(content)
      yield { kind: 'open', name, attributes: content.slice(name.length) }
      if (isEmpty) yield { kind: 'close', name }
      else open.push(name)
      at = end + 1
    }
  }
  if (open.length > 0) throw new ImportError('broken')
}

function endOf(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from)
  if (at < 0) throw new ImportError('broken')
  return at
}

/** The bracket that ends a tag; one inside quotes does not. */
function tagEnd(xml: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < xml.length; at++) {
    const character = xml.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at
    else if (character === '<') break
  }
  throw new ImportError('broken')
}

function nameOf(content: string): string {
  let end = 0
  while (end < content.length && !XML_SPACE.test(content.charAt(end))) end++
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(content.slice(0, end))) throw new ImportError('broken')
  return content.slice(0, end)
}

/** Bounded, so that junk without an equals sign is not read again and again. */
const attribute = /([^\s=]{1,100})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g

/** The attributes of an open token, by their names as written. */
export function attributesOf(attributes: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of attributes.matchAll(attribute))
    found.set(name, decoded(double ?? single ?? ''))
  return found
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** An ampersand that begins no reference. */
const stray = /&(?!(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,4});)/i

/** References to characters; any other entity would need a DTD and is refused. */
function decoded(text: string): string {
  if (!text.includes('&')) return text
  // Looked for first: replacing collects every match before it asks about the first.
  if (stray.test(text)) throw new ImportError('broken')
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (_, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined && Object.hasOwn(named, name)) return named[name] ?? ''
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      if (name !== undefined || !(code > 0 && code <= 0x10ffff)) throw new ImportError('broken')
      return String.fromCodePoint(code)
    },
  )
}

/** UTF-8, or UTF-16 with a mark; XML in a document is written in nothing else. */
export function decodedXml(bytes: Uint8Array): string {
  const mark = `${bytes[0] ?? 0},${bytes[1] ?? 0}`
  const encoding = mark === '255,254' ? 'utf-16le' : mark === '254,255' ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ImportError('broken')
  }
}
