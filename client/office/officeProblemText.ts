import { learnProblems, type OfficeProblemCode, type ProblemText } from '../kernel/problemText.ts'

/** A sentence for every problem only pages of the offices can meet; leaving one out does not compile. */
const officeProblemText: Record<OfficeProblemCode, ProblemText> = {
  'setup.linkInvalid': {
    title: 'Dieser Einrichtungslink gilt nicht mehr.',
    next: 'Er wurde schon benutzt, ist älter als eine Stunde oder durch einen neueren ersetzt. Gibt es ein Konto der Administration, melden Sie sich damit an. Einen neuen Link macht auf dem Server der Befehl npm run admin-link.',
  },
  'account.emailTaken': {
    title: 'Zu dieser Adresse gibt es schon ein Konto.',
    next: 'Nehmen Sie eine andere Adresse oder ändern Sie das vorhandene Konto.',
  },
  'account.passwordWeak': {
    title: 'Dieses Passwort ist leicht zu erraten.',
    next: 'Es ist zu gebräuchlich oder enthält Ihren Namen. Nehmen Sie mehrere Wörter, die nichts mit Ihnen oder dem Amt zu tun haben.',
  },
  'account.currentWrong': {
    title: 'Das jetzige Passwort stimmt nicht.',
    next: 'Bitte geben Sie das jetzige Passwort noch einmal ein.',
  },
  'account.passwordSame': {
    title: 'Das ist das bisherige Passwort.',
    next: 'Bitte wählen Sie ein anderes als bisher.',
  },
  'account.lastAdministrator': {
    title: 'Das ist das letzte Konto der Administration.',
    next: 'Legen Sie zuerst ein weiteres an.',
  },
  'account.inUse': {
    title: 'Mit diesem Konto wurde schon gearbeitet.',
    next: 'Es lässt sich stilllegen: Dann meldet sich niemand mehr damit an, und was geschehen ist, bleibt nachvollziehbar.',
  },
  'office.nameTaken': {
    title: 'Ein Jugendamt mit diesem Namen gibt es schon.',
    next: 'Der Name unterscheidet sich höchstens in Groß- und Kleinschreibung, Leerzeichen oder Satzzeichen. Ändern Sie das vorhandene oder wählen Sie einen anderen Namen.',
  },
  'office.inUse': {
    title: 'Zu diesem Jugendamt gehören noch Konten oder Verfahren.',
    next: 'Entfernen Sie zuerst diese, oder ändern Sie nur den Namen.',
  },
  'procedure.titleTaken': {
    title: 'Ein Verfahren mit diesem Titel und Turnus hat das Jugendamt schon.',
    next: 'Der Titel unterscheidet sich höchstens in Groß- und Kleinschreibung, Leerzeichen oder Satzzeichen. Wählen Sie einen anderen Titel oder ein anderes Jahr.',
  },
  'procedure.inUse': {
    title: 'Zu diesem Verfahren gehören schon Fälle oder Werkstätten.',
    next: 'Es bleibt bestehen. Titel und Turnus lassen sich ändern.',
  },
  'catalogue.malformed': {
    title: 'Die Datei ist kein Katalog.',
    next: 'Bitte prüfen Sie die genannte Stelle in der Datei.',
  },
  'catalogue.versionTaken': {
    title: 'Diese Fassung des Katalogs gibt es schon.',
    next: 'Eine Änderung braucht eine neue Fassungsnummer.',
  },
  'catalogue.encoding': {
    title: 'Im Katalog sind Umlaute oder Sonderzeichen verloren gegangen.',
    next: 'Speichern Sie die Datei in der Kodierung UTF-8 und lesen Sie sie noch einmal ein.',
  },
  'catalogue.inUse': {
    title: 'Eine Werkstatt benutzt diese Fassung.',
    next: 'Sie bleibt bestehen, damit jede Anmerkung ihr Kriterium behält. Eine Korrektur ist eine neue Fassung.',
  },
  'reviewCase.notClosed': {
    title: 'Nur abgeschlossene Fälle werden betrachtet.',
    next: 'Bestätigen Sie, dass der Fall abgeschlossen ist, oder wählen Sie einen anderen.',
  },
  'reviewCase.unreleased': {
    title: 'Der Text dieses Falls ist noch nicht freigegeben.',
    next: 'Eine zweite Person des Jugendamts gibt ihn frei. Danach kann geplant werden.',
  },
  'reviewCase.wasReleased': {
    title: 'Von diesem Fall wurde schon ein Text freigegeben.',
    next: 'Das Kürzel steht damit fest, und der Fall bleibt in der Liste. Einen Text, der niemanden mehr erreichen soll, ziehen Sie zurück.',
  },
  'reviewCase.labelIdentifiers': {
    title: 'Das Kürzel verrät jemanden.',
    next: 'Darin steht ein Name, ein Aktenzeichen, eine Nummer, eine Anschrift oder ein Kalendertag. Das Kürzel lesen auch Moderation und Protokoll. Nehmen Sie zum Beispiel „Fall 1“.',
  },
  'reviewCase.labelTaken': {
    title: 'Dieses Kürzel hat schon ein anderer Fall.',
    next: 'In diesem Verfahren gibt es schon einen Fall mit diesem Kürzel. Bitte nehmen Sie ein anderes, zum Beispiel mit der nächsten Nummer.',
  },
  'caseText.stale': {
    title: 'Inzwischen gibt es eine neuere Fassung.',
    next: 'Vergleichen Sie beide und übernehmen Sie, was dort geändert wurde. Ihr Text bleibt stehen.',
  },
  'caseText.refused': {
    title: 'Diese Fassung wurde schon zurückgegeben.',
    next: 'Wer sie eingereicht hat, reicht eine neue Fassung ein. Freigegeben wird dann diese.',
  },
  'caseText.current': {
    title: 'Diese Fassung gilt gerade.',
    next: 'Geben Sie erst eine neue Fassung frei. Soll niemand den Text mehr lesen, ziehen Sie den ganzen Fall zurück.',
  },
  'caseText.inUse': {
    title: 'Eine Werkstatt liest noch diese Fassung.',
    next: 'Die Moderation kann dort bis zur Eröffnung die neue Fassung übernehmen. Danach lässt sich diese löschen.',
  },
  'caseText.identifiers': {
    title: 'Im Text steht noch eine Angabe, die jemanden erkennbar macht.',
    next: 'Ersetzen Sie die genannte Stelle durch ein Kürzel oder einen relativen Tag.',
  },
  'caseText.malformed': {
    title: 'Dieser Text hat sich seit dem Öffnen geändert.',
    next: 'Bitte laden Sie die Seite neu und lesen Sie die aktuelle Fassung.',
  },
  'caseText.ownRelease': {
    title: 'Sie haben diesen Text selbst eingereicht.',
    next: 'Freigeben kann nur eine zweite Person aus Ihrem Jugendamt.',
  },
  'caseText.alreadyReleased': {
    title: 'Diese Fassung ist schon freigegeben.',
    next: 'Eine Korrektur wird als neue Fassung eingereicht.',
  },
}

// Whatever sends a form or loads a list of an office imports this file; nobody has to remember to call anything.
learnProblems(officeProblemText)
