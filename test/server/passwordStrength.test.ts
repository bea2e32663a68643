import { describe, expect, it } from 'vitest'
import { isWeakPassword } from '../../server/login/passwordStrength.ts'
import { newStartPassword } from '../../server/account/password.ts'

const own = ['lena.mueller@lindenau.example', 'Lena Müller']

describe('[attack 15] a password that is guessed early is refused', () => {
  it.each([
    'Berlin2026Berlin',
    'correcthorsebatterystaple',
    '1qaz2wsx3edc',
    'P@ssw0rd2024!',
    'Passwort123!',
    'Sommer2026!Sommer',
    'Schalke04Schalke04',
    'BorussiaDortmund09',
    'Jugendamt-Dortmund-2026',
    'Kinderschutz!2026',
    'Fallwerkstatt2026!',
    'IchLiebeDich1234',
    'GutenMorgen2026',
    'MaxMustermann1',
    'Mueller-1985-Koeln',
    'LenaMueller2026',
    'lindenau2026lindenau',
    'administrator1',
    'aaaaaaaaaaaaaaaa',
    'abcdefghijklmnop',
    '123456789012',
    `${'p@$$w0rd'.repeat(16)}`,
  ])('%s', async (password) => {
    expect(await isWeakPassword(password, own)).toBe(true)
  })
})

describe('one that is not is taken', () => {
  it.each([
    'vier Kraniche ziehen',
    'Rote-Tasse-Zaun',
    'Regenmantel-Gleis-Taube-7',
    'zebra lampe fluss kamin',
    'gelbe-treppe-hört-musik',
    'k7Qm3Rt8Xp2w',
    newStartPassword(),
  ])('%s', async (password) => {
    expect(await isWeakPassword(password, own)).toBe(false)
  })
})

it('the server goes on meanwhile, whatever is taken apart', async () => {
  let beats = 0
  const heart = setInterval(() => beats++, 10)
  await Promise.all(['a@4A'.repeat(32), '1l!|i'.repeat(25)].map((one) => isWeakPassword(one, own)))
  clearInterval(heart)
  expect(beats).toBeGreaterThan(10)
})
