// Changes of questions and topics: two people who change the same one see both versions where they differ.
import type {
  Answer,
  ParkedTopic,
  Question,
  TopicState,
} from '../../shared/discussion/discussion.ts'
import { itemsOf } from '../../shared/discussion/discussion.ts'
import type { Command } from '../../shared/room/command.ts'
import type { RoomView } from '../../shared/room/roomView.ts'
import { topicWords } from '../../shared/discussion/discussion.words.ts'
import type { Draft } from '../room/drafts.svelte.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import type { Fact } from '../room/versionsQuestion.ts'
import { StructureEdit } from '../conflict/structureEdit.svelte.ts'

type Room = Pick<RoomClient, 'view' | 'run' | 'ask' | 'answered'>

const answerOf = ({ answer, settled }: Answer): Answer => ({ answer, settled })
const stateOf = ({ status, assignedTo }: TopicState): TopicState => ({ status, assignedTo })

/** Answering and settling a question; `draft` is what is typed for it. */
export function answerEdit(room: Room, id: string, draft?: Draft): StructureEdit<Answer, Answer> {
  const held = (): Question | undefined =>
    room.view.room.discussion.questions.find((question) => question.id === id)
  return new StructureEdit<Answer, Answer>(
    {
      stored: () => {
        const question = held()
        return question && { content: answerOf(question), revision: answerOf(question) }
      },
      send: (answer, before = answer) =>
        room.run({ type: 'answerQuestion', id, ...answerOf(answer), before }, draft),
    },
    { host: room, name: () => `Die Antwort auf „${held()?.text ?? ''}“`, facts: answerFacts },
  )
}

/** Settling a topic or passing it on; `draft` is what is typed for it. */
export function topicEdit(
  room: Room,
  id: string,
  draft?: Draft,
): StructureEdit<TopicState, TopicState> {
  const held = (): ParkedTopic | undefined =>
    room.view.room.discussion.parked.find((topic) => topic.id === id)
  return new StructureEdit<TopicState, TopicState>(
    {
      stored: () => {
        const topic = held()
        return topic && { content: stateOf(topic), revision: stateOf(topic) }
      },
      send: (state, before = state) =>
        room.run({ type: 'settleTopic', id, ...stateOf(state), before }, draft),
      // Only a topic that is passed on names a person.
      together: [['status', 'assignedTo']],
    },
    { host: room, name: () => `Das Thema „${held()?.text ?? ''}“`, facts: topicFacts },
  )
}

/**
 * What was said and can be reworded: its text, and the answer to a question or where a topic went; null if it has none.
 */
export interface ItemWords {
  readonly text: string
  readonly more: string | null
}

/** What can be reworded under this id; undefined if it is gone. */
export function itemWords({ room }: Pick<RoomView, 'room'>, id: string): ItemWords | undefined {
  const { discussion, keySituation } = room
  const held = [...itemsOf(discussion), ...keySituation.boardItems].find((item) => item.id === id)
  if (!held) return undefined
  const answer = discussion.questions.find((question) => question.id === id)?.answer
  const assignedTo = discussion.parked.find((topic) => topic.id === id)?.assignedTo
  const more = (answer ?? assignedTo ?? '') || null
  return { text: held.text, more }
}

/** What a thing is: decides how its fields are called and how long they may be. */
export function itemKind(
  { room: { discussion } }: Pick<RoomView, 'room'>,
  id: string,
): 'question' | 'topic' | 'statement' | 'other' {
  const has = (items: readonly { readonly id: string }[]) => items.some((item) => item.id === id)
  if (has(discussion.questions)) return 'question'
  if (has(discussion.parked)) return 'topic'
  return has(discussion.statements) ? 'statement' : 'other'
}

/** The command that changes what hangs on a thing: the answer to a question, or where a topic went. */
function changeMore(room: Room, id: string, more: string, before: string): Command | undefined {
  const { questions, parked } = room.view.room.discussion
  const question = questions.find((one) => one.id === id)
  if (question) {
    const { settled } = question
    return {
      type: 'answerQuestion',
      id,
      answer: more,
      settled,
      before: { answer: before, settled },
    }
  }
  const topic = parked.find((one) => one.id === id)
  if (!topic) return undefined
  const { status } = topic
  return {
    type: 'settleTopic',
    id,
    status,
    assignedTo: more,
    before: { status, assignedTo: before },
  }
}

/** Rewording what was said (rule MI8): two who change the same words see both versions of them. */
export function wordsEdit(
  room: Room,
  id: string,
  draft?: Draft,
): StructureEdit<ItemWords, ItemWords> {
  return new StructureEdit<ItemWords, ItemWords>(
    {
      stored: () => {
        const words = itemWords(room.view, id)
        return words && { content: words, revision: words }
      },
      send: async ({ text, more }, before = { text: '', more }) => {
        const commands: Command[] = []
        if (text !== before.text)
          commands.push({ type: 'changeItem', id, text, before: before.text })
        const change =
          more === null || more === before.more
            ? undefined
            : changeMore(room, id, more, before.more ?? '')
        if (change) commands.push(change)
        for (const command of commands) {
          // The words are given away with the last of them.
          const result = await room.run(command, command === commands.at(-1) ? draft : undefined)
          if (!result.ok) return result
        }
        return { ok: true, value: null }
      },
    },
    {
      host: room,
      name: () => 'Dieser Eintrag',
      facts: (words) => wordsFacts(words, moreLabelOf(itemKind(room.view, id))),
    },
  )
}

/** How that is called which hangs on a thing. */
export const moreLabelOf = (kind: ReturnType<typeof itemKind>): string =>
  kind === 'question' ? 'Antwort' : 'Weitergegeben an'

/** What is compared of two versions. */
const wordsFacts = ({ text, more }: ItemWords, moreLabel: string): readonly Fact[] => [
  { label: 'Wortlaut', value: text },
  ...(more === null ? [] : [{ label: moreLabel, value: more }]),
]

export const answerFacts = ({ answer, settled }: Answer): readonly Fact[] => [
  { label: 'Antwort', value: answer === '' ? 'ohne Antwort' : answer },
  { label: 'Stand', value: settled ? 'geklärt' : 'offen' },
]

export const topicFacts = ({ status, assignedTo }: TopicState): readonly Fact[] => [
  { label: 'Stand', value: topicWords[status] },
  { label: 'Weitergegeben an', value: assignedTo === '' ? 'niemandem' : assignedTo },
]
