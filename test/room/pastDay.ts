// A simulated day that is over, as its checks read it.
import type { Command } from '../../shared/room/command.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import type { ServerMessage } from '../../shared/protocol/message.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
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

/** Null if it was accepted, a problem where it was refused, undefined if it was not heard of again. */
export const outcomeOf = ({ id, by }: Given) => by.outcomes.get(id)
export const wasAccepted = (given: Given): boolean => outcomeOf(given) === null
/** Accepted, or done without an answer that arrived. */
export const mayHaveHappened = (given: Given): boolean => (outcomeOf(given) ?? null) === null

/** The words of the annotation with this number, unlike all others. */
export const stampOf = (number: number): string => `stempel-${String(number).padStart(4, '0')}-`

/** Every stamp that stands in a text. */
export const stampsIn = (text: string): ReadonlySet<string> =>
  new Set(text.match(/stempel-\d{4,}-/g))

/** More than the frames of a day that several hear. */
const MOST_READ = 2000
const read = new Map<string, ServerMessage>()

/** What is said to everybody is read once for all; checking a day changes nothing in it. */
export function readOnce(text: string): ServerMessage {
  const known = read.get(text)
  if (known) return known
  if (read.size >= MOST_READ) read.clear()
  const message = JSON.parse(text) as ServerMessage
  read.set(text, message)
  return message
}

const parsed = new WeakMap<SimClient, ServerMessage[]>()

/** Everything a client received. The day is over, so it is read once. */
export function framesOf(client: SimClient): readonly ServerMessage[] {
  const held = parsed.get(client)
  if (held) return held
  const frames = client.received.map(readOnce)
  parsed.set(client, frames)
  return frames
}

export const eventsOf = (client: SimClient): RoomEvent[] =>
  framesOf(client).flatMap((frame) => (frame.t === 'commit' ? [...frame.e] : []))
