import { z } from './zod.ts'

/** Rows of a page of a list. */
export const PAGE_ROWS = 50

/** Most rows of a list without pages: one to choose from, or what belongs to one account or procedure. */
export const LIST_ROWS = 500

/** Which page is asked for; the first one is 0. */
export const pageNumberSchema = z.int().min(0).max(1000)

/** What is looked for in names. */
export const searchTextSchema = z.string().max(120)

/** A page of a list, and how many rows there are on all pages. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({ rows: z.array(row).max(PAGE_ROWS), total: z.int().min(0) })

/** A list that is told as a whole. */
export const listOf = <Row extends z.ZodType>(row: Row) => z.array(row).max(LIST_ROWS)

/** A page as it was told. */
export interface Page<Row> {
  readonly rows: Row[]
  readonly total: number
}
