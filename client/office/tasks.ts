// What is there to do next, worked out from the lists a role may see. Pure, so that it can be tested.
import type { Administration } from '../../shared/office/administration.schema.ts'
import type { ReviewCase } from '../../shared/reviewCase/reviewCase.schema.ts'
import type { WorkshopSummary } from '../../shared/workshopPlan/workshopPlan.schema.ts'
import type { StateSummary } from '../../shared/stateRecommendation/stateRecommendation.schema.ts'
import { awaitsResolution, isHeard } from '../../shared/stateRecommendation/stateRecommendation.ts'
import { HALTED } from '../../shared/stateRecommendation/stateRecommendation.words.ts'
import type { RollupDraft } from '../../shared/rollup/view.schema.ts'
import { outcomeWords, stepWords } from '../../shared/rollup/rollup.words.ts'
import { formatDate, plural } from '../../shared/kernel/format.ts'
import { cockpitHref } from '../workshopPlan/roomLinks.ts'
import { dayName } from '../workshopPlan/workshopText.ts'
import { isWithdrawn } from '../page/casework.ts'
import {
  intakeHref,
  invitationHref,
  legalBasisHref,
  minutesHref,
  newWorkshopHref,
  planHref,
  ROLLUPS,
  STATE_RECOMMENDATIONS_PLACE,
  stateRecommendationHref,
  versionHref,
} from '../page/navigation.ts'

/** One thing to do: a sentence, why, and the button that leads there. */
export interface Task {
  readonly id: string
  /** Whose it is: an office, a case, a workshop; left out where there is one such task. Told with the button. */
  readonly about?: string
  readonly title: string
  readonly help: string
  readonly action: string
  readonly href: string
  /** Another person is to act; the button only looks. */
  readonly waits?: true
}

/** A text this browser keeps for a case, unfinished. */
const draftTask = ({ id, procedureId, label }: ReviewCase): Task => ({
  id: `draft-${id}`,
  about: label,
  title: `${label}: Auf diesem Gerät liegt ein Entwurf`,
  help: 'Sie haben angefangen, den Text vorzubereiten. Er ist verschlüsselt und noch nicht eingereicht.',
  action: 'Weiterarbeiten',
  href: intakeHref(procedureId, id),
})

function caseTask(reviewCase: ReviewCase, accountId: string | null): Task | undefined {
  const { id, procedureId, label, version, status } = reviewCase
  const isOwn = reviewCase.submittedBy !== null && reviewCase.submittedBy === accountId
  if (status === 'awaitingRelease') {
    if (isOwn)
      return {
        id,
        about: label,
        title: `${label}: Ihr Text wartet auf die zweite Person`,
        help: 'Freigeben kann ihn nur ein anderes Konto der Koordination. Ansehen können Sie ihn.',
        action: 'Text ansehen',
        href: versionHref(procedureId, id, version),
        waits: true,
      }
    return {
      id,
      about: label,
      title: `${label}: Ein Text wartet auf die Freigabe`,
      help: 'Ein zweites Konto liest den Text vollständig und gibt ihn frei.',
      action: 'Text lesen',
      href: versionHref(procedureId, id, version),
    }
  }
  if (status === 'refused') {
    return {
      id,
      about: label,
      title: `${label}: ${isOwn ? 'Ihr Text kam zurück' : 'Der Text ging zurück'}`,
      help: isOwn
        ? 'Die zweite Person hat aufgeschrieben, was zu ändern ist. Reichen Sie danach eine neue Fassung ein.'
        : 'Wer ihn eingereicht hat, ändert ihn und reicht eine neue Fassung ein.',
      action: 'Grund lesen',
      href: versionHref(procedureId, id, version),
      ...(isOwn ? {} : { waits: true as const }),
    }
  }
  if (status === 'draft') {
    return {
      id,
      about: label,
      title: `${label}: Es gibt noch keinen Text`,
      help: 'Lesen Sie den Text des Falls ein. Die Datei bleibt in Ihrem Browser.',
      action: 'Text einlesen',
      href: intakeHref(procedureId, id),
    }
  }
  return undefined
}

