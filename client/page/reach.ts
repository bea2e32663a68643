/** From where an address can be reached, as far as it shows. */
export type Reach = 'everywhere' | 'unsure' | 'thisMachine'

/** `isSet` says that the server was told this address; otherwise it is only the one this page was opened with. */
export function reachOf(origin: string, isSet: boolean): Reach {
  const { hostname } = new URL(origin)
  if (/^(localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(hostname)) return 'thisMachine'
  return isSet ? 'everywhere' : 'unsure'
}

export const reachText = {
  thisMachine: {
    title: 'Diese Adresse gilt nur auf diesem Rechner',
    next: 'Andere Geräte erreichen sie nicht. Ihre Technik stellt die öffentliche Adresse am Server ein; drucken Sie den Aushang erst danach.',
  },
  unsure: {
    title: 'Am Server ist keine öffentliche Adresse eingestellt',
    next: 'Gedruckt wird die Adresse, mit der Sie diese Seite geöffnet haben. Probieren Sie vorher mit einem anderen Gerät, ob sie dort geht.',
  },
} as const
