// The little of lib0's encoding that a Yjs client needs to speak.

/** Numbers, byte strings and texts in a row. */
export function encode(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  const out: number[] = []
  const number = (value: number) => {
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest & 127) | 128)
    out.push(rest)
  }
  for (const part of parts) {
    if (typeof part === 'number') number(part)
    else {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part
      number(bytes.length)
      for (const byte of bytes) out.push(byte)
    }
  }
  return Uint8Array.from(out)
}

/** The byte string that begins at this place. */
export function bytesAt(data: Uint8Array, from: number): Uint8Array {
  let at = from
  let length = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = data[at++] ?? 0
    length += (byte & 127) * scale
    if (byte < 128) break
  }
  return data.subarray(at, at + length)
}
