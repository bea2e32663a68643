/**
 * What a record holds under a key from outside, or undefined. Only what was put there: `record[id]` also finds what
 * every object inherits, and `propertyIsEnumerable` would be a seat, an annotation, a piece of evidence.
 */
export const lookUp = <T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined => (record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined)
