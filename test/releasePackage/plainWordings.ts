// General wordings as offices write them: none names anything. A check that refuses one of these is of no use.
export const plainWordings: readonly string[] = `
Mitteilungen werden am selben Tag von zwei Fachkräften gemeinsam bewertet und mit einer Frist versehen.
Jedes Kind wird vor der Gefährdungseinschätzung allein gesprochen, wenn es alt genug ist.
Die Leitung wird informiert, sobald eine Inobhutnahme erwogen wird.
Hausbesuche finden immer zu zweit statt; mindestens eine Person kennt die Familie noch nicht.
Das Jugendamt legt in einer Dienstanweisung fest, wer in welchem Schritt entscheidet.
Die insoweit erfahrene Fachkraft wird spätestens nach dem zweiten Gespräch hinzugezogen.
Einschätzungen nach § 8a Abs. 1 SGB VIII werden schriftlich begründet.
Eltern erhalten das Ergebnis binnen 48 Stunden in einfacher Sprache.
Bei Übergaben zwischen Teams liegt ein schriftlicher Stand vor, der höchstens 14 Tage alt ist.
Schulen und Kitas bekommen eine feste Ansprechperson im Jugendamt.
Das Familiengericht erhält eine gegliederte Stellungnahme mit Tatsachen, Deutung und Prognose.
Dolmetschende werden für jedes Erstgespräch angeboten, nicht nur auf Nachfrage.
Die Sicht des Kindes steht wörtlich in der Akte.
In jedem Schutzplan steht, wer bis wann was überprüft.
Nach einer Inobhutnahme spricht eine Fachkraft innerhalb von 24 Stunden mit dem Kind.
Mit Kinderärzten wird ein gemeinsamer Meldeweg vereinbart und jährlich überprüft.
Die Fachkräfte nehmen mindestens zweimal im Jahr an einer Fallbesprechung mit Außenblick teil.
Väter, die nicht im Haushalt leben, werden von Anfang an einbezogen.
Die Vertretung im Urlaub ist geregelt und steht in jeder Akte vorn.
Neue Kolleginnen und Kollegen begleiten drei Verfahren, bevor sie selbst federführend sind.
Für Fälle häuslicher Gewalt gibt es einen eigenen Ablauf mit getrennten Gesprächen.
Beide Fachkräfte unterschreiben die Einschätzung; eine abweichende Meinung wird vermerkt.
Die Wirkung einer Hilfe wird nach drei Monaten mit allen Beteiligten besprochen.
Eine Checkliste für den ersten Hausbesuch liegt in jedem Dienstwagen.
Geschwisterkinder werden in jedem Verfahren einzeln betrachtet.
Der Bereitschaftsdienst erreicht jederzeit eine Leitungskraft.
Die Akte enthält eine Übersicht der Ereignisse auf einer Seite.
Mindestens eine Fortbildung im Jahr gilt der Gesprächsführung mit jungen Kindern.
Bei Säuglingen wird noch am Tag der Mitteilung ein Termin mit einer Hebamme vereinbart.
Der Allgemeine Soziale Dienst und die Wirtschaftliche Jugendhilfe nutzen dieselbe Falleingabe.
Die Gefährdungseinschätzung trennt Beobachtungen von Vermutungen.
Wer eine Mitteilung macht, bekommt eine Rückmeldung, soweit der Datenschutz es zulässt.
Die Polizei erhält eine Rufnummer, die rund um die Uhr besetzt ist.
Im Fall einer Trennung der Eltern werden beide Haushalte angesehen.
Für Jugendliche gibt es einen eigenen Zugang ohne die Eltern.
Frau und Mann werden in getrennten Gesprächen zu Gewalt befragt.
Die Mutter wird ohne ihren Partner gesprochen, wenn Gewalt vermutet wird.
Eine Familie mit mehreren Kindern bekommt eine feste Ansprechperson.
Das Team berät jeden Fall mit Verdacht auf sexualisierte Gewalt am selben Tag.
Team Kinderschutz und Pflegekinderdienst stimmen sich vor jeder Unterbringung ab.
Die Leitung des Fachbereichs prüft jährlich eine Stichprobe von 20 Akten.
Es gibt ein Verfahren für Widersprüche im Team; die Leitung entscheidet mit Begründung.
Kinder mit Behinderung werden mit Unterstützter Kommunikation beteiligt.
Jedes Gespräch wird innerhalb von zwei Werktagen dokumentiert.
Das Landesjugendamt bietet allen Jugendämtern in Nordrhein-Westfalen eine Fortbildung an.
Die Kooperation mit der Klinik wird in einer Vereinbarung beschrieben.
Fachkräfte arbeiten in enger Abstimmung mit den Frühen Hilfen.
Eltern sollen in der Lage sein, den Schutzplan in eigenen Worten wiederzugeben.
Rufbereitschaft und Tagdienst übergeben jeden Morgen um 8:30 Uhr.
Ein Rückfall in alte Muster ist im Schutzplan vorgesehen und wird offen besprochen.
Die Risikobewertung wird nach jedem neuen Ereignis fortgeschrieben, spätestens alle sechs Wochen.
Hilfen zur Erziehung nach §§ 27 ff. SGB VIII schließen ohne Lücke an den Schutzplan an.
Für den Kinderschutz sind je Stelle höchstens 35 laufende Fälle vorgesehen.
Die Anrufung des Gerichts wird in mindestens 90 % der Fälle binnen 3 Tagen vorbereitet.
Mitarbeitende werden nach belastenden Fällen durch Supervision unterstützt.
Die Beteiligung der Väter wird als Kennzahl im Jahresbericht geführt.
Ehrenamtliche Vormünder erhalten eine Einführung und eine feste Ansprechperson.
Der Austausch mit dem Gesundheitsamt findet vierteljährlich statt.
Wird ein Kind verletzt gesehen, folgt am gleichen Tag eine ärztliche Untersuchung.
Die Jugendhilfeplanung wertet die Ergebnisse der Fallwerkstatt aus und berichtet dem Ausschuss.
Bis 2030 sind alle Fachkräfte geschult, die ersten im 2. Halbjahr 2027.
Kinder dürfen eine Vertrauensperson zum Gespräch mitbringen.
Im ersten Halbjahr nach der Einarbeitung entscheidet niemand allein über eine Gefährdung.
Die Fachkraft erklärt, warum sie kommt, und wer sonst noch etwas erfährt.
Beim Essen und bei Übergängen wird das Verhalten des Kindes besonders beobachtet.
Fachkräfte wenden das Verfahren auch dann an, wenn nur ein Verdacht besteht.
Alle Beteiligten kamen darin überein, dass Zeiten und Wege fest vereinbart werden.
Mitarbeiterinnen und Mitarbeiter sprechen mit dem Kind ohne die Eltern.
Eine neue Mitarbeiterin begleitet drei Hausbesuche, bevor sie allein verantwortlich ist.
LehrerInnen und ErzieherInnen werden zur Helferkonferenz eingeladen.
Die KiTa wird am selben Tag angerufen, wenn das Kind fehlt.
Der ASD-Dienst und der PKD-Dienst nutzen eine gemeinsame Vorlage.
Die ASD-Mitarbeitenden tauschen sich in einer festen Runde aus.
Im ASD-Team wird jede Meldung von zwei Personen gelesen.
Der vordere Teil der Akte enthält eine Übersicht der Beteiligten.
Ältere Geschwister werden gefragt, was sie brauchen.
Am dritten Werktag nach der Meldung liegt eine schriftliche Einschätzung vor.
Am zweiten Termin nimmt eine dritte Fachkraft teil.
Im ersten oder zweiten Gespräch wird nach Gewalt gefragt.
Die Quote steigt bis Ende 2027 auf 90 Prozent.
Stellen werden 2026/2027 so besetzt, dass niemand länger allein arbeitet.
Das Konzept von 2024 wird bis zum 1. Halbjahr 2027 überarbeitet.
Die Stufen I bis III des Schutzkonzepts sind allen bekannt.
Im Team Eingangsmanagement werden Meldungen nach einer gemeinsamen Liste sortiert.
Das Fachteam berät anonym; das Leitungsteam entscheidet über Ausnahmen.
Das Krisenteam ist rund um die Uhr erreichbar.
Ein Tandemteam übernimmt jede neue Meldung.
Zwei Fachkräfte (A und B) bewerten unabhängig voneinander.
Elternteil A und Elternteil B werden getrennt gehört.
In Fällen ohne Einigung entscheidet die Leitung; so wird niemand allein gelassen.
Es wird geklärt, wer ab wann wo erreichbar ist und ob ein Rat von außen nötig ist.
Wer neu ist, hat ein Jahr lang nur halb so viele Fälle.
Bei Gefahr in Verzug gilt: erst das Kind sichern, dann die Akte.
Das Merkblatt gibt es in Leichter Sprache und in den sechs häufigsten Sprachen.
Im Haushalt lebende Erwachsene werden alle befragt, z. B. neue Partner.
Das Verfahren ist in der EDV hinterlegt; jede Frist löst eine Erinnerung aus.
Gespräche mit Kindern finden möglichst in der Schule oder Kita statt.
Hilfen werden nicht an der Stadtgrenze beendet, sondern übergeben.
Zieht eine Familie um, geht die Akte binnen 7 Tagen an das neue Jugendamt.
Das bisherige Jugendamt bleibt zuständig, bis das neue schriftlich übernommen hat.
Das Amt für Kinder, Jugend und Familie und das Amt für Soziales vereinbaren feste Wege.
Der Fachbereich Jugend, Bildung und Sport stellt die Räume.
Kinder, Jugend und Familie stehen im Mittelpunkt der Vereinbarung.
An der Fallbesprechung nehmen auch die Frühen Hilfen teil.
Sie bekommen eine Frist von 14 Tagen, in Not von 3 Tagen.
Vor Ort wird zuerst nach dem Kind gesehen.
Die Schritte 1 bis 5 stehen auf einer Seite, Schritt 6 auf der Rückseite.
Alle 14 Tage, mindestens aber einmal im Monat, wird das Kind gesehen.
Die Dauer von W1 bis W4 wird in der Statistik erfasst.
In Ost und West gilt dasselbe Verfahren, auch im Norden und Süden.
MUSS-Vorgaben und KANN-Vorgaben sind getrennt aufgeführt.
KINDER UND ELTERN WERDEN GETRENNT GEHÖRT.
NEU: Der Schutzplan hat eine Seite für das Kind.
Ein Wechsel der Fachkraft wird dem Kind von beiden Personen erklärt.
Die Übergabe an den Nachtdienst ist schriftlich und mündlich.
`
  .trim()
  .split('\n')
