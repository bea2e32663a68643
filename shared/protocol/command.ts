import { z } from 'zod'
import { annotationCommands } from '../annotation/annotation.ts'
import { discussionCommands } from '../discussion/discussion.ts'
import { findingCommands } from '../finding/finding.ts'
import { keySituationCommands } from '../keySituation/keySituation.ts'
import { recommendationCommands } from '../recommendation/recommendation.ts'
import { sharedTextCommands } from '../sharedText/sharedText.ts'
import { voteCommands } from '../vote/vote.ts'
import { workshopCommands } from '../workshop/workshop.ts'

/** Everything a seat can ask of a room, as one closed union. Ballots are not commands (design D4). */
export const commandSchema = z.discriminatedUnion('type', [
  ...workshopCommands,
  ...annotationCommands,
  ...discussionCommands,
  ...keySituationCommands,
  ...findingCommands,
  ...recommendationCommands,
  ...voteCommands,
  ...sharedTextCommands,
])
export type Command = z.infer<typeof commandSchema>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
