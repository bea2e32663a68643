/** How long backups and databases that were put aside are kept, in days; they are removed then. */
export const BACKUP_DAYS = 30
