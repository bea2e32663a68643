import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { DATA_LICENCE, openDataWords } from '../shared/rollup/openData.words.ts'
import { StartProblem } from './kernel/startProblem.ts'

/** An address, or a range of them: `10.0.0.0/8`. */
function isProxy(text: string): boolean {
  const [address = '', range] = text.trim().split('/')
  const version = isIP(address)
  if (version === 0 || range === undefined) return version !== 0
  return /^\d{1,3}$/.test(range) && Number(range) <= (version === 4 ? 32 : 128)
}

/** The program answers at the root of a host only. */
function isRoot(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { pathname, search, hash, username } = new URL(text)
  return pathname === '/' && `${search}${hash}${username}` === ''
}

const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting: the environment variable, what it means, an example. The table in server/README.md is checked against it. */
export const settings = {
  FALLWERKSTATT_PORT: {
    meaning: 'port the server listens on',
    german: 'Port, auf dem der Server lauscht, 0 bis 65535',
    example: '3000',
    schema: port.default(3000),
  },
  FALLWERKSTATT_HOST: {
    meaning: 'address the server listens on; 0.0.0.0 for a whole network',
    german: 'Adresse, auf der der Server lauscht; 0.0.0.0 für ein ganzes Netz',
    example: '127.0.0.1',
    schema: z.string().min(1).default('127.0.0.1'),
  },
  FALLWERKSTATT_PUBLIC_URL: {
    meaning:
      'address people type into their browsers, a host of its own without a path behind it; with https cookies are marked Secure',
    german:
      'Adresse, die man in den Browser eintippt, ein eigener Name ohne Unterpfad dahinter; mit https sind Cookies geschützt',
    example: 'https://fallwerkstatt.example.org',
    schema: z
      .url({ protocol: /^https?$/ })
      .refine(isRoot)
      .optional(),
  },
  FALLWERKSTATT_DATA: {
    meaning: 'folder of database and backups',
    german: 'Ordner der Datenbank und der Sicherungen',
    example: '/var/lib/fallwerkstatt',
    schema: z.string().min(1).default('data'),
  },
  FALLWERKSTATT_KEYS: {
    meaning:
      'folder of the keys of open votes and of signatures, outside the data folder and in no backup; ~/.local/state/fallwerkstatt where it is not set',
    german:
      'Ordner der Schlüssel laufender Abstimmungen und der Unterschriften, außerhalb des Datenordners und in keiner Sicherung; ohne Angabe ~/.local/state/fallwerkstatt',
    example: '/var/lib/fallwerkstatt-keys',
    schema: z.string().min(1).optional(),
  },
  FALLWERKSTATT_TRUST_PROXY: {
    meaning: 'addresses of reverse proxies whose X-Forwarded-For is believed, comma-separated',
    german: 'Adressen der Reverse-Proxys, deren X-Forwarded-For geglaubt wird, mit Komma getrennt',
    example: '127.0.0.1',
    schema: z
      .string()
      .refine((text) => text.split(',').every(isProxy))
      .optional(),
  },
  FALLWERKSTATT_MESSAGES_PER_SECOND: {
    meaning: 'messages one connection may send per second, four times as many at once',
    german: 'Nachrichten, die eine Verbindung je Sekunde senden darf, mindestens 10',
    example: '100',
    schema: z.coerce.number().int().min(10).default(100),
  },
  FALLWERKSTATT_CONNECTIONS: {
    meaning: 'connections the server keeps open at once; whoever comes then is asked to try later',
    german: 'Verbindungen, die der Server zugleich offen hält, mindestens 50',
    example: '4000',
    schema: z.coerce.number().int().min(50).default(4000),
  },
  FALLWERKSTATT_PUBLISHER: {
    meaning:
      'who publishes the releases of the state as open data, and is named where they are quoted',
    german: 'Wer die landesweiten Auswertungen als offene Daten herausgibt, 3 bis 200 Zeichen',
    example: openDataWords.publisher,
    schema: z.string().trim().min(3).max(200).default(openDataWords.publisher),
  },
  FALLWERKSTATT_CONTRIBUTOR: {
    meaning:
      'who hands that open data to the data portals, an address of the list of DCAT-AP.de; left out if not set',
    german:
      'Kennung des Datenbereitstellers für Datenportale, eine Adresse aus der Liste von DCAT-AP.de; ohne Angabe entfällt sie',
    example: 'http://dcat-ap.de/def/contributors/openNRW',
    schema: z
      .string()
      .regex(/^http:\/\/dcat-ap\.de\/def\/contributors\/[\w.-]+$/)
      .optional(),
  },
  FALLWERKSTATT_LICENCE: {
    meaning: 'licence of that open data, an address of the list of DCAT-AP.de',
    german: 'Lizenz dieser offenen Daten, eine Adresse aus der Liste von DCAT-AP.de',
    example: DATA_LICENCE,
    schema: z
      .string()
      .regex(/^http:\/\/dcat-ap\.de\/def\/licenses\/[\w.\/-]+$/)
      .default(DATA_LICENCE),
  },
  FALLWERKSTATT_LOG: {
    meaning: 'how much is logged: fatal, error, warn, info, debug or silent',
    german: 'wie viel protokolliert wird: fatal, error, warn, info, debug oder silent',
    example: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  },
} as const

