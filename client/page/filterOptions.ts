// Choices of a filter: one code of a list, or all.
import type { Words } from '../../shared/kernel/words.ts'
import { optionsOf } from '../kernel/optionsOf.ts'

/** The choices of a filter, "alle" first with an empty value. */
export const withAll = <Code extends string>(words: Words<Code>) => [
  { value: '', label: 'alle' },
  ...optionsOf(words),
]

/** The code that was chosen; null for all. */
export const codeOf = <Code extends string>(
  words: Words<Code>,
  value: string | undefined,
): Code | null => optionsOf(words).find((option) => option.value === value)?.value ?? null
