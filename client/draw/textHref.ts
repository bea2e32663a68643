/** The address of a text file that is made here, so that nothing has to be fetched for it; for a link with `download`. */
export const textHref = (text: string): string =>
  `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`
