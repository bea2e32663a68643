import { formatList, plural } from '../../shared/kernel/format.ts'
import type { Problem } from '../../shared/kernel/problem.ts'
import { refusalText } from '../../shared/releasePackage/refusal.words.ts'
import '../kernel/laterProblemText.ts'
import {
  learnProblems,
  type OfficeProblemCode,
  type ProblemText,
  type Sentence,
} from '../kernel/problemText.ts'

/** The words that gave offence, where they are known, and what to write instead. */
function partedAt(words: string | number | undefined, rule: string): Omit<ProblemText, 'title'> {
  if (words === undefined || words === '') return { next: rule }
  const found = `In Ihrem Text steht: ${words}.`
  return { next: `${found} ${rule}`, parted: { found, rule } }
}

/** What belongs to an office that was to be removed; history and packages are never removed, the others can be. */
function officeInUse(facts: NonNullable<Problem['facts']>): ProblemText {
  const counted = (name: string, one: string, many: string): string[] => {
    const count = Number(facts[name] ?? 0)
    return count > 0 ? [plural(count, one, many)] : []
  }
  const lasting = [
    ...counted('packages', 'übernommenes Paket', 'übernommene Pakete'),
    ...counted('changes', 'Eintrag seiner Geschichte', 'Einträge seiner Geschichte'),
  ]
  const all = [
    ...counted('accounts', 'Konto', 'Konten'),
    ...counted('procedures', 'Verfahren', 'Verfahren'),
    ...lasting,
  ]
  return {
    title: `Zu diesem Jugendamt gehört noch etwas: ${formatList(all)}.`,
    next:
      lasting.length > 0
        ? 'Es bleibt deshalb in der Liste. Gibt es das Jugendamt nicht mehr, tragen Sie auf seiner Seite ein, was daraus geworden ist.'
        : 'Entfernen Sie zuerst dieses, oder ändern Sie nur den Namen.',
  }
}

