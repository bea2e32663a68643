/** Puts what a page shows into its address ("?…", or nothing), in place of what stood there: a reload, a copied link and the way back lead to it again. */
export const replaceQuery = (query: string): void =>
  window.history.replaceState(window.history.state, '', `${window.location.pathname}${query}`)
