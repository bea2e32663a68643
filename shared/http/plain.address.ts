import type { Address } from './address.ts'

/** Where the routes are found that do not speak JSON. */
export const plainAddresses = {
  cycleCalendar: { method: 'GET', path: '/api/cycles/:firstYear/calendar.ics' },
  cycleCsv: { method: 'GET', path: '/api/cycles/:firstYear/list.csv' },
  cycleXlsx: { method: 'GET', path: '/api/cycles/:firstYear/list.xlsx' },
  minutesDocument: { method: 'GET', path: '/api/workshops/:id/minutes.docx' },
  room: { method: 'GET', path: '/api/workshops/:id/room' },
  /** The same room where WebSockets are blocked: server-sent events down, posts up. */
  roomEvents: { method: 'GET', path: '/api/workshops/:id/room/events' },
  roomMessages: { method: 'POST', path: '/api/workshops/:id/room/messages' },
  /** The connection check: what is sent comes back, no room is touched. */
  echo: { method: 'GET', path: '/api/echo' },
  echoEvents: { method: 'GET', path: '/api/echo/events' },
  echoMessages: { method: 'POST', path: '/api/echo/messages' },
  openapi: { method: 'GET', path: '/api/openapi.json' },
} as const satisfies Record<string, Address>
