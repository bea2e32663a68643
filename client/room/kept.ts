import type { Command } from '../../shared/room/command.ts'
import type { OwnBallot } from '../../shared/vote/ownBallot.ts'

/** What a device keeps for its seat until it is acknowledged, or until it is thrown away. */
export type Kept =
  | {
      readonly kind: 'command'
      readonly id: string
      readonly command: Command
      /** What it was made from, so that it can be written anew where the server refuses it. */
      readonly from?: Given
    }
  /** A counted ballot is kept until its vote closes, so that it can be changed after a reload. */
  | ({ readonly kind: 'ballot'; readonly voteId: string } & OwnBallot)
  /** What stands in a form and was not sent yet. */
  | { readonly kind: 'draft'; readonly name: string; readonly value: unknown }

/** Words of a form that were given away as a command, under the name of their draft. */
export interface Given {
  readonly name: string
  readonly value: object
}

export type KeptBallot = Extract<Kept, { kind: 'ballot' }>

/** Where something is kept: one place per thing, a draft's per window. */
export function placeOf(kept: Kept, owner: string): string {
  switch (kept.kind) {
    case 'command':
      return `command/${kept.id}`
    case 'ballot':
      return `ballot/${kept.voteId}`
    case 'draft':
      return `draft/${kept.name}/${owner}`
  }
}
