import { plural } from '../../shared/kernel/format.ts'
import type { Problem, ProblemCode } from '../../shared/kernel/problem.ts'

/** What a person is told: what happened, and what to do next. */
export interface ProblemText {
  readonly title: string
  readonly next: string
  /**
   * The same in two parts, where several fields of a form may be refused for it at once: what was found, which stands at each
   * of them, and the rule, which is said once.
   */
  readonly parted?: { readonly found: string; readonly rule: string }
}

/** Problems that only pages of the offices can meet; their sentences are fetched with those. */
export type OfficeProblemCode =
  | 'releasePackage.refused'
  | Exclude<
      Extract<
        ProblemCode,
        `${'account' | 'cycle' | 'draw' | 'import' | 'office' | 'procedure' | 'legalBasis' | 'rollup' | 'stateRecommendation' | 'survey' | 'synthesis' | 'catalogue' | 'reviewCase' | 'caseText' | 'setup'}.${string}`
      >,
      'reviewCase.withdrawn'
    >

/**
 * Problems that only those who plan or steer meet, a room from the uncovering of its first annotations on, or what was
 * said beside the annotating; their sentences are fetched with those pages and steps, and soon after the first screen.
 */
export type LaterProblemCode =
  | 'seat.unknown'
  | 'annotation.notOwn'
  | Exclude<
      Extract<
        ProblemCode,
        `${'login' | 'facilitation' | 'item' | 'workshop' | 'reveal' | 'group' | 'keySituation' | 'finding' | 'recommendation' | 'structureRating' | 'vote' | 'text'}.${string}`
      >,
      | 'login.required'
      | `workshop.${'identifiers' | 'notOpen' | 'closed' | 'wrongPhase' | 'damaged' | 'loading'}`
    >

/** A sentence for every problem a room can meet from the first screen on; leaving one out does not compile. */
const roomProblemText: Record<
  Exclude<ProblemCode, OfficeProblemCode | LaterProblemCode>,
  ProblemText
