// Controls that no journey presses, each with its reason. A line goes away with its control, or with the first press.

/** Why nobody presses a control. */
export interface Reason {
  readonly why: string
  /** Offered, or pressed, in some runs only, as the moment has it: neither missed nor accused. */
  readonly seldom?: true
}

/** What tells a control (`build/test/controls.txt`) → why nobody presses it. */
export const UNPRESSED: Readonly<Record<string, Reason>> = {
  '/werkstatt/:id | Schritt Sie sind nicht mehr angemeldet. | link | Anmelden': {
    why: 'stands there only where the session ended before the log-in on the spot was loaded',
    seldom: true,
  },
}
