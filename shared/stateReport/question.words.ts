// Questions that help to think about a theme, in our own words: by the name a theme has in the catalogues that come with the
// product, and by dimension for any other (ST5).
import type { Words } from '../kernel/words.ts'
import type { Dimension } from './reportReading.ts'

/** Questions of a theme: for those who lead a youth office, and for the Jugendhilfeausschuss. */
export interface ThemeQuestions {
  readonly leading: readonly string[]
  readonly committee: readonly string[]
}

const of = (leading: readonly string[], ...committee: readonly string[]): ThemeQuestions => ({
  leading,
  committee,
})

/** Where nothing is written for a theme. */
export const dimensionQuestions: Words<Dimension, ThemeQuestions> = {
  process: of(
    [
      'An welcher Stelle dieses Schritts verlieren Ihre Fachkräfte Zeit oder Klarheit?',
      'Woran erkennen Sie in einer Akte, dass dieser Schritt gut gegangen ist?',
    ],
    'Was braucht das Jugendamt, damit dieser Schritt auch unter Druck gelingt?',
  ),
  structure: of(
    [
      'Was davon ist bei Ihnen geregelt, und was wird tatsächlich gelebt?',
      'Wann haben Sie zuletzt geprüft, ob die Regelung noch passt?',
    ],
    'Welche Entscheidung über Personal, Geld oder Räume würde hier am meisten bewirken?',
  ),
  outcome: of(
    [
      'Wie erfahren Sie, was aus einem Kind nach dem Ende des Verfahrens geworden ist?',
      'Was tun Sie, wenn ein Ergebnis nicht erreicht wurde?',
    ],
    'Woran will der Ausschuss erkennen, dass der Schutz von Kindern besser geworden ist?',
  ),
  consultant: of(
    [
      'Wer berät Träger und Berufsgruppen bei Ihnen, und reicht das aus?',
      'Wie erfahren Sie, ob die Beratung geholfen hat?',
    ],
    'Ist gesichert, dass Beratung auch bei hoher Nachfrage rechtzeitig kommt?',
  ),
}

