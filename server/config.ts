import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting: the environment variable, what it means, an example. The table in server/README.md is checked against it. */
export const settings = {
  FALLWERKSTATT_PORT: {
    meaning: 'port the server listens on',
    example: '3000',
    schema: port.default(3000),
  },
  FALLWERKSTATT_HOST: {
    meaning: 'address the server listens on; 0.0.0.0 for a whole network',
    example: '127.0.0.1',
    schema: z.string().min(1).default('127.0.0.1'),
  },
  FALLWERKSTATT_PUBLIC_URL: {
    meaning: 'address people type into their browsers; with https cookies are marked Secure',
    example: 'https://fallwerkstatt.example.org',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  },
  FALLWERKSTATT_DATA: {
    meaning: 'folder of database and backups',
    example: '/var/lib/fallwerkstatt',
    schema: z.string().min(1).default('data'),
  },
  FALLWERKSTATT_TRUST_PROXY: {
    meaning: 'addresses of reverse proxies whose X-Forwarded-For is believed, comma-separated',
    example: '127.0.0.1',
    schema: z
      .string()
      .regex(/^[0-9a-fA-F.:/, ]+$/)
      .optional(),
  },
  FALLWERKSTATT_MESSAGES_PER_SECOND: {
    meaning: 'messages one connection may send per second, four times as many at once',
    example: '100',
    schema: z.coerce.number().int().min(10).default(100),
  },
  FALLWERKSTATT_CONNECTIONS: {
    meaning: 'connections the server keeps open at once; whoever comes then is asked to try later',
    example: '4000',
    schema: z.coerce.number().int().min(50).default(4000),
  },
  FALLWERKSTATT_LOG: {
    meaning: 'how much is logged: fatal, error, warn, info, debug or silent',
    example: 'info',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  },
} as const

export interface Config {
  readonly port: number
  readonly host: string
  /** Without a trailing slash; null where only the Host header is known. */
  readonly publicUrl: string | null
  readonly dataFolder: string
  readonly trustProxy: string | null
  readonly messagesPerSecond: number
  readonly connections: number
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** The environment holds something unusable; the message names each key with meaning and example, never its value. */
export class BadConfig extends Error {
  override readonly name = 'BadConfig'
}

/** Reads the settings; throws `BadConfig` naming all bad keys at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const shape = z.object({
    FALLWERKSTATT_PORT: settings.FALLWERKSTATT_PORT.schema,
    FALLWERKSTATT_HOST: settings.FALLWERKSTATT_HOST.schema,
    FALLWERKSTATT_PUBLIC_URL: settings.FALLWERKSTATT_PUBLIC_URL.schema,
    FALLWERKSTATT_DATA: settings.FALLWERKSTATT_DATA.schema,
    FALLWERKSTATT_TRUST_PROXY: settings.FALLWERKSTATT_TRUST_PROXY.schema,
    FALLWERKSTATT_MESSAGES_PER_SECOND: settings.FALLWERKSTATT_MESSAGES_PER_SECOND.schema,
    FALLWERKSTATT_CONNECTIONS: settings.FALLWERKSTATT_CONNECTIONS.schema,
    FALLWERKSTATT_LOG: settings.FALLWERKSTATT_LOG.schema,
  })
  const parsed = shape.safeParse(env)
  const unknown = Object.keys(env).filter(
    (key) => key.startsWith('FALLWERKSTATT_') && !(key in settings),
  )
  const bad = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]))
  if (unknown.length > 0 || !parsed.success)
    throw new BadConfig(explain([...new Set(bad)], unknown))
  const { data } = parsed
  return {
    port: data.FALLWERKSTATT_PORT,
    host: data.FALLWERKSTATT_HOST,
    publicUrl: data.FALLWERKSTATT_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataFolder: data.FALLWERKSTATT_DATA,
    trustProxy: data.FALLWERKSTATT_TRUST_PROXY ?? null,
    messagesPerSecond: data.FALLWERKSTATT_MESSAGES_PER_SECOND,
    connections: data.FALLWERKSTATT_CONNECTIONS,
    logLevel: data.FALLWERKSTATT_LOG,
  }
}

function explain(bad: readonly string[], unknown: readonly string[]): string {
  const known: Record<string, { meaning: string; example: string }> = settings
  const lines = bad.map((key) => {
    const setting = known[key]
    return `  ${key}: ${setting?.meaning ?? ''} (example: ${setting?.example ?? ''})`
  })
  const strangers = unknown.map(
    (key) => `  ${key}: no such setting; known are ${Object.keys(settings).join(', ')}`,
  )
  return ['The environment holds settings that cannot be used:', ...lines, ...strangers].join('\n')
}
