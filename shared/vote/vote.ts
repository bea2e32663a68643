import type { VoteSettings, PaperDots } from './vote.schema.ts'

export type { VoteKind, Choice, VoteSettings, PaperDots, Turnout, Ballot } from './vote.schema.ts'

/** Fewer device ballots than this and no result is given. */
export const MIN_BALLOTS = 3
/** Fewer ballots than this and everybody is warned that answers may be guessed. */
export const WARN_BALLOTS = 5

/** Most dots a person can be given in one vote. */
export const MOST_DOTS = 20

/** The three degrees of consent to a finding. */
export const consentOptions = ['agree', 'concerns', 'object'] as const
/** The four answers to the first feedback question, from "not at all" to "very". */
export const feedbackOptions = ['none', 'little', 'rather', 'very'] as const

/** What is left of a vote after closing: totals only. `totals` is null if fewer than three devices voted. */
export interface VoteResult {
  readonly totals: Readonly<Record<string, number>> | null
  /** Devices that voted. */
  readonly ballots: number
  /** People at these devices. */
  readonly people: number
  readonly paper: PaperDots | null
  /** Free answers of a feedback, shuffled; empty otherwise. */
  readonly texts: readonly string[]
  /** The ballots could not be read any more, because their key was gone: the vote is void. */
  readonly lost?: true
}

export type Vote = VoteSettings & {
  readonly result: VoteResult | null
  /** Set when the options changed after closing ("prüfen"). */
  readonly review: boolean
  /** What of it was changed after the close, by id; stays when the result was confirmed (MI9). Left out: nothing. */
  readonly changed?: readonly string[]
}

export type VoteEvent =
  | { type: 'voteOpened'; vote: VoteSettings }
  | { type: 'voteClosed'; voteId: string; result: VoteResult }
  | { type: 'paperDotsEntered'; voteId: string; paper: PaperDots }

export interface VoteSlice {
  readonly votes: readonly Vote[]
}
export const emptyVoteSlice: VoteSlice = { votes: [] }
