import type {} from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** Whether cookies may be sent without https hangs on the public address. */
export type CookieConfig = Pick<Config, 'publicUrl'>

/**
 * The cookies: an account's session, a seat, a seat that was given up (so that no person counts twice), a projector,
 * what a browser is known by, and by what a closing survey knows that it answered. One browser may hold all of them.
 */
export type CookieName =
  'fw_session' | 'fw_seat' | 'fw_left' | 'fw_projector' | 'fw_browser' | 'fw_survey'

const isSecure = (config: CookieConfig): boolean => config.publicUrl?.startsWith('https:') === true
const fullName = (name: CookieName, config: CookieConfig): string =>
  isSecure(config) ? `__Host-${name}` : name

/** The value of one of our cookies, or undefined. */
export const readCookie = (
  request: FastifyRequest,
  name: CookieName,
  config: CookieConfig,
): string | undefined => request.cookies[fullName(name, config)]

/** Sets a cookie no script can read and no other site can send. `maxAge` in seconds; without it it ends with the browser. */
export function setCookie(
  reply: FastifyReply,
  name: CookieName,
  value: string,
  config: CookieConfig,
  maxAge?: number,
): void {
  reply.setCookie(fullName(name, config), value, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: isSecure(config),
    ...(maxAge === undefined ? {} : { maxAge }),
  })
}

/** Ends a cookie. */
export function clearCookie(reply: FastifyReply, name: CookieName, config: CookieConfig): void {
  reply.clearCookie(fullName(name, config), {
    path: '/',
    secure: isSecure(config),
    sameSite: 'strict',
    httpOnly: true,
  })
}
