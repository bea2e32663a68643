import type { Problem, ProblemCode } from '../../shared/kernel/problem.ts'

/** What a person is told: what happened, and what to do next. */
export interface ProblemText {
  readonly title: string
  readonly next: string
}

/** Problems that only pages of the offices can meet; their sentences are fetched with those. */
export type OfficeProblemCode = Exclude<
  Extract<
    ProblemCode,
    `${'account' | 'office' | 'procedure' | 'catalogue' | 'reviewCase' | 'caseText' | 'setup'}.${string}`
  >,
  'reviewCase.withdrawn'
>

/** A sentence for every problem a room can meet; leaving one out does not compile. */
const roomProblemText: Record<Exclude<ProblemCode, OfficeProblemCode>, ProblemText> = {
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
  'login.wrong': {
    title: 'Adresse und Passwort passen nicht zusammen.',
    next: 'Bitte prüfen Sie beides. Ein vergessenes Passwort setzt die Administration zurück.',
  },
  'login.tooMany': {
    title: 'Es gab zu viele Fehlversuche.',
    next: 'Bitte warten Sie einen Moment und versuchen Sie es dann noch einmal.',
  },
  'login.startPasswordEnded': {
    title: 'Dieses Startpasswort ist abgelaufen.',
    next: 'Bitten Sie Ihre Administration um ein neues; es gilt 14 Tage.',
  },
  'login.startPassword': {
    title: 'Sie haben noch das Startpasswort.',
    next: 'Wählen Sie zuerst ein eigenes. Danach steht alles offen.',
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
  'seat.unknown': {
    title: 'Diesen Platz gibt es nicht mehr.',
    next: 'Die Raumliste zeigt den aktuellen Stand.',
  },
  'seat.removed': {
    title: 'Ihr Platz in dieser Fallwerkstatt wurde beendet.',
    next: 'War das ein Versehen, bitten Sie die Moderation um einen neuen Zugang.',
  },
  'workshop.notOpen': {
    title: 'Die Fallwerkstatt ist noch nicht eröffnet.',
    next: 'Bitte warten Sie auf die Moderation.',
  },
  'workshop.titleTaken': {
    title: 'An diesem Tag gibt es schon eine Werkstatt mit diesem Titel.',
    next: 'Der Titel unterscheidet sich höchstens in Groß- und Kleinschreibung, Leerzeichen oder Satzzeichen. Wählen Sie einen anderen Titel oder Tag.',
  },
  'workshop.originContradicts': {
    title: 'Der Fall wurde anders angelegt.',
    next: 'Beim Anlegen des Falls wurde etwas anderes angegeben, und das Protokoll darf dem nicht widersprechen. Wählen Sie dieselbe Angabe wie beim Fall oder „Keine Angabe“.',
  },
  'workshop.dayPast': {
    title: 'Dieser Tag ist schon vorbei.',
    next: 'Wählen Sie einen anderen Tag, oder bestätigen Sie darunter, dass er stimmt.',
  },
  'workshop.inUse': {
    title: 'Diese Fallwerkstatt wurde schon eröffnet.',
    next: 'Was im Raum entstanden ist, bleibt. Beenden Sie sie in der Moderation.',
  },
  'workshop.alreadyOpen': {
    title: 'Die Fallwerkstatt ist schon eröffnet.',
    next: 'Änderungen am Ablauf macht jetzt die Moderation im laufenden Raum.',
  },
  'workshop.damaged': {
    title: 'Diese Fallwerkstatt lässt sich nicht öffnen.',
    next: 'Ihr Protokoll auf dem Server ist beschädigt. Bitte sagen Sie der Administration Bescheid. Was auf diesem Gerät wartet, bleibt.',
  },
  'workshop.closed': {
    title: 'Die Fallwerkstatt ist abgeschlossen.',
    next: 'Lesen geht noch. Änderungen macht jetzt nur das Protokoll.',
  },
  'workshop.unknownStep': {
    title: 'Diesen Schritt gibt es im Ablauf nicht mehr.',
    next: 'Bitte wählen Sie einen Schritt aus der Leiste.',
  },
  'workshop.dayAhead': {
    title: 'So weit reicht der Fall noch nicht.',
    next: 'Die Marke geht höchstens bis zum letzten Tag vor dem Ausgang. Niemand hat etwas Neues gesehen.',
  },
  'workshop.dayBefore': {
    title: 'Vor diesem Tag beginnt der Fall nicht.',
    next: 'Die Marke geht frühestens auf den ersten Tag mit einem Eintrag. Nichts hat sich geändert.',
  },
  'workshop.wrongPhase': {
    title: 'Das gehört in einen anderen Schritt.',
    next: 'Ihr Text bleibt stehen. Warten Sie auf den passenden Schritt oder fragen Sie die Moderation.',
  },
  'workshop.agendaEmpty': {
    title: 'Der Ablauf hat noch keinen Schritt.',
    next: 'Bitte planen Sie zuerst den Ablauf.',
  },
  'workshop.currentStepMissing': {
    title: 'Der laufende Schritt würde aus dem Ablauf verschwinden.',
    next: 'Wechseln Sie zuerst in einen anderen Schritt.',
  },
  'workshop.checklistOpen': {
    title: 'Vor dem Abschluss ist noch etwas offen.',
    next: 'Gehen Sie die Prüfliste durch. Sie nennt jede offene Stelle.',
  },
  'workshop.notClosed': {
    title: 'Gerade läuft keine Kommentarfrist.',
    next: 'Sie beginnt, wenn die Moderation den Tag beendet, und endet mit dem Abschluss.',
  },
  'workshop.commentPeriod': {
    title: 'Auf diesen Tag lässt sich das Ende der Kommentarfrist nicht legen.',
    next: 'Wählen Sie einen späteren Tag, höchstens ein Jahr voraus. Kürzer wird eine Frist nicht, die schon läuft.',
  },
  'facilitation.notHolder': {
    title: 'Die Moderation liegt gerade bei jemand anderem.',
    next: 'Übernehmen Sie zuerst die Moderation.',
  },
  'facilitation.notNamed': {
    title: 'Sie sind nicht als Co-Moderation benannt.',
    next: 'Die Moderation kann Sie benennen.',
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
  'annotation.notOwn': {
    title: 'Diese Anmerkung kann nicht mehr zurückgezogen werden.',
    next: 'Zurückziehen geht nur bei eigenen, solange sie nicht zugeordnet sind.',
  },
  'reveal.notAnnounced': {
    title: 'Das Aufdecken wurde noch nicht angekündigt.',
    next: 'Kündigen Sie es zuerst an, dann decken Sie auf.',
  },
  'reveal.nothing': {
    title: 'Es gibt noch keine Anmerkung zum Aufdecken.',
    next: 'Gehen Sie zurück zum stillen Anmerken.',
  },
  'reveal.tooFew': {
    title: 'Es haben noch nicht drei Plätze geschrieben. Aufgedeckt ist nichts.',
    next: 'Warten Sie, eine Minute oder länger, oder fragen Sie alle, ob trotzdem aufgedeckt werden darf.',
  },
  'reveal.notAgreed': {
    title: 'Noch haben nicht alle zugestimmt. Aufgedeckt ist nichts.',
    next: 'Alle Plätze antworten auf ihrem Gerät, auch wer nichts geschrieben hat.',
  },
  'reveal.notAsked': {
    title: 'Danach wird gerade nicht mehr gefragt.',
    next: 'Kommt die Frage noch einmal, antworten Sie bitte neu.',
  },
  'reveal.onceAStep': {
    title: 'In diesem Schritt werden keine weiteren Nachträge aufgedeckt.',
    next: 'Das geht in jedem Schritt des Ablaufs nur einmal, damit niemand zu erkennen ist. In einem anderen Schritt zum Vergleichen geht es noch.',
  },
  'group.unknown': {
    title: 'Diese Gruppe gibt es nicht mehr.',
    next: 'Bitte wählen Sie eine andere.',
  },
  'item.unknown': {
    title: 'Diesen Eintrag gibt es nicht mehr.',
    next: 'Die Liste zeigt den aktuellen Stand.',
  },
  'item.exists': {
    title: 'Dieser Eintrag ist schon gesichert.',
    next: 'Sie finden ihn in der Liste.',
  },
  'item.tooMany': {
    title: 'Von diesem Gerät stehen schon 200 Beiträge im Raum.',
    next: 'Nehmen Sie einen zurück, den niemand mehr braucht, oder bitten Sie eine andere Gruppe, ihn einzutragen.',
  },
  'item.notOwn': {
    title: 'Das hat jemand anderes geschrieben.',
    next: 'Entfernen können es die Person selbst und das Protokoll.',
  },
  'item.stale': {
    title: 'Jemand war schneller und hat das inzwischen geändert.',
    next: 'Vergleichen Sie mit dem neuen Stand und sichern Sie noch einmal.',
  },
  'keySituation.unknown': {
    title: 'Diese Schlüsselsituation gibt es nicht mehr.',
    next: 'Bitte wählen Sie eine andere.',
  },
  'keySituation.notMerged': {
    title: 'Diese beiden lassen sich nicht zusammenlegen.',
    next: 'Eine gewählte Situation behält ihre Tafel, und zusammen sind höchstens 40 Einträge möglich.',
  },
  'keySituation.tooMany': {
    title: 'Mehr als zwölf stille Vorschläge können nicht zugleich warten.',
    next: 'Nehmen Sie einen zurück, oder warten Sie, bis die Moderation sie öffnet.',
  },
  'keySituation.fewProposals': {
    title: 'Noch warten zu wenige stille Vorschläge.',
    next: 'Öffnen lassen sie sich, sobald drei Plätze vorgeschlagen haben, damit niemand erkennbar wird. Versuchen Sie es nach einer Minute wieder, oder lassen Sie die Vorschläge laut sagen.',
  },
  'finding.unknown': {
    title: 'Diesen Befund gibt es nicht mehr.',
    next: 'Die Liste zeigt den aktuellen Stand.',
  },
  'finding.needsEvidence': {
    title: 'Der Befund hat noch keinen Beleg.',
    next: 'Ordnen Sie eine Textstelle zu oder schreiben Sie, warum es keine gibt.',
  },
  'recommendation.unknown': {
    title: 'Diese Empfehlung gibt es nicht mehr.',
    next: 'Die Liste zeigt den aktuellen Stand.',
  },
  'vote.unknown': {
    title: 'Diese Abstimmung gibt es nicht.',
    next: 'Die Seite zeigt den aktuellen Stand.',
  },
  'vote.open': {
    title: 'Dazu läuft schon eine Abstimmung.',
    next: 'Schließen Sie diese zuerst.',
  },
  'vote.closed': {
    title: 'Die Abstimmung ist geschlossen.',
    next: 'Das Ergebnis steht auf dieser Seite.',
  },
  'vote.frozen': {
    title: 'Solange darüber abgestimmt wird, ändert sich hier nichts.',
    next: 'Was Sie geschrieben haben, steht noch im Feld. Die Moderation kann die Abstimmung schließen; dann lässt es sich sichern.',
  },
  'vote.noOptions': {
    title: 'Für eine Abstimmung braucht es mindestens zwei Möglichkeiten.',
    next: 'Ergänzen Sie die Liste und beginnen Sie dann.',
  },
  'vote.overspent': {
    title: 'Das sind mehr Punkte, als Sie haben.',
    next: 'Nehmen Sie an anderer Stelle Punkte weg.',
  },
  'vote.otherDevice': {
    title: 'Von diesem Platz wurde schon abgestimmt.',
    next: 'Ändern geht nur in dem Fenster, in dem Sie abgestimmt haben. Ihre Stimme zählt.',
  },
  'text.malformed': {
    title: 'Eine Änderung am gemeinsamen Text kam nicht richtig an.',
    next: 'Ihr Text steht noch im Feld. Tippen Sie weiter, er wird neu abgeglichen.',
  },
  'text.tooLong': {
    title: 'Der gemeinsame Text ist zu lang.',
    next: 'Bitte kürzen Sie ihn.',
  },
  'text.full': {
    title: 'Dieser Text wurde so oft geändert, dass er nichts mehr aufnimmt.',
    next: 'Was gesichert ist, bleibt. Kopieren Sie den Text in einen neuen Eintrag und schreiben Sie dort weiter.',
  },
  'text.unknown': {
    title: 'Zu diesem Text gibt es keinen Eintrag mehr.',
    next: 'Vielleicht wurde er entfernt. Die Liste zeigt den aktuellen Stand.',
  },
}

const known: Partial<Record<ProblemCode, ProblemText>> = { ...roomProblemText }

/** Learns further sentences; called by what fetches them. */
export function learnProblems(texts: Record<OfficeProblemCode, ProblemText>): void {
  Object.assign(known, texts)
}

/** "47 Sekunden", "2 Minuten": how long somebody is asked to wait. */
function waitText(seconds: number): string {
  const [count, one, many] =
    seconds < 100
      ? [seconds, 'Sekunde', 'Sekunden']
      : [Math.ceil(seconds / 60), 'Minute', 'Minuten']
  return `${count} ${count === 1 ? one : many}`
}

/** The sentence of one problem, with what the server knows about it: how long to wait. */
export function problemWords({ code, facts }: Problem): ProblemText {
  const { title, next } = known[code] ?? roomProblemText['server.internal']
  const seconds = facts?.seconds
  if (typeof seconds !== 'number') return { title, next }
  return { title, next: next.replace('einen Moment', waitText(seconds)) }
}
