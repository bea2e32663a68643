import type { Clock } from '../../shared/workshop/workshop.ts'

export const MINUTE = 60_000

/** Milliseconds left of a group's time at a server time; negative past the end. */
export const remainingOf = ({ endsAt, pausedRemainingMs }: Clock, now: number): number =>
  pausedRemainingMs ?? (endsAt === null ? 0 : endsAt - now)

/** Minutes a group is offered: those of the step without ten for reading the boards, in fives, from five to thirty. */
export function offeredMinutes(stepMinutes: number): number {
  const usual = stepMinutes > 0 ? stepMinutes - 10 : 20
  return Math.min(30, Math.max(5, Math.round(usual / 5) * 5))
}
