import { statements } from './migration.ts'

/** Half-years of the plan are spelled as in results and packages: "2024-H1", no longer "2024-1". */
export const halfYear = statements('0023_halfYear', [
  `UPDATE cycle_plan SET halfYear = substr(halfYear, 1, 5) || 'H' || substr(halfYear, 6)
    WHERE halfYear GLOB '[0-9][0-9][0-9][0-9]-[12]'`,
])
