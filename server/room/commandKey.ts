import { hash } from 'node:crypto'

/**
 * What a command is known by once it was accepted or refused (RO4): its id and who gave it, so that no seat answers for
 * another one's id. A digest, not the two: ids are told to no other seat, so the file does not say whose a command was.
 * `null` is the projector.
 */
export const commandKey = (seatId: string | null, commandId: string): string =>
  hash('sha256', `${seatId ?? ''}\n${commandId}`, 'base64url').slice(0, 22)
