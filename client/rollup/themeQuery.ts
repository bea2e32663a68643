// Which theme the page of themes shows, as it stands in its address: by the key it has in every catalogue of its name.
import type { ThemeHistory } from '../../shared/rollup/view.schema.ts'

type Theme = Pick<ThemeHistory, 'kind' | 'line'>

const keyOf = ({ kind, line }: Theme): string => `${kind} ${line}`

/** "?thema=theme+schutzauftrag-8a+Schutzplan" */
export const themeQuery = (theme: Theme): string =>
  `?${new URLSearchParams({ thema: keyOf(theme) }).toString()}`

/** The theme an address asks for; undefined where it asks for none of these. */
export function themeAsked<T extends Theme>(query: string, themes: readonly T[]): T | undefined {
  const asked = new URLSearchParams(query).get('thema')
  return themes.find((one) => keyOf(one) === asked)
}
