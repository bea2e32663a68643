// Lists of records after a change: with what the server answered, so that nothing is fetched twice.

type Recorded = { readonly id: string }

/** A list with one record as a change has just returned it, sorted by a text as the server sorts. */
export const withRecord = <T extends Recorded>(
  list: readonly T[],
  record: T,
  sortedBy: (one: T) => string,
): T[] =>
  [...withoutRecord(list, record.id), record].toSorted((a, b) =>
    sortedBy(a) < sortedBy(b) ? -1 : sortedBy(a) > sortedBy(b) ? 1 : 0,
  )

/** A list without the record that was removed. */
export const withoutRecord = <T extends Recorded>(list: readonly T[], id: string): T[] =>
  list.filter((one) => one.id !== id)