export interface Config {
  readonly port: number
  readonly host: string
  /** Without a trailing slash; null if only the Host header is known. */
  readonly publicUrl: string | null
  readonly dataFolder: string
  readonly keysFolder: string
  readonly trustProxy: string | null
  readonly messagesPerSecond: number
  readonly connections: number
  /** Who publishes releases of the state as open data. */
  readonly publisher: string
  /** As the list of DCAT-AP.de names it, which hands it out on request; null where none is set. */
  readonly contributor: string | null
  /** Its licence, as DCAT-AP.de names it. */
  readonly licence: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** The environment holds something unusable; the message names each key with meaning and example, never its value. */
export class BadConfig extends StartProblem {
  override readonly name = 'BadConfig'
}

/** Reads the settings; an empty one counts as not set, as in a unit file with every name in it. Throws `BadConfig` naming all bad keys at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const shape = z.object({
    FALLWERKSTATT_PORT: settings.FALLWERKSTATT_PORT.schema,
    FALLWERKSTATT_HOST: settings.FALLWERKSTATT_HOST.schema,
    FALLWERKSTATT_PUBLIC_URL: settings.FALLWERKSTATT_PUBLIC_URL.schema,
    FALLWERKSTATT_DATA: settings.FALLWERKSTATT_DATA.schema,
    FALLWERKSTATT_KEYS: settings.FALLWERKSTATT_KEYS.schema,
    FALLWERKSTATT_TRUST_PROXY: settings.FALLWERKSTATT_TRUST_PROXY.schema,
    FALLWERKSTATT_MESSAGES_PER_SECOND: settings.FALLWERKSTATT_MESSAGES_PER_SECOND.schema,
    FALLWERKSTATT_CONNECTIONS: settings.FALLWERKSTATT_CONNECTIONS.schema,
    FALLWERKSTATT_PUBLISHER: settings.FALLWERKSTATT_PUBLISHER.schema,
    FALLWERKSTATT_CONTRIBUTOR: settings.FALLWERKSTATT_CONTRIBUTOR.schema,
    FALLWERKSTATT_LICENCE: settings.FALLWERKSTATT_LICENCE.schema,
    FALLWERKSTATT_LOG: settings.FALLWERKSTATT_LOG.schema,
  })
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim() !== ''))
  const parsed = shape.safeParse(given)
  const unknown = Object.keys(env).filter(
    (key) => key.startsWith('FALLWERKSTATT_') && !(key in settings),
  )
  const bad = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]))
  if (unknown.length > 0 || !parsed.success)
    throw new BadConfig(...explain([...new Set(bad)], unknown))
  const { data } = parsed
  return {
    port: data.FALLWERKSTATT_PORT,
    host: data.FALLWERKSTATT_HOST,
    publicUrl: data.FALLWERKSTATT_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataFolder: data.FALLWERKSTATT_DATA,
    keysFolder: data.FALLWERKSTATT_KEYS ?? usualKeysFolder(),
    trustProxy: data.FALLWERKSTATT_TRUST_PROXY ?? null,
    messagesPerSecond: data.FALLWERKSTATT_MESSAGES_PER_SECOND,
    connections: data.FALLWERKSTATT_CONNECTIONS,
    publisher: data.FALLWERKSTATT_PUBLISHER,
    contributor: data.FALLWERKSTATT_CONTRIBUTOR ?? null,
    licence: data.FALLWERKSTATT_LICENCE,
    logLevel: data.FALLWERKSTATT_LOG,
  }
}

/** Where programs of this user keep what is neither data nor setting (XDG Base Directory; `LOCALAPPDATA` on Windows). */
function usualKeysFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA } = process.env
  const state = XDG_STATE_HOME || LOCALAPPDATA || join(homedir(), '.local/state')
  return join(state, 'fallwerkstatt')
}

/** The German and the English lines. */
function explain(bad: readonly string[], unknown: readonly string[]): [string, string] {
  const known: Record<string, { meaning: string; german: string; example: string }> = settings
  const german: string[] = []
  const english: string[] = []
  for (const key of bad) {
    const setting = known[key]
    if (!setting) continue
    german.push(
      `Die Einstellung ${key} lässt sich so nicht verwenden: ${setting.german} (Beispiel: ${setting.example}).`,
    )
    english.push(
      `The setting ${key} cannot be used: ${setting.meaning} (example: ${setting.example}).`,
    )
  }
  const names = Object.keys(settings).join(', ')
  for (const key of unknown) {
    german.push(`Eine Einstellung ${key} gibt es nicht. Es gibt: ${names}.`)
    english.push(`There is no setting ${key}; known are ${names}.`)
  }
  return [german.join('\n'), english.join('\n')]
}

/** What a start says about settings that work and are hardly meant; `publicUrl` is the one that is used. */
export function startWarnings(
  { trustProxy }: Pick<Config, 'trustProxy'>,
  publicUrl: string,
): string[] {
  if (!publicUrl.startsWith('https:'))
    return [
      'no https address is set: cookies travel unprotected; use this only on one machine or in a closed room',
    ]
  return trustProxy === null
    ? [
        'the address is https and FALLWERKSTATT_TRUST_PROXY is not set: behind a reverse proxy everybody seems to come from its address and shares one limit; set it to the address of the proxy',
      ]
    : []
}
