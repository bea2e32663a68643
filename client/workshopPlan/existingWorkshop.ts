import { call } from '../kernel/api.ts'
import { formatDate } from '../../shared/kernel/format.ts'
import type { Existing } from '../page/existing.ts'
import { planHref } from '../page/navigation.ts'

/** The workshop of this day that has this title already, and the way to its plan. */
export async function existingWorkshop(id: string): Promise<Existing | undefined> {
  const found = await call('getWorkshop', { params: { id }, body: {} })
  if (!found.ok) return undefined
  const { title, date } = found.value.workshop
  return { name: `${title}, ${formatDate(date)}`, href: planHref(id) }
}
