import type { RoomSource } from '../../server/room/roomSource.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'

const step = (n: number, kind: Agenda[number]['kind']): Agenda[number] => ({
  id: `step-${String(n).padStart(20, '0')}`,
  kind,
  title: kind,
  minutes: 10,
  question: '',
})

/** An agenda with every kind of step a test needs. */
export const sampleAgenda: Agenda = [
  step(1, 'arrive'),
  step(2, 'present'),
  step(3, 'annotate'),
  step(4, 'compare'),
  step(5, 'keySituations'),
  step(6, 'deepen'),
  step(7, 'findings'),
  step(8, 'recommendations'),
  step(9, 'close'),
  step(10, 'discuss'),
  step(11, 'structure'),
]

/** The step of a kind in the sample agenda. */
export function stepOf(kind: Agenda[number]['kind']): string {
  const found = sampleAgenda.find((candidate) => candidate.kind === kind)
  if (!found) throw new Error(`no step ${kind}`)
  return found.id
}

const texts = [
  'Die Einrichtung teilt mit, das Kind komme seit Wochen unregelmäßig.',
  'Zwei Fachkräfte besuchen die Familie noch am selben Tag.',
  'Der vereinbarte Termin fällt aus, niemand fragt nach.',
  'Die Vertretung übernimmt ohne Übergabegespräch.',
  'Alle Einträge werden gemeinsam an die Tafel geschrieben.',
  'Das Gericht hört das Kind an.',
]

/** Structure criteria of the sample, and how they can be rated. */
export const sampleStructure: readonly string[] = ['S-01-1', 'S-01-2', 'S-02-1']
const structureRatings = ['absent', 'present', 'lived_and_reviewed', 'not_applicable']

/** A small case of six entries on days 0, 1, 5, 9, 20 and 60; the last one is the outcome. */
export const sampleSource: RoomSource = {
  id: 'workshop-0000000000000001',
  title: 'Probewerkstatt',
  plan: sampleAgenda,
  commentDays: 10,
  caseId: 'case-00000000000000000001',
  textId: 'case-00000000000000000001.1',
  text: {
    title: 'Probefall',
    entries: texts.map((text, index) => ({
      id: `e${String(index + 1)}`,
      day: [0, 1, 5, 9, 20, 60][index] ?? 0,
      time: null,
      heading: `Eintrag ${String(index + 1)}`,
      text,
    })),
    outcomeFrom: 5,
    roles: [],
  },
  catalogueKey: 'sample',
  catalogueVersion: '1',
  origin: 'random',
  criterion: (id) =>
    id === 'P-01-1'
      ? { dimension: 'process', ratings: ['fully_met', 'not_met', 'not_documented'] }
      : sampleStructure.includes(id)
        ? { dimension: 'structure', ratings: structureRatings }
        : id === 'E-01-1'
          ? { dimension: 'outcome', ratings: ['achieved'] }
          : undefined,
  scaleOf: (id) => (id === 'P-01-1' ? ['fully_met', 'not_met'] : []),
}

/** The text of an entry of the sample. */
export const entryText = (entryId: string): string | undefined =>
  sampleSource.text?.entries.find(({ id }) => id === entryId)?.text
