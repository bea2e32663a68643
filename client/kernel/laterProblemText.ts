import { learnProblems, type LaterProblemCode, type ProblemText } from './problemText.ts'

/** A sentence for every problem a seat cannot meet before the uncovering; leaving one out does not compile. */
const laterProblemText: Record<LaterProblemCode, ProblemText> = {
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
  'structureRating.settled': {
    title: 'Dieses Merkmal ist schon aufgedeckt oder vereinbart.',
    next: 'Was Sie dazu noch sagen möchten, sagen Sie im Gespräch oder als Minderheitensicht.',
  },
  'structureRating.reasonMissing': {
    title: 'Warum trifft das Merkmal nicht zu?',
    next: 'Schreiben Sie den Grund dazu, dann wird die Einstufung gesichert.',
  },
  'structureRating.tooFew': {
    title: 'Zu wenige Plätze haben hier eingestuft.',
    next: 'Aufgedeckt wird ab drei Plätzen, Moderation und Protokoll nicht mitgezählt. Warten Sie noch, oder halten Sie im Gespräch eine gemeinsame Einstufung fest.',
  },
  'structureRating.needsEvidence': {
    title: 'Die Einstufung hat noch keinen Beleg.',
    next: 'Nennen Sie ein Dokument oder schreiben Sie kurz, worauf sie sich stützt.',
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
  'workshop.dayAhead': {
    title: 'So weit reicht der Fall noch nicht.',
    next: 'Die Marke geht höchstens bis zum letzten Tag vor dem Ausgang. Niemand hat etwas Neues gesehen.',
  },
  'workshop.dayBefore': {
    title: 'Vor diesem Tag beginnt der Fall nicht.',
    next: 'Die Marke geht frühestens auf den ersten Tag mit einem Eintrag. Nichts hat sich geändert.',
  },
  'workshop.agendaEmpty': {
    title: 'Der Ablauf hat noch keinen Schritt.',
    next: 'Bitte planen Sie zuerst den Ablauf.',
  },
  'workshop.withoutCase': {
    title: 'In dieser Werkstatt wird kein Fall gelesen.',
    next: 'Sie stuft Strukturmerkmale ein. Für einen Fall planen Sie eine Fallwerkstatt.',
  },
  'workshop.stepNeedsCase': {
    title: 'Ein Schritt des Ablaufs arbeitet mit einem Fall, und hier wird keiner gelesen.',
    next: 'Nehmen Sie die Schritte heraus, die mit einem Fall arbeiten. Soll einer gelesen werden, planen Sie eine Fallwerkstatt.',
  },
  'workshop.nothingToRate': {
    title: 'Ohne Fall braucht der Ablauf einen Schritt, in dem Strukturmerkmale eingestuft werden.',
    next: 'Fügen Sie dem Ablauf den Schritt „Strukturmerkmale einstufen“ hinzu.',
  },
  'workshop.unratedCatalogue': {
    title: 'Dieser Katalog hat keine Strukturmerkmale.',
    next: 'Ohne Fall werden Strukturmerkmale eingestuft: Wählen Sie einen Katalog, der welche hat.',
  },
  'workshop.unknownStep': {
    title: 'Diesen Schritt gibt es im Ablauf nicht mehr.',
    next: 'Bitte wählen Sie einen Schritt aus der Leiste.',
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
  'facilitation.notHolder': {
    title: 'Die Moderation liegt gerade bei jemand anderem.',
    next: 'Übernehmen Sie zuerst die Moderation.',
  },
  'facilitation.notNamed': {
    title: 'Sie sind nicht als Co-Moderation benannt.',
    next: 'Die Moderation kann Sie benennen.',
  },
  'seat.unknown': {
    title: 'Diesen Platz gibt es nicht mehr.',
    next: 'Die Raumliste zeigt den aktuellen Stand.',
  },
  'annotation.notOwn': {
    title: 'Diese Anmerkung kann nicht mehr zurückgezogen werden.',
    next: 'Zurückziehen geht nur bei eigenen, solange sie nicht zugeordnet sind.',
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
}

// Pages of the offices, the cockpit and the later steps import this file; nothing has to be called.
learnProblems(laterProblemText)
