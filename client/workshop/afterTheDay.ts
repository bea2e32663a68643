/** Where everybody stands once the day is over: what can still be done, by what one does here. `until`: "Freitag, 11. Dezember". */
export const afterTheDay = (editor: boolean, until: string, withoutCase = false): string =>
  `Der Tag ist zu Ende. Bis ${until} läuft die Kommentarfrist: ${
    editor
      ? `Lesen Sie das Protokoll gegen und ergänzen Sie ${withoutCase ? 'Einstufungen' : 'Befunde'}, Empfehlungen und Themenspeicher.`
      : `Sie können ${withoutCase ? 'Einstufungen' : 'Befunde'} und Empfehlungen weiter lesen. Fällt Ihnen noch etwas auf, sagen Sie es der Moderation.`
  }`
