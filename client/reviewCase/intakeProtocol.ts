// The protocol of an intake: what became of what was found, as numbers and codes, made when the text is submitted (RC15).
import { isKeptPlace } from '../../shared/identifiers/lastLine.ts'
import type { IdentifierSpan, IdentifierType } from '../../shared/identifiers/detectIdentifiers.ts'
import {
  MOST_COUNTED,
  reasonCodeOf,
  type IntakeDecision,
  type IntakeReason,
} from '../../shared/reviewCase/intakeProtocol.ts'
import type { IntakeProtocol } from '../../shared/reviewCase/intakeProtocol.schema.ts'
import { entrustedPlaces } from './entrusted.ts'
import { foundInDraft, leftKey, settledEntries } from './foundNames.ts'
import { intakeMarks, typeOfKind, type IntakeMark } from './identifierMarks.ts'
import type { Intake } from './intake.ts'

/** One decision about places that were found for one reason. */
interface Decided {
  readonly type: IdentifierType
  readonly reason: IntakeReason
  readonly decision: IntakeDecision
  readonly places: number
}

/** The protocol of a text that is submitted, with what was found in it; without that only what was replaced or kept is known. */
export function protocolOf(
  intake: Intake,
  spans: readonly IdentifierSpan[] | undefined,
): IntakeProtocol {
  const marks = intakeMarks({ ...intake, kept: [] })
  const kept = marks.filter((mark) => isKeptPlace(intake.kept, mark))
  const replaced = (intake.replacements ?? []).map((one) => ({
    ...one,
    decision: 'replaced' as const,
  }))
  return {
    searched: spans !== undefined,
    ...entrustedOf(intake),
    rows: summed([...replaced, ...keptOf(kept), ...(spans ? foundIn(intake, spans, marks) : [])]),
  }
}

/** Marks of what was entrusted that are no more: all of them, once the text can be submitted. */
function entrustedOf(intake: Intake): Pick<IntakeProtocol, 'entrusted'> {
  const { entrusted = [], notEntrusted: unmarked = 0 } = intake
  const open = new Set(entrustedPlaces(intake).map(({ passage }) => passage))
  const paraphrased = entrusted.length - open.size
  return paraphrased + unmarked === 0 ? {} : { entrusted: { paraphrased, unmarked } }
}

/** What stays for a reason: one decision is about the same words of one field. */
function keptOf(marks: readonly IntakeMark[]): readonly Decided[] {
  const decisions = grouped(marks, ({ kind, entryId, roleIndex, field, words }) =>
    JSON.stringify([kind, entryId, roleIndex, field, words]),
  )
  return decisions.map(([{ kind }, ...more]) => ({
    type: typeOfKind[kind],
    reason: kind === 'birthDate' ? 'birth' : 'form',
    decision: 'kept',
    places: 1 + more.length,
  }))
}

/** What is still found: left by a decision, or not decided. One person may be both, under two spellings. */
function foundIn(
  intake: Intake,
  spans: readonly IdentifierSpan[],
  marks: readonly IntakeMark[],
): readonly Decided[] {
  const left = new Set(intake.left)
  const settled = settledEntries(intake)
  const { groups } = foundInDraft({ ...intake, left: [], settled: [] }, spans, marks)
  return groups.flatMap(({ type, reason, places, isWord }) => {
    const stays = places.filter(
      ({ entryId, words }) => settled.has(entryId) || left.has(leftKey(type, words, isWord)),
    ).length
    const of = (decision: 'left' | 'open', count: number): readonly Decided[] =>
      count === 0 ? [] : [{ type, reason: reasonCodeOf(reason), decision, places: count }]
    return [...of('left', stays), ...of('open', places.length - stays)]
  })
}

function summed(decided: readonly Decided[]): IntakeProtocol['rows'] {
  const upTo = (count: number): number => Math.min(count, MOST_COUNTED)
  return grouped(decided, (one) => `${one.type} ${one.reason} ${one.decision}`).map((group) => {
    const [{ type, reason, decision }] = group
    const places = group.reduce((sum, one) => sum + one.places, 0)
    return { type, reason, decision, decisions: upTo(group.length), places: upTo(places) }
  })
}

/** All that have the same key together, in the order of the first of them. */
function grouped<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return [...groups.values()]
}
