// What waits in the procedures of an account: steps that are due, wordings for a second person, packages to take back.
import type { AccountRole } from '../../shared/account/account.schema.ts'
import type { DrawTasks } from '../../shared/draw/draw.schema.ts'
import { DRAW, drawStepWords } from '../../shared/draw/draw.words.ts'
import { formatDate, formatList, plural } from '../../shared/kernel/format.ts'
import { mayEnter } from '../../shared/procedure/procedure.ts'
import type { Procedure, ProcedureDues } from '../../shared/procedure/procedure.schema.ts'
import { procedureStateWords } from '../../shared/procedure/procedure.words.ts'
import type { PackageTasks } from '../../shared/releasePackage/view.schema.ts'
import { drawHref, packageHref, procedureHref } from '../page/navigation.ts'
import { nextStepOf, whoSets } from '../page/nextStep.ts'
import { daysBetween, type Task } from './tasks.ts'

/** How long before its day a step that others set stands among what one waits for, in days. */
const AHEAD_DAYS = 30

/** Behind every day: where none is agreed. */
const NO_DAY = '9999-12-31'

/** What a procedure is called on the list. */
type NameOf = (procedureId: string) => string

/**
 * The next step of each procedure if the account may set it, the most urgent first and those without a day last; steps
 * that others set once they are overdue or due within a month.
 */
export function stepTasks(
  procedures: readonly Procedure[],
  dues: readonly ProcedureDues[],
  { role, today, nameOf }: { role: AccountRole; today: string; nameOf: NameOf },
): readonly Task[] {
  return procedures
    .flatMap((procedure) => {
      const { state, due } = nextStepOf(procedure, dues) ?? {}
      if (!state) return []
      const own = mayEnter(role, state)
      if (!own && (due === undefined || daysBetween(today, due) > AHEAD_DAYS)) return []
      const task: Task = {
        id: `step-${procedure.id}`,
        about: nameOf(procedure.id),
        title: `${nameOf(procedure.id)}: ${procedureStateWords[state]}, ${byWhen(due, today)}`,
        help: `Den Schritt setzt: ${whoSets(state)}. Beim Verfahren steht, was dafür zu tun ist.`,
        action: 'Verfahren öffnen',
        href: procedureHref(procedure.id),
        ...(own ? {} : { waits: true as const }),
      }
      return [{ due: due ?? NO_DAY, task }]
    })
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map(({ task }) => task)
}

function byWhen(due: string | undefined, today: string): string {
  if (due === undefined) return 'ohne Termin'
  return due < today ? `überfällig seit dem ${formatDate(due)}` : `bis zum ${formatDate(due)}`
}

/** Who wrote the wordings, and since when the first one waits; empty if neither is known. */
function writtenText(wordings: PackageTasks['wordings']): string {
  const names = [...new Set(wordings.flatMap(({ writtenBy }) => writtenBy ?? []))]
  const [first] = wordings.flatMap(({ writtenAt }) => writtenAt ?? []).toSorted((a, b) => a - b)
  const by = names.length === 0 ? '' : ` von ${formatList(names)}`
  const on =
    first === undefined
      ? ''
      : `, ${wordings.length === 1 ? '' : 'der erste '}am ${formatDate(first)}`
  return by + on === '' ? '' : ` Geschrieben${by}${on}.`
}

function wordingTask(
  procedureId: string,
  wordings: PackageTasks['wordings'],
  own: boolean,
  nameOf: NameOf,
): readonly Task[] {
  const meant = wordings.filter((one) => one.procedureId === procedureId && one.own === own)
  if (meant.length === 0) return []
  const count = plural(meant.length, 'allgemeiner Wortlaut', 'allgemeine Wortlaute')
  const waiting = `${count} ${meant.length === 1 ? 'wartet' : 'warten'} auf die zweite Person`
  return [
    {
      id: `wording-${own ? 'own-' : ''}${procedureId}`,
      about: nameOf(procedureId),
      title: `${nameOf(procedureId)}: ${waiting}`,
      help: own
        ? `Sie haben geschrieben; bestätigen kann nur ein anderes Konto der Koordination.${writtenText(meant)}`
        : `Lesen Sie, ob niemand erkennbar wird, und bestätigen Sie. Ohne das bleibt er im Haus.${writtenText(meant)}`,
      action: own ? 'Paket ansehen' : 'Wortlaut lesen',
      href: packageHref(procedureId),
      ...(own ? { waits: true as const } : {}),
    },
  ]
}

/** What draws that are laid down wait for. */
export const drawTasks = (draws: DrawTasks, nameOf: NameOf): readonly Task[] =>
  draws.map(({ procedureId, step }) => ({
    id: `draw-${procedureId}`,
    about: nameOf(procedureId),
    title: `${nameOf(procedureId)}: ${DRAW}: ${drawStepWords[step]}`,
    help: 'Es ist festgelegt, aus welcher Liste gezogen wird. Der Startwert fehlt noch.',
    action: 'Ziehung öffnen',
    href: drawHref(procedureId),
    ...(step === 'wait' ? { waits: true as const } : {}),
  }))

/** What waits in the packages of the office: first what has to be taken back. */
export function packageTasks(
  procedures: readonly Pick<Procedure, 'id'>[],
  { wordings, takeBack }: PackageTasks,
  nameOf: NameOf,
): readonly Task[] {
  return [
    ...takeBack.map(({ procedureId, number }) => ({
      id: `take-back-${procedureId}-${String(number)}`,
      about: `${nameOf(procedureId)}, Nummer ${number}`,
      title: `${nameOf(procedureId)}: Paket Nummer ${number} ist zurückzuziehen`,
      help: 'Ein Fall darin bleibt nach der Freigabe nun doch im Haus. Wo das Paket schon liegt, gilt es, bis Sie es zurückziehen.',
      action: 'Paket öffnen',
      href: packageHref(procedureId),
    })),
    ...[false, true].flatMap((own) =>
      procedures.flatMap(({ id }) => wordingTask(id, wordings, own, nameOf)),
    ),
  ]
}
