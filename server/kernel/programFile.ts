/** Whether this program runs from its sources, which Node reads through tsx, or bundled in `build/`. */
export const inSources = import.meta.url.endsWith('.ts')

/**
 * Where the file of a thread or process lies that this program starts.
 * @param source the file as seen from `server/`, for example `./minutes/minutesWorker.ts`; bundled it lies beside the
 * server under its name (`server/scripts/build.mjs`)
 */
export function programFile(source: string): URL {
  const bundled = source.replace(/^.*\//, './').replace(/\.ts$/, '.js')
  return new URL(inSources ? `../${source}` : bundled, import.meta.url)
}
