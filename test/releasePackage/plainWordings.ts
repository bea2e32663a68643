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
`
  .trim()
  .split('\n')
