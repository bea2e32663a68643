import { expect, it } from 'vitest'
import { minutesGoTo } from '../../client/close/minutesGoTo.ts'
import { afterTheDay } from '../../client/workshop/afterTheDay.ts'
import { emptyMinutesSlice, USUAL_DISTRIBUTION } from '../../shared/minutes/minutes.ts'

it('[MI4] who gets the minutes is the distribution list that stands in them, or the usual one', () => {
  const { details } = emptyMinutesSlice
  for (const one of USUAL_DISTRIBUTION.split('; ')) expect(minutesGoTo(details)).toContain(one)
  const kept = minutesGoTo({ ...details, distribution: 'Sozialer Dienst Nord.' })
  expect(kept).toContain('(Sozialer Dienst Nord)')
  expect(kept).not.toContain('Leitung')
})

it('after the end everybody hears that the day is over, and what they can still do', () => {
  for (const editor of [true, false])
    expect(afterTheDay(editor, 'Freitag, 11. Dezember')).toMatch(
      /^Der Tag ist zu Ende\. Bis Freitag, 11\. Dezember läuft die Kommentarfrist/u,
    )
  expect(afterTheDay(true, 'x')).toContain('Protokoll gegen')
  expect(afterTheDay(false, 'x')).toContain('sagen Sie es der Moderation')
})
