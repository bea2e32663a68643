// Into how many files the built client is cut. Left to itself the bundler gives each set of pages that share something a
// file of its own: three hundred, most of a few lines, and an office page asks for a hundred of them.

/** Of a module, what it imports: at once, and when it is wanted. Ids as the bundler knows them. */
interface Module {
  readonly importedIds: readonly string[]
  readonly dynamicallyImportedIds: readonly string[]
}

/** Which page belongs to which address; what these fetch are pages. */
const ADDRESSES = ['router.ts', 'officePages.ts']
/** Where a person comes in with the code. */
const JOIN = ['join/StartPage.svelte']
/** What a seat then waits for. */
const SEAT = ['workshop/SeatPage.svelte', 'room/RoomScope.svelte', 'workshop/openRoom.ts']
/** Where a seat writes: the end of the first load. */
const ANNOTATE = ['annotation/AnnotateScreen.svelte']
/** Pages around the room that share a module: so many, and nearly all of them will ask for it. */
const MANY = 6

/**
 * Says in which file a module travels; null leaves it to the bundler. `folder` is the client's, with slashes. A file
 * holds what those that ask for it need together, and imports only from those named before it:
 *
 * - `start`: what every page begins with, `join`: what the page for the code adds
 * - `kit`: what the screens of a seat, until it writes, have in common with pages around the room
 * - `seat` and `annotate`: what else a seat needs to come in, and to write
 * - `shared` and `office`: what many pages around the room need, too or alone, and the signs that
 *   two of them draw
 */
export function partsOf(
  folder: string,
  moduleOf: (id: string) => Module | null,
): (id: string) => string | null {
  const inClient = (path: string) => `${folder}/${path}`
  const ways = new Set(ADDRESSES.map(inClient))
  const atOnce = (ids: readonly string[]): Set<string> => {
    const found = new Set(ids)
    for (const id of found) for (const one of moduleOf(id)?.importedIds ?? []) found.add(one)
    return found
  }
  const later = (id: string) => moduleOf(id)?.dynamicallyImportedIds ?? []
  /** What is fetched from somewhere on, without the way to other pages. */
  const fetched = (from: readonly string[]): Set<string> => {
    const found = new Set(from)
    for (const one of found)
      for (const id of atOnce([one]))
        if (!ways.has(id)) for (const next of later(id)) found.add(next)
    return found
  }
  const start = atOnce(['main.ts'].map(inClient))
  const join = atOnce(JOIN.map(inClient))
  const seat = atOnce(SEAT.map(inClient))
  const first = atOnce([...SEAT, ...ANNOTATE].map(inClient))
  const screens = fetched(SEAT.map(inClient))
  const inRoom = atOnce([...screens])
  /** How many pages around the room, and parts they fetch, need a module at once. */
  const around = new Map<string, number>()
  for (const page of fetched([...ways].flatMap(later)))
    if (!screens.has(page))
      for (const id of atOnce([page])) around.set(id, (around.get(id) ?? 0) + 1)

  /** A sign is smaller than the request for it. */
  const icons = inClient('ui/icon/')

  return (id) => {
    const pages = around.get(id) ?? 0
    if (start.has(id)) return 'start'
    if (join.has(id)) return 'join'
    if (first.has(id)) return pages >= MANY ? 'kit' : seat.has(id) ? 'seat' : 'annotate'
    const isMany = pages >= MANY || (pages > 1 && id.startsWith(icons))
    if (isMany) return inRoom.has(id) ? 'shared' : 'office'
    return null
  }
}
