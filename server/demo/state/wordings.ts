// General wordings of invented recommendations, by theme of the catalogue.

const BY_THEME: Readonly<Record<string, readonly string[]>> = {
  'Mitteilung und Eingang': [
    'Mitteilungen werden mit einem einheitlichen Bogen aufgenommen, der Beobachtung und Vermutung trennt.',
    'Wer eine Mitteilung annimmt, prüft am selben Tag, was im Amt schon bekannt ist.',
  ],
  'Erstbewertung und Dringlichkeit': [
    'Die Dringlichkeit wird zu zweit eingestuft und mit einer Frist festgehalten.',
    'Die Leitung erfährt von dringenden Mitteilungen, solange sie noch mitsteuern kann.',
  ],
  'Informationsgewinnung, unmittelbarer Eindruck': [
    'Beim Hausbesuch wird jedes Kind der Familie gesehen und einzeln beschrieben.',
    'Belastungen und Stärken werden nebeneinander gesammelt, offene Fragen stehen auf einer eigenen Liste.',
  ],
  'Beteiligung von Kind/Jugendlichen': [
    'Kinder werden in jedem Verfahren allein gehört, ihre Sicht steht wörtlich in der Einschätzung.',
    'Für Gespräche mit Kindern gibt es Material in leichter Sprache und mit Bildern.',
  ],
  'Einbezug der Erziehungsberechtigten': [
    'Eltern hören in klaren Worten, worin die Sorge besteht und was sich ändern muss.',
    'Dolmetschende werden früh angefragt; Kinder übersetzen nicht.',
  ],
  'Gefährdungseinschätzung im Zusammenwirken': [
    'Die Einschätzung wird gemeinsam geschrieben, abweichende Meinungen stehen darin.',
    'Tatsachen, Deutung und Prognose stehen in getrennten Feldern.',
  ],
  Schutzplan: ['Jeder Schutzplan nennt, wer was bis wann prüft und was sonst geschieht.'],
  'Hilfeangebot und Hilfeplanung': [
    'Bis eine Hilfe beginnt, überbrückt eine Fachkraft mit festen Kontakten die Zeit.',
  ],
  'Anrufung des Familiengerichts': [
    'Stellungnahmen an das Gericht folgen einer gemeinsamen Gliederung und werden gegengelesen.',
  ],
  Inobhutnahme: ['Kinder erfahren bei einer Inobhutnahme sofort, wen sie anrufen dürfen.'],
  Dokumentation: [
    'Beteiligung wird so festgehalten, dass man sie später nachlesen kann.',
    'Entscheidungen werden mit Gründen und am selben Tag dokumentiert.',
  ],
  'Fallübergabe, Zuständigkeitswechsel': [
    'Bei einer Übergabe sprechen beide Fachkräfte einmal gemeinsam mit der Familie.',
  ],
}

const OTHERS = [
  'Das Team wertet jedes Vierteljahr ein Verfahren gemeinsam aus.',
  'Eine Arbeitshilfe fasst die Schritte auf einer Seite zusammen und wird jährlich geprüft.',
  'Mit den Partnern im Netzwerk werden Meldewege vereinbart und einmal im Jahr besprochen.',
  'Neue Fachkräfte begleiten in der Einarbeitung mehrere Verfahren von Anfang bis Ende.',
] as const

/** Wordings for a criterion of this theme; there is always one. */
export const wordingsOf = (theme: string): readonly string[] => [
  ...(BY_THEME[theme] ?? []),
  ...OTHERS,
]
