import { sql, type Expression, type SqlBool } from 'kysely'

/** What German lists sort a name by: "Ärzte" stands at A, "Fall 2" before "Fall 10" (`openDatabase` makes the functions). */
export const inAlphabet = (name: Expression<unknown>) => sql<string>`german_order(${name})`

/** Does a name hold this text, whatever the case and the dots of its letters? Signs of a pattern are looked for as they are. */
export function nameLike(name: Expression<unknown>, text: string) {
  const part = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`fold_german(${name}) LIKE fold_german(${part}) ESCAPE '\\'`
}
