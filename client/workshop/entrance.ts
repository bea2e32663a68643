// Which way leads this browser into a workshop, and what to say when the way is over.
import type { z } from 'zod'
import type { Problem } from '../../shared/kernel/problem.ts'
import type { api } from '../../shared/protocol/api.ts'
import { problemWords } from '../kernel/problemText.ts'

/** What the server says about this browser. */
export type Me = z.output<typeof api.me.reply>

const facilitates = ({ account }: Me): boolean => account?.role === 'facilitator'
const sitsIn = ({ seat }: Me, workshopId: string): boolean => seat?.workshopId === workshopId

/** How the cockpit is opened: by the account of the facilitation, else by a seat that may be named for it. */
export const cockpitDoor = (me: Me, workshopId: string): 'facilitator' | 'seat' =>
  !facilitates(me) && sitsIn(me, workshopId) ? 'seat' : 'facilitator'

/** How the minutes are opened: by an account that may read minutes, else by the seat in the workshop, else by logging in. */
export const minutesDoor = (me: Me, workshopId: string): 'account' | 'seat' =>
  me.account?.role !== 'coordinator' && !facilitates(me) && sitsIn(me, workshopId)
    ? 'seat'
    : 'account'

/** Why a line into the room does not open; `line` means that it is only the connection. */
export type Obstacle = 'line' | 'noSeat' | 'cockpit' | 'login' | 'startPassword' | 'notAssigned'

/** What stands in the way of somebody whose line never opened. */
export function obstacleOf(me: Me, workshopId: string, as: 'seat' | 'facilitator'): Obstacle {
  if (as === 'seat') {
    if (sitsIn(me, workshopId)) return 'line'
    return facilitates(me) ? 'cockpit' : 'noSeat'
  }
  if (me.account === null) return 'login'
  if (me.account.mustChangePassword) return 'startPassword'
  return facilitates(me) ? 'line' : 'notAssigned'
}

/** Words and the way on for somebody who is not in the room. */
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

/** What stands in the way, in words; null while it may only be the connection. */
export function obstacleText(obstacle: Obstacle): WayOn | null {
  switch (obstacle) {
    case 'line':
    case 'cockpit':
      return null
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

/** Where the minutes of a workshop stand. */
export const minutesPath = (workshopId: string): string => `/werkstatt/${workshopId}/protokoll`

/** Said to a seat when the workshop is over for good: what it wrote is in, and who has the minutes. */
const concludedNext =
  'Vielen Dank. Was die Runde festgehalten hat, steht im Protokoll. Moderation und Koordination des Jugendamts haben es und geben es an den Verteiler; fragen Sie dort danach. Plätze und Anmerkungen sind gelöscht.'

/** The minutes for somebody who has neither an account here nor a seat any more. */
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
