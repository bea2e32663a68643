/** The id under which a heading of the document, or its beginning, is found again on the page. */
export const blockId = (at: number): string => `absatz-${String(at)}`
