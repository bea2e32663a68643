import { strToU8, zipSync } from 'fflate'

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

export const documentXml = (body: string, start = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${start}<w:document xmlns:w="${namespace}" xmlns:mc="urn:mc"><w:body>${body}</w:body></w:document>`

export const contentTypes = (type = main): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`

/** A small DOCX: a body of WordprocessingML and any other parts. */
export function docx(
  body: string,
  parts: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const all = {
    '[Content_Types].xml': contentTypes(),
    'word/document.xml': documentXml(body),
    ...parts,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  )
}

/** A paragraph of one run; `properties` go into its w:pPr. */
export const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export const heading = (text: string, level = 1): string =>
  paragraph(text, `<w:pStyle w:val="Heading${level}"/>`)
