// Every screen as a person hears it who does not see it: its tree, its title and the words it says by itself are
// compared with what a person wrote down (`test/screens/written.ts`).
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { namesakesOn } from '../controls/namesakes.ts'
import { crowdingBars, oddBreaks } from '../screens/breaks.ts'
import { heardOn, listen } from '../screens/heard.ts'
import { firstScreens, officeScreens, roomScreens, SIZES, type Shows } from '../screens/screens.ts'
import { differences, drawn, treeOf, writtenTree, type TreeNode } from '../screens/tree.ts'
import { written, type WrittenScreen } from '../screens/written.ts'
import { House } from '../support/house.ts'
import { Stage } from '../support/stage.ts'

/** How long a screen may take to be there, and a sentence to be said, in milliseconds. */
const PATIENCE = 6000
const LOOK_AGAIN = 120
const FOLDER = resolve(import.meta.dirname, '../../build/test/screens')

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Looks until there are no differences, or long enough. */
async function settled(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const found = await look()
    if (found.length === 0 || Date.now() > end) return found
    await pause(LOOK_AGAIN)
  }
}

const fits = (wanted: string | RegExp, actual: string): boolean =>
  typeof wanted === 'string' ? wanted === actual : wanted.test(actual)

/** What there is to be read: while a dialog is open, nothing else. */
async function treeOn(page: Page): Promise<readonly TreeNode[]> {
  const dialog = page.locator('dialog:modal').last()
  const here = (await dialog.count()) > 0 ? dialog : page.locator('body')
  return treeOf(await here.ariaSnapshot())
}

/** What differs from what is written; `heard` takes what is said meanwhile. */
async function compare(
  page: Page,
  screen: WrittenScreen,
  heard: string[],
): Promise<readonly string[]> {
  const tree = writtenTree(screen.tree)
  return settled(async () => {
    const title = await page.title()
    heard.push(...(await heardOn(page)))
    return [
      ...(fits(screen.title, title) ? [] : [`the title is "${title}"`]),
      ...differences(tree, await treeOn(page)),
      ...(screen.says ?? [])
        .filter((sentence) => !heard.some((words) => fits(sentence, words)))
        .map(
          (sentence) => `never said: ${typeof sentence === 'string' ? sentence : sentence.source}`,
        ),
    ]
  })
}

/** Names and levels that hold on every screen, read from `tree` and from the browser's own. */
async function rules(page: Page, tree: readonly TreeNode[]): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const found: string[] = []
  const levels = levelsIn(tree)
  let headings = 0
  for (const { ignored, role, name, description, properties } of nodes) {
    if (ignored) continue
    const [kind, words, more] = [role, name, description].map((one) => String(one?.value ?? ''))
    if (kind === 'heading') headings++
    const isControl = properties?.some((one) => one.name === 'focusable') && kind !== 'RootWebArea'
    if (isControl && words === '' && CONTROLS.has(kind ?? '')) found.push(`a ${kind} has no name`)
    // A hidden part after the word is read as a word of its own: "Themen : Themenspeicher".
    if ((isControl || kind === 'heading') && /\s[:,;.](?:\s|$)/u.test(words ?? ''))
      found.push(`"${words ?? ''}": a blank before the punctuation`)
    if (words !== '' && words === more) found.push(`"${words}" is said twice: name and description`)
  }
  const isCovered = (await page.locator('dialog:modal').count()) > 0
  if (!isCovered && levels.filter((level) => level === 1).length !== 1)
    found.push(`${levels.filter((level) => level === 1).length} first headings`)
  levels.forEach((level, at) => {
    if (at > 0 && level > (levels[at - 1] ?? 0) + 1)
      found.push(`the levels of headings skip from ${levels[at - 1]} to ${level}`)
  })
  // What lies off screen must be there, too: a person who jumps from heading to heading would end early.
  if (!isCovered && headings < levels.length)
    found.push(`the browser's tree has ${headings} of ${levels.length} headings`)
  for (const { control, rows } of await namesakesOn(page))
    found.push(`${control} stands in two rows: ${rows.join(' / ')}`)
  return found
}

/** Levels of all headings, in the order they are read. */
const levelsIn = (nodes: readonly TreeNode[]): number[] =>
  nodes.flatMap(({ role, children }) => [
    ...(/^h\d$/.test(role) ? [Number(role.slice(1))] : []),
    ...levelsIn(children),
  ])

const CONTROLS = new Set([
  'button',
  'link',
  'textbox',
  'combobox',
  'checkbox',
  'radio',
  'spinbutton',
])

/** Every sentence that is written down somewhere: what comes late comes on the next screen. */
const sayings = Object.values(written).flatMap(({ says = [], maySay = [] }) => [...says, ...maySay])

async function walk(shows: Shows): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const found: Record<string, readonly string[]> = {}
  const drawings: string[] = []
  for await (const { name, page } of shows) {
    const screen = written[name]
    const heard: string[] = []
    const faults = screen ? await compare(page, screen, heard) : ['it is not written down']
    const tree = await treeOn(page)
    const all = [...faults, ...(await rules(page, tree))]
    if (!name.startsWith('projector'))
      all.push(...(await oddBreaks(page, SIZES.narrow)), ...(await crowdingBars(page)))
    heard.push(...(await heardOn(page)))
    for (const words of heard)
      if (!sayings.some((one) => fits(one, words))) all.push(`said and not written: "${words}"`)
    drawings.push(
      `${name}\n  title ${await page.title()}\n${drawn(tree, 1)}  says ${JSON.stringify(heard)}\n`,
    )
    if (all.length > 0) found[name] = all
  }
  // For the author of a tree: how the screens are now.
  const file = `${expect.getState().currentTestName ?? 'screens'}.txt`
  writeFileSync(resolve(FOLDER, file), drawings.join('\n'))
  expect(found).toEqual({})
}

it('the first start and the log-in are as written', async () => {
  const house = await House.empty()
  try {
    house.habits.push(listen)
    await walk(firstScreens(house))
  } finally {
    await house.close()
  }
})

it('every screen of the offices is as written', async () => {
  const stage = await Stage.open()
  try {
    stage.habits.push(listen)
    await walk(officeScreens(stage))
  } finally {
    await stage.close()
  }
}, 120_000)

it('every screen of a room is as written', async () => {
  const stage = await Stage.open()
  try {
    stage.habits.push(listen)
    await walk(roomScreens(stage))
  } finally {
    await stage.close()
  }
}, 400_000)
