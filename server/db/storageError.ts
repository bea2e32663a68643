/** The code of an error SQLite threw; undefined for any other error. */
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'SqliteError' && 'code' in error
    ? String(error.code)
    : undefined

/** Is this the database's own error, not a bug of ours? */
export const isStorageError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'SqliteError'

/** The disk takes nothing at present, or not any more: no bug, and later it may go. */
export const isDiskTrouble = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN)/.test(codeOf(error) ?? '')

/** A file beside the database cannot be written at present. */
export const isFileTrouble = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'ENOENT', 'EMFILE'].includes(
    String(error.code),
  )

/** Another process has the database for itself: nothing was written, and later it will go. */
export const isBusy = (error: unknown): boolean => codeOf(error)?.startsWith('SQLITE_BUSY') ?? false

/**
 * The system did not confirm that a write reached the disk. It forgets such pages afterwards, so that syncing again
 * would succeed and mean nothing: what is kept is unknown until the file is read anew by another process.
 */
export const isSyncFailure = (error: unknown): boolean =>
  ['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC'].includes(codeOf(error) ?? '')

/** The file is no sound database. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error) ?? '')