function closedTask(
  workshop: WorkshopSummary,
  who: 'coordinator' | 'facilitator',
  cases: readonly ReviewCase[],
): Task {
  const until = workshop.commentUntil === null ? '' : formatDate(workshop.commentUntil)
  return {
    id: workshop.id,
    about: dayName(workshop),
    title: `${workshop.title}: Das Protokoll liegt vor`,
    help: isWithdrawn(cases, workshop)
      ? 'Der Falltext wurde zurückgezogen. Das Protokoll bleibt, wie es ist.'
      : who === 'facilitator'
        ? `Bis ${until} ${workshop.caseId === null ? 'lassen sich Einstufungen' : 'lassen sich Befunde'} und Empfehlungen noch ändern.`
        : `Bis ${until} sagen Teilnehmende der Moderation, was fehlt; sie trägt es ein.`,
    action: 'Protokoll lesen',
    href: minutesHref(workshop.id),
  }
}

/** How long the final version stands among what is to do, in days: the account that got it out has nothing to press. */
const FINAL_DAYS = 14

/** The final version is there and goes to the distribution list; nothing once that is some time ago. */
function finalTasks(workshops: readonly WorkshopSummary[], today: string): readonly Task[] {
  return workshops.flatMap((workshop) => {
    const { id, title, status, held } = workshop
    if (status !== 'concluded' || !held?.concludedOn) return []
    if (daysBetween(held.concludedOn, today) > FINAL_DAYS) return []
    const deadlines =
      held.deadlines === 0
        ? ''
        : ` Darin ${held.deadlines === 1 ? 'steht' : 'stehen'} ${plural(held.deadlines, 'Frist', 'Fristen')}.`
    return {
      id,
      about: dayName(workshop),
      title: `${title}: Die Endfassung des Protokolls liegt vor`,
      help: `Laden Sie sie und geben Sie sie an den Verteiler.${deadlines}`,
      action: 'Endfassung öffnen',
      href: minutesHref(id),
    }
  })
}

const firstCase: Task = {
  id: 'first-case',
  title: 'Es gibt noch keinen Fall',
  help: 'Legen Sie einen abgeschlossenen Fall an. Danach lesen Sie den pseudonymisierten Text ein.',
  action: 'Fall anlegen',
  href: '/amt/faelle#anlegen',
}

/** A text that is passed on, without its basis written down: it goes into the minutes, and no package leaves without. */
const basisTask = ({ id, procedureId, label }: ReviewCase): Task => ({
  id: `basis-${id}`,
  about: label,
  title: `${label}: Die Rechtsgrundlage fehlt`,
  help: 'Halten Sie fest, auf welcher Grundlage der Falltext weitergegeben wird. Sie steht im Protokoll, und ohne sie verlässt keine Auswertung das Haus.',
  action: 'Rechtsgrundlage festhalten',
  href: legalBasisHref(procedureId, id),
})

/** What the coordination's list looks at, beside its cases and workshops. */
interface CoordinatorView {
  readonly accountId: string | null
  /** Cases of which this browser keeps a text. */
  readonly drafts: ReadonlySet<string>
  /** Cases whose legal basis is written down. */
  readonly decided: ReadonlySet<string>
  readonly today: string
}

/** For the coordination: texts this browser keeps, texts to release, cases without text or basis, minutes to read. */
export function coordinatorTasks(
  cases: readonly ReviewCase[],
  workshops: readonly WorkshopSummary[],
  { accountId, drafts, decided, today }: CoordinatorView,
): readonly Task[] {
  const order: readonly ReviewCase['status'][] = ['refused', 'awaitingRelease', 'draft']
  if (cases.length === 0 && workshops.length === 0) return [firstCase]
  const sorted = order.flatMap((status) => cases.filter((found) => found.status === status))
  const begun = cases.filter(({ id, status }) => drafts.has(id) && status !== 'withdrawn')
  const isBegun = (found: ReviewCase): boolean => found.status === 'draft' && drafts.has(found.id)
  return [
    ...begun.map(draftTask),
    ...sorted.flatMap((found) => (isBegun(found) ? [] : (caseTask(found, accountId) ?? []))),
    ...cases.filter(({ id, status }) => status === 'released' && !decided.has(id)).map(basisTask),
    ...workshops
      .filter((workshop) => workshop.status === 'closed')
      .map((workshop) => closedTask(workshop, 'coordinator', cases)),
    ...finalTasks(workshops, today),
  ]
}

