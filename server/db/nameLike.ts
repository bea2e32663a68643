import { sql, type Expression, type SqlBool } from 'kysely'

/** Does a name hold this text, whatever the case of its letters? Signs of a pattern are looked for as they are. */
export function nameLike(name: Expression<unknown>, text: string) {
  const part = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`${name} LIKE ${part} ESCAPE '\\'`
}
