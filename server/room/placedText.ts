/** Characters of JSON from which a field is read only when it is asked for: half a millisecond of computing. */
const LARGE = 64 * 1024

/** Where a large field of a part stands, in bytes. */
export type Place = readonly [part: string, field: string, from: number, to: number]

/** The JSON of some parts with their fields, in UTF-8, and the places of the large ones. */
export interface PlacedText {
  readonly bytes: Buffer
  readonly places: readonly Place[]
}

/** Writes parts as `JSON.stringify` does, and notes where fields stand that have at least so many characters. */
export function placed(parts: object, large = LARGE): PlacedText {
  const pieces: Buffer[] = []
  const places: Place[] = []
  let length = 0
  let text = '{'
  const put = () => {
    const piece = Buffer.from(text)
    length += piece.length
    pieces.push(piece)
    text = ''
  }
  for (const [at, [part, fields]] of Object.entries<object>({ ...parts }).entries()) {
    text += `${at === 0 ? '' : ','}${JSON.stringify(part)}:{`
    let comma = ''
    for (const [field, value] of Object.entries<unknown>({ ...fields })) {
      const json = JSON.stringify(value) as string | undefined
      if (json === undefined) continue
      text += `${comma}${JSON.stringify(field)}:`
      comma = ','
      if (json.length < large) {
        text += json
        continue
      }
      put()
      const from = length
      text = json
      put()
      places.push([part, field, from, length])
    }
    text += '}'
  }
  text += '}'
  put()
  return { bytes: Buffer.concat(pieces, length), places }
}

type Parts = Record<string, Record<string, unknown>>

/** Reads what `placed` wrote. A large field is read when it is first asked for, and once. */
export function readPlaced({ bytes, places }: PlacedText): Parts {
  let small = ''
  let at = 0
  for (const [, , from, to] of places) {
    small += `${bytes.toString('utf8', at, from)}null`
    at = to
  }
  const parts = JSON.parse(small + bytes.toString('utf8', at)) as Parts
  for (const [part, field, from, to] of places) {
    const fields = parts[part]
    if (fields)
      readLater(fields, field, () => JSON.parse(bytes.toString('utf8', from, to)) as unknown)
  }
  return parts
}

function readLater(fields: object, field: string, read: () => unknown): void {
  let held: { readonly value: unknown } | undefined
  Object.defineProperty(fields, field, {
    enumerable: true,
    configurable: true,
    get: () => (held ??= { value: read() }).value,
  })
}