/** Days from one calendar day (YYYY-MM-DD) to another; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function plannedTask(workshop: WorkshopSummary, today: string): Task {
  const days = daysBetween(today, workshop.date)
  if (days <= 0) {
    return {
      id: workshop.id,
      about: dayName(workshop),
      title: days === 0 ? `${workshop.title}: heute` : `${workshop.title}: der Tag ist vorbei`,
      help:
        days === 0
          ? 'Öffnen Sie die Moderation, sobald Sie im Raum sind. Der Code steht dort groß.'
          : 'Öffnen Sie die Werkstatt nachträglich oder planen Sie einen neuen Tag.',
      action: days === 0 ? 'Werkstatt öffnen' : 'Plan ändern',
      href: days === 0 ? cockpitHref(workshop.id) : planHref(workshop.id),
    }
  }
  return {
    id: workshop.id,
    about: dayName(workshop),
    title: `${workshop.title}: ${days === 1 ? 'morgen' : `in ${days} Tagen`}`,
    help: 'Prüfen Sie den Ablauf und laden Sie die Teilnehmenden ein.',
    action: 'Einladung',
    href: invitationHref(workshop.id),
  }
}

/** For the moderation: open workshops first, then the next days, minutes, and cases without a workshop. */
export function facilitatorTasks(
  workshops: readonly WorkshopSummary[],
  cases: readonly ReviewCase[],
  today: string,
): readonly Task[] {
  const open = workshops
    .filter((workshop) => workshop.status === 'open')
    .map((workshop) => ({
      id: workshop.id,
      about: dayName(workshop),
      title: `${workshop.title}: geöffnet`,
      help: 'Die Werkstatt läuft. Die Plätze der Teilnehmenden bleiben bis zum Ende bestehen.',
      action: 'Zur Moderation',
      href: cockpitHref(workshop.id),
    }))
  const planned = workshops
    .filter((workshop) => workshop.status === 'planned')
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map((workshop) => plannedTask(workshop, today))
  const closed = workshops
    .filter((workshop) => workshop.status === 'closed')
    .map((workshop) => closedTask(workshop, 'facilitator', cases))
  // What a workshop reads is fixed when it is planned: a newer text has to be taken by hand.
  const outdated = workshops.flatMap((workshop) => {
    const newest = cases.find(({ id }) => id === workshop.caseId)?.releasedVersion ?? 0
    const { caseVersion } = workshop
    if (workshop.status !== 'planned' || caseVersion === null || newest <= caseVersion) return []
    return {
      id: `newer-${workshop.id}`,
      about: dayName(workshop),
      title: `${workshop.title}: Es gibt Fassung ${newest} des Falltexts`,
      help: `Geplant ist noch Fassung ${caseVersion}. Bis zum Öffnen lässt sich die neue übernehmen.`,
      action: 'Plan öffnen',
      href: planHref(workshop.id),
    }
  })
  const used = new Set(workshops.map((workshop) => workshop.caseId))
  const unplanned = cases
    .filter((found) => found.status === 'released' && !used.has(found.id))
    .map((found) => ({
      id: found.id,
      about: found.label,
      title: `${found.label}: freigegeben, noch keine Werkstatt`,
      help: 'Legen Sie Tag und Ablauf fest. Eine Vorlage gibt den Anfang.',
      action: 'Werkstatt planen',
      href: newWorkshopHref(found.id),
    }))
  return [
    ...open,
    ...outdated,
    ...planned,
    ...unplanned,
    ...closed,
    ...finalTasks(workshops, today),
  ]
}

