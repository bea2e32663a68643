/** A control that no journey can press with an effect, and why. */
export interface ControlException {
  /** Exactly what stands in the list of unpressed controls. */
  readonly control: string
  readonly reason: string
}

export const exceptions: readonly ControlException[] = []
