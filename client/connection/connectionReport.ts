import { formatDateTime, formatNumber, type Moment } from '../../shared/kernel/format.ts'
import type { Measured } from './probe.ts'

/** What the check found on the three ways. */
export interface Findings {
  readonly https: Measured
  readonly socket: Measured
  readonly events: Measured
}

/** From here on people notice that the room hesitates, in milliseconds. */
const SLOW_MS = 400

/** The three ways, in the order they are tried. */
export const wayKeys = ['https', 'socket', 'events'] as const satisfies readonly (keyof Findings)[]

/** What a way is called, as an IT department knows it: encrypted or not, as the address says. */
export function wayName(way: keyof Findings, origin: string): string {
  const secure = origin.startsWith('https:')
  switch (way) {
    case 'https':
      return `Seiten und Daten (${secure ? 'HTTPS' : 'HTTP, unverschlüsselt'})`
    case 'socket':
      return `Gemeinsamer Raum (WebSocket${secure ? '' : ', unverschlüsselt'})`
    case 'events':
      return 'Ersatzweg (dauerhafte Antwort, Server-Sent Events)'
  }
}

/** "12 ms", or that nothing came. */
export const measuredText = (measured: Measured): string =>
  measured === null ? 'keine Antwort' : `${formatNumber(Math.max(1, Math.round(measured)))} ms`

/** What it means for a workshop. */
export function verdict({ https, socket, events }: Findings): string {
  if (https === null)
    return 'Der Server antwortet von hier nicht. Eine Fallwerkstatt ist so nicht möglich.'
  const best = socket ?? events
  if (best === null)
    return 'Die Seiten kommen an, der gemeinsame Raum nicht. Eine Fallwerkstatt ist so nicht möglich.'
  if (best > SLOW_MS)
    return 'Es geht, aber langsam. Rechnen Sie mit Verzögerungen, wenn viele zugleich arbeiten.'
  if (socket === null)
    return 'Es geht über den Ersatzweg. WebSocket ist gesperrt; mit einer Freigabe wird es flüssiger.'
  return events === null
    ? 'Es geht. Der Ersatzweg ist gesperrt; er hilft, wenn WebSocket einmal ausfällt.'
    : 'Alles in Ordnung. Eine Fallwerkstatt ist von hier aus möglich.'
}

/** What an IT department lets through, with the server's own name. */
export function allowances(origin: string): readonly string[] {
  const { host, protocol } = new URL(origin)
  const port = new URL(origin).port || (protocol === 'https:' ? '443' : '80')
  const socket = origin.replace(/^http/, 'ws')
  return [
    `Zugriff auf ${origin} (TCP-Port ${port}), ohne weitere fremde Adressen.`,
    `WebSocket-Verbindungen zu ${socket}/api/ (Kopfzeile „Upgrade: websocket“), auch über Proxy und Virenscanner.`,
    `Antworten vom Typ text/event-stream von ${host} ohne Zwischenspeichern und ohne Sammeln.`,
    'Ruhende Verbindungen mindestens 60 Sekunden offen lassen. Die Seite meldet sich alle 10 Sekunden.',
  ]
}

/** The result as plain text to send on: the server's name, the time and what was measured, nothing about a person. */
export function reportText(findings: Findings, origin: string, when: Moment): string {
  const ways = wayKeys.map((way) => `- ${wayName(way, origin)}: ${measuredText(findings[way])}`)
  return [
    `Verbindungsprüfung Fallwerkstatt, ${formatDateTime(when)}`,
    `Server: ${origin}`,
    '',
    'Antwortzeit (Median von 10):',
    ...ways,
    '',
    verdict(findings),
    '',
    'Bitte freigeben:',
    ...allowances(origin).map((line) => `- ${line}`),
  ].join('\n')
}
