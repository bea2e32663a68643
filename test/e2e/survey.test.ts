// The closing survey: the office opens it, people answer on their own phones, the office closes it and reads.
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shownCode } from '../../shared/join/joinCode.ts'
import {
  degreeWords,
  preparationWords,
  SURVEY_PROMISE,
  surveyQuestionWords,
} from '../../shared/survey/survey.words.ts'
import type { SurveyQuestion } from '../../shared/survey/survey.ts'
import {
  button,
  focusedOn,
  heading,
  keyboardIsSomewhere,
  link,
  sound,
  soundOnBoth,
  tabTo,
  twice,
} from '../support/screen.ts'
import { PHONE, Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await Stage.open()
})
afterEach(() => stage.close())

const TITLE = 'Qualitätsentwicklungsverfahren'

/** The coordination on the page of the survey of its procedure. */
async function office(): Promise<Page> {
  const page = await stage.page('/amt/verfahren', await stage.logIn('coordinator'))
  await link(page, TITLE).click()
  await link(page, 'Zur Abschlussbefragung').click()
  await heading(page, 'Abschlussbefragung').waitFor()
  return page
}

/** The address with the code, as the office copies it. */
async function opens(page: Page): Promise<string> {
  await button(page, 'Befragung eröffnen').click()
  const address = page.getByRole('textbox', { name: 'Adresse mit eingetragenem Code' })
  await address.waitFor()
  return address.inputValue()
}

/** A browser of its own that follows the link. */
const phone = (address: string): Promise<Page> =>
  stage.page(new URL(address).pathname + new URL(address).hash, new Map(), { viewport: PHONE })

const chooses = (page: Page, question: SurveyQuestion, answer: string): Promise<void> =>
  page
    .getByRole('group', { name: surveyQuestionWords[question] })
    .getByLabel(answer, { exact: true })
    .check()

async function answers(page: Page, useful: string): Promise<void> {
  await heading(page, 'Aufwand').waitFor()
  await chooses(page, 'preparation', preparationWords.hour)
  await chooses(page, 'respect', degreeWords.yes)
  await chooses(page, 'change', useful)
  await button(page, 'Antworten absenden').click()
  await heading(page, 'Danke, Ihre Antworten sind angekommen').waitFor()
}

/** What stands in a question of the result. */
const shown = async (page: Page, question: SurveyQuestion): Promise<string> =>
  (await page.getByRole('list', { name: surveyQuestionWords[question] }).innerText()).replace(
    /\s+/g,
    ' ',
  )

