import type { Agenda, PhaseKind, Step } from './agenda.ts'
import { stepsWithoutCase } from './stepsWithoutCase.ts'
import type { Id } from '../kernel/id.ts'

type TemplateStep = Omit<Step, 'id'>

/** A ready agenda. Order and times of one day are our own synthesis, to be tried with facilitators. */
export interface AgendaTemplate {
  readonly key: 'day' | 'halfDay' | 'ninety' | 'collegial' | 'structure' | 'structureAhead'
  readonly title: string
  readonly steps: readonly TemplateStep[]
}

const step = (kind: PhaseKind, title: string, minutes: number, question = ''): TemplateStep => ({
  kind,
  title,
  minutes,
  question,
})

const asked = {
  annotate: 'Was fällt Ihnen auf – gelungen, entwicklungsfähig oder offen?',
  compare: 'Wo sind wir uns einig, wo sehen wir es verschieden?',
  key: 'An welchen Stellen hat sich der Verlauf entschieden?',
  deepen: 'Warum war das Handeln damals sinnvoll? Was war damals bekannt?',
  findings: 'Was ist belegt, und gilt es über diesen Fall hinaus?',
  structure: 'Wo steht unser Jugendamt, und worauf stützen wir das?',
  recommend: 'Wer tut was bis wann, und woran merken wir es?',
}

/** The agendas every facilitator can start from. */
export const agendaTemplates: readonly AgendaTemplate[] = [
  {
    key: 'day',
    title: 'Ein Tag',
    steps: [
      step('arrive', 'Ankommen, Auftrag, Regeln', 20),
      step('present', 'Fallvorstellung am Zeitstrahl', 30),
      step(
        'clarify',
        'Verständnisfragen',
        15,
        'Was müssen wir noch wissen, um den Fall zu verstehen?',
      ),
      step('break', 'Pause', 15),
      step('annotate', 'Still anmerken', 35, asked.annotate),
      step('compare', 'Aufdecken und vergleichen', 30, asked.compare),
      step(
        'perspectives',
        'Perspektivenrunde',
        25,
        'Wie haben Kind, Mutter, Vater und andere Stellen es erlebt?',
      ),
      step('break', 'Mittag', 45),
      step('keySituations', 'Schlüsselsituationen wählen', 15, asked.key),
      step('deepen', 'Vertiefung in Gruppen', 50, asked.deepen),
      step('statement', 'Falleinbringende nehmen Stellung', 10),
      step('break', 'Pause', 15),
      step('findings', 'Befunde formulieren', 40, asked.findings),
      step('recommendations', 'Empfehlungen und Priorisierung', 20, asked.recommend),
      step('close', 'Abschluss', 10),
      step('followUp', 'Nachbereitung', 0),
    ],
  },
  {
    key: 'halfDay',
    title: 'Halber Tag (180 Minuten)',
    steps: [
      step('arrive', 'Ankommen, Auftrag, Regeln', 10),
      step('present', 'Fallvorstellung am Zeitstrahl', 25),
      step(
        'clarify',
        'Verständnisfragen',
        10,
        'Was müssen wir noch wissen, um den Fall zu verstehen?',
      ),
      step('annotate', 'Still anmerken', 25, asked.annotate),
      step('compare', 'Aufdecken und vergleichen', 20, asked.compare),
      step('break', 'Pause', 15),
      step('keySituations', 'Schlüsselsituationen wählen', 10, asked.key),
      step('deepen', 'Vertiefung in Gruppen', 25, asked.deepen),
      step('findings', 'Befunde formulieren', 20, asked.findings),
      step('recommendations', 'Empfehlungen und Priorisierung', 10, asked.recommend),
      step('close', 'Abschluss', 10),
    ],
  },
  {
    key: 'ninety',
    title: '90 Minuten',
    steps: [
      step('arrive', 'Ankommen', 5),
      step('present', 'Fall lesen', 12),
      step('annotate', 'Still anmerken', 15, asked.annotate),
      step('compare', 'Aufdecken und vergleichen', 15, asked.compare),
      step('keySituations', 'Schlüsselsituationen wählen', 8, asked.key),
      step('findings', 'Befunde formulieren', 18, asked.findings),
      step('recommendations', 'Empfehlungen', 12, asked.recommend),
      step('close', 'Abschluss', 5),
    ],
  },
  {
    key: 'collegial',
    title: 'Kollegial (60 Minuten)',
    steps: [
      step('arrive', 'Rollen klären', 5),
      step('present', 'Spontanerzählung am Zeitstrahl', 10),
      step('clarify', 'Schlüsselfrage', 5, 'Welche Frage soll die Runde beantworten?'),
      step('annotate', 'Still anmerken', 10, asked.annotate),
      step('compare', 'Aufdecken und beraten', 15, asked.compare),
      step('findings', 'Befunde festhalten', 10, asked.findings),
      step('close', 'Abschluss', 5),
    ],
  },
  {
    key: 'structure',
    title: 'Strukturmerkmale (120 Minuten)',
    steps: [
      step('arrive', 'Ankommen, Auftrag, Regeln', 10),
      step('structure', 'Strukturmerkmale einstufen', 85, asked.structure),
      step('recommendations', 'Empfehlungen', 15, asked.recommend),
      step('close', 'Abschluss', 10),
    ],
  },
  {
    key: 'structureAhead',
    title: 'Strukturmerkmale, vorab eingestuft (60 Minuten)',
    steps: [
      step('arrive', 'Ankommen, Regeln', 5),
      step('structure', 'Strukturmerkmale vergleichen', 40, asked.structure),
      step('recommendations', 'Empfehlungen', 10, asked.recommend),
      step('close', 'Abschluss', 5),
    ],
  },
]

/** The templates for a workshop that reads a case, or for one that reads none (SR9). */
export const templatesFor = (withoutCase: boolean): readonly AgendaTemplate[] =>
  agendaTemplates.filter(
    ({ steps }) => steps.every(({ kind }) => stepsWithoutCase.includes(kind)) === withoutCase,
  )

/** An agenda made from a template, each step with a fresh id. */
export const agendaFromTemplate = (template: AgendaTemplate, newId: () => Id): Agenda =>
  template.steps.map((planned) => ({ id: newId(), ...planned }))
