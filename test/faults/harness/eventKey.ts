import type { Command, CommandOf } from '../../../shared/room/command.ts'
import type { RoomEvent } from '../../../shared/room/event.ts'

/** Commands of the load, each of which leads to exactly one event that can be told from all others. */
export type Keyed = CommandOf<(typeof keyed)[number]>

const keyed = [
  'parkTopic',
  'removeItem',
  'addAnnotation',
  'reviseAnnotation',
  'removeAnnotation',
] as const

/** Whether a command leads to an event that can be named. */
export const isKeyed = (command: Command): command is Keyed =>
  (keyed as readonly string[]).includes(command.type)

/** Names the event a command of the load leads to. */
export function keyOf(command: Keyed): string {
  switch (command.type) {
    case 'parkTopic':
      return `topicParked ${command.id}`
    case 'removeItem':
      return `itemRemoved ${command.id}`
    case 'addAnnotation':
      return `annotation ${command.id} 1`
    case 'reviseAnnotation':
      return `annotation ${command.id} ${String(command.revision + 1)}`
    case 'removeAnnotation':
      return `annotationRemoved ${command.id}`
  }
}

/** The same name, read from an event; undefined for events no command of the load leads to. */
export function eventKey(event: RoomEvent): string | undefined {
  switch (event.type) {
    case 'topicParked':
    case 'itemRemoved':
    case 'annotationRemoved':
      return `${event.type} ${event.id}`
    case 'annotationAdded':
    case 'annotationRevised':
      return `annotation ${event.annotation.id} ${String(event.annotation.revision)}`
    default:
      return undefined
  }
}
