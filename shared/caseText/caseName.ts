/** "Fall A-1"; a label that says "Fall" itself ("Fall 1", "fall 3") stands as it was typed. */
export const caseName = (label: string): string =>
  /^fall(?!\p{L})/iu.test(label) ? label : `Fall ${label}`

/** "Fall A-1, Fassung 3": which text is meant, the same in plan, invitation and minutes. */
export const versionName = (label: string, version: number): string =>
  `${caseName(label)}, Fassung ${String(version)}`
