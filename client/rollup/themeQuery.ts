// Which theme the page of themes shows, as it stands in its address: by the key it has in every catalogue of its name.
import type { ThemeHistory } from '../../shared/rollup/view.schema.ts'

type Theme = Pick<ThemeHistory, 'kind' | 'line'>

const nameOf = (kind: Theme['kind']): string => (kind === 'tag' ? 'quer' : 'thema')

/** "?thema=schutzauftrag-8a+Schutzplan" */
export const themeQuery = ({ kind, line }: Theme): string =>
  `?${new URLSearchParams({ [nameOf(kind)]: line }).toString()}`

/** The theme an address asks for; undefined where it asks for none of these. */
export function themeAsked<T extends Theme>(query: string, themes: readonly T[]): T | undefined {
  const at = new URLSearchParams(query)
  return themes.find(({ kind, line }) => at.get(nameOf(kind)) === line)
}
