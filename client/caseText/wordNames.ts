import { attributesOf, type XmlToken } from './xmlTokens.ts'

/** The namespaces of WordprocessingML, transitional and strict. */
const namespaces = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
])

type Tag = Exclude<XmlToken, { kind: 'text' }>

/**
 * Names of a part as Word writes them ("w:p"), whatever prefix its root has chosen for the namespace.
 * Call the result with every tag, in order.
 */
export function wordNames(): (tag: Tag) => string {
  let prefix: string | undefined
  return (tag) => {
    if (prefix === undefined) prefix = tag.kind === 'open' ? prefixIn(tag.attributes) : 'w:'
    if (prefix === 'w:') return tag.name
    if (prefix === '') return tag.name.includes(':') ? tag.name : `w:${tag.name}`
    return tag.name.startsWith(prefix) ? `w:${tag.name.slice(prefix.length)}` : tag.name
  }
}

function prefixIn(attributes: string): string {
  for (const [name, value] of attributesOf(attributes)) {
    if (!namespaces.has(value)) continue
    if (name === 'xmlns') return ''
    if (name.startsWith('xmlns:')) return `${name.slice(6)}:`
  }
  return 'w:'
}

/** Is an on/off property on? It is, unless its value says no. */
export const isOn = (value: string | undefined): boolean =>
  value === undefined || !['0', 'false', 'off'].includes(value)
