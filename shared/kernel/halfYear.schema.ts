import { isHalfYear, type HalfYear } from './halfYear.ts'
import { z } from './zod.ts'

/** Half of a calendar year, "2024-H1" or "2024-H2". */
export const halfYearSchema = z.custom<HalfYear>(isHalfYear)
