import type { Direction } from '../../shared/annotation/annotation.ts'
import type { Perspective } from '../../shared/discussion/discussion.ts'

/** Short sentences of the simulated people; wholly invented, about no case but the two of the demo. */
export const sayings: {
  readonly notes: Readonly<Record<Direction, readonly string[]>>
  readonly questions: readonly string[]
  readonly replies: readonly string[]
  readonly perspectives: readonly { readonly perspective: Perspective; readonly text: string }[]
  readonly feedback: readonly string[]
} = {
  notes: {
    strength: [
      'Hier ist klar, wer handelt und bis wann.',
      'Das hätte ich mir in anderen Verläufen auch gewünscht.',
      'Nachvollziehbar begründet, auch für jemanden von außen.',
      'Gut, dass zu zweit hingeschaut wurde.',
    ],
    potential: [
      'Das bleibt offen und taucht später wieder auf.',
      'Hier fehlt mir die Begründung.',
      'Eine Vertretung hätte das so nicht weiterführen können.',
      'Aus der Sicht des Kindes steht hier nichts.',
    ],
    question: [
      'Wer wusste davon zu diesem Zeitpunkt?',
      'War das abgesprochen oder hat es sich so ergeben?',
      'Gibt es dafür bei uns eine Regel?',
    ],
  },
  questions: [
    'Wer hatte an diesem Tag die Fallverantwortung?',
    'War die Familie im Sozialen Dienst schon bekannt?',
    'Seit wann arbeitete die Fachkraft in diesem Bezirk?',
  ],
  replies: [
    'Das sehe ich ähnlich, bei uns hängt es an der Vertretungsregelung.',
    'Mit dem Wissen von damals hätte ich auch so entschieden.',
    'Für die Kita war das vermutlich nicht zu erkennen.',
    'Dafür haben wir inzwischen einen Bogen, er wird nur selten genutzt.',
  ],
  perspectives: [
    { perspective: 'child', text: 'Alle reden mit Mama. Mich fragt nur die Erzieherin.' },
    { perspective: 'mother', text: 'Ich habe alles unterschrieben und nicht gewusst, wofür.' },
    {
      perspective: 'partnerServices',
      text: 'Wir haben gemeldet und nie gehört, was daraus wurde.',
    },
    { perspective: 'father', text: 'Zu den Gesprächen hat mich niemand eingeladen.' },
    { perspective: 'child', text: 'Wenn Besuch kommt, ist aufgeräumt. Danach ist es wie vorher.' },
    {
      perspective: 'other',
      text: 'Die Großmutter hätte mehr sagen können, als sie gefragt wurde.',
    },
  ],
  feedback: [
    'Der Zeitstrahl hat geholfen, nicht vom Ende her zu urteilen.',
    'Mehr Zeit für die Vertiefung wäre gut.',
    'Gut, dass auch Gelungenes Platz hatte.',
    '',
    'Bitte wieder mit Kita und Gesundheitsamt.',
  ],
}
