// `npm run floors [-- <path of another checkout>]`: what stands on what. By top folder its folders with their files and
// imports, the floors they stand on if each stands as low as it can, and the circles among them. What is fetched by
// `import()` composes and counts nowhere, as in test/architecture/floors.test.ts.
import { resolve } from 'node:path'
import {
  arrows,
  circles,
  importsIn,
  lowestFloors,
  placeOf,
  standing,
  top,
} from '../architecture/importsOf.ts'
import { isCode, ROOT, treeAt } from '../architecture/sources.ts'

const TOPS = ['shared', 'server', 'client'] as const

const root = resolve(process.argv[2] ?? ROOT)
const tree = treeAt(root)
const loaded = importsIn(tree, ...TOPS).filter(({ isFetched }) => !isFetched)

/** A folder of the three, or a file that lies in none: `client/room`. */
const folderOf = (path: string): string => `${top(path)}/${placeOf(path)}`

/** Imports that go from one folder to another of the three top folders. */
const between = loaded.filter(
  ({ from, target }) => target !== undefined && folderOf(from) !== folderOf(target),
)

function print(folder: string): void {
  const files = tree.filesBelow(folder).filter(isCode)
  const places = [...new Set(files.map(placeOf))]
  const folders = places.filter((place) =>
    files.some((path) => path.startsWith(`${folder}/${place}/`)),
  )
  const uses = arrows(standing(folder, loaded), placeOf)
  const floors = lowestFloors(places, uses)
  const round = circles(uses)
  console.log(
    `\n${folder}: ${String(folders.length)} folders, ${String(files.length)} files, ` +
      `${String(floors.length)} floors, ${String(round.length)} circles of folders`,
  )
  console.log('floor  files   in  out  folder')
  for (const [floor, names] of floors.entries())
    for (const name of names) {
      const mine = `${folder}/${name}`
      const counts = [
        floor,
        files.filter((path) => folderOf(path) === mine).length,
        between.filter(({ target }) => folderOf(target ?? '') === mine).length,
        between.filter(({ from }) => folderOf(from) === mine).length,
      ]
      console.log(`${counts.map((count) => String(count).padStart(5)).join('')}  ${name}`)
    }
  for (const names of round) console.log(`circle of ${String(names.length)}: ${names.join(', ')}`)
}

TOPS.forEach(print)
