// What a restored database has to be told of draws: one that was laid down or made since is no less so (DR7).
import type { Database } from 'better-sqlite3'
import type { AuditAction } from '../audit/audit.ts'
import type { Removals } from '../removal/removals.ts'

/**
 * Brings draws of procedures that are there to where they stood last; returns of how many the backup knew less. What was bound,
 * uncovered, drawn, left out or given up is so again; what the backup itself knows of it never changes.
 */
export function applyDraws(
  { sqlite }: { readonly sqlite: Database },
  { draws, leftOut }: Pick<Removals, 'draws' | 'leftOut'>,
  note: (action: AuditAction, objectId?: string) => void,
): number {
  const less = new Set<string>()
  const run = (sql: string, action: AuditAction) => {
    const statement = sqlite.prepare(sql)
    return (id: string, row: object) => {
      if (statement.run(row).changes === 0) return
      less.add(id)
      note(action, id)
    }
  }
  const bind = run(
    `UPDATE draw SET officeCommitment = @officeCommitment, officeValue = @officeValue, facilitationCommitment = @facilitationCommitment
     WHERE id = @id AND officeValue IS NULL AND seed IS NULL AND discardedAt IS NULL
       AND (officeCommitment, officeValue, facilitationCommitment) IS NOT (@officeCommitment, @officeValue, @facilitationCommitment)`,
    'draw.partBound',
  )
  const uncover = run(
    `UPDATE draw SET facilitationValue = @facilitationValue, seed = @seed, drawnAt = @drawnAt
     WHERE id = @id AND seed IS NULL AND discardedAt IS NULL AND @seed IS NOT NULL AND @seedKind = 'parties'`,
    'draw.partUncovered',
  )
  const roll = run(
    `UPDATE draw SET seed = @seed, drawnAt = @drawnAt
     WHERE id = @id AND seed IS NULL AND discardedAt IS NULL AND @seed IS NOT NULL AND @seedKind = 'dice'`,
    'draw.diceEntered',
  )
  const discard = run(
    `UPDATE draw SET discardedAt = @discardedAt, discardReason = @discardReason
     WHERE id = @id AND discardedAt IS NULL AND @discardedAt IS NOT NULL`,
    'draw.discarded',
  )
  const add = run(
    `INSERT INTO draw (id, procedureId, number, commitment, rule, seedKind, strata, officeCommitment, officeValue,
       facilitationCommitment, facilitationValue, seed, announcedAt, drawnAt, discardedAt, discardReason)
     SELECT @id, @procedureId, @number, @commitment, @rule, @seedKind, @strata, @officeCommitment, @officeValue,
       @facilitationCommitment, @facilitationValue, @seed, @announcedAt, @drawnAt, @discardedAt, @discardReason
     WHERE EXISTS (SELECT 1 FROM procedure WHERE id = @procedureId) ON CONFLICT DO NOTHING`,
    'draw.announced',
  )
  const leave = run(
    `INSERT INTO draw_exclusion (drawId, stratum, position, reason, since, at)
     SELECT @drawId, @stratum, @position, @reason, @since, @at
     WHERE EXISTS (SELECT 1 FROM draw WHERE id = @drawId) ON CONFLICT DO NOTHING`,
    'draw.caseExcluded',
  )
  for (const step of [bind, uncover, roll, discard]) for (const row of draws) step(row.id, row)
  // One draw of a procedure counts at a time: what was given up is so before the next one comes.
  for (const row of draws) add(row.id, row)
  for (const row of leftOut) leave(row.drawId, row)
  return less.size
}
