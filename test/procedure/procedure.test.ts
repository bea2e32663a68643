import { describe, expect, it } from 'vitest'
import {
  isBehind,
  mayEnter,
  moveOf,
  needsReason,
  nextState,
  ownersOf,
  standingChanges,
  statesOf,
  steers,
} from '../../shared/procedure/procedure.ts'
import { changeText, historyLines } from '../../client/page/procedureHistory.ts'
import { dueOf, placeOn, reachedOn, statesOn } from '../../client/procedure/stateText.ts'
import {
  procedureStates,
  type ProcedureState,
  type ProcedureWay,
  type StateChange,
} from '../../shared/procedure/procedure.schema.ts'

describe('states of a procedure', () => {
  it('[PR1] follow each other in one order, the last one leads nowhere', () => {
    expect(procedureStates.map((state) => nextState(state, 'ordinary'))).toEqual([
      ...procedureStates.slice(1),
      undefined,
    ])
    expect(isBehind('interest', 'report')).toBe(true)
    expect(isBehind('report', 'report')).toBe(false)
  })

  it('[PR2] only the next one comes without a reason', () => {
    const moves = procedureStates.flatMap((from) =>
      procedureStates.flatMap((to) => moveOf(from, to, 'ordinary') ?? []),
    )
    const count = (wanted: string) => moves.filter((move) => move === wanted).length
    expect([moves.length, count('next'), count('skip'), count('back')]).toEqual([72, 8, 28, 36])
    expect(needsReason('begin') || needsReason('next')).toBe(false)
    expect(needsReason('skip') && needsReason('back')).toBe(true)
    expect(moveOf('report', 'report', 'ordinary')).toBeUndefined()
  })

  it('[PR7] an extraordinary procedure knows no interest and no selection', () => {
    expect(statesOf('extraordinary')).toEqual(procedureStates.slice(2))
    expect(statesOf('ordinary')).toEqual(procedureStates)
    // One that was an ordinary one before goes on from where it is.
    expect(nextState('interest', 'extraordinary')).toBe('accepted')
    expect(moveOf('interest', 'accepted', 'extraordinary')).toBe('next')
    expect(moveOf('interest', 'accepted', 'ordinary')).toBe('skip')
    expect(moveOf('accepted', 'workshops', 'extraordinary')).toBe('skip')
    const way = wayAt('interest', [change('interest', 'begin')])
    const procedure = { ...way.procedure, kind: 'extraordinary' as const }
    expect(statesOn({ ...way, procedure })).toEqual(['interest', ...procedureStates.slice(2)])
  })

  it('[PR3] every state is set by somebody, an analyst sets none', () => {
    for (const state of procedureStates) {
      expect(ownersOf(state).length, state).toBeGreaterThan(0)
      expect(mayEnter('analyst', state)).toBe(false)
    }
    expect(steers('analyst')).toBe(false)
    expect(ownersOf('selected')).toEqual(['administrator'])
    expect(ownersOf('committee')).toEqual(['coordinator'])
    expect(mayEnter('administrator', 'workshops')).toBe(false)
    expect(mayEnter('facilitator', 'casesDrawn')).toBe(false)
  })
})

const change = (
  state: ProcedureState,
  move: StateChange['move'],
  more: Partial<StateChange> = {},
): StateChange => ({
  ...{ state, move, day: '2026-05-03', reason: '', byRole: 'coordinator', byName: null, at: 0 },
  ...more,
})
const wayAt = (state: ProcedureState, history: readonly StateChange[]): ProcedureWay => ({
  procedure: {
    ...{ id: 'procedure-0000000001', officeId: 'office-0000000000001', title: 'Verfahren' },
    ...{ cycleStart: 2026, kind: 'ordinary', cycle: null, state, facilitatorIds: [] },
  },
  officeName: 'Jugendamt',
  history: [...history],
  due: [{ state: 'report', day: '2027-01-31' }],
  committee: { day: null, fileNumber: '' },
})

describe('where a state stands on the way', () => {
  it('[PR1] tells what was left out from what came before anything was written down', () => {
    const way = wayAt('workshops', [change('accepted', 'begin'), change('workshops', 'skip')])
    expect(procedureStates.map((state) => placeOn(way, state))).toEqual([
      ...['behind', 'behind', 'behind', 'skipped', 'here'],
      ...['ahead', 'ahead', 'ahead', 'ahead'],
    ])
    expect(placeOn(wayAt('workshops', []), 'casesDrawn')).toBe('behind')
  })

  it('[PR2] counts the last time it was reached, and what was gone back from is ahead again', () => {
    const later = change('workshops', 'back', { day: '2026-06-01', reason: 'Noch eine.' })
    const way = wayAt('workshops', [
      change('workshops', 'begin'),
      change('structureRating', 'next'),
      later,
    ])
    expect(placeOn(way, 'structureRating')).toBe('ahead')
    expect(reachedOn(way, 'workshops')).toBe('2026-06-01')
    expect(dueOf(way, 'report')).toBe('2027-01-31')
    expect(dueOf(way, 'committee')).toBeUndefined()
    expect(changeText(later)).toBe('am 1. Juni 2026, Koordination')
    expect(changeText({ ...later, byName: 'Kim Berg' })).toContain('Kim Berg (Koordination)')
  })

  it('[PR1] [PR2] the history says what was left out, and marks what was gone back behind', () => {
    const history = [
      change('workshops', 'begin'),
      change('structureRating', 'next'),
      change('committee', 'skip', { reason: 'Der Bericht liegt bei.' }),
      change('structureRating', 'back', { reason: 'Doch noch einmal.' }),
    ]
    expect(historyLines(history).map(({ what, takenBack }) => [what, takenBack])).toEqual([
      ['Fallwerkstätten', false],
      ['Strukturmerkmale', true],
      ['Bericht ausgelassen; jetzt: Jugendhilfeausschuss', true],
      ['Zurück zu: Strukturmerkmale', false],
    ])
    expect(standingChanges(history)).toEqual([history[0], history[3]])
  })
})
