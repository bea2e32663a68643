// What a room keeps about agreement: figures of the first reveal, and no seat behind them.
import { z } from '../kernel/zod.ts'

/**
 * Why a coefficient has no value. `noData`: no place has two values to compare; `oneRater`: one seat alone wrote;
 * `noVariation`: all values are the same, so chance would explain all of it and the coefficient is not defined;
 * `protected`: fewer than three seats wrote, or the figure would tell which notes share their writer.
 */
const withoutValueSchema = z.enum(['noData', 'oneRater', 'noVariation', 'protected'])
export type WithoutValue = z.infer<typeof withoutValueSchema>

/** A coefficient: 1 is full agreement, 0 what chance would give, below it less than chance; or why there is none. */
export const coefficientSchema = z.union([
  z.strictObject({ value: z.number().max(1), reason: z.null() }),
  z.strictObject({ value: z.null(), reason: withoutValueSchema }),
])
export type Coefficient = z.infer<typeof coefficientSchema>

const measuresSchema = z.strictObject({
  /** The direction each seat gave at places where at least three wrote: nominal. */
  direction: z.strictObject({
    places: z.int().min(0),
    /** Too few places for the figures to mean much. */
    small: z.boolean(),
    /** Share of pairs of seats that agree, from 0 to 1. */
    percent: coefficientSchema,
    fleissKappa: coefficientSchema,
    /** Nominal. */
    krippendorffAlpha: coefficientSchema,
    gwetAc1: coefficientSchema,
  }),
  /** The rating each seat gave at places where at least three rated: ordered as the scale is, non-answers left out. */
  rating: z.strictObject({
    small: z.boolean(),
    percent: coefficientSchema,
    /** Ordinal. */
    krippendorffAlpha: coefficientSchema,
  }),
  /** Which passages of the text were marked. */
  passages: z.strictObject({
    small: z.boolean(),
    /** Marked or not, sign by sign: nominal α. */
    characterAlpha: coefficientSchema,
    /** Units and gaps: uα of 2016. */
    unitizingAlpha: coefficientSchema,
  }),
})

/**
 * The figures of the first reveal, from the notes seats wrote without seeing others; coefficients have one decimal.
 * `criteria` holds those that notes were uncovered under, in the order of their ids. There is none of it, and null is
 * kept, where fewer than three seats wrote.
 */
export const agreementSchema = z.strictObject({
  /** Seats that wrote and count, at least: a band (`SEAT_BANDS`), never the number. */
  seats: z.int().min(3),
  workshop: measuresSchema,
  criteria: z.array(measuresSchema.extend({ criterionId: z.string().min(1).max(40) })),
})
export type Agreement = z.infer<typeof agreementSchema>
