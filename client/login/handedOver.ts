// The start password of the login just now, so that it need not be typed a second time to choose an own
// one. In memory of this window only, and given out once.
let typed: string | null = null

/** Notes what was typed at the login. */
export function noteHandedOver(password: string): void {
  typed = password
}

/** What was typed at the login, once; empty after a reload. */
export function takeHandedOver(): string {
  const found = typed ?? ''
  typed = null
  return found
}
