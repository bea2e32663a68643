import { describe, expect, it } from 'vitest'
import { z } from '../../shared/kernel/zod.ts'
import { commandSchema } from '../../shared/room/command.ts'
import { clientMessageSchema } from '../../shared/protocol/message.schema.ts'
import { sayingSchema } from '../../shared/kernel/saying.schema.ts'
import { newId } from '../../shared/kernel/id.ts'
import { printable } from '../../server/minutes/printable.ts'

/** What a keyboard, a copy from Word or a person with bad intent brings along, and what stays of it. */
const odd: readonly [string, string][] = [
  ['Mutter\u00ad\u200b und\u2060 Kind', 'Mutter und Kind'],
  ['\u202egespiegelt\u202c', 'gespiegelt'],
  ['Ende \uffff\ufffe\ufdd0\u{1ffff}', 'Ende'],
  ['halb \ud83d und \udc67', 'halb  und'],
  ['Null\u0000 und Glocke\u0007', 'Null und Glocke'],
  ['Zeile\r\nZeile\u2028Zeile\u0085Zeile', 'Zeile\nZeile\nZeile\nZeile'],
  ['u\u0308ber', 'über'],
  ['👩‍👩‍👧 ❤️ 漢字 Ωmega', '👩‍👩‍👧 ❤️ 漢字 Ωmega'],
]

describe('[TX2] what somebody says is normalised at the door', () => {
  it.each(odd)('%j', (typed, kept) => {
    expect(sayingSchema(100).parse(typed)).toBe(kept)
    const command = { type: 'parkTopic', id: newId(), text: typed }
    expect(commandSchema.parse(command)).toMatchObject({ text: kept })
  })

  it('and what nobody sees is nothing', () => {
    for (const nothing of ['\u200b', ' \u2060\u00ad ', '\uffff', '\ud83d'])
      expect(sayingSchema(100, 1).safeParse(nothing).success).toBe(false)
  })
})

/** Every place in a schema where a text of people comes in: strings without a pattern that are long enough for words. */
function textsIn(schema: unknown, path = ''): { path: string; isClean: boolean }[] {
  const { type, ...json } = schema as { type?: string } & Record<string, unknown>
  if (type === 'string') {
    const { pattern, format, maxLength } = json as {
      pattern?: string
      format?: string
      maxLength?: number
    }
    const isText = pattern === undefined && format === undefined && (maxLength ?? 0) > 40
    return isText ? [{ path, isClean: json['description'] === 'saying' }] : []
  }
  return Object.entries(json).flatMap(([key, held]) =>
    typeof held === 'object' && held !== null ? textsIn(held, `${path}.${key}`) : [],
  )
}

/** What has to be word for word what the server itself gave out: a quotation of the case text, ids of stream and text. */
const GIVEN_OUT = /\.(quote|stream\.anyOf\.0|text\.anyOf\.0\.properties\.id)$/

it('[TX2] whatever a command or a message carries as words is such a text', () => {
  for (const schema of [commandSchema, clientMessageSchema]) {
    const texts = textsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
    expect(texts.length).toBeGreaterThan(0)
    const raw = texts.filter(({ path, isClean }) => !isClean && !GIVEN_OUT.test(path))
    expect(raw.map(({ path }) => path)).toEqual([])
  }
})

it('minutes hold nothing that no document can hold, whatever an earlier version stored', () => {
  const held = { a: ['x\uffff', { b: 'y\u0000\ud83d', n: 3, none: null }] }
  expect(printable(held)).toEqual({ a: ['x', { b: 'y', n: 3, none: null }] })
})
