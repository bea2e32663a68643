// Where a closing survey is answered. The code stands in the fragment, which no server sees.

/** Where people type the code in. */
export const surveyAddress = (origin: string): string => `${origin}/abschlussbefragung`

/** The same with the code filled in. */
export const surveyLink = (origin: string, code: string): string =>
  `${surveyAddress(origin)}#${code}`
