/** What a workshop is called, whether it reads a case or rates structure criteria without one. */
export const workshopName = (readsCase: boolean): string =>
  readsCase ? 'Fallwerkstatt' : 'Werkstatt zu den Strukturmerkmalen'
