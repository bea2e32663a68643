// Why a package, its withdrawal, a key or a mapping is refused, and what to do next.
import { formatList } from '../kernel/format.ts'
import { lookUp } from '../kernel/lookUp.ts'
import type { Words } from '../kernel/words.ts'
import { importColumnWords } from '../officeImport/officeImport.words.ts'
import { namedWords } from './releasePackage.words.ts'
import type { Refusal } from './refusal.ts'

/** Each of them; `{number}` and the like stand for what the server knows about it. */
export const refusalWords: Words<Refusal, { readonly title: string; readonly next: string }> = {
  tooLarge: {
    title: 'Die Datei ist zu groß für ein Freigabepaket.',
    next: 'Prüfen Sie, ob Sie die richtige Datei gewählt haben. Ein Paket hat selten mehr als 200 KB.',
  },
  malformed: {
    title: 'Die Datei ist kein Freigabepaket ({where}).',
    next: 'Wählen Sie die JSON-Datei, die das Jugendamt heruntergeladen hat. Hilft das nicht, lassen Sie sie sich noch einmal geben.',
  },
  version: {
    title: 'Das Paket hat eine neuere Form, als diese Fassung des Programms kennt.',
    next: 'Bitten Sie Ihre Technik, das Programm zu aktualisieren, und übernehmen Sie das Paket danach.',
  },
  reformatted: {
    title: 'Die Datei wurde nach der Freigabe umgeschrieben.',
    next: 'Vielleicht hat ein Programm sie beim Öffnen neu formatiert. Lassen Sie sich die Datei noch einmal geben, so wie sie heruntergeladen wurde.',
  },
  keyUnknown: {
    title:
      'Dieses Paket ist mit einem Schlüssel unterschrieben, den hier niemand hinterlegt hat ({key}).',
    next: 'Die Administration hinterlegt den öffentlichen Schlüssel des Servers, von dem das Paket kommt, auf der Seite „Schlüssel“.',
  },
  keyRevoked: {
    title: 'Der Schlüssel, mit dem dieses Paket unterschrieben ist, wurde gesperrt ({key}).',
    next: 'Bitten Sie das Jugendamt, das Paket mit seinem neuen Schlüssel noch einmal freizugeben.',
  },
  keyOther: {
    title: 'Die Pakete dieses Verfahrens kommen von einem anderen Server als diese Datei.',
    next: 'Fragen Sie beim Jugendamt nach, woher die Datei stammt.',
  },
  signatureWrong: {
    title: 'Die Unterschrift passt nicht zum Inhalt.',
    next: 'Die Datei wurde verändert. Übernehmen Sie sie nicht, und lassen Sie sich das Paket noch einmal geben.',
  },
  officeUnknown: {
    title: 'Zu welchem Jugendamt das Paket gehört, ist hier nicht hinterlegt.',
    next: 'Die Administration ordnet auf der Seite „Schlüssel“ jedem Jugendamt des fremden Servers eines aus dieser Liste zu.',
  },
  officeContradicts: {
    title: 'Die Stammdaten im Paket widersprechen denen in dieser Liste ({what}).',
    next: 'Klären Sie mit dem Jugendamt, was stimmt. Die Administration berichtigt hier, oder das Amt gibt ein berichtigtes Paket frei.',
  },
  catalogueUnknown: {
    title: 'Das Paket nennt einen Katalog, den es hier nicht gibt ({catalogue}).',
    next: 'Die Administration nimmt diesen Katalog auf der Seite „Kataloge“ auf.',
  },
  catalogueUnmapped: {
    title: 'Für den Katalog {catalogue} fehlt die Zuordnung zur Fassung {newest}.',
    next: 'Legen Sie auf der Seite „Zuordnung“ fest, was aus den Kriterien geworden ist, und übernehmen Sie das Paket danach.',
  },
  criterionUnknown: {
    title: 'Das Kriterium {criterion} steht nicht im Katalog {catalogue}.',
    next: 'Das Paket stammt nicht aus diesem Katalog. Fragen Sie beim Jugendamt nach.',
  },
  ratingUnknown: {
    title: 'Die Einstufung „{rating}“ gibt es bei {criterion} nicht.',
    next: 'Das Paket stammt nicht aus diesem Katalog. Fragen Sie beim Jugendamt nach.',
  },
  double: {
    title: 'Dieses Paket ist schon da (Nummer {number}).',
    next: 'Es ist nichts zu tun.',
  },
  doubleWithdrawn: {
    title: 'Dieses Paket war schon da (Nummer {number}) und wurde zurückgezogen.',
    next: 'Es gilt nicht mehr. Gibt das Jugendamt wieder etwas frei, kommt ein Paket mit der nächsten Nummer.',
  },
  numberTaken: {
    title: 'Ein anderes Paket mit der Nummer {number} ist schon da.',
    next: 'Vergleichen Sie mit dem Jugendamt die Prüfsummen. Eine Berichtigung trägt die nächste Nummer.',
  },
  older: {
    title: 'Das Paket Nummer {number} ist älter als das, was schon da ist (Nummer {newest}).',
    next: 'Es wird nicht gebraucht. Gilt doch das ältere, gibt das Jugendamt es mit der nächsten Nummer noch einmal frei.',
  },
  future: {
    title: 'Das Paket nennt eine Zeit, die noch nicht begonnen hat ({when}).',
    next: 'Prüfen Sie die Uhr dieses Servers. Stimmt sie, fragen Sie beim Jugendamt nach.',
  },
  timesContradict: {
    title: 'Die Zeiten oder Nummern im Paket widersprechen einander.',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  procedureContradicts: {
    title:
      'Das Paket Nummer {number} desselben Verfahrens nennt einen anderen Turnus oder eine andere Art.',
    next: 'Gilt das neue, zieht das Jugendamt das frühere Paket zuerst zurück.',
  },
  replacesContradicts: {
    title: 'Das Paket ersetzt Nummer {replaces}; hier gilt Nummer {newest}.',
    next: 'Nehmen Sie zuerst auf, was dazwischen liegt: frühere Pakete oder Rücknahmen. Das Jugendamt hat die Dateien.',
  },
  tooManyFindings: {
    title:
      'Das Paket enthält zum Fall {number} mehr Befunde, als eine Fallwerkstatt ergeben kann ({findings}).',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  basisUnfit: {
    title:
      'Zum Fall {number} nennt das Paket keine Rechtsgrundlage, auf der er weitergegeben werden darf.',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  findingContradicts: {
    title: 'Ein Befund zum Fall {number} passt nicht zu dem, was das Paket über diesen Fall sagt.',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  consentContradicts: {
    title: 'Zu einer Zustimmung nennt das Paket {answers} Antworten; gezählt wird von 3 bis 300.',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  structureContradicts: {
    title:
      'Das Kriterium {criterion} ist bei den Strukturmerkmalen mehrmals eingestuft oder gehört nicht dazu.',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  caseUnknown: {
    title: 'Ein Befund verweist auf den Fall {number}, den es im Paket nicht gibt.',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  mergedContradicts: {
    title: 'Was über mehrere Fälle zusammengeführt ist, passt nicht zu den Befunden des Pakets.',
    next: 'Fragen Sie beim Jugendamt nach; es gibt ein berichtigtes Paket frei.',
  },
  wordingNamed: {
    title: 'Der allgemeine Wortlaut macht jemanden erkennbar ({kind}).',
    next: 'Schreiben Sie so, dass der Satz für jedes Jugendamt gelten könnte: ohne Namen, Teams, Orte, Ämter, Nummern und Tage.',
  },
  otherFile: {
    title: 'Die Rücknahme meint eine andere Datei als die, die hier liegt.',
    next: 'Vergleichen Sie mit dem Jugendamt die Prüfsummen.',
  },
  withdrawnBefore: {
    title: 'Dieses Paket wurde schon zurückgezogen.',
    next: 'Es ist nichts zu tun.',
  },
  usedByRelease: {
    title:
      'Dieses Paket ist in der landesweiten Auswertung {release} enthalten, die abgeschlossen ist.',
    next: 'Zurückziehen geht nicht mehr. Geben Sie eine Berichtigung frei; sie gilt ab der nächsten Auswertung.',
  },
  caseStays: {
    title:
      'Das Jugendamt hat nach der Freigabe entschieden, dass ein Fall dieses Pakets im Haus bleibt.',
    next: 'Übernehmen Sie es nicht. Das Jugendamt zieht es zurück; ein berichtigtes Paket trägt die nächste Nummer.',
  },
  sample: {
    title: 'Ein Übungsverfahren ergibt kein Freigabepaket.',
    next: 'Nehmen Sie ein Verfahren des Jugendamts.',
  },
  tooEarly: {
    title: 'Das Verfahren ist noch nicht so weit.',
    next: 'Ein Paket gibt es, sobald die Fallwerkstätten und die Strukturmerkmale abgeschlossen sind und das Verfahren beim Bericht steht.',
  },
  noResult: {
    title: 'Es gibt noch keine abgeschlossene Fallwerkstatt mit einem Fall.',
    next: 'Schließen Sie mindestens eine Fallwerkstatt ab.',
  },
  allStay: {
    title: 'Alle Fälle mit einer abgeschlossenen Fallwerkstatt bleiben im Haus.',
    next: 'Das ändert sich erst, wenn für einen Fall eine andere Rechtsgrundlage gilt oder eine weitere Fallwerkstatt abgeschlossen ist.',
  },
  noLegalBasis: {
    title: 'Nicht zu jedem Fall steht fest, auf welcher Rechtsgrundlage er weitergegeben wurde.',
    next: 'Tragen Sie die Rechtsgrundlage bei den Fällen ein, die auf dieser Seite genannt sind.',
  },
  stillOpen: {
    title: 'Nicht jede Werkstatt dieses Verfahrens ist abgeschlossen (noch offen: {open}).',
    next: 'Es zählen auch die ohne Fall. Abgeschlossen wird eine von ihrer Moderation; eine, die nicht stattfindet, lassen Sie entfernen.',
  },
  codeUnfit: {
    title: 'Ein Kürzel lässt sich nicht in ein Paket schreiben ({where}).',
    next: 'Die Kürzel kommen aus dem Katalog oder der Liste der Rechtsgrundlagen; bitten Sie die Administration, es zu ändern.',
  },
  codeUnknown: {
    title: 'Ein Ergebnis nennt {code}; das steht nicht im Katalog {catalogue}.',
    next: 'Bitten Sie die Administration, auf der Seite „Kataloge“ die Fassung zu prüfen, mit der die Fallwerkstatt gearbeitet hat.',
  },
  stateRefuses: {
    title: 'Die Landesebene würde das Paket nicht übernehmen.',
    next: 'Prüfen Sie Turnus und Tage des Verfahrens und seiner Fallwerkstätten, oder bitten Sie die Administration darum.',
  },
  unchanged: {
    title: 'Seit dem letzten Paket hat sich nichts geändert.',
    next: 'Das Paket Nummer {number} gilt weiter.',
  },
  stale: {
    title: 'Inzwischen hat sich geändert, was das Haus verlassen würde.',
    next: 'Sehen Sie sich die neue Vorschau an und geben Sie danach frei.',
  },
  wordingStale: {
    title: 'Jemand anders hat diesen Wortlaut inzwischen geändert.',
    next: 'Die Seite zeigt den neuen Stand. Ihr Text steht noch im Feld.',
  },
  wordingOwn: {
    title: 'An diesem Wortlaut haben Sie selbst geschrieben.',
    next: 'Eine Person der Koordination, die nicht daran geschrieben hat, liest und bestätigt ihn. Haben alle daran geschrieben, leeren Sie das Feld, sichern Sie, und eine Person beginnt neu.',
  },
  wordingEmpty: {
    title: 'Zu dieser Empfehlung gibt es keinen allgemeinen Wortlaut.',
    next: 'Schreiben Sie ihn zuerst.',
  },
  keyMalformed: {
    title: 'Das ist kein öffentlicher Schlüssel einer Fallwerkstatt.',
    next: 'Nehmen Sie die Datei, die der andere Server auf seiner Seite „Schlüssel“ zum Herunterladen anbietet.',
  },
  keyKnown: {
    title: 'Dieser Schlüssel ist schon hinterlegt.',
    next: 'Sie finden ihn in der Liste.',
  },
  keyOffice: {
    title:
      'Eines der zugeordneten Jugendämter gibt es in dieser Liste nicht, oder es ist zweimal zugeordnet.',
    next: 'Prüfen Sie die Zuordnung und speichern Sie noch einmal.',
  },
  mappingFaulty: {
    title: 'Die Zuordnung ist noch nicht vollständig.',
    next: 'Die Vorschau nennt, was fehlt.',
  },
  mappingKnown: {
    title: 'Von dieser Fassung gibt es schon eine Zuordnung.',
    next: 'Entfernen Sie die vorhandene zuerst; das geht, solange keine Auswertung sie benutzt.',
  },
  mappingBackward: {
    title: 'Die Zuordnung führt nicht zu einer neueren Fassung desselben Katalogs.',
    next: 'Prüfen Sie Schlüssel und Fassung bei from und to.',
  },
  mappingUsed: {
    title: 'Übernommene Pakete brauchen diese Zuordnung ({packages}).',
    next: 'Sie bleibt. Legen Sie für eine weitere Fassung eine weitere Zuordnung an.',
  },
}

/** The sentence of a refusal, with its facts in their places. */
export function refusalText(facts: Readonly<Record<string, string | number>>) {
  const { title, next } = lookUp(refusalWords, String(facts['why'])) ?? {
    title: 'Das Paket wurde nicht übernommen.',
    next: 'Bitte versuchen Sie es noch einmal.',
  }
  // A name is the column of an office in a list, and something else in a wording: each fact has its own words.
  const word = (name: string, fact: string | number) =>
    name === 'kind'
      ? formatList(
          String(fact)
            .split(' ')
            .map((kind) => lookUp(namedWords, kind) ?? kind),
        )
      : (lookUp(importColumnWords, String(fact)) ?? String(fact))
  // What is only added in brackets is left out where it is not known any more.
  const filled = (text: string) =>
    text
      .replace(/ \(\{(\w+)\}\)/g, (whole, name: string) => (name in facts ? whole : ''))
      .replace(/\{(\w+)\}/g, (_, name: string) => word(name, facts[name] ?? '?'))
  const because = lookUp(refusalWords, String(facts['because'] ?? ''))
  return { title: filled(because ? `${title} ${because.title}` : title), next: filled(next) }
}