/** For the administration: what keeps an office from beginning, of each kind the first. */
export function administratorTasks(found: Administration): readonly Task[] {
  const tasks: Task[] = []
  if (found.offices === 0) {
    tasks.push({
      id: 'first-office',
      title: 'Es gibt noch kein Jugendamt',
      help: 'Legen Sie das erste Jugendamt an. Danach folgen Konten und ein Verfahren.',
      action: 'Jugendamt anlegen',
      href: '/amt/jugendaemter#anlegen',
    })
  }
  if (found.catalogues === 0) {
    tasks.push({
      id: 'first-catalogue',
      title: 'Es gibt noch keinen Katalog',
      help: 'Zwei sind mitgeliefert und schnell übernommen. Ohne Katalog lässt sich keine Werkstatt planen.',
      action: 'Katalog übernehmen',
      href: '/amt/kataloge',
    })
  }
  return [
    ...tasks,
    ...found.withoutPeople.first.map(({ id, name, people }) => ({
      id: `people-${id}`,
      about: name,
      title: `${name}: ${people === 0 ? 'noch keine Koordination' : 'nur eine Person in der Koordination'}`,
      help: 'Einen Text reicht eine Person ein, eine zweite gibt ihn frei. Dazu braucht es zwei Konten.',
      action: 'Konto anlegen',
      href: `/amt/konten#anlegen=${id}`,
    })),
    ...found.withoutProcedure.first.map(({ id, name }) => ({
      id: `procedure-${id}`,
      about: name,
      title: `${name}: noch kein Verfahren`,
      help: 'Fälle und Werkstätten gehören zu einem Verfahren des Jugendamts.',
      action: 'Verfahren anlegen',
      href: `/amt/verfahren#anlegen=${id}`,
    })),
    ...found.withoutFacilitation.first.map(({ id, officeName }) => ({
      id: `facilitators-${id}`,
      about: officeName,
      title: `${officeName}: noch keine Moderation zugeordnet`,
      help: 'Erst wer zugeordnet ist, sieht das Verfahren und kann eine Werkstatt planen.',
      action: 'Moderation zuordnen',
      href: `/amt/verfahren#zuordnen=${id}`,
    })),
  ]
}

/** For the analysts: packages that were released on this server and wait to be taken in. */
export const analystTasks = (waiting: number): readonly Task[] =>
  waiting === 0
    ? []
    : [
        {
          id: 'packages',
          title: `${plural(waiting, 'Freigabepaket wartet', 'Freigabepakete warten')} darauf, übernommen zu werden`,
          help: 'Auf diesem Server freigegeben. Erst was übernommen ist, kann ausgewertet werden.',
          action: waiting === 1 ? 'Paket übernehmen' : 'Pakete übernehmen',
          href: '/amt/pakete',
        },
      ]

/** For those who answer for secrecy: what became of the release that is being prepared; null for everybody else (LA1). */
export function rollupTasks(prepared: RollupDraft | null): readonly Task[] {
  const { running, draft } = prepared ?? { running: null, draft: null }
  const open = { id: 'rollup', href: ROLLUPS }
  if (running && !running.foresight)
    return [
      {
        ...{ ...open, title: 'Eine Auswertung wird berechnet', action: 'Berechnung ansehen' },
        help: `${stepWords[running.step]} Danach sehen Sie den Entwurf durch.`,
        waits: true,
      },
    ]
  if (!draft) return []
  const { number, outcome, current, again, closedBy } = draft
  const name = `Auswertung ${number}`
  const told = { ...open, action: 'Zum Entwurf' }
  if (outcome !== 'passed')
    return [{ ...told, title: outcomeWords[outcome].title, help: outcomeWords[outcome].next }]
  if (!current)
    return [
      {
        ...{ ...told, title: `${name}: Der Entwurf ist überholt` },
        help: 'Seit der Berechnung hat sich etwas an den Paketen geändert. Berechnen Sie ihn neu.',
      },
    ]
  if (closedBy?.own)
    return [
      {
        ...{ ...told, title: `${name}: Es fehlt der Abschluss der zweiten Person`, waits: true },
        help: 'Sie haben abgeschlossen. Veröffentlicht wird sie erst mit dem zweiten Konto.',
      },
    ]
  if (closedBy)
    return [
      {
        ...{ ...told, title: `${name} wartet auf Ihren Abschluss` },
        help: `${closedBy.name} hat abgeschlossen. Sehen Sie den Entwurf durch; mit Ihrem Abschluss lesen alle die Auswertung.`,
      },
    ]
  return [
    {
      ...{ ...told, title: `${name}: Der Entwurf ist berechnet` },
      help: again
        ? 'Er zählt dieselben Pakete noch einmal. Sie können ihn verwerfen und auf neue Pakete warten.'
        : 'Sehen Sie ihn durch. Danach schließen Sie beide ab, jede Person mit ihrem Konto.',
    },
  ]
}

