import type { LeanSocket } from './leanSocket.ts'

/** What a client of any contestant tells. */
export interface Told {
  /** The line is usable: what the room holds was received and taken in. */
  ready(): void
  /** Command `index` arrived here, whatever its sender. */
  heard(index: number): void
  /** Command `index` of this client was acknowledged. */
  acknowledged(index: number): void
  /** The state received on joining holds command `index`. */
  holds(index: number): void
  closed(): void
}

/** One client in one room, speaking a contestant's own protocol. */
export interface Line {
  readonly socket: LeanSocket
  /** Gives command `index`: renames the theme of this number. */
  give(index: number, theme: number, length: number): void
}

/** Who joins where. */
export interface Guest {
  readonly port: number
  readonly room: string
  readonly token: string
  /** Asks for everything the room holds, to compare it. */
  readonly everything: boolean
}

export type Join = (guest: Guest, told: Told) => Line
