import { sql, type Expression, type SqlBool } from 'kysely'

/** A name as German lists sort it: "Ärzte" stands at A, whatever the case (`openDatabase` makes the function). */
export const inAlphabet = (name: Expression<unknown>) => sql<string>`fold_german(${name})`

/** Does a name hold this text, whatever the case and the dots of its letters? Signs of a pattern are looked for as they are. */
export function nameLike(name: Expression<unknown>, text: string) {
  const part = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`${inAlphabet(name)} LIKE fold_german(${part}) ESCAPE '\\'`
}