describe('[SU1] the closing survey', () => {
  it('[SU2] [SU4] is opened, answered by four of whom one comes twice, closed and read', async () => {
    await stage.openWorkshop()
    const page = await office()
    await page.getByText('Was gefragt wird').click()
    await page.getByText(surveyQuestionWords.blind).waitFor()
    await soundOnBoth(page, 'survey-before')
    const address = await opens(page)
    const code = new URL(address).hash.slice(1)
    await page.getByText(shownCode(code)).first().waitFor()
    await page.getByText('Noch haben zu wenige für ein Ergebnis geantwortet').waitFor()
    await button(page, 'Adresse mit eingetragenem Code kopieren').click()
    await soundOnBoth(page, 'survey-open')

    const phones = await Promise.all([1, 2, 3].map(() => phone(address)))
    const [first] = phones
    if (!first) throw new Error('there are phones')
    // One says something to everything, the others to three questions.
    await heading(first, 'Aufwand').waitFor()
    for (const question of ['effort', 'understandable', 'blind', 'facilitation', 'again'] as const)
      await chooses(first, question, degreeWords.yes)
    for (const [at, held] of phones.entries())
      await answers(held, at === 0 ? degreeWords.no : degreeWords.yes)
    // A change on the same page counts instead of the first answer.
    await button(first, 'Antworten ändern').click()
    await chooses(first, 'change', degreeWords.ratherYes)
    await button(first, 'Antworten absenden').click()
    await heading(first, 'Danke, Ihre Antworten sind angekommen').waitFor()
    await sound(first, 'survey-thanks-phone')
    // The same browser once more: it is told, and offered no question.
    const again = await first.context().newPage()
    await again.goto(address)
    await heading(again, 'Mit diesem Browser wurde schon geantwortet').waitFor()
    expect(await again.getByRole('radio').count()).toBe(0)
    await sound(again, 'survey-answered-phone')

    // The fourth types the code on the page the start page leads to, and goes by the keyboard.
    const fourth = await stage.page('/', new Map(), { viewport: PHONE })
    await link(fourth, 'Zur Abschlussbefragung').click()
    await fourth.getByLabel('Code der Befragung').fill('ABC')
    await button(fourth, 'Zu den Fragen').click()
    await fourth.getByText('Der Code hat zehn Zeichen.').waitFor()
    await fourth.getByLabel('Code der Befragung').fill('ABCDE-FGHJK')
    await button(fourth, 'Zu den Fragen').click()
    await fourth.getByText('Zu diesem Code läuft keine Befragung.').waitFor()
    await sound(fourth, 'survey-code-phone')
    await fourth.getByLabel('Code der Befragung').fill(shownCode(code).toLowerCase())
    await fourth.keyboard.press('Enter')
    await heading(fourth, 'Aufwand').waitFor()
    await keyboardIsSomewhere(fourth)
    await sound(fourth, 'survey-questions-phone')
    await tabTo(fourth, button(fourth, 'Antworten absenden'))
    await fourth.keyboard.press('Enter')
    await fourth.getByText('Bitte beantworten Sie mindestens eine Frage.').waitFor()
    await fourth
      .getByRole('group', { name: surveyQuestionWords.preparation })
      .getByLabel(preparationWords.none)
      .focus()
    for (const key of ['Space', 'ArrowDown', 'ArrowDown']) await fourth.keyboard.press(key)
    await tabTo(fourth, button(fourth, 'Antworten absenden'))
    await fourth.keyboard.press('Enter')
    await heading(fourth, 'Danke, Ihre Antworten sind angekommen').waitFor()

    await button(page, 'Stand neu laden').click()
    await page.getByText('Genug für ein Ergebnis: mindestens drei').waitFor()
    await twice(page, 'Befragung beenden', 'Wirklich für immer beenden?')
    await page.getByText('4 Antworten, alle Werkstätten des Verfahrens zusammen.').waitFor()
    await page.getByText('Weniger als fünf haben geantwortet').waitFor()
    expect(await shown(page, 'preparation')).toMatch(/Bis zu einer Stunde 3 Antworten/)
    expect(await shown(page, 'preparation')).toMatch(/Bis zu einem halben Tag 1 Antwort /)
    expect(await shown(page, 'change')).toMatch(
      /Nein 0 Antworten.*Eher ja 1 Antwort .*Ja 2 Antworten/,
    )
    // One alone said something about it: it is not shown.
    expect(
      await page.getByText('Dazu haben weniger als drei etwas gesagt').count(),
    ).toBeGreaterThan(0)
    expect(await page.getByRole('list', { name: surveyQuestionWords.blind }).count()).toBe(0)
    await focusedOn(heading(page, 'Ergebnis'))
    await soundOnBoth(page, 'survey-result')

    // Who comes now is told, and the closing view has it; nothing opens it again.
    const late = await phone(address)
    await late.getByText('Zu diesem Code läuft keine Befragung.').waitFor()
    await page.reload()
    await page.getByText('4 Antworten, alle Werkstätten').waitFor()
    expect(await button(page, 'Befragung eröffnen').count()).toBe(0)
    await link(page, 'Zur Abschlussübersicht').click()
    await heading(page, 'Abschlussübersicht').waitFor()
    expect(await shown(page, 'preparation')).toMatch(/Bis zu einer Stunde 3 Antworten/)
    await soundOnBoth(page, 'survey-closing')
    const facilitator = await stage.page('/amt/verfahren', await stage.logIn('facilitator'))
    await link(facilitator, TITLE).click()
    await link(facilitator, 'Zur Abschlussbefragung').click()
    await facilitator.getByText('4 Antworten, alle Werkstätten').waitFor()
  }, 180_000)

  it('[SU4] that two answered leaves nothing, and says so everywhere', async () => {
    await stage.openWorkshop()
    const facilitator = await stage.page('/amt/verfahren', await stage.logIn('facilitator'))
    await link(facilitator, TITLE).click()
    await link(facilitator, 'Zur Abschlussbefragung').click()
    await heading(facilitator, 'Noch nicht eröffnet').waitFor()
    const page = await office()
    const address = await opens(page)
    for (let at = 0; at < 2; at++) await answers(await phone(address), degreeWords.yes)
    await twice(page, 'Befragung beenden', 'Wirklich für immer beenden?')
    await heading(page, 'Kein Ergebnis').waitFor()
    await page.getByText('ist nichts geblieben').waitFor()
    await soundOnBoth(page, 'survey-too-few')
    await link(page, 'Zur Abschlussübersicht').click()
    await heading(page, 'Abschlussübersicht').waitFor()
    await page.getByText('ist nichts geblieben').waitFor()
    await page.goBack()
    await heading(page, 'Kein Ergebnis').waitFor()
    await link(page, /^← /).click()
    await heading(page, 'Weg des Verfahrens').waitFor()
  }, 120_000)

  it('[SU7] says before the first question what becomes of the answers', async () => {
    await stage.openWorkshop()
    const address = await opens(await office())
    const held = await phone(address)
    await heading(held, 'Aufwand').waitFor()
    // The code leaves the address bar at once.
    expect(new URL(held.url()).hash).toBe('')
    const page = (await held.locator('main').innerText()).replace(/\s+/g, ' ')
    const firstQuestion = page.indexOf(surveyQuestionWords.preparation)
    expect(firstQuestion).toBeGreaterThan(0)
    for (const sentence of SURVEY_PROMISE) {
      expect(page).toContain(sentence)
      expect(page.indexOf(sentence)).toBeLessThan(firstQuestion)
    }
    expect(SURVEY_PROMISE.join(' ')).toMatch(/freiwillig/)
    expect(
      await held.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
    ).not.toContain(new URL(address).hash.slice(1))
  }, 60_000)
})