/** For the coordination: recommendations to all that are heard or halted, and those that wait for an answer. */
export function ownRecommendationTasks(
  found: readonly StateSummary[],
  today: string,
): readonly Task[] {
  const heard = found.filter(
    (one) => isHeard(one, today) && one.own !== null && one.own.comment !== 'now',
  )
  const unanswered = found.filter(({ step, own }) => step === 'published' && own?.answer === null)
  return [
    ...heard.map(({ id, title, hearingUntil }) => ({
      id: `heard-${id}`,
      about: title,
      title: `${title}: Anhörung bis zum ${formatDate(hearingUntil ?? '')}`,
      help: 'Eine Empfehlung für alle Jugendämter. Sagen Sie dem Landesjugendamt, was Ihr Jugendamt dazu meint.',
      action: 'Empfehlung lesen',
      href: stateRecommendationHref(id),
    })),
    ...halted(found).map(({ id, title }) => ({
      ...{ id: `halted-${id}`, about: title, href: stateRecommendationHref(id) },
      title: `${title}: ${HALTED}`,
      help: 'Das Landesjugendamt berichtigt den Text. Danach wird Ihr Jugendamt noch einmal gefragt.',
      action: 'Grund lesen',
      waits: true as const,
    })),
    ...(unanswered.length === 0
      ? []
      : [
          {
            id: 'unanswered',
            title: `${plural(unanswered.length, 'Empfehlung wartet', 'Empfehlungen warten')} auf Ihre Antwort`,
            help: 'Übernommen, schon umgesetzt, nicht passend oder in Prüfung: Wer was antwortet, sieht nur das Jugendamt selbst.',
            action: 'Zu den Empfehlungen',
            href: STATE_RECOMMENDATIONS_PLACE,
          },
        ]),
  ]
}

/** Those whose hearing was called back, and has not begun again. */
const halted = (found: readonly StateSummary[]): readonly StateSummary[] =>
  found.filter(({ step }) => step === 'recalled')

/**
 * For the analysts: recommendations to all whose hearing is over, that are resolved and not published, halted, heard, or drafts.
 */
export function stateRecommendationTasks(
  found: readonly StateSummary[],
  today: string,
): readonly Task[] {
  const drafts = found.filter(({ step }) => step === 'draft').length
  const waiting = found.filter((one) => awaitsResolution(one, today) || one.step === 'resolved')
  const heard = found.filter((one) => isHeard(one, today))
  const open = { action: 'Empfehlung öffnen' }
  return [
    ...waiting.map(({ id, title, step }) => ({
      ...{ ...open, id: `state-${id}`, about: title, href: stateRecommendationHref(id) },
      ...(step === 'resolved'
        ? {
            title: `${title}: beschlossen, noch nicht veröffentlicht`,
            help: 'Mit der Veröffentlichung lesen alle sie.',
          }
        : {
            title: `${title}: Die Anhörung ist zu Ende`,
            help: 'Lesen Sie die Stellungnahmen und halten Sie den Beschluss fest.',
          }),
    })),
    ...halted(found).map(({ id, title }) => ({
      ...{ ...open, id: `state-${id}`, about: title, href: stateRecommendationHref(id) },
      title: `${title}: ${HALTED}`,
      help: 'Die Jugendämter lesen, warum, und warten. Berichtigen Sie den Text, und eröffnen Sie die Anhörung neu.',
    })),
    ...heard.map(({ id, title, hearingUntil, commentCount }) => ({
      ...{ ...open, id: `state-${id}`, about: title, href: stateRecommendationHref(id) },
      title: `${title}: Die Anhörung läuft bis zum ${formatDate(hearingUntil ?? '')}`,
      help: `Bisher ${plural(commentCount ?? 0, 'Stellungnahme', 'Stellungnahmen')}. Danach halten Sie den Beschluss fest.`,
    })),
    ...(drafts === 0
      ? []
      : [
          {
            id: 'state-drafts',
            title: `${plural(drafts, 'Entwurf', 'Entwürfe')} einer Empfehlung`,
            help: 'Nur die Landesebene sieht Entwürfe. Die Jugendämter lesen sie mit der Anhörung.',
            action: drafts === 1 ? 'Zum Entwurf' : 'Zu den Entwürfen',
            href: STATE_RECOMMENDATIONS_PLACE,
          },
        ]),
  ]
}

/** How many of the administration's tasks are counted and not named. */
export const untoldTasks = ({
  withoutPeople,
  withoutProcedure,
  withoutFacilitation,
}: Administration): number =>
  [withoutPeople, withoutProcedure, withoutFacilitation].reduce(
    (sum, { first, total }) => sum + total - first.length,
    0,
  )
