/** Where everybody stands once the day is over: what can still be done, by what one does here. `until`: "Freitag, 11. Dezember". */
export const afterTheDay = (editor: boolean, until: string): string =>
  `Der Tag ist zu Ende. Bis ${until} läuft die Kommentarfrist: ${
    editor
      ? 'Lesen Sie das Protokoll gegen und ergänzen Sie Befunde, Empfehlungen und Themenspeicher.'
      : 'Sie können Befunde und Empfehlungen weiter lesen. Fällt Ihnen noch etwas auf, sagen Sie es der Moderation.'
  }`