/** A sentence for every problem only pages of the offices can meet; leaving one out does not compile. */
const officeProblemText: Record<OfficeProblemCode, Sentence> = {
  'releasePackage.refused': refusalText,
  'rollup.fewOfficers': {
    title: 'Für eine Auswertung braucht es zwei Geheimhaltungsverantwortliche.',
    next: 'Bitten Sie die Administration, unter „Konten“ ein zweites Konto der Auswertung dafür zu benennen.',
  },
  'rollup.running': {
    title: 'Es wird schon eine Auswertung berechnet.',
    next: 'Warten Sie, bis sie fertig ist. Die Seite zeigt, wie weit sie ist.',
  },
  'rollup.gone': {
    title: 'Diesen Entwurf gibt es nicht mehr.',
    next: 'Er wurde inzwischen abgeschlossen, neu berechnet oder verworfen. Die Seite zeigt den jetzigen Stand.',
  },
  'rollup.notPassed': {
    title: 'Dieser Entwurf hat die Prüfung nicht bestanden.',
    next: 'Er lässt sich nicht abschließen. Berechnen Sie ihn neu, sobald weitere Pakete da sind.',
  },
  'rollup.changedSince': {
    title: 'Seit der Berechnung hat sich etwas an den Paketen geändert.',
    next: 'Ein Paket kam hinzu oder wurde zurückgezogen, oder ein Katalog ist neu. Berechnen Sie die Auswertung noch einmal.',
  },
  'rollup.ownClose': {
    title: 'Sie haben diesen Entwurf schon abgeschlossen.',
    next: 'Jetzt schließt die zweite geheimhaltungsverantwortliche Person ab, mit ihrem eigenen Konto.',
  },
  'rollup.otherTurn': {
    title: 'Ihr Abschluss ist nicht vermerkt: Inzwischen ist ein anderer Stand.',
    next: 'Die Seite zeigt jetzt, ob schon eine Person abgeschlossen hat. Wer als zweite Person abschließt, veröffentlicht die Auswertung.',
  },
  'stateRecommendation.stale': {
    title: 'Diese Empfehlung wurde inzwischen geändert.',
    next: 'Laden Sie die Seite neu, sehen Sie sich den jetzigen Stand an, und wiederholen Sie Ihre Änderung dort.',
  },
  'stateRecommendation.wrongStep': {
    title: 'Das geht an dieser Stelle nicht mehr oder noch nicht.',
    next: 'Laden Sie die Seite neu. Sie zeigt, wo die Empfehlung steht und was als Nächstes folgt.',
  },
  'stateRecommendation.unknownTheme': {
    title: 'Dieses Thema steht in keiner abgeschlossenen Auswertung.',
    next: 'Wählen Sie ein Thema der neuesten Auswertung.',
  },
  'stateRecommendation.unknownCell': {
    title: 'Zu einem Beleg gibt es dort keine Zahl.',
    next: 'Sie ist geheim, oder die Auswertung enthält die Stelle nicht. Wählen Sie eine Stelle, an der eine Zahl steht.',
  },
  'stateRecommendation.figureTyped': ({ words }) => ({
    title: 'In Ihren Worten steht eine Zahl.',
    ...partedAt(
      words,
      `Die Zahl schreibt das Programm aus der Auswertung. Nehmen Sie sie aus Ihren Worten heraus, oder fügen Sie die Stelle als weiteren Beleg hinzu. Ein Anteil als Ziel gehört zu „Woran merken wir es?“ und wird dort als Ziel geschrieben, zum Beispiel „bis 2028 in mindestens 80 % der Jugendämter“.`,
    ),
  }),
  'stateRecommendation.noEvidence': {
    title: 'Es fehlt ein Beleg aus einer Auswertung.',
    next: 'Fügen Sie mindestens eine Stelle einer abgeschlossenen Auswertung hinzu.',
  },
  'stateRecommendation.evidenceMoved': {
    title: 'Die neueste Auswertung sagt etwas anderes als ein Beleg.',
    next: 'So lässt sich die Empfehlung nicht veröffentlichen. Nehmen Sie sie zurück und schreiben Sie sie mit der neuen Zahl neu.',
  },
  'stateRecommendation.notComposite': {
    title: 'Zum Beispiel fehlt die Erklärung.',
    next: 'Bestätigen Sie, dass es aus vielen Fällen zusammengesetzt ist und keinen wirklichen Fall beschreibt, oder lassen Sie das Beispiel weg.',
  },
  'stateRecommendation.identifiers': ({ words }) => ({
    title: 'Dieser Text macht jemanden erkennbar.',
    ...partedAt(
      words,
      'Schreiben Sie so, dass der Satz für jedes Jugendamt gelten könnte: ohne Namen, Teams, Orte, Ämter, Nummern und Tage.',
    ),
  }),
  'stateRecommendation.hearingRuns': {
    title: 'Die Anhörung läuft noch.',
    next: 'Der Beschluss folgt, wenn ihr letzter Tag vorbei ist.',
  },
  'stateRecommendation.hearingOver': {
    title: 'Die Anhörung ist zu Ende.',
    next: 'Ihre Stellungnahme steht so, wie sie am letzten Tag war. Antworten können Sie wieder, sobald die Empfehlung veröffentlicht ist.',
  },
  'stateRecommendation.hearingHalted': {
    title: 'Die Anhörung ist angehalten.',
    next: 'Das Landesjugendamt überarbeitet den Text und eröffnet sie dann neu. Was Ihr Jugendamt vorher gesagt hat, bleibt stehen. Ihre Änderung ist noch nicht gespeichert: Bewahren Sie sie auf, bis die Anhörung weitergeht.',
  },
  'stateRecommendation.dayAhead': {
    title: 'Dieser Tag liegt in der Zukunft.',
    next: 'Geben Sie den Tag ein, an dem beschlossen wurde, spätestens heute.',
  },
  'stateRecommendation.dayBefore': {
    title: 'An diesem Tag lief die Anhörung noch.',
    next: 'Geben Sie einen Tag nach dem Ende der Anhörung ein.',
  },
  'stateRecommendation.reasonMissing': {
    title: 'Es fehlt der Grund.',
    next: 'Sagen Sie in einem Satz, warum.',
  },
  'stateRecommendation.noReplacement': {
    title: 'Diese Empfehlung kann nicht an die Stelle treten.',
    next: 'Wählen Sie eine andere, die veröffentlicht ist.',
  },
  'rollup.notRunning': {
    title: 'Es wird gerade nichts berechnet.',
    next: 'Die Berechnung war schon zu Ende. Die Seite zeigt, was daraus wurde.',
  },
  'rollup.noChange': {
    title: 'Diese Zahl hat sich seit der vorigen Auswertung nicht verändert.',
    next: 'Laden Sie die Seite neu. Sie zeigt, was sich verändert hat.',
  },
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
  'office.inUse': officeInUse,
  'office.ended': {
    title: 'Dieses Jugendamt gibt es nicht mehr.',
    next: 'Es wurde zusammengelegt, aufgeteilt oder aufgegeben. Stimmt das nicht, nehmen Sie den letzten Eintrag seiner Geschichte zurück.',
  },
  'office.successorUnfit': {
    title: 'Ein genanntes Jugendamt kann die Aufgaben nicht übernehmen.',
    next: 'Wählen Sie ein anderes Jugendamt, das es noch gibt, und jedes nur einmal.',
  },
  'office.takesOver': {
    title: 'Dieses Jugendamt soll an diesem Tag oder später Aufgaben übernehmen.',
    next: 'Wählen Sie einen späteren Tag, oder ändern Sie zuerst, wer dort übernimmt: auf der Seite des Jugendamts, das endet.',
  },
  'cycle.gap': {
    title: 'Dazwischen bliebe eine Lücke.',
    next: 'Ein Turnus beginnt an dem Tag, nach dem der vorige endet. Entfernen lässt sich nur der erste oder der letzte.',
  },
  'cycle.overlaps': {
    title: 'Diese Jahre liegen schon in einem anderen Turnus.',
    next: 'Ein Turnus dauert fünf Jahre und beginnt frühestens, wenn der vorige endet. Wählen Sie ein späteres Jahr oder das andere Halbjahr.',
  },
  'cycle.inUse': {
    title: 'In diesem Turnus gibt es schon einen Plan oder Verfahren.',
    next: 'Er bleibt bestehen. Einen weiteren Turnus können Sie anlegen.',
  },
  'import.unreadable': {
    title: 'Diese Datei lässt sich nicht als Tabelle lesen.',
    next: 'Öffnen Sie sie in Ihrem Tabellenprogramm und speichern Sie sie als XLSX, ODS oder CSV. Lesen Sie dann die gespeicherte Datei ein.',
  },
  'import.oldExcel': {
    title: 'Das ist eine Datei im alten Excel-Format (XLS).',
    next: 'Öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie als XLSX und lesen Sie diese ein.',
  },
  'import.locked': {
    title: 'Diese Arbeitsmappe ist mit einem Kennwort geschützt.',
    next: 'Speichern Sie eine Kopie ohne Kennwort und lesen Sie diese ein.',
  },
  'import.tooManyRows': {
    title: 'Diese Liste hat mehr als 2.000 Zeilen.',
    next: 'In Nordrhein-Westfalen gibt es 186 Jugendämter. Prüfen Sie, ob es die richtige Datei ist, oder löschen Sie, was nicht dazugehört.',
  },
  'import.tooLarge': {
    title: 'Diese Datei ist zu groß für eine Liste von Jugendämtern.',
    next: 'Eine Liste hat höchstens 1 MB und 100 Spalten. Löschen Sie Bilder, weitere Blätter und leere Spalten, oder speichern Sie die Liste als CSV.',
  },
  'import.noHeader': {
    title: 'In den ersten zehn Zeilen steht keine Spalte „Jugendamt“.',
    next: 'Die erste Zeile der Liste nennt die Spalten. Ergänzen Sie sie; die Namen stehen auf dieser Seite, und im ersten Blatt der Arbeitsmappe.',
  },
  'import.empty': {
    title: 'In dieser Datei steht kein Jugendamt.',
    next: 'Sie ist leer oder hat nur eine Kopfzeile. Prüfen Sie, ob es die richtige Datei ist, und ob sie gespeichert wurde. Gelesen wird das erste Blatt einer Arbeitsmappe.',
  },
  'import.faulty': {
    title: 'In der Liste ist noch etwas zu berichtigen.',
    next: 'Es wurde nichts übernommen. Berichtigen Sie die genannten Stellen in der Datei und lesen Sie sie noch einmal ein.',
  },
  'import.stale': {
    title: 'Inzwischen hat sich etwas geändert.',
    next: 'Es wurde nichts übernommen. Sehen Sie die Vorschau noch einmal an und übernehmen Sie dann.',
  },
  'office.identifiers': ({ words }) => ({
    title: 'Hier steht etwas, das jemanden erkennbar macht.',
    next: `${words === undefined || words === '' ? '' : `In Ihrem Text steht: ${words}. `}Ein Name, ein Aktenzeichen, eine Nummer oder eine Anschrift macht jemanden erkennbar. Nennen Sie stattdessen die Funktion, zum Beispiel „Leitung des Jugendamts“.`,
  }),
  'procedure.titleTaken': {
    title: 'Ein Verfahren mit diesem Titel und Turnus hat das Jugendamt schon.',
    next: 'Der Titel unterscheidet sich höchstens in Groß- und Kleinschreibung, Leerzeichen oder Satzzeichen. Wählen Sie einen anderen Titel oder ein anderes Jahr.',
  },
  'draw.exists': {
    title: 'Für dieses Verfahren gibt es schon eine Ziehung.',
    next: 'Laden Sie die Seite neu. Soll neu gezogen werden, verwerfen Sie zuerst die bisherige Ziehung mit einem Grund.',
  },
  'draw.moved': {
    title: 'Die Ziehung steht inzwischen an einer anderen Stelle.',
    next: 'Jemand war schneller, oder die Ziehung wurde verworfen. Laden Sie die Seite neu; es hat sich nichts geändert.',
  },
  'draw.valueWrong': {
    title: 'Das ist nicht der Zufallswert, den Sie verdeckt festgelegt haben.',
    next: 'Prüfen Sie jedes Zeichen. Ist der Wert verloren, kann die Koordination die Ziehung verwerfen und neu beginnen.',
  },
  'draw.notByRule': {
    title: 'Nach der Regel dieser Ziehung wurden Ausschlussgründe vor der Ziehung geprüft.',
    next: 'Ausschlussgründe wurden vor der Ziehung geprüft. Ist dieser erst danach entstanden, geben Sie das an; es steht dann im Protokoll.',
  },
  'draw.allAdded': {
    title: 'Es sind schon alle zufällig gezogenen Fälle angelegt.',
    next: 'Weitere Fälle nehmen Sie als „zusätzlich eingebracht“ auf. Ist noch nicht gezogen, ziehen Sie zuerst.',
  },
  'procedure.inUse': {
    title: 'Zu diesem Verfahren gehören schon Fälle, Ziehungen, Werkstätten oder Pakete.',
    next: 'Es bleibt bestehen. Titel und Turnus lassen sich ändern.',
  },
  'procedure.stateSame': {
    title: 'Das Verfahren ist schon in diesem Stand.',
    next: 'Es hat sich nichts geändert. Wählen Sie einen anderen Stand.',
  },
  'procedure.stateStale': {
    title: 'Inzwischen hat eine andere Person den Stand geändert.',
    next: 'Laden Sie die Seite neu. Ihre Eingabe wurde nicht übernommen.',
  },
  'procedure.stateForeign': {
    title: 'Diesen Schritt setzt eine andere Stelle.',
    next: 'Wer ihn setzt, steht auf der Seite des Verfahrens beim Schritt.',
  },
  'procedure.reasonMissing': {
    title: 'Für diesen Schritt braucht es einen Grund.',
    next: 'Bitte sagen Sie in einem Satz, warum ein Schritt ausfällt oder zurückgegangen wird.',
  },
  'procedure.dayAhead': {
    title: 'Der Tag liegt in der Zukunft.',
    next: 'Bitte geben Sie den Tag an, an dem es geschehen ist, spätestens heute.',
  },
  'procedure.dayBefore': {
    title: 'Der Tag liegt vor dem letzten Schritt.',
    next: 'Bitte geben Sie einen Tag an, der nicht vor dem letzten Schritt im Verlauf liegt.',
  },
  'legalBasis.labelTaken': {
    title: 'Diese Rechtsgrundlage steht schon in der Liste.',
    next: 'Ändern Sie die vorhandene oder bieten Sie sie wieder an.',
  },
  'legalBasis.inUse': {
    title: 'Auf diese Rechtsgrundlage stützt sich schon ein Fall.',
    next: 'Sie bleibt stehen. Sie können sie umbenennen oder nicht mehr anbieten.',
  },
  'legalBasis.dayAhead': {
    title: 'Der Tag liegt in der Zukunft.',
    next: 'Bitte geben Sie den Tag an, an dem entschieden wurde, spätestens heute.',
  },
  'synthesis.unknownPoint': {
    title: 'Ein ausgewählter Eintrag ist nicht mehr da.',
    next: 'Laden Sie die Seite neu und wählen Sie noch einmal aus.',
  },
  'synthesis.unknownHeading': {
    title: 'Diese Überschrift wurde inzwischen aufgelöst.',
    next: 'Laden Sie die Seite neu. Die Einträge stehen wieder für sich.',
  },
  'synthesis.pointTaken': {
    title: 'Ein Eintrag steht schon unter einer anderen Überschrift.',
    next: 'Laden Sie die Seite neu. Nehmen Sie ihn zuerst dort heraus, wenn er hierher gehört.',
  },
  'synthesis.mixed': {
    title: 'Gelungenes und Entwicklungspotenziale stehen nicht unter einer Überschrift.',
    next: 'Wählen Sie nur Befunde einer Richtung aus.',
  },
  'synthesis.oneCase': {
    title: 'Die Einträge kommen nur aus einem Fall.',
    next: '„In mehreren Fällen“ geht nur, wenn sie aus mindestens zwei Fällen kommen. Nehmen Sie den Haken heraus.',
  },
  'survey.notYet': {
    title: 'Dafür ist es noch zu früh.',
    next: 'Befragt wird, sobald eine Werkstatt des Verfahrens begonnen hat.',
  },
  'survey.exists': {
    title: 'Zu diesem Verfahren gibt es schon eine Abschlussbefragung.',
    next: 'Laden Sie die Seite neu, um ihren Stand zu sehen. Eine zweite gibt es nicht.',
  },
  'survey.closed': {
    title: 'Diese Abschlussbefragung läuft nicht mehr.',
    next: 'Laden Sie die Seite neu, um das Ergebnis zu sehen. Wieder öffnen lässt sie sich nicht.',
  },
  'survey.codeInvalid': {
    title: 'Zu diesem Code läuft keine Befragung.',
    next: 'Bitte vergleichen Sie die zehn Zeichen. Stimmen sie, ist die Befragung schon beendet.',
  },
  'survey.noCookie': {
    title: 'Dieser Browser merkt sich nicht, dass Sie antworten.',
    next: 'Erlauben Sie Cookies für diese Seite und laden Sie sie neu. Ohne das ließe sich nicht sicherstellen, dass jedes Gerät einmal zählt.',
  },
  'survey.answered': {
    title: 'Mit diesem Browser wurde schon geantwortet.',
    next: 'Jeder Browser zählt einmal. Was Sie eben ausgefüllt haben, wurde nicht gezählt.',
  },
  'survey.empty': {
    title: 'Noch ist keine Frage beantwortet.',
    next: 'Beantworten Sie mindestens eine, oder schließen Sie die Seite: Die Teilnahme ist freiwillig.',
  },
  'survey.full': {
    title: 'Diese Befragung nimmt keine weiteren Antworten an.',
    next: 'Es sind mehr eingegangen, als ein Verfahren Beteiligte hat. Bitte sagen Sie der Koordination Bescheid.',
  },
  'synthesis.stale': {
    title: 'Inzwischen hat eine andere Person diese Überschrift geändert.',
    next: 'Laden Sie die Seite neu. Ihre Änderung wurde nicht übernommen.',
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
    title: 'Eine Werkstatt, ein übernommenes Paket oder eine Zuordnung benutzt diese Fassung.',
    next: 'Sie bleibt bestehen, damit jede Angabe ihr Kriterium behält. Eine Korrektur ist eine neue Fassung.',
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
  'reviewCase.labelFileNumber': {
    title: 'Das Kürzel könnte ein Aktenzeichen sein.',
    next: 'Es sieht wie ein Aktenzeichen aus, und wer die Akte kennt, erkennt daran die Familie. Nehmen Sie eine eigene Nummer ohne Schrägstrich und mit höchstens vier Ziffern, zum Beispiel „Fall 1“.',
  },
  'reviewCase.labelTaken': {
    title: 'Dieses Kürzel hat schon ein anderer Fall.',
    next: 'In diesem Verfahren gibt es schon einen Fall mit diesem Kürzel. Bitte nehmen Sie ein anderes, zum Beispiel mit der nächsten Nummer.',
  },
  'reviewCase.masterDataStale': {
    title: 'Die Eckdaten wurden inzwischen geändert.',
    next: 'Bitte laden Sie die Seite neu und vergleichen Sie, bevor Sie noch einmal speichern oder bestätigen.',
  },
  'reviewCase.masterDataOwn': {
    title: 'Diese Eckdaten haben Sie selbst eingetragen.',
    next: 'Bestätigen kann sie nur ein zweites Konto der Koordination.',
  },
  'reviewCase.masterDataOpen': {
    title: 'Zu den Eckdaten ist noch eine Warnung offen.',
    next: 'Bestätigen Sie die Eckdaten, oder geben Sie den Text zurück, damit sie gröber werden.',
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

// Every module that sends a form or loads a list of an office imports this file; nothing has to be called.
learnProblems(officeProblemText)
