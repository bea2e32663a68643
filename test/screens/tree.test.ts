import { expect, it } from 'vitest'
import { differences, treeOf, writtenTree } from './tree.ts'

const SNAPSHOT = `
- banner:
  - heading "Still anmerken" [level=1]
  - group "Werkzeuge":
    - button "Hand heben"
    - button "Mehr"
- main:
  - region "Falltext":
    - 'heading "Tag 0: Mitteilung" [level=2]'
    - paragraph: Ein Satz.
    - heading "Tag 3" [level=2]
  - complementary "Anmerken":
    - heading "Meine \\"Anmerkungen\\"" [level=2]
`
const WRITTEN = `
  banner
    h1 "Still anmerken"
    button "Hand heben"
  main
    region "Falltext"
      h2 /Tag \\d.*/ *
    complementary "Anmerken"
      h2 /Meine .*/
`
const compare = (written: string, snapshot = SNAPSHOT) =>
  differences(writtenTree(written), treeOf(snapshot))

it('a page as it is written has no differences; controls may be left out', () => {
  expect(compare(WRITTEN)).toEqual([])
})

it('names what is missing, what is too much, and what stands in another order or place', () => {
  expect(compare(WRITTEN, SNAPSHOT.replace('"Hand heben"', '"Winken"'))).toEqual([
    'in banner: button "Hand heben" is missing',
  ])
  expect(compare(WRITTEN.replace('      h2 /Meine .*/\n', ''))).toEqual([
    'in complementary "Anmerken": h2 "Meine "Anmerkungen"" is not written down',
  ])
  expect(compare(WRITTEN.replace('h1', 'h2'))).toHaveLength(2)
  expect(
    compare(
      'main\n  complementary "Anmerken"\n    h2 /Meine .*/\n  region "Falltext"\n    h2 /Tag.*/ *',
    ),
  ).not.toEqual([])
  expect(compare(WRITTEN.replace('h2 /Tag \\d.*/ *', 'h2 /Tag \\d.*/'))).toEqual([
    'in region "Falltext": h2 "Tag 3" is not written down',
  ])
})

it('what may be missing may be missing', () => {
  expect(compare(WRITTEN.replace('main\n', 'main\n    button "Rückgängig" ?\n'))).toEqual([])
})