/** By the name of the theme. */
export const themeQuestions: Readonly<Record<string, ThemeQuestions>> = {
  'Mitteilung und Eingang': of(
    [
      'Wie lange dauert es bei Ihnen, bis eine Mitteilung bei einer Fachkraft ist, die handeln kann – auch freitags um 16 Uhr?',
      'Ist in Ihren Akten zu erkennen, was jemand selbst gesehen, gehört oder nur vermutet hat?',
    ],
    'Weiß jede Person in der Stadt oder im Kreis, wo sie eine Sorge um ein Kind loswird?',
  ),
  'Erstbewertung und Dringlichkeit': of(
    [
      'Wer entscheidet bei Ihnen, wie dringlich eine Mitteilung ist, und wer sieht diese Entscheidung mit an?',
      'Wie gehen Sie damit um, wenn eine gesetzte Frist nicht zu halten ist?',
    ],
    'Hat das Jugendamt genug Kräfte, um auch an Tagen mit vielen Mitteilungen sofort zu handeln?',
  ),
  'Informationsgewinnung, unmittelbarer Eindruck': of(
    [
      'In welchen Fällen verschaffen sich Ihre Fachkräfte keinen Eindruck vom Kind und seinem Zuhause, und warum nicht?',
      'Kommen alle Kinder einer Familie in den Blick, auch die, um die es in der Mitteilung nicht ging?',
    ],
    'Sind Hausbesuche zu zweit mit dem vorhandenen Personal möglich?',
  ),
  'Beteiligung von Kind/Jugendlichen': of(
    [
      'In wie vielen Ihrer Akten steht, was das Kind selbst gesagt hat?',
      'Was hilft Ihren Fachkräften, mit Kindern zu sprechen, die jung sind, eine Behinderung haben oder eine andere Sprache sprechen?',
    ],
    'Kennen Kinder und Jugendliche am Ort ihre Rechte und die Ombudsstelle?',
  ),
  'Einbezug der Erziehungsberechtigten': of(
    [
      'Wie sprechen Ihre Fachkräfte eine Sorge an, ohne dass Eltern sich nur verteidigen?',
      'Wann fehlt bei Ihnen der Blick auf Väter oder andere wichtige Bezugspersonen?',
    ],
    'Stehen Sprachmittlung und Zeit für solche Gespräche verlässlich bereit?',
  ),
  'Gefährdungseinschätzung im Zusammenwirken': of(
    [
      'Kommen in Ihren Beratungen abweichende Einschätzungen zu Wort, und steht das in der Akte?',
      'Wie trennen Ihre Fachkräfte Tatsache, Deutung und Prognose?',
    ],
    'Welches Spezialwissen fehlt dem Jugendamt, und wer könnte es einbringen?',
  ),
  Schutzplan: of(
    [
      'Wer prüft bei Ihnen, ob ein Schutzplan eingehalten wird, und was geschieht, wenn nicht?',
      'Versteht eine Familie Ihren Schutzplan ohne Erklärung?',
    ],
    'Gibt es am Ort die Hilfen, auf die Schutzpläne bauen?',
  ),
  'Hilfeangebot und Hilfeplanung': of(
    [
      'Wie lange wartet eine Familie nach der Einschätzung auf den Beginn der Hilfe?',
      'Wie wird aus einem Schutzplan ein Hilfeplan, ohne dass etwas verloren geht?',
    ],
    'Welche Hilfe fehlt am Ort, sodass Familien mit der zweitbesten beginnen?',
  ),
  'Anrufung des Familiengerichts': of(
    [
      'Wer entscheidet bei Ihnen, wann das Gericht angerufen wird, und wie spät fällt diese Entscheidung?',
      'Belegen Ihre Stellungnahmen, worauf sie sich stützen?',
    ],
    'Gibt es einen regelmäßigen Austausch zwischen Jugendamt und Familiengericht?',
  ),
  Inobhutnahme: of(
    [
      'Wie erfährt ein Kind bei Ihnen, was gerade geschieht und wen es anrufen darf?',
      'Wie oft entscheidet der freie Platz und nicht der Bedarf des Kindes?',
    ],
    'Reichen die Plätze für Inobhutnahmen, auch für Geschwister und für Kinder mit Behinderung?',
  ),
  'Zusammenarbeit im Einzelfall': of(
    [
      'Erhalten meldende Fachpersonen von Ihnen eine Rückmeldung?',
      'Ist für Ihre Fachkräfte klar, was sie an Polizei, Schule oder Klinik weitergeben dürfen und was nicht?',
    ],
    'Mit welchem Partner am Ort hakt die Zusammenarbeit, und wer spricht das an?',
  ),
  Dokumentation: of(
    [
      'Könnte eine Kollegin nach dem Lesen der Akte sofort übernehmen?',
      'Steht in der Akte, wie hoch das Risiko zu welchem Zeitpunkt eingeschätzt wurde und warum?',
    ],
    'Unterstützt das Fachverfahren die Arbeit, oder kostet es Zeit mit Familien?',
  ),
  'Fallübergabe, Zuständigkeitswechsel': of(
    [
      'Wie viele Übergaben laufen bei Ihnen ohne ein Gespräch?',
      'Wer ist zwischen zwei Zuständigkeiten für das Kind da?',
    ],
    'Was kann der Träger tun, damit Fachkräfte seltener wechseln?',
  ),
  'Besondere Gefährdungslagen': of(
    [
      'Bei welcher Gefährdungslage fühlen sich Ihre Fachkräfte am wenigsten sicher?',
      'Wen können sie dann noch am selben Tag fragen?',
    ],
    'Gibt es am Ort Fachstellen zu sexualisierter und häuslicher Gewalt, und reichen sie aus?',
  ),
  'Abschluss des Verfahrens': of(
    [
      'Woran machen Ihre Fachkräfte fest, dass ein Verfahren enden kann?',
      'Was bleibt nach dem Ende für die Familie bestehen?',
    ],
    'Erfährt der Ausschuss, wie Verfahren ausgehen?',
  ),
  'Leitung und Verantwortung': of(
    [
      'Weiß jede Fachkraft, welche Entscheidung sie allein trifft und welche nicht?',
      'Wie erreichbar ist Leitung, wenn es eilt?',
    ],
    'Hat der Ausschuss die fachlichen Empfehlungen beraten und beschlossen?',
  ),
  'Regelwerk und Instrumente': of(
    [
      'Arbeiten alle Teams mit denselben Instrumenten, und kennen sie deren Grenzen?',
      'Wo weicht die Praxis von der Dienstanweisung ab, und was sagt das über die Anweisung?',
    ],
    'Wann wurde das Verfahren des Jugendamts zuletzt überarbeitet?',
  ),
  Personal: of(
    [
      'Ab welcher Belastung sagen Ihre Fachkräfte, dass es nicht mehr geht, und was geschieht dann?',
      'Wie lange begleiten Sie neue Kräfte, bevor sie allein einschätzen?',
    ],
    'Liegt der Personalbemessung ein anerkanntes Verfahren zugrunde, und folgt der Stellenplan ihm?',
  ),
  'Fortbildung und Reflexion': of(
    [
      'Welche Fortbildung zum Kinderschutz hat jede Fachkraft in den letzten zwei Jahren besucht?',
      'Findet Supervision auch in vollen Wochen statt?',
    ],
    'Ist im Haushalt genug für Fortbildung und Supervision vorgesehen?',
  ),
  'Erreichbarkeit und Vertretung': of(
    [
      'Was erlebt jemand, der nachts oder am Wochenende eine Gefährdung mitteilt?',
      'Ist die Vertretung im Kinderschutz ebenso qualifiziert wie die Zuständigen?',
    ],
    'Ist die Bereitschaft so ausgestattet, dass sie niemanden dauerhaft überlastet?',
  ),
  'Ausstattung und Datenschutz': of(
    [
      'Was tun Ihre Fachkräfte unterwegs, wenn ihnen Zugriff oder Gerät fehlt?',
      'Sind Regeln zum Sozialdatenschutz so geschrieben, dass sie im Alltag helfen?',
    ],
    'Welche Ausstattung würde Zeit für Familien freimachen?',
  ),
  'Qualitätsentwicklung und Fehlerkultur': of(
    [
      'Was hat Ihr Jugendamt zuletzt aus einem abgeschlossenen Fall gelernt und geändert?',
      'Was geschieht bei Ihnen, wenn jemand einen Fehler offen anspricht?',
    ],
    'Fragt der Ausschuss nach dem Gelernten, und nicht nach Schuld?',
  ),
  Leistungsangebot: of(
    [
      'Welche Hilfe suchen Ihre Fachkräfte am längsten?',
      'Was vereinbaren Sie mit Trägern, damit Hilfen schnell beginnen?',
    ],
    'Deckt die Jugendhilfeplanung den Bedarf an Plätzen und an Hilfen?',
  ),
  'Netzwerk und strukturelle Kooperation': of(
    [
      'Was hat das Netzwerk Kinderschutz im letzten Jahr verändert?',
      'Kennen Ihre Fachkräfte die Absprachen, die im Netzwerk gelten?',
    ],
    'Hat die Koordination des Netzwerks genug Zeit und einen klaren Auftrag?',
  ),
  'Vereinbarungen, insoweit erfahrene Fachkraft': of(
    [
      'Mit welchen Trägern fehlt eine aktuelle Vereinbarung zum Schutzauftrag?',
      'Weiß jede Berufsgruppe am Ort, wie sie an eine Fachberatung kommt?',
    ],
    'Reicht das Angebot an Fachberatung für alle, die Anspruch darauf haben?',
  ),
  'Schutzkonzepte, Rechte, Öffentlichkeit': of(
    [
      'Wie begleiten Sie Träger und Pflegefamilien bei ihren Schutzkonzepten?',
      'Woran merken Kinder in Einrichtungen und Pflegefamilien, dass ihr Schutzkonzept gilt?',
    ],
    'Wie informiert die Kommune Eltern und Kinder über Hilfe, bevor es ernst wird?',
  ),
  'Schutz des Kindes': of(
    [
      'Wie stellen Sie fest, ob eine Gefährdung abgewendet ist?',
      'Was belastet Kinder an Ihrem Verfahren, und was davon ließe sich ändern?',
    ],
    'Woran will der Ausschuss erkennen, dass Kinder am Ort sicherer sind?',
  ),
  'Rechte und Beteiligung': of(
    [
      'Wer erklärt dem Kind am Ende, was entschieden wurde?',
      'An wen kann sich das Kind danach noch wenden?',
    ],
    'Hört die Kommune junge Menschen dazu, wie sie Schutz erlebt haben?',
  ),
  'Eltern und Hilfe': of(
    [
      'Was sagen Eltern nach einem Verfahren über Ihr Jugendamt?',
      'Was tun Sie, wenn eine Hilfe angeboten, aber nicht angenommen wird?',
    ],
    'Sind Hilfen so gestaltet, dass Familien sie annehmen können?',
  ),
  Entscheidung: of(
    [
      'Könnte eine außenstehende Fachperson Ihre Entscheidung nachvollziehen?',
      'Welche Entscheidung kam zuletzt zu spät, und was hat sie aufgehalten?',
    ],
    'Was hält Entscheidungen auf, das der Träger ändern kann?',
  ),
  'Lernen der Organisation': of(
    [
      'Wie kommt eine Erkenntnis aus einem Fall in alle Teams?',
      'Wer achtet darauf, dass aus einer Erkenntnis eine Änderung wird?',
    ],
    'Wann lässt sich der Ausschuss berichten, was umgesetzt wurde?',
  ),
  Qualifikation: of(
    [
      'Welche Zusatzqualifikation haben die beratenden Fachkräfte am Ort?',
      'Wer kann zu Kindern mit Behinderung beraten?',
    ],
    'Ist die Weiterbildung der beratenden Fachkräfte finanziert?',
  ),
  'Rolle und Auftrag': of(
    [
      'Ist allen klar, dass die Beratung den Fall nicht führt und die Verantwortung bei der Stelle bleibt?',
      'Wie bleibt die Beratung unabhängig, wenn sie im eigenen Haus liegt?',
    ],
    'Ist der Auftrag der Fachberatung schriftlich geklärt?',
  ),
  Beratungsprozess: of(
    [
      'Folgt die Beratung einem Ablauf, den alle kennen?',
      'Was geschieht, wenn Beratung und Stelle verschieden einschätzen?',
    ],
    'Wissen Schulen, Praxen und Vereine, was sie in einer Beratung erwartet?',
  ),
  'Zugang und Organisation': of(
    [
      'Wie schnell bekommt eine Lehrerin oder ein Arzt bei Ihnen eine Beratung?',
      'Welche Berufsgruppe nutzt das Angebot kaum, und warum?',
    ],
    'Ist die Finanzierung der Fachberatung über das laufende Jahr hinaus gesichert?',
  ),
  Qualitätsentwicklung: of(
    [
      'Werden Beratungen ausgewertet, und was folgt daraus?',
      'Wo tauschen sich die beratenden Fachkräfte aus?',
    ],
    'Erfährt der Ausschuss, wie die Fachberatung genutzt wird?',
  ),
}
