import { describe, expect, test } from 'vitest'
import { hoursUntilDay, invitationText } from '../../client/workshopPlan/invitation.ts'
import { joinLink, shownCode } from '../../client/workshopPlan/roomLinks.ts'

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
    code: 'K7QM3RTX',
    expiresAt: Date.parse('2026-12-01T22:00:00Z'),
    address: 'https://werkstatt.example/',
    ahead: true,
  }

  test('says when, where and with what, and what happens to annotations', () => {
    const text = invitationText(facts)
    expect(text).toContain('Dienstag, 1. Dezember 2026, 09:00 Uhr (3 Stunden)')
    expect(text).toContain('Beitreten: https://werkstatt.example/')
    expect(text).toContain('K7QM-3RTX (gültig bis 1. Dezember 2026, 23:00 Uhr)')
    expect(text).toContain('auch die Moderation sieht nicht, von wem sie sind')
    expect(text).toContain('schon vorher')
  })

  test('without a beginning and without working ahead', () => {
    const text = invitationText({ ...facts, start: '', ahead: false })
    expect(text).toContain('Dienstag, 1. Dezember 2026 (3 Stunden)')
    expect(text).not.toContain('schon vorher')
  })

  test('the code travels in the fragment, which no server sees', () => {
    const link = new URL(joinLink('https://werkstatt.example', facts.code))
    expect(link.hash).toBe('#K7QM3RTX')
    expect(link.search).toBe('')
    expect(shownCode(facts.code)).toBe('K7QM-3RTX')
  })
})
