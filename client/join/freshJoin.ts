/** What a person said while joining. Held in memory of this window only: a name never reaches an address or a store. */
interface FreshJoin {
  readonly workshopId: string
  /** The name typed for the room list; null for the number of the seat. */
  readonly name: string | null
}

let fresh: FreshJoin | null = null

/** Notes that a seat was just asked for in this window. */
export function rememberJoin(join: FreshJoin): void {
  fresh = join
}

/** The joining of this workshop in this window, if there was one. */
export const freshJoin = (workshopId: string): FreshJoin | null =>
  fresh?.workshopId === workshopId ? fresh : null

/** Forgets it, when the seat is given up. */
export function forgetJoin(): void {
  fresh = null
}
