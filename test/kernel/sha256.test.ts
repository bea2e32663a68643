import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256Hex } from '../../shared/kernel/sha256.ts'

// Examples of FIPS 180-4, as NIST publishes them.
it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('the SHA-256 of „%s“ is that of the standard', (text, hash) => {
  expect(sha256Hex(text)).toBe(hash)
})

it('is that of another implementation for every length around the blocks, and for text beyond ASCII', () => {
  for (let length = 0; length < 260; length++) {
    const bytes = randomBytes(length)
    expect(sha256Hex(bytes), bytes.toString('hex')).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    )
  }
  for (const text of ['Größe: 5 €', '😀', 'a'.repeat(100_000)])
    expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
})
