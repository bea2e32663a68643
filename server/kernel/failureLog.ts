/** Writes a failure into the log, ids and codes only, and answers with its incident number. */
export type FailureLog = (
  what:
    | 'room.job'
    | 'room.commit'
    | 'commentPeriod'
    | 'request'
    | 'session'
    | 'wal'
    | 'load'
    | 'result'
    | 'snapshot'
    | 'ballots'
    | 'removals'
    | 'rollup'
    | 'notReady',
  error: unknown,
) => string
