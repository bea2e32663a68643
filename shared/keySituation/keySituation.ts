import type { Clock } from '../workshop/workshop.ts'
import type { KeySituationContent, BoardItem } from './keySituation.schema.ts'

export type { FactorCode, KeySituationContent, BoardItem } from './keySituation.schema.ts'

/** Contributory factors, a short German set after SCIE Learning Together, appendix 5. */
export const factorCodes = ['FR', 'PE', 'RO', 'AR', 'TE', 'ZU', 'WE', 'OR', 'AN'] as const

/** The parts of a board in the order a group works through them: what was known, why, what helped. */
export const boardKindOrder: readonly BoardItem['kind'][] = [
  'knownThen',
  'factor',
  'hypothesis',
  'strength',
]

/** `revision` counts changes from 1; `review` is set when what it rests on has changed since ("prüfen"). */
export type KeySituation = KeySituationContent & {
  readonly chosen: boolean
  readonly revision: number
  readonly review: boolean
}

export type KeySituationEvent =
  | { type: 'keySituationChanged'; content: KeySituationContent }
  | { type: 'keySituationRemoved'; id: string }
  | { type: 'keySituationsChosen'; ids: readonly string[] }
  | { type: 'boardItemAdded'; item: BoardItem }
  | { type: 'boardItemRemoved'; id: string }
  | { type: 'boardsOpened'; items: readonly BoardItem[] }
  | { type: 'situationProposed'; seatId: string; content: KeySituationContent }
  | { type: 'situationProposalRemoved'; seatId: string; id: string }
  | { type: 'proposalsOpened'; contents: readonly KeySituationContent[] }
  | {
      type: 'ownProposalsOpened'
      seatId: string
      pairs: readonly { id: string; openedId: string }[]
    }
  | { type: 'boardGroupsChanged'; groups: Readonly<Record<string, string | null>> }
  | { type: 'boardClocksChanged'; clocks: Readonly<Record<string, Clock | null>> }
  | { type: 'boardItemDrafted'; seatId: string; item: BoardItem }
  | { type: 'boardItemDraftRemoved'; seatId: string; id: string }
  | {
      type: 'boardDraftsOpened'
      seatId: string
      pairs: readonly { id: string; openedId: string }[]
    }

export interface KeySituationSlice {
  readonly situations: readonly KeySituation[]
  readonly boardsOpen: boolean
  readonly boardItems: readonly BoardItem[]
  /** How often quiet proposals were opened. Absent in results of an earlier version. */
  readonly proposalRounds?: number
  /** The situation a seat's group works on, by seat. Absent in results of an earlier version. */
  readonly groups?: Readonly<Record<string, string>>
  /** The time of each group, by situation. Absent in results of an earlier version. */
  readonly clocks?: Readonly<Record<string, Clock>>
}

export const emptyKeySituationSlice: KeySituationSlice = {
  situations: [],
  boardsOpen: false,
  boardItems: [],
  proposalRounds: 0,
  groups: {},
  clocks: {},
}
