import { packageBlocks, type PackageBlock } from '../../shared/releasePackage/packageBlocks.ts'
import { asNow } from '../../shared/releasePackage/releasePackage.ts'
import { signedPackageSchema } from '../../shared/releasePackage/releasePackage.schema.ts'
import type { Db } from '../db/database.ts'
import { namesFor, type PackageFile } from './releasePackage.queries.ts'
import { hashOfFile } from './signature.ts'

/** A file as people read it, beside the file itself: a page without anything that is fetched (RP8). */
export async function packagePage(
  db: Db,
  file: PackageFile,
): Promise<{ readonly name: string; readonly text: string }> {
  const { package: written, signature } = signedPackageSchema.parse(JSON.parse(file.text))
  const content = asNow(written)
  const blocks = packageBlocks(content, await namesFor(db, content, file.legalBases))
  const facts: PackageBlock = {
    kind: 'facts',
    rows: [
      ['Prüfsumme der Datei (SHA-256)', hashOfFile(file.text)],
      ['Schlüssel der Unterschrift', signature.key],
    ],
  }
  const title = `Freigabepaket Nummer ${content.number}`
  return {
    name: file.name.replace(/\.json$/, '.html'),
    text: `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)}</h1>
${[facts, ...blocks].map(htmlOf).join('\n')}
</main></body></html>
`,
  }
}

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word;hyphens:auto}main{overflow-x:auto}
caption{text-align:left;font-weight:600;padding:.5rem 0}dt{font-weight:600}dd{margin:0 0 .5rem}`

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function htmlOf(block: PackageBlock): string {
  if (block.kind === 'heading') return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
  if (block.kind === 'paragraph') return `<p>${escaped(block.text)}</p>`
  if (block.kind === 'facts')
    return `<dl>${block.rows.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`
  const head = block.columns.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')
  const rows = block.rows.map(
    ([first = '', ...cells]) =>
      `<tr><th scope="row">${escaped(first)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`,
  )
  return `<table><caption>${escaped(block.caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}
