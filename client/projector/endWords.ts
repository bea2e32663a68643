import type { Problem } from '../../shared/kernel/problem.ts'

interface Ended {
  readonly linkGone: boolean
  readonly textGone: boolean
  readonly ended: boolean
  readonly why: Problem | null
}

/** What the wall says when there is nothing more to show: what happened, and what to do next. */
export interface EndWords {
  readonly kind: 'done' | 'failed'
  readonly title: string
  readonly next: string
}

const linkGoneWords: EndWords = {
  kind: 'failed',
  title: 'Dieser Link gilt nicht mehr',
  next: 'Bitte lassen Sie die Moderation einen neuen Link erzeugen und öffnen Sie ihn hier.',
}

/** Why the projector's line is over; null while it is not. */
export function endWords({ linkGone, textGone, ended, why }: Ended): EndWords | null {
  if (textGone || why?.code === 'reviewCase.withdrawn')
    return {
      kind: 'failed',
      title: 'Der Falltext wurde zurückgezogen',
      next: 'Er ist auch hier gelöscht. Die Moderation sagt, wie es weitergeht.',
    }
  if (linkGone) return linkGoneWords
  if (!ended) return null
  if (why?.code === 'workshop.closed')
    return {
      kind: 'done',
      title: 'Diese Fallwerkstatt ist abgeschlossen',
      next: 'Sie können dieses Fenster schließen.',
    }
  if (why?.code === 'protocol.version')
    return {
      kind: 'failed',
      title: 'Diese Seite ist nicht mehr auf dem neuesten Stand',
      next: 'Bitte laden Sie die Seite neu.',
    }
  return linkGoneWords
}
