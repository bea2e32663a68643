// Reads the chosen file as the product does and writes what came of it on the page.
import { readCaseFile } from '../../../client/caseText/fileImport.ts'

const input = document.querySelector('input')
const output = document.querySelector('output')

input?.addEventListener('change', () => {
  const file = input.files?.[0]
  if (!file || !output) return
  output.textContent = ''
  readCaseFile(file).then(
    (outcome) => (output.textContent = JSON.stringify(outcome)),
    (error: unknown) => (output.textContent = `thrown: ${String(error)}`),
  )
})
