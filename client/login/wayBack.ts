// Where a person wanted to go before the login stood in the way. Held in memory of this window only.
let wayBack: string | null = null

/** Notes the page the login interrupts. */
export function rememberWay(path: string): void {
  wayBack = path
}

/** The page to go on with after the login, once; null if nothing was interrupted. */
export function takeWayBack(): string | null {
  const found = wayBack
  wayBack = null
  return found
}
