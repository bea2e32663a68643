// Controls that no journey presses, each with its reason. A line goes away with its control, or with the first press.

/** Why a control is not pressed. */
export interface Reason {
  readonly why: string
  /** Offered, or pressed, in some runs only, as the moment has it: neither missed nor accused. */
  readonly seldom?: true
}

const REWORD: Reason = {
  why: 'one button (Reword) below whatever somebody said; pressed in the checklist and after the end',
  seldom: true,
}
const AFTER_THE_END: Reason = {
  why: 'the form of the step, pressed there; after the end it stands beside the minutes',
  seldom: true,
}
const TABLE: Reason = {
  why: 'the summary of one table of a release; each is shut and opened in the draft, which is the same page',
  seldom: true,
}
const HEADING: Reason = {
  why: 'an entry on the lanes, pressed as „…“: that a heading is a word of the product is its writer’s',
  seldom: true,
}

/** What tells a control (`build/test/controls.txt`) → why it is not pressed. */
export const UNPRESSED: Readonly<Record<string, Reason>> = {
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Bedingungsfaktor: Kommt vor, in allen Fällen (# Zeilen)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Kernkriterium: Drei Stufen (# Zeilen)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Kernkriterium: Stufen der Skala (# Zeilen)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Kernkriterium: Stufen der Skala, mit „…“ (# Zeile)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Kernkriterium: Stufen der Skala, mit „…“ (# Zeilen)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Querschnittsthema: Gelungenes, in allen Fällen; Entwicklungspotenzial, in allen Fällen (# Zeilen)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Thema: Gelungenes im Thema, wo es zutrifft; Entwicklungspotenzial im Thema, wo es zutrifft; Thema trat auf, wo es zutrifft (# Zeilen)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Weiteres Kriterium: Stufen der Skala (# Zeilen)':
    TABLE,
  '/amt/auswertung/:n | Was die Zahlen sagen | button | Weiteres Kriterium: Stufen der Skala, mit „…“ (# Zeilen)':
    TABLE,
  '/amt/auswertung | button | Hinweis schließen': {
    why: 'the button of every toast, pressed on other pages',
    seldom: true,
  },
  '/amt/empfehlungen/:id | Nächster Schritt | link | …': {
    why: 'leads to the recommendation of the same title, as its line of the list does, pressed there',
    seldom: true,
  },
  '/amt/faelle/:id/:id/einlesen | button | Beratung': HEADING,
  '/amt/faelle/:id/:id/fassung/:n | button | Beratung': HEADING,
  '/amt/auswertung/entwurf | link | Alle Auswertungen': {
    why: 'where no draft is any more; the same button where there is no such release, pressed there',
    seldom: true,
  },
  '/amt/faelle/:id/:id/einlesen | Namen, Orte und was sonst erkennen lässt | button | Ersetzen: # #':
    {
      why: 'the same button as beside a name, pressed there; a number is offered here for a moment at most',
      seldom: true,
    },
  '/amt/faelle/:id/:id/einlesen | Namen, Orte und was sonst erkennen lässt | button | Ersetzen: #.#.':
    {
      why: 'the same button as beside a name, pressed there; a number is offered here for a moment at most',
      seldom: true,
    },
  '/amt/faelle | Verfahren | link | Fall …': {
    why: 'a case of the list, pressed as „…“: whether its label begins with „Fall“ is its writer’s',
    seldom: true,
  },
  '/amt/faelle | link | Text lesen: …': {
    why: 'leads to the version, as the task of the overview does that the second reader presses',
    seldom: true,
  },
  '/amt/werkstaetten/:id/einladung | button | Aushang drucken': {
    why: 'opens the print dialog of the browser; a journey sees it asked for, the page does not change',
    seldom: true,
  },
  '/amt/werkstaetten/:id/einladung | button | Einladung drucken': {
    why: 'the same for who does not invite: opens the print dialog of the browser',
    seldom: true,
  },
  '/amt/verfahren/:id/abschlussbefragung | button | Aushang drucken': {
    why: 'the same button as on the invitation: opens the print dialog of the browser, the page does not change',
    seldom: true,
  },
  '/werkstatt/:id | Falltext | button | Nachträge': {
    why: 'stands beside the text while the room talks; the same button is pressed in comparing',
    seldom: true,
  },
  '/werkstatt/:id | Anmerkungen zur Stelle | button | Nicht mehr zeigen': {
    why: 'of a card beside the shown passage; the same card is pressed in the lists of comparing',
    seldom: true,
  },
  '/werkstatt/:id | Bitte melden Sie sich neu an | button | Schließen': {
    why: 'the dialog of the office, pressed there; in the cockpit the journey logs in',
    seldom: true,
  },
  '/werkstatt/:id | Festgehalten | button | Entfernen: …': {
    why: 'one line somebody wrote (DiscussItem); pressed below perspectives and answers',
    seldom: true,
  },
  '/werkstatt/:id | Schritt Besprechen | button | Zur Stelle': {
    why: 'stands there only while the passage that is shown to all is out of sight',
    seldom: true,
  },
  '/werkstatt/:id | Schritt Diese Fallwerkstatt ist abgeschlossen | link | Zur Startseite': {
    why: 'the one way out of a room that is gone; pressed where the text was withdrawn',
    seldom: true,
  },
  '/werkstatt/:id | Schritt Sie sind nicht mehr angemeldet. | link | Anmelden': {
    why: 'stands there only where the session ended before the log-in on the spot was loaded',
    seldom: true,
  },
  '/werkstatt/:id | Geheim gewichten | checkbox | Entscheidung …': {
    why: 'a situation to weigh, pressed as „…“: whether its title begins with „Entscheidung“ is its writer’s',
    seldom: true,
  },
  '/werkstatt/:id | Geheim gewichten | spinbutton | Entscheidung …': {
    why: 'a situation to weigh, pressed as „…“: whether its title begins with „Entscheidung“ is its writer’s',
    seldom: true,
  },
  '/werkstatt/:id | Schritt … | button | Weiter bis …': {
    why: 'the day marker in a step of another title; pressed in „Fallvorstellung am Zeitstrahl“',
    seldom: true,
  },
  '/werkstatt/:id | button | Link erzeugen': {
    why: 'the room of the demonstration has a link; pressed on the invitation, the same panel',
    seldom: true,
  },
  '/werkstatt/:id | button | Nachträge: genug': {
    why: 'the figure comes once a minute; the same button is pressed as „Nachträge“',
    seldom: true,
  },
  '/werkstatt/:id | button | Später': {
    why: 'the dialog of the office, pressed there; in the cockpit the journey logs in',
    seldom: true,
  },
  '/werkstatt/:id | button | Zum Schritt „…“': {
    why: 'stands there only while something is open; the agenda beside it goes to every step',
    seldom: true,
  },
  '/werkstatt/:id/protokoll | button | Noch einmal versuchen': {
    why: 'whoever may not read the minutes is refused again; the same button is pressed where code was missing',
    seldom: true,
  },
  '/werkstatt/:id | Anmerkungen zur Stelle | button | Ändern: …': REWORD,
  '/werkstatt/:id | Festgehalten | button | Ändern: …': REWORD,
  '/werkstatt/:id | Schritt Gesagt und notiert | button | Ändern: …': REWORD,
  '/werkstatt/:id | Schritt Perspektiven … | button | Ändern: …': REWORD,
  '/werkstatt/:id | Schritt Vertiefung in Gruppen | button | Ändern: …': REWORD,
  '/werkstatt/:id | Schritt … | button | Ändern: …': REWORD,
  '/werkstatt/:id | Themenspeicher | button | Ändern: …': REWORD,
  '/werkstatt/:id | Verständnisfragen | button | Ändern: …': REWORD,
  '/werkstatt/:id | Perspektiven | button | Notiz festhalten': AFTER_THE_END,
  '/werkstatt/:id | Perspektiven | radio | Aus wessen Sicht?': AFTER_THE_END,
  '/werkstatt/:id | Perspektiven | textbox | Notiz aus dieser Sicht': AFTER_THE_END,
  '/werkstatt/:id | Prüfliste | button | Ist geprüft: …': {
    why: 'the button of the card itself, pressed there; the checklist shows it, too',
    seldom: true,
  },
  '/werkstatt/:id | Schritt Auf diesem Gerät gibt es hier keinen Platz | link | Mit Code beitreten':
    {
      why: 'the way out of a room without a seat leads to the page on which every journey begins',
      seldom: true,
    },
  '/werkstatt/:id | Situation vorschlagen | textbox | Frage für die Gruppe': {
    why: 'the form of the step, filled in there; in the sheet the journeys leave the question out',
    seldom: true,
  },
  '/werkstatt/:id | button | Verdeckte Anmerkungen warten. Den Ausgang trotzdem öffnen?': {
    why: 'the second half of „Ausgang öffnen“, which the journey takes back with Escape',
    seldom: true,
  },
  '/amt | Als Nächstes | link | Verfahren öffnen: Qualitätsentwicklung #': {
    why: 'a task of another procedure; pressed for the one of the procedure’s own journey',
    seldom: true,
  },
  '/amt/auswertung/:n | Ihr Jugendamt daneben | button | Noch einmal versuchen': {
    why: 'stands there only where the answer did not come; the same button is pressed beside a refusal',
    seldom: true,
  },
  '/amt/empfehlungen/:id | button | Auswahl verwerfen': {
    why: 'the form of a new one, pressed there; the form of a draft shows it, too',
    seldom: true,
  },
  '/amt/turnus/:id | Änderung eintragen | link | …': {
    why: 'leads from the form to the page of the office with nearly the same name, to which the list leads, too',
    seldom: true,
  },
}
