import { describe, expect, it } from 'vitest'
import { evolveAll } from '../../shared/room/evolve.ts'
import { emptyRoomView, type RoomView } from '../../shared/room/roomView.ts'
import {
  commentUntil,
  commentUntilBefore,
  easterSunday,
  holidaysIn,
  mayEndOn,
} from '../../shared/workshop/commentPeriod.ts'
import { commentDaysOf, extendCommentEvents, planEvents } from '../../shared/room/workshop.rules.ts'

const at = (day: string) => Date.parse(`${day}T14:00:00Z`)

describe('[CP1] the holidays of North Rhine-Westphalia', () => {
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('Easter of %i is %s', (year, day) => {
    expect(easterSunday(year)).toBe(day)
  })

  it('are eleven, fixed ones and those that follow Easter, by name', () => {
    const named = {
      Neujahr: '2026-01-01',
      Karfreitag: '2026-04-03',
      Ostermontag: '2026-04-06',
      'Tag der Arbeit': '2026-05-01',
      'Christi Himmelfahrt': '2026-05-14',
      Pfingstmontag: '2026-05-25',
      Fronleichnam: '2026-06-04',
      'Tag der Deutschen Einheit': '2026-10-03',
      Allerheiligen: '2026-11-01',
      'Erster Weihnachtstag': '2026-12-25',
      'Zweiter Weihnachtstag': '2026-12-26',
    }
    expect(holidaysIn(2026)).toEqual(Object.values(named))
  })
})

describe('[CP1] the comment period', () => {
  it.each([
    ['without a holiday', '2026-11-25', 10, '2026-12-09'],
    ['over Christmas and New Year', '2026-12-18', 10, '2027-01-05'],
    ['over Easter', '2026-03-31', 10, '2026-04-16'],
    ['over Ascension', '2026-05-13', 1, '2026-05-15'],
    ['over Whit Monday', '2026-05-22', 1, '2026-05-26'],
    ['over Corpus Christi', '2026-06-03', 1, '2026-06-05'],
    ['over All Saints on a weekday', '2027-10-29', 1, '2027-11-02'],
    ['from a Saturday', '2026-11-28', 1, '2026-11-30'],
    ['as long as it was planned', '2026-11-25', 20, '2026-12-23'],
  ])('%s ends on the right day', (_name, from, days, until) => {
    expect(commentUntil(from, days)).toBe(until)
  })

  it('ends after today and within a year', () => {
    const now = at('2026-11-25')
    expect(mayEndOn('2026-11-25', now)).toBe(false)
    expect(mayEndOn('2026-11-26', now)).toBe(true)
    expect(mayEndOn('2027-11-26', now)).toBe(true)
    expect(mayEndOn('2027-11-27', now)).toBe(false)
    // Half past midnight in Berlin is still yesterday in UTC.
    expect(mayEndOn('2026-11-26', Date.parse('2026-11-25T23:30:00Z'))).toBe(false)
  })

  it('is planned by an event only where it differs, so that earlier logs read as they did', () => {
    expect(planEvents([], 10)).toHaveLength(1)
    const planned = evolveAll(emptyRoomView, planEvents([], 15))
    expect(commentDaysOf(planned.room.workshop)).toBe(15)
    const back = evolveAll(planned, planEvents([], 10, planned.room.workshop))
    expect(commentDaysOf(back.room.workshop)).toBe(10)
  })

  it('keeps its day in logs of an earlier version, which knew no holidays', () => {
    const closed = evolveAll(emptyRoomView, [{ type: 'workshopClosed', at: at('2026-12-18') }])
    expect(closed.room.workshop.commentUntil).toBe('2027-01-01')
    expect(commentUntilBefore(at('2026-12-18'))).toBe('2027-01-01')
  })
})

describe('[CP2] a running comment period', () => {
  const now = at('2026-12-01')
  const closed = (commentUntil: string): RoomView =>
    evolveAll(emptyRoomView, [{ type: 'workshopClosed', at: at('2026-11-25'), commentUntil }])
  const outcome = (view: RoomView, until: string) => {
    const decided = extendCommentEvents(view, until, now)
    return decided.ok ? decided.value : decided.problem.code
  }

  it('can be made longer, not shorter, and not without end', () => {
    const view = closed('2026-12-09')
    const extended = outcome(view, '2026-12-16')
    expect(extended).toEqual([{ type: 'commentPeriodExtended', until: '2026-12-16' }])
    expect(outcome(view, '2026-12-09')).toEqual([])
    for (const day of ['2026-12-08', '2026-12-01', '2020-01-01', '2028-01-01'])
      expect([day, outcome(view, day)]).toEqual([day, 'workshop.commentPeriod'])
    const after = evolveAll(view, [{ type: 'commentPeriodExtended', until: '2026-12-16' }])
    expect(after.room.workshop.commentUntil).toBe('2026-12-16')
  })

  it('is none before the day ended, and none once it is opened again', () => {
    expect(outcome(emptyRoomView, '2026-12-16')).toBe('workshop.notClosed')
    const again = evolveAll(closed('2026-12-09'), [{ type: 'workshopOpened', at: now }])
    expect(again.room.workshop.commentUntil).toBeNull()
  })
})
