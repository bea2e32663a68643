import { z } from '../kernel/zod.ts'
import { annotationCommands } from '../annotation/annotation.schema.ts'
import { discussionCommands } from '../discussion/discussion.schema.ts'
import { findingCommands } from '../finding/finding.schema.ts'
import { keySituationCommands } from '../keySituation/keySituation.schema.ts'
import { projectorCommands } from '../projector/projector.schema.ts'
import { minutesCommands } from '../minutes/minutes.schema.ts'
import { recommendationCommands } from '../recommendation/recommendation.schema.ts'
import { structureRatingCommands } from '../structureRating/structureRating.schema.ts'
import { sharedTextCommands } from '../sharedText/sharedText.schema.ts'
import { voteCommands } from '../vote/vote.schema.ts'
import { workshopCommands } from '../workshop/workshop.schema.ts'

/** Everything a seat can ask of a room, as one closed union. Ballots are not commands. */
export const commandSchema = z.discriminatedUnion('type', [
  ...workshopCommands,
  ...annotationCommands,
  ...discussionCommands,
  ...projectorCommands,
  ...keySituationCommands,
  ...findingCommands,
  ...recommendationCommands,
  ...voteCommands,
  ...sharedTextCommands,
  ...minutesCommands,
  ...structureRatingCommands,
])
export type Command = z.infer<typeof commandSchema>
export type CommandType = Command['type']
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>
