import { describe, expect, test } from 'vitest'
import { reachOf } from '../../client/page/reach.ts'
import { hoursUntilDay, invitationText } from '../../client/workshopPlan/invitation.ts'
import { joinLink } from '../../client/workshopPlan/roomLinks.ts'
import { shownCode } from '../../shared/join/joinCode.ts'

const now = Date.parse('2026-11-24T08:00:00Z')

describe('how long a code is valid', () => {
  test('at least twelve hours, on the day itself and for a day that has passed', () => {
    expect(hoursUntilDay('2026-11-24', now)).toEqual({ hours: 15, reaches: true })
    expect(hoursUntilDay('2026-11-20', now)).toEqual({ hours: 12, reaches: true })
  })

  test('until the end of the day, and never above 21 days', () => {
    const { hours } = hoursUntilDay('2026-12-01', now)
    expect(now + hours * 3_600_000).toBeGreaterThanOrEqual(Date.parse('2026-12-01T23:00:00Z'))
    expect(hoursUntilDay('2027-02-01', now)).toEqual({ hours: 504, reaches: false })
  })
})

describe('the invitation', () => {
  const facts = {
    title: 'Übergaben',
    date: '2026-12-01',
    start: '09:00',
    slotMinutes: 180,
    basis: {
      reviewCase: {
        label: 'Fall 7',
        version: 3,
        hash: '3f9a02bc77d1'.padEnd(64, '0'),
        newerVersion: null,
        basisDecided: true,
      },
      catalogueTitle: 'Schutzauftrag',
      catalogueVersion: '2020.1',
      catalogueStatus: 'Entwurf',
      consultantName: null,
    },
    wayIn: {
      code: 'K7QM3RT8XP',
      expiresAt: Date.parse('2026-12-01T22:00:00Z'),
      address: 'https://werkstatt.example/',
      ahead: true,
    },
  }

  test('says when, where and with what, and what happens to annotations', () => {
    const text = invitationText(facts)
    expect(text).toContain('Dienstag, 1. Dezember 2026, 09:00 Uhr (3 Stunden)')
    expect(text).toContain('Beitreten: https://werkstatt.example/')
    expect(text).toContain('K7QM3-RT8XP (gültig bis 1. Dezember 2026, 23:00 Uhr)')
    expect(text).toContain('auch die Moderation sieht nicht, von wem sie sind')
    expect(text).toContain('schon vorher')
    expect(text).toContain(
      'Fall 7, Fassung 3 (Prüfsumme 3f9a 02bc 77d1) · Schutzauftrag, Fassung 2020.1',
    )
  })

  test.each([
    ['http://127.0.0.1:3501', false, 'thisMachine'],
    ['http://localhost:3000', true, 'thisMachine'],
    ['http://[::1]:3000', false, 'thisMachine'],
    ['http://10.1.2.3:3000', false, 'unsure'],
    ['https://fallwerkstatt.example', true, 'everywhere'],
  ] as const)('the address %s, set at the server: %s, reaches %s', (origin, isSet, reach) => {
    expect(reachOf(origin, isSet)).toBe(reach)
  })

  test('without a beginning and without working ahead', () => {
    const text = invitationText({
      ...facts,
      start: '',
      wayIn: { ...facts.wayIn, ahead: false },
    })
    expect(text).toContain('Dienstag, 1. Dezember 2026 (3 Stunden)')
    expect(text).not.toContain('schon vorher')
  })

  test('for who does not invite it says who gives address and code, and names neither', () => {
    const text = invitationText({ ...facts, wayIn: null })
    expect(text).toContain('Beitreten: Adresse und Code nennt Ihnen die Moderation.')
    expect(text).toContain('\nSie brauchen kein Konto.')
    expect(text).not.toMatch(/K7QM3|werkstatt\.example|gültig bis/)
  })

  test('without a case it names the catalogue alone', () => {
    const text = invitationText({ ...facts, basis: { ...facts.basis, reviewCase: null } })
    expect(text).toContain('Einladung zur Werkstatt zu den Strukturmerkmalen „Übergaben“')
    expect(text).toContain('\nSchutzauftrag, Fassung 2020.1\n')
    expect(text).not.toMatch(/Fall|Anmerkung|Prüfsumme/)
  })

  test('the code travels in the fragment, which no server sees', () => {
    const link = new URL(joinLink('https://werkstatt.example', facts.wayIn.code))
    expect(link.hash).toBe('#K7QM3RT8XP')
    expect(link.search).toBe('')
    expect(shownCode(facts.wayIn.code)).toBe('K7QM3-RT8XP')
  })
})
