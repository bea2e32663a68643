/** Levels of arrays and objects a value may have: nothing of the product comes near it. */
const DEPTH = 32

/**
 * JSON in exactly one way, after RFC 8785: members sorted by their UTF-16 units, no white space, numbers and escapes as
 * ECMAScript writes them. In addition texts are in NFC, so that one text has one form of bytes. A member that is
 * `undefined` is left out. Throws a `TypeError` for what JSON cannot say (NaN, halves of a letter, functions), for two
 * members that are one in NFC, and beyond 32 levels.
 */
export function canonicalJson(value: unknown): string {
  return written(value, 0)
}

function written(value: unknown, depth: number): string {
  if (depth > DEPTH) throw new TypeError('nested too deeply')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return writtenNumber(value)
  if (typeof value === 'string') return writtenText(value)
  if (Array.isArray(value)) return `[${value.map((item) => written(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`no JSON: ${typeof value}`)
  return writtenMembers(value as Readonly<Record<string, unknown>>, depth)
}

function writtenMembers(value: Readonly<Record<string, unknown>>, depth: number): string {
  const names = Object.keys(value)
  if (!names.every((name) => PLAIN.test(name))) return writtenAnew(value, depth)
  let texts = ''
  for (const name of names.sort()) {
    const held = value[name]
    if (held === undefined) continue
    texts += `${texts === '' ? '' : ','}"${name}":${written(held, depth + 1)}`
  }
  return `{${texts}}`
}

/** The same where a name has more than one form. */
function writtenAnew(value: Readonly<Record<string, unknown>>, depth: number): string {
  const members = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .map(([name, held]) => [name.normalize('NFC'), held] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (new Set(members.map(([name]) => name)).size < members.length)
    throw new TypeError('two members of one name')
  const texts = members.map(([name, held]) => `${writtenText(name)}:${written(held, depth + 1)}`)
  return `{${texts.join(',')}}`
}

function writtenNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('no number of JSON')
  return JSON.stringify(value)
}

/** Letters that have one form, and that JSON writes as they are: nearly everything in a file. */
const PLAIN = /^[ !#-[\]-~]*$/

function writtenText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('half of a letter')
  return JSON.stringify(text.normalize('NFC'))
}
