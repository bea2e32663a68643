// Why a file cannot be read, and what was left out of one that can. German for people: importText.ts.

/** Why a file is refused. */
export const importFaults = [
  'tooLarge',
  'empty',
  'wrongKind',
  'oldWord',
  'pdfLocked',
  'pdfBroken',
  'noPdf',
  'pdfNoText',
  'pdfTooManyPages',
  'locked',
  'notText',
  'broken',
  'bomb',
  'macros',
  'mailBroken',
  'doctype',
  'timeout',
  'failed',
] as const
export type ImportFault = (typeof importFaults)[number]

/** Thrown inside the reader and turned into a value at its edge. Carries no text of the file. */
export class ImportError extends Error {
  readonly fault: ImportFault

  constructor(fault: ImportFault) {
    super(fault)
    this.fault = fault
  }
}

/** What stands in the file and was left out, or was a guess. */
export const importWarnings = [
  'encodingGuessed',
  'comments',
  'headerFooter',
  'textBoxes',
  'pictures',
  'footnotes',
  'hiddenText',
  'deletedText',
  'embedded',
  'placeholders',
  'contents',
  'symbols',
  'numbers',
  'properties',
  'hiddenTooMany',
  'programs',
  'attachments',
  'mailWithoutText',
  'pagesWithoutText',
  'invisibleText',
  'hiddenLayers',
] as const
export type ImportWarning = (typeof importWarnings)[number]
