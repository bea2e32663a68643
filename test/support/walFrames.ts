// Reads a write-ahead log as a person would who copied it: which pages each commit wrote, in order.
// Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log

const HEADER = 32
const FRAME_HEADER = 24

/** One transaction as it lies in the log. */
export interface WalCommit {
  readonly pages: readonly { readonly number: number; readonly bytes: Buffer }[]
}

/** All commits in a log, those of earlier rounds that were not yet written over included, each round in its order. */
export function walCommits(log: Buffer): WalCommit[] {
  const pageSize = log.readUInt32BE(8)
  const rounds = new Map<string, WalCommit[]>()
  let pages: { number: number; bytes: Buffer }[] = []
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    const salt = log.toString('hex', at + 8, at + 16)
    const from = at + FRAME_HEADER
    pages.push({ number: log.readUInt32BE(at), bytes: log.subarray(from, from + pageSize) })
    if (log.readUInt32BE(at + 4) === 0) continue
    rounds.set(salt, [...(rounds.get(salt) ?? []), { pages }])
    pages = []
  }
  return [...rounds.values()].flat()
}

/** What the copy of a log tells about who cast which ballot. */
export interface BallotLinks {
  /** Ballots of which any sign (key or content) appears anywhere. */
  readonly ballotsSeen: number
  /** Ballot key → seat, if one commit brought exactly one of each. */
  readonly links: ReadonlyMap<string, string>
}

/**
 * Joins ballots and seats by the commits in which they first appear under a vote. The attacker of this program is
 * stronger than a real one: it is told every key and every seat and only has to find which belongs to which.
 */
export function linkBallots(
  log: Buffer,
  voteId: string,
  keys: readonly string[],
  seatIds: readonly string[],
): BallotLinks {
  const seen = new Set<string>()
  const links = new Map<string, string>()
  for (const { pages } of walCommits(log)) {
    const text = pages.map(({ bytes }) => bytes.toString('latin1')).join('\n')
    const fresh = (ids: readonly string[]) =>
      ids.filter((id) => !seen.has(id) && text.includes(`${voteId}${id}`))
    const [newKeys, newSeats] = [fresh(keys), fresh(seatIds)]
    for (const id of [...newKeys, ...newSeats]) seen.add(id)
    const [[key], [seatId]] = [newKeys, newSeats]
    if (newKeys.length === 1 && newSeats.length === 1 && key !== undefined && seatId !== undefined)
      links.set(key, seatId)
  }
  return { ballotsSeen: keys.filter((key) => log.includes(key)).length, links }
}
