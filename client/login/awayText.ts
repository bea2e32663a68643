// What is said in place of a room that cannot be entered, or that is over. Loaded apart: most people never read it.
import type { Problem } from '../../shared/kernel/problem.ts'
import { problemWords } from '../kernel/problemText.ts'
import type { Barrier } from './away.ts'
import { minutesPath } from './entrance.ts'

/** Words and the way on for a person who is not in the room. */
export interface WayOn {
  readonly title: string
  readonly next: string
  readonly action: { readonly label: string; readonly href: string } | 'reload'
  /** Nothing went wrong: it is over. */
  readonly done?: true
}

const join = { label: 'Mit Code beitreten', href: '/' }
const login = { label: 'Anmelden', href: '/anmelden' }
const start = { label: 'Zur Startseite', href: '/' }

/** What stands in the way, in words. */
export function obstacleText(obstacle: Barrier): WayOn {
  switch (obstacle) {
    case 'noSeat':
      return {
        title: 'Auf diesem Gerät gibt es hier keinen Platz',
        next: 'Treten Sie mit dem Code bei, den die Moderation zeigt. Ist die Fallwerkstatt abgeschlossen, gibt es keine Plätze mehr; das Protokoll haben Moderation und Koordination.',
        action: join,
      }
    case 'login':
      return {
        title: 'Sie sind nicht angemeldet',
        next: 'Die Moderation öffnet den Raum mit ihrem Konto.',
        action: login,
      }
    case 'startPassword':
      return {
        title: 'Sie haben noch das Startpasswort',
        next: 'Wählen Sie zuerst ein eigenes Passwort. Danach öffnen Sie den Raum.',
        action: { label: 'Eigenes Passwort wählen', href: '/amt' },
      }
    case 'notAssigned':
      return {
        title: 'Diese Werkstatt moderieren Sie nicht',
        next: 'Die Administration weist Verfahren zu. Zum Mitmachen treten Sie mit dem Code bei.',
        action: join,
      }
  }
}

/** Said to a seat when the workshop is over for good: what it wrote is in, and who has the minutes. */
const concludedNext =
  'Vielen Dank. Was die Runde festgehalten hat, steht im Protokoll. Moderation und Koordination des Jugendamts haben es und geben es an den Verteiler; fragen Sie dort danach. Die Plätze sind gelöscht, ebenso alles, was jeder Platz für sich geschrieben hat.'

/** The minutes for a person who has neither an account here nor a seat any more. */
export const minutesElsewhere: WayOn = {
  title: 'Das Protokoll lesen Moderation und Koordination',
  next: 'Sie haben es und geben es an den Verteiler. Ist die Kommentarfrist vorbei, gibt es in dieser Werkstatt keine Plätze mehr; fragen Sie die Moderation.',
  action: { label: 'Mit Konto anmelden', href: '/anmelden' },
  done: true,
}

const withdrawnFromFacilitation: WayOn = {
  title: 'Der Falltext wurde zurückgezogen',
  next: 'Er ist auf allen Geräten im Raum gelöscht. Warum und wie es weitergeht, weiß die Koordination des Jugendamts.',
  action: { label: 'Zu den Werkstätten', href: '/amt/werkstaetten' },
}

/** Why the line ended for good, and what to do next. */
export function endText(
  ended: Problem,
  waited: boolean,
  as: 'seat' | 'facilitator',
  workshopId: string,
): WayOn {
  const minutesHref = minutesPath(workshopId)
  const { title, next } = problemWords(ended)
  switch (ended.code) {
    case 'reviewCase.withdrawn':
      return as === 'seat' ? { title, next, action: start } : withdrawnFromFacilitation
    case 'seat.removed':
      return waited
        ? {
            title: 'Die Moderation hat Sie nicht aufgenommen',
            next: 'War das ein Versehen, sprechen Sie die Moderation an und treten Sie noch einmal bei.',
            action: join,
          }
        : { title, next, action: join }
    case 'workshop.closed':
      return {
        title: 'Diese Fallwerkstatt ist abgeschlossen',
        next:
          as === 'facilitator'
            ? 'Das Protokoll gilt jetzt. Der Verlauf und alle Plätze sind gelöscht.'
            : concludedNext,
        action: as === 'facilitator' ? { label: 'Zum Protokoll', href: minutesHref } : start,
        done: true,
      }
    case 'login.required':
      return { title, next, action: login }
    case 'protocol.version':
    case 'server.tooMany':
      return { title, next, action: 'reload' }
    default:
      return { title, next, action: start }
  }
}
