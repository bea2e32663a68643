/** What a passage is chosen for. */
export type PickPurpose = 'annotation' | 'evidence'

/** What choosing a passage is called: a note is written to it, or it becomes evidence at once. */
export const pickWords: Readonly<
  Record<
    PickPurpose,
    {
      readonly take: string
      readonly key: string
      readonly whole: string
      readonly next: string
      readonly within: string
    }
  >
> = {
  annotation: {
    take: 'Stelle anmerken',
    key: 'anmerken',
    whole: 'Ganzen Eintrag anmerken',
    next: 'Weitere Sätze nehmen Sie danach dazu.',
    within: 'Eine Anmerkung liegt immer in einem Eintrag.',
  },
  evidence: {
    take: 'Als Beleg nehmen',
    key: 'als Beleg nehmen',
    whole: 'Ganzen Eintrag als Beleg nehmen',
    next: 'Ein Tipp nimmt den Satz als Beleg.',
    within: 'Ein Beleg liegt immer in einem Eintrag.',
  },
}
