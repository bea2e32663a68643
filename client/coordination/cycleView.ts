// What the page of the cycle shows, as it stands in its address: codes and numbers, never what was typed.
import type { OfficeSearch } from '../../shared/coordination/coordination.schema.ts'
import {
  duenessWords,
  officeOrderWords,
  progressWords,
} from '../../shared/coordination/coordination.words.ts'
import { codesOf, type Words } from '../../shared/kernel/words.ts'
import { administrativeDistrictWords, regionalBodyWords } from '../../shared/office/office.words.ts'

const cycleTabs = ['overview', 'list', 'board', 'teams', 'files'] as const
type CycleTab = (typeof cycleTabs)[number]

/** What is shown: of which cycle (its first year; undefined for today's), which tab, and which offices in the list. */
export interface CycleView {
  readonly firstYear: string | undefined
  readonly tab: CycleTab
  readonly search: OfficeSearch
}

/** The list without a filter. */
export const everyOffice: OfficeSearch = {
  ...{ text: '', regionalBody: null, administrativeDistrict: null, progress: null },
  ...{ dueness: null, package: null, former: false, order: 'halfYear', page: 0 },
}

const one = <Code extends string>(codes: readonly Code[], value: string | null): Code | null =>
  codes.find((code) => code === value) ?? null
const codeIn = <Code extends string>(words: Words<Code>, value: string | null): Code | null =>
  one(codesOf(words), value)

/** What an address ("?liste=list&…") asks for; what is none of the codes is left out. */
export function viewOf(query: string): CycleView {
  const at = new URLSearchParams(query)
  const held = at.get('paket')
  const page = Number(at.get('seite') ?? 1) - 1
  return {
    firstYear: at.get('turnus') ?? undefined,
    tab: one(cycleTabs, at.get('ansicht')) ?? 'overview',
    search: {
      text: '',
      regionalBody: codeIn(regionalBodyWords, at.get('landesteil')),
      administrativeDistrict: codeIn(administrativeDistrictWords, at.get('bezirk')),
      progress: codeIn(progressWords, at.get('stand')),
      dueness: codeIn(duenessWords, at.get('frist')),
      package: held === 'ja' ? true : held === 'nein' ? false : null,
      former: at.get('bestand') === 'frueher',
      order: codeIn(officeOrderWords, at.get('folge')) ?? everyOffice.order,
      page: Number.isInteger(page) && page >= 0 && page <= 1000 ? page : 0,
    },
  }
}

/** The address of what is shown, "?…", or nothing for what the page shows by itself. */
export function queryOf({ firstYear, tab, search }: CycleView): string {
  const { package: held, former, order, page } = search
  const said = {
    turnus: firstYear,
    ansicht: tab === 'overview' ? undefined : tab,
    landesteil: search.regionalBody,
    bezirk: search.administrativeDistrict,
    stand: search.progress,
    frist: search.dueness,
    paket: held === null ? null : held ? 'ja' : 'nein',
    bestand: former ? 'frueher' : null,
    folge: order === everyOffice.order ? null : order,
    seite: page === 0 ? null : String(page + 1),
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(said)) if (value) query.set(name, value)
  return query.size === 0 ? '' : `?${query.toString()}`
}
