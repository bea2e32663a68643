// Changes of questions and topics: two people who change the same one see both versions.
import type {
  Answer,
  ParkedTopic,
  Question,
  TopicState,
} from '../../shared/discussion/discussion.ts'
import { topicWords } from '../../shared/words/words.ts'
import type { RoomClient } from '../room/RoomClient.svelte.ts'
import { StructureEdit } from '../sharedText/structureEdit.svelte.ts'

type Room = Pick<RoomClient, 'view' | 'run'>

/** What is compared of two versions. */
interface Fact {
  readonly label: string
  readonly value: string
}

const answerOf = ({ answer, settled }: Answer): Answer => ({ answer, settled })
const stateOf = ({ status, assignedTo }: TopicState): TopicState => ({ status, assignedTo })

/** Answering and settling a question. */
export function answerEdit(room: Room, id: string): StructureEdit<Answer, Answer> {
  const held = (): Question | undefined =>
    room.view.room.discussion.questions.find((question) => question.id === id)
  return new StructureEdit<Answer, Answer>({
    stored: () => {
      const question = held()
      return question && { content: answerOf(question), revision: answerOf(question) }
    },
    send: (answer, before = answer) =>
      room.run({ type: 'answerQuestion', id, ...answerOf(answer), before }),
  })
}

/** Settling a topic or passing it on. */
export function topicEdit(room: Room, id: string): StructureEdit<TopicState, TopicState> {
  const held = (): ParkedTopic | undefined =>
    room.view.room.discussion.parked.find((topic) => topic.id === id)
  return new StructureEdit<TopicState, TopicState>({
    stored: () => {
      const topic = held()
      return topic && { content: stateOf(topic), revision: stateOf(topic) }
    },
    send: (state, before = state) =>
      room.run({ type: 'settleTopic', id, ...stateOf(state), before }),
  })
}

export const answerFacts = ({ answer, settled }: Answer): readonly Fact[] => [
  { label: 'Antwort', value: answer === '' ? 'ohne Antwort' : answer },
  { label: 'Stand', value: settled ? 'geklärt' : 'offen' },
]

export const topicFacts = ({ status, assignedTo }: TopicState): readonly Fact[] => [
  { label: 'Stand', value: topicWords[status] },
  { label: 'Weitergegeben an', value: assignedTo === '' ? 'niemandem' : assignedTo },
]
