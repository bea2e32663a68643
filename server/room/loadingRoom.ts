/**
 * A room with a long log is being read, a piece in each turn: a caller who asks for it meanwhile is told to come again.
 */
export class LoadingRoom extends Error {
  override readonly name = 'LoadingRoom'
}
