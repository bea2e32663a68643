// A simulated day that is over, as its checks read it.
import type { Command } from '../../shared/protocol/command.ts'
import type { RoomEvent } from '../../shared/protocol/event.ts'
import type { ServerMessage } from '../../shared/protocol/message.ts'
import type { RoomView } from '../../shared/protocol/roomView.ts'
import type { Witnessed } from './simScenes.ts'
import type { SimClient } from './simClient.ts'
import type { SimWorld } from './simWorld.ts'

/** A command as it was given; its outcome lies with the client. */
export interface Given {
  readonly id: string
  readonly command: Command
  readonly by: SimClient
}

/** A day that is over: the world, who acted in it, and what was said and done. */
export interface PastDay {
  readonly world: SimWorld
  readonly people: readonly SimClient[]
  readonly given: readonly Given[]
  /** Words that stand in one annotation only, and who wrote it. */
  readonly stamps: readonly { readonly stamp: string; readonly by: SimClient }[]
  readonly log: readonly RoomEvent[]
  readonly state: RoomView
  /** What was seen in moments in which nothing else happened. */
  readonly witnessed: readonly Witnessed[]
}

/** What must hold after a day; says in words what did not. */
export type Check = (day: PastDay) => string[]

/** Null where it was accepted, a problem where it was refused, undefined where nobody heard of it again. */
export const outcomeOf = ({ id, by }: Given) => by.outcomes.get(id)
export const wasAccepted = (given: Given): boolean => outcomeOf(given) === null
/** Accepted, or done without an answer that arrived. */
export const mayHaveHappened = (given: Given): boolean => (outcomeOf(given) ?? null) === null

const parsed = new WeakMap<SimClient, ServerMessage[]>()

/** Everything a client received. The day is over, so it is read once. */
export function framesOf(client: SimClient): readonly ServerMessage[] {
  const held = parsed.get(client)
  if (held) return held
  const frames = client.received.map((text) => JSON.parse(text) as ServerMessage)
  parsed.set(client, frames)
  return frames
}

export const eventsOf = (client: SimClient): RoomEvent[] =>
  framesOf(client).flatMap((frame) => (frame.t === 'commit' ? [...frame.e] : []))
