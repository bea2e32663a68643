import { getContext, setContext } from 'svelte'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { Obstacle } from './entrance.ts'

/** An obstacle that is more than a lost connection, and that no other page helps with. */
export type Barrier = Exclude<Obstacle, 'line' | 'cockpit'>

/** Why a person is not in the room. */
export type Away =
  | { readonly kind: 'barrier'; readonly barrier: Barrier }
  /** The line ended for good; `waited` for a person who was never let in. */
  | { readonly kind: 'ended'; readonly why: Problem; readonly waited: boolean }

/** What a page in place of the room has to know. */
export interface AwayPlace {
  readonly away: Away | null
  readonly as: 'seat' | 'facilitator'
  readonly workshopId: string
}

const KEY = Symbol('away')

export const provideAway = (place: AwayPlace): void => void setContext(KEY, place)
export const useAway = (): AwayPlace => getContext<AwayPlace>(KEY)
