// Which journeys of a whole run are gone through once more.

const JOURNEYS = 'test/e2e/'
/** Asks after all journeys what none of them pressed; after one that stopped early, too much. */
const PRESSED = 'test/controls/pressed.test.ts'
/** So many journeys a busy machine may disturb; more are a fault. */
const MOST = 2

/**
 * The files to run again, alone, after a whole run: journeys in which a person and a screen missed each other, if there are
 * at most two and nothing else failed. Empty if there are none.
 * @param {ReadonlyMap<string, { passed: number, failed: number }>} counts by file, as seen from the root of the project
 * @returns {string[]}
 */
export function toRepeat(counts) {
  const failed = [...counts].filter(([, count]) => count.failed > 0).map(([file]) => file)
  const journeys = failed.filter((file) => file.startsWith(JOURNEYS))
  const isOnlyThose = failed.every((file) => journeys.includes(file) || file === PRESSED)
  if (journeys.length === 0 || journeys.length > MOST || !isOnlyThose) return []
  return [...journeys, PRESSED]
}
