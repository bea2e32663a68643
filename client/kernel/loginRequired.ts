// Who is asked to log in again when the server no longer knows who calls.
type Ask = () => Promise<boolean>

let asked: Ask | null = null

/** From now on this asks; what it returns ends it. The newest one asks. */
export function onLoginRequired(ask: Ask): () => void {
  asked = ask
  return () => {
    if (asked === ask) asked = null
  }
}

/** Asks for a login if a page can ask; true once the same account is logged in again. */
export const loginAgain = (): Promise<boolean> => asked?.() ?? Promise.resolve(false)
