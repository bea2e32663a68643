import type { Command } from '../room/command.ts'

/** The id of the thing that a command makes, changes or takes away; null if it is about the room as a whole. */
export function thingOf(command: Command): string | null {
  if ('id' in command) return command.id
  if ('criterionId' in command) return command.criterionId
  if ('textId' in command) return command.textId
  if ('item' in command && command.item && 'id' in command.item) return command.item.id
  if ('content' in command) return command.content.id
  if ('group' in command) return command.group.id
  return null
}
