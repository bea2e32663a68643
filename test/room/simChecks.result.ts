// Promises about what stays, told from the log of the day that is concluded.
import { isDeepStrictEqual } from 'node:util'
import { liftResult } from '../../shared/close/earlierResult.ts'
import { workshopResultSchema, type WorkshopResult } from '../../shared/result/result.schema.ts'
import { resultRows } from '../../shared/result/resultRows.ts'
import type { RoomEvent } from '../../shared/room/event.ts'
import type { PastDay } from './pastDay.ts'

/** Words that end with the day: notes, replies, themes, ratings of one seat. */
function passingWords(log: readonly RoomEvent[]): ReadonlySet<string> {
  const agreed = new Set<string>()
  const words = new Set<string>()
  for (const event of log) {
    if (event.type === 'annotationAdded' || event.type === 'annotationRevised')
      words.add(event.annotation.note)
    if (event.type === 'replyAdded') words.add(event.reply.text)
    if (event.type === 'groupChanged') words.add(event.group.title)
    if (event.type === 'structureRated') words.add(event.rating.evidence.text)
    if (event.type === 'structureAgreed') agreed.add(event.content.evidence.text)
  }
  return new Set([...words].filter((word) => word !== '' && !agreed.has(word)))
}

/** Ids of whatever was made on the day, seats included; entries of the case text have theirs for good. */
const idsIn = (log: readonly RoomEvent[]): ReadonlySet<string> =>
  new Set(
    [
      ...JSON.stringify(log).matchAll(
        /"(?:id|seatId|voteId|subjectId|annotationId|revealedId|groupId|keySituationId)":"([^"]{16,})"/g,
      ),
    ].map(([, id = '']) => id),
  )

/** How many annotations lie open at the end: uncovered, and not withdrawn since. */
const openAnnotations = (log: readonly RoomEvent[]): number =>
  log.reduce((sum, event) => {
    if (event.type === 'annotationsRevealed') return sum + event.bundle.length
    return event.type === 'revealedWithdrawn' ? sum - 1 : sum
  }, 0)

const findingsLeft = (log: readonly RoomEvent[]): number => {
  const left = new Set<string>()
  for (const event of log) {
    if (event.type === 'findingChanged') left.add(event.content.id)
    if (event.type === 'findingRemoved') left.delete(event.id)
  }
  return left.size
}

const never = (): never => {
  throw new Error('a result of today needs nothing else')
}

/** RU1, RU2, RU5: what a day leaves once it is concluded; null if there is nothing. */
export function resultFaults({ world, log }: PastDay, result: WorkshopResult | null): string[] {
  if (result === null) return ['a day left no result']
  if (!workshopResultSchema.safeParse(result).success) return ['the result is of another form']
  const body = JSON.stringify(result)
  const found: string[] = []
  if ([...passingWords(log)].some((word) => body.includes(JSON.stringify(word).slice(1, -1))))
    found.push('the result keeps what one person wrote')
  const ids = [...idsIn(log), ...world.clients.map(({ seatId }) => seatId)]
  if (ids.some((id) => body.includes(id))) found.push('the result keeps an id of the day')
  const annotations = result.annotations.reduce((sum, { count }) => sum + count, 0)
  if (annotations !== openAnnotations(log) || result.findings.length !== findingsLeft(log))
    found.push('the result counts wrong')
  const rows = resultRows(world.source.id, result)
  if (!isDeepStrictEqual(rows, resultRows(world.source.id, liftResult(body, never))))
    found.push('a rebuild gives other rows')
  if (JSON.stringify(rows).includes(' ')) found.push('a row has words in it')
  return found
}
