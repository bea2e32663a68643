/** Whether the server answers at this moment. */
const serverAnswers = (): Promise<boolean> =>
  fetch('/api/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * Loads code that could not be loaded before. Browsers keep the failure of a module until the page is loaded anew
 * (Chromium 147 does, whether the network is back or not), so asking again is not enough: if the server answers and the
 * code still does not come, the page is loaded anew, and what was written comes back from the device. Throws what
 * `load` threw while the server does not answer.
 */
export async function loadAgain<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    if (!(await serverAnswers())) throw error
    location.reload()
    return new Promise(() => undefined)
  }
}
