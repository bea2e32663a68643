// Addresses of a workshop's screens. What must stay secret stands in the fragment, which no server sees.

/** The screen of the facilitation. */
export const cockpitHref = (workshopId: string): string => `/werkstatt/${workshopId}/moderation`

/** Where participants type the code in. */
export const joinAddress = (origin: string): string => `${origin}/`

/** The address behind the QR code: the code is filled in already. */
export const joinLink = (origin: string, code: string): string => `${origin}/#${code}`

/** The read-only link for the projector. */
export const projectorLink = (origin: string, token: string): string => `${origin}/beamer#${token}`
