import { findHeadingIdentifiers } from '../../shared/caseText/guard.label.ts'
import { namesPerson } from '../../shared/caseText/guard.person.ts'
import { plainLetters } from '../../shared/caseText/guard.plain.ts'
import { problem, type Problem } from '../../shared/kernel/problem.ts'
import type { Command } from '../../shared/room/command.ts'
import type { Agenda } from '../../shared/workshop/agenda.ts'

/** What a command makes a heading of, with the name of its field. */
function headingsOf(command: Command): readonly (readonly [field: string, text: string])[] {
  switch (command.type) {
    case 'changeAgenda':
      return agendaHeadings(command.agenda)
    case 'changeKeySituation':
    case 'proposeKeySituation': {
      const { title, question } = command.content
      return [
        ['title', title],
        ['question', question],
      ]
    }
    case 'changeGroup':
      return [['title', command.group.title]]
    default:
      return []
  }
}

/** Titles and questions of an agenda, each with the name of its field. */
export const agendaHeadings = (agenda: Agenda): readonly (readonly [string, string])[] =>
  agenda.flatMap(({ title, question }, at) => [
    [`agenda.${String(at)}.title`, title] as const,
    [`agenda.${String(at)}.question`, question] as const,
  ])

/**
 * Headings are read by all, stand on the wall and stay in the minutes: why one may not, or undefined (rule RC1). In a room
 * a letter may stand for a name ("Frau M."), in what an office keeps about a procedure it may not (PR2).
 */
export function headingProblem(
  headings: readonly (readonly [field: string, text: string])[],
  code: 'workshop.identifiers' | 'office.identifiers' = 'workshop.identifiers',
): Problem | undefined {
  for (const [field, text] of headings) {
    const plain = plainLetters(text).text
    const [named] = findHeadingIdentifiers(plain)
    const isPerson = namesPerson(plain, code === 'office.identifiers')
    if (named || isPerson) return problem(code, { kind: named?.kind ?? 'name' }, field)
  }
  return undefined
}

/** Why a command may not say what it says, or undefined. */
export const mayNotSay = (command: Command): Problem | undefined =>
  headingProblem(headingsOf(command))
