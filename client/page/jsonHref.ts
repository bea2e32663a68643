/** The address of a file of JSON that is made here, so that nothing has to be fetched for it; for a link with `download`. */
export const jsonHref = (content: unknown): string =>
  `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(content, null, 2))}`
