// The finding under work: which one, and its wording in pages.
import type { Finding } from '../../shared/finding/finding.ts'
import type { RoomSlice } from '../../shared/protocol/roomView.ts'
import { plainText } from '../../shared/sharedText/sharedText.rules.ts'
import { findingTextId, type FindingTextField } from '../../shared/sharedText/sharedText.ts'
import type { Vote } from '../../shared/vote/vote.ts'
import { latestVote } from '../../shared/vote/vote.rules.ts'
import type { Change, Written } from './latestChange.ts'
import { textPages } from './pages.ts'

/** The finding the room is asked about, else the one written on last, else the newest. */
export function findingAtWork(room: RoomSlice, change: Change | null): Finding | undefined {
  const { findings } = room.finding
  const asked = room.vote.votes.find(({ kind, result }) => kind === 'consent' && result === null)
  const id = asked?.subjectId ?? change?.id
  return findings.find((finding) => finding.id === id) ?? findings.at(-1)
}

const labels: Readonly<Record<Exclude<FindingTextField, 'title'>, string>> = {
  observation: 'Beobachtung',
  explanation: 'Warum es damals sinnvoll war',
  minorityView: 'Minderheitensicht',
}
const fields = ['observation', 'explanation', 'minorityView'] as const

/** A page of a finding: a part of its wording, or how far the room agrees. */
export type FindingPage =
  | { readonly kind: 'text'; readonly field: string; readonly label: string; readonly text: string }
  | { readonly kind: 'consent'; readonly vote: Vote }

const wording = (room: RoomSlice, id: string, field: FindingTextField): string =>
  plainText(room.sharedText.states[findingTextId(id, field)])

/** The finding in one sentence, or what stands there until somebody writes it. */
export const findingTitle = (room: RoomSlice, { id }: Finding): string =>
  wording(room, id, 'title').trim() || 'Noch ohne Titel'

/** The pages of a finding. An agreement that is asked for stands alone; a result comes first, then the wording. */
export function findingPages(room: RoomSlice, finding: Finding): readonly FindingPage[] {
  const vote = latestVote({ room }, 'consent', finding.id)
  const texts = fields.flatMap((field) =>
    textPages(wording(room, finding.id, field), 320).map((text) => ({
      kind: 'text' as const,
      field,
      label: labels[field],
      text,
    })),
  )
  return vote ? [{ kind: 'consent', vote }, ...texts] : texts
}

/** The findings with what brings each before the room: its structured part, and the agreement asked for. */
export const findingsWritten = (room: RoomSlice): Written => ({
  states: room.sharedText.states,
  items: room.finding.findings.map(({ id, revision }) => {
    const vote = latestVote({ room }, 'consent', id)
    return { id, mark: `${revision} ${vote?.id ?? ''} ${vote?.result == null ? 'open' : 'closed'}` }
  }),
})

/** The page a change is about: the last one of the field somebody writes, else the agreement or the beginning. */
export function pageOfChange(pages: readonly FindingPage[], { field }: Change): number {
  return Math.max(
    0,
    pages.findLastIndex((page) => page.kind === 'text' && page.field === field),
  )
}
