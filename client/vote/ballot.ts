import { MOST_DOTS, type Choice, type Vote, type VoteSettings } from '../../shared/vote/vote.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'

/** What the people at one device may spend. */
export interface Budget {
  readonly total: number
  readonly perOption: number
}

/** The budget of a device: every person has the vote's dots (rule VO6). */
export const budgetOf = (
  { dots, cumulative }: Pick<VoteSettings, 'dots' | 'cumulative'>,
  people: number,
): Budget => ({ total: dots * people, perOption: cumulative ? dots * people : people })

/** Dots a choice spends. */
export const spentDots = (choice: Choice): number =>
  Object.values(choice).reduce((sum, dots) => sum + dots, 0)

/** Most dots an option can have without taking any from another. */
export const mostFor = (choice: Choice, id: string, { total, perOption }: Budget): number =>
  Math.min(perOption, (choice[id] ?? 0) + Math.max(0, total - spentDots(choice)))

/** The choice with so many dots on an option; options without dots are left out. */
export function withDots(choice: Choice, id: string, dots: number): Choice {
  const { [id]: _before, ...others } = choice
  return dots > 0 ? { ...others, [id]: dots } : others
}

/** Dots per person that rank so many options: half as many, at least one. Who can tick everything says nothing. */
export const usualDots = (options: number): number => Math.max(1, Math.floor(options / 2))

/** Most dots a person may be given: with one dot for each option at most, one option has to go without. */
export const mostDots = (options: number, cumulative: boolean): number =>
  cumulative ? MOST_DOTS : Math.max(1, options - 1)

/** Could everybody put a dot on everything? */
export const reachesAll = (dots: number, options: number): boolean => dots >= options

/** Does a vote run that this browser has given no ballot in? */
export const awaitsBallot = (
  room: Pick<RoomClient, 'myBallot' | 'votedElsewhere'>,
  { id, result }: Pick<Vote, 'id' | 'result'>,
): boolean => result === null && room.myBallot(id) === null && !room.votedElsewhere(id)
