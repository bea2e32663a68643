// The search for namesakes finds what it looks for, and nothing else.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, leaveBrowser } from '../support/browser.ts'
import { namesakesOn } from './namesakes.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await page.close()
  await leaveBrowser(browser)
})

const foundIn = async (content: string) => {
  await page.setContent(`<main><h1>Probe</h1>${content}</main>`)
  return (await namesakesOn(page)).map(({ control }) => control)
}
const list = (...rows: string[]) => `<ul>${rows.map((row) => `<li>${row}</li>`).join('')}</ul>`

it('finds a button, a box and a field that are called the same in two rows', async () => {
  const row = (thing: string) =>
    `${thing} <button>Ändern</button><label><input type="checkbox" /> Auswählen</label><label>Wort <input /></label>`
  expect(await foundIn(list(row('Meldeweg'), row('Vertretung')))).toEqual([
    'button „Ändern“',
    'checkbox „Auswählen“',
    'textbox „Wort“',
  ])
})

it('finds them in tables, in cards and in rows within rows, and says where they stand', async () => {
  const cell = (thing: string) => `<tr><td>${thing}</td><td><button>Entfernen</button></td></tr>`
  const card = (thing: string) => `<article>${thing}<a href="#${thing}">Öffnen</a></article>`
  await page.setContent(
    `<table>${cell('eins')}${cell('zwei')}</table>${card('drei')}${card('vier')}` +
      list(`fünf ${list('sechs <button>Weiter</button>')}`, 'sieben <button>Weiter</button>'),
  )
  expect(await namesakesOn(page)).toEqual([
    { control: 'button „Entfernen“', rows: ['eins Entfernen', 'zwei Entfernen'] },
    { control: 'link „Öffnen“', rows: ['drei Öffnen', 'vier Öffnen'] },
    { control: 'button „Weiter“', rows: ['sechs Weiter', 'sieben Weiter'] },
  ])
})

it('finds a choice that is asked in the same words in two rows', async () => {
  const row = (at: number) =>
    `<fieldset><legend>Stufe</legend><label><input type="radio" name="r${at}" /> hoch</label></fieldset>`
  expect(await foundIn(list(row(1), row(2)))).toEqual(['radio „Stufe: hoch“'])
})

it('counts the name of a group for the fields in it, and not for its buttons', async () => {
  const row = (thing: string) =>
    `<fieldset><legend>${thing}</legend><label>Tag <input /></label><button>Trennen</button></fieldset>`
  expect(await foundIn(list(row('Eintrag 1'), row('Eintrag 2')))).toEqual(['button „Trennen“'])
})

it('is content where the name says which, with links to one place, and with what stands once in a row', async () => {
  const row = (thing: string) =>
    `<button aria-label="Ändern: ${thing}">Ändern</button><a href="#liste">Zur Liste</a>`
  const twice = '<button>Mehr</button><button>Mehr</button>'
  const choice =
    '<div role="listbox" aria-label="Wo"><ul><li role="option">hier</li><li role="option">dort</li></ul></div>'
  expect(await foundIn(list(row('eins'), row('zwei'), twice) + choice)).toEqual([])
})

it('looks at the dialog alone that lies on the page', async () => {
  const row = '<button>Ändern</button>'
  const content = `${list(row, row)}<dialog>${list(row, '<button>Sichern</button>')}</dialog>`
  await page.setContent(content)
  expect(await namesakesOn(page)).toHaveLength(1)
  await page.evaluate(() => document.querySelector('dialog')?.showModal())
  expect(await namesakesOn(page)).toEqual([])
})