> = {
  'input.malformed': {
    title: 'Diese Eingabe kann so nicht übernommen werden.',
    next: 'Bitte prüfen Sie das markierte Feld und senden Sie noch einmal.',
  },
  'input.tooLarge': {
    title: 'Die Eingabe ist zu groß.',
    next: 'Bitte kürzen Sie den Text oder teilen Sie ihn auf.',
  },
  'login.required': {
    title: 'Sie sind nicht mehr angemeldet.',
    next: 'Bitte melden Sie sich neu an. Danach geht es an derselben Stelle weiter.',
  },
  'access.denied': {
    title: 'Dafür fehlt Ihnen die Berechtigung.',
    next: 'Wenn Sie es brauchen, wenden Sie sich an die Moderation oder die Administration.',
  },
  'access.unknown': {
    title: 'Das gibt es hier nicht.',
    next: 'Vielleicht ist der Verweis veraltet. Gehen Sie zurück zur Übersicht.',
  },
  'access.origin': {
    title: 'Die Anfrage kam von einer fremden Seite.',
    next: 'Bitte öffnen Sie die Fallwerkstatt über ihre gewohnte Adresse.',
  },
  'connection.lost': {
    title: 'Der Server antwortet gerade nicht.',
    next: 'Prüfen Sie die Verbindung und versuchen Sie es gleich noch einmal. Ihr Text bleibt stehen.',
  },
  'connection.none': {
    title: 'Keine Verbindung. Es ist nichts geschehen.',
    next: 'Es wird auch nichts nachgeholt. Drücken Sie noch einmal, sobald die Verbindung wieder steht.',
  },
  'connection.unanswered': {
    title: 'Der Server hat nicht geantwortet.',
    next: 'Es wird nichts nachgeholt. Sehen Sie nach, wo der Raum steht, und drücken Sie dann noch einmal.',
  },
  'server.internal': {
    title: 'Auf dem Server ist ein Fehler passiert.',
    next: 'Bitte versuchen Sie es noch einmal. Bleibt es dabei, melden Sie es Ihrer Technik.',
  },
  'server.storage': {
    title: 'Der Server konnte nicht speichern.',
    next: 'Ihr Text bleibt hier stehen. Bitte senden Sie ihn gleich noch einmal.',
  },
  'server.stopping': {
    title: 'Der Server startet neu.',
    next: 'Bitte einen Moment Geduld. Die Verbindung kommt von selbst zurück.',
  },
  'server.full': {
    title: 'Zurzeit sind sehr viele Verbindungen offen.',
    next: 'Bitte versuchen Sie es in einer Minute noch einmal. Eingegebenes bleibt stehen.',
  },
  'server.tooMany': {
    title: 'Von diesem Gerät kamen zu viele Nachrichten auf einmal.',
    next: 'Bitte laden Sie die Seite neu. Gesichertes bleibt erhalten.',
  },
  'protocol.version': {
    title: 'Diese Seite ist nicht mehr auf dem neuesten Stand.',
    next: 'Bitte laden Sie die Seite neu.',
  },
  'protocol.malformed': {
    title: 'Diese Eingabe hat der Server nicht verstanden.',
    next: 'Bitte prüfen Sie Ihren Text. Hilft das nicht, laden Sie die Seite neu.',
  },
  'reviewCase.withdrawn': {
    title: 'Der Falltext wurde zurückgezogen.',
    next: 'Er ist auf allen Geräten gelöscht. Bitte sprechen Sie mit der Moderation.',
  },
  'workshop.identifiers': {
    title: 'Die Überschrift verrät jemanden.',
    next: 'Im Titel oder in der Frage steht ein Name, ein Aktenzeichen, eine Nummer oder eine Anschrift. Alle lesen das, und es bleibt im Protokoll. Nehmen Sie stattdessen eine Rolle, zum Beispiel „die Mutter“.',
  },
  'join.codeInvalid': {
    title: 'Dieser Code gilt nicht oder nicht mehr.',
    next: 'Bitte vergleichen Sie ihn mit der Anzeige im Raum oder fragen Sie die Moderation.',
  },
  'join.crowded': {
    title: 'Vor dieser Fallwerkstatt warten schon sehr viele Geräte.',
    next: 'Bitten Sie die Moderation, die Wartenden aufzunehmen oder abzuweisen, und versuchen Sie es dann noch einmal.',
  },
  'seat.notAdmitted': {
    title: 'Sie sind noch nicht aufgenommen.',
    next: 'Bitte warten Sie, bis die Moderation Sie in den Raum lässt.',
  },
  'seat.removed': {
    title: 'Ihr Platz in dieser Fallwerkstatt wurde beendet.',
    next: 'War das ein Versehen, bitten Sie die Moderation um einen neuen Zugang.',
  },
  'workshop.notOpen': {
    title: 'Die Fallwerkstatt ist noch nicht eröffnet.',
    next: 'Bitte warten Sie auf die Moderation.',
  },
  'workshop.damaged': {
    title: 'Diese Fallwerkstatt lässt sich nicht öffnen.',
    next: 'Ihr Protokoll auf dem Server ist beschädigt. Bitte sagen Sie der Administration Bescheid. Was auf diesem Gerät wartet, bleibt.',
  },
  'workshop.loading': {
    title: 'Diese Fallwerkstatt wird gerade geladen.',
    next: 'Das dauert nur wenige Sekunden. Bitte versuchen Sie es dann noch einmal. Es geht nichts verloren.',
  },
  'workshop.closed': {
    title: 'Die Fallwerkstatt ist abgeschlossen.',
    next: 'Lesen geht noch. Änderungen macht jetzt nur das Protokoll.',
  },
  'workshop.wrongPhase': {
    title: 'Das gehört in einen anderen Schritt.',
    next: 'Ihr Text bleibt stehen. Warten Sie auf den passenden Schritt oder fragen Sie die Moderation.',
  },
  'annotation.unknown': {
    title: 'Diese Anmerkung gibt es nicht mehr.',
    next: 'Die Liste zeigt den aktuellen Stand.',
  },
  'annotation.exists': {
    title: 'Diese Anmerkung ist schon gesichert.',
    next: 'Sie finden sie in Ihrer Liste.',
  },
  'annotation.tooMany': {
    title: 'Mehr als 200 Anmerkungen von einem Gerät können nicht auf das Aufdecken warten.',
    next: 'Löschen Sie eine, die Sie nicht mehr brauchen, oder ändern Sie eine vorhandene.',
  },
  'annotation.outsideText': {
    title: 'Diese Stelle gehört nicht zum gezeigten Text.',
    next: 'Bitte wählen Sie die Stelle noch einmal aus.',
  },
  'annotation.unknownCriterion': {
    title: 'Dieses Kriterium gehört nicht zum Katalog.',
    next: 'Bitte wählen Sie ein anderes.',
  },
  'annotation.outcomeClosed': {
    title: 'Ergebniskriterien werden erst zum Schluss bewertet.',
    next: 'Bitte wählen Sie ein Prozess- oder Strukturkriterium.',
  },
  'annotation.ratingInvalid': {
    title: 'Diese Einstufung passt nicht zum Kriterium.',
    next: 'Bitte wählen Sie eine der angebotenen Stufen.',
  },
  'annotation.stale': {
    title: 'Diese Anmerkung wurde inzwischen geändert.',
    next: 'Vergleichen Sie beide Fassungen und wählen Sie eine.',
  },
  'annotation.lateAside': {
    title:
      'Nach dem Aufdecken werden Anmerkungen der Moderation, des Protokolls und von Karten nicht mehr aufgenommen.',
    next: 'Sagen Sie es in der Runde, oder halten Sie es im Themenspeicher fest.',
  },
}

/** A sentence, or one that depends on what the server knows about the problem. */
export type Sentence = ProblemText | ((facts: NonNullable<Problem['facts']>) => ProblemText)

const known: Partial<Record<ProblemCode, Sentence>> = { ...roomProblemText }

/** Learns further sentences; called by what fetches them. */
export function learnProblems(texts: Partial<Record<ProblemCode, Sentence>>): void {
  Object.assign(known, texts)
}

/** "47 Sekunden", "2 Minuten": how long a person is asked to wait. */
function waitText(seconds: number): string {
  return seconds < 100
    ? plural(seconds, 'Sekunde', 'Sekunden')
    : plural(Math.ceil(seconds / 60), 'Minute', 'Minuten')
}

/** The sentence of one problem, with what the server knows about it: how long to wait, or under which number its log has it. */
export function problemWords({ code, facts }: Problem): ProblemText {
  const sentence = known[code] ?? roomProblemText['server.internal']
  const text = typeof sentence === 'function' ? sentence(facts ?? {}) : sentence
  const { title, next } = text
  const { seconds, incident } = facts ?? {}
  if (typeof incident === 'string')
    return { title, next: next.replace('melden Sie es', `melden Sie die Fehlernummer ${incident}`) }
  if (typeof seconds !== 'number') return text
  return { title, next: next.replace('einen Moment', waitText(seconds)) }
}
