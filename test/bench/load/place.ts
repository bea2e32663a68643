/** A seat of the full stack and the secret of its cookie. */
export interface FilledSeat {
  readonly id: string
  readonly token: string
}

/** A room of the full stack. */
export interface FilledRoom {
  readonly id: string
  readonly seats: readonly FilledSeat[]
  /** A vote that is open, and one of its options. */
  readonly vote?: { readonly id: string; readonly option: string }
}

/** Which language a contestant speaks. */
export type Language = 'product' | 'ws' | 'socketio' | 'hocuspocus' | 'yWebsocket' | 'sharedb'

/** Where clients go: a contestant that listens, and its rooms. */
export interface Place {
  readonly language: Language
  readonly port: number
  readonly pid: number
  /** Rooms with the secrets of their seats; peers ask for no secret. */
  readonly rooms: readonly FilledRoom[]
}
