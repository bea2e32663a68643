// Controls that no test can press, each with its reason. A line goes away with its control, or with the first press.

/** What tells a control (`build/test/controls.txt`) → why nobody presses it. */
export const UNPRESSED: Readonly<Record<string, string>> = {}

/**
 * So many controls of a whole run may still be pressed by nobody, without a reason. It only goes down: whoever writes a
 * journey lowers it to what `build/test/unpressed-controls.txt` holds, and at 0 it goes away. Measured over the journeys
 * alone: 842 offered, 403 pressed; the sweep presses more. A tenth is left for screens that are being changed.
 */
export const STILL_UNPRESSED = 480
