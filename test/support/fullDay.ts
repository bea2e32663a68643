// Minutes of whole days: of the demo cases as a room could write them, and of a day with much to say.
import {
  loadDemoCase,
  loadDemoCatalogues,
  type DemoCaseKey,
} from '../../server/demo/material/demoCase.ts'
import { criterionById } from '../../shared/catalogue/catalogue.ts'
import type { Minutes } from '../../shared/minutes/minutesContent.schema.ts'
import { fullMinutes, minutesFinding, minutesRecommendation } from './sampleMinutes.ts'

/** The minutes of a demo case with everything its reference material says. */
export function demoMinutes(key: DemoCaseKey): Minutes {
  const { caseText, findings, keySituations, dots } = loadDemoCase(key)
  const { protection } = loadDemoCatalogues()
  const titleOf = (id: string) => `${id} ${criterionById(protection, id)?.title ?? ''}`
  const placeOf = (id: string) => {
    const entry = caseText.entries.find((one) => one.id === id)
    return entry ? { day: entry.day, heading: entry.heading } : null
  }
  return {
    ...fullMinutes,
    title: `Fallwerkstatt DEMO-${key.toUpperCase()}`,
    officeName: 'Jugendamt Musterstadt (erfunden)',
    procedureTitle: 'Qualitätsentwicklungsverfahren 2026–2030',
    reviewCase: {
      version: 3,
      hash: 'ab'.repeat(32),
      legalBasis: null,
      legalBasisSince: null,
      label: `DEMO-${key.toUpperCase()}`,
    },
    distribution: 'Leitung des Jugendamts; Koordination der Qualitätsentwicklung; Moderation',
    keySituations: keySituations.map(({ title, question, entryIds }, at) => ({
      title,
      question,
      chosen: at < 2,
      places: entryIds.map(placeOf),
      dots: 9 - at,
      tied: false,
      changed: false,
      board: at < 2 ? (fullMinutes.keySituations[0]?.board ?? []) : [],
      review: false,
    })),
    findings: findings.map((one, at) => ({
      ...minutesFinding(at + 1, one.direction),
      title: one.title,
      observation: one.observation,
      explanation: one.explanation,
      minorityView: one.minorityView,
      criterion: titleOf(one.criteria[0] ?? ''),
      level: one.level,
      evidenceLevel: one.evidenceLevel,
      factors: one.factors,
      passages: one.entryIds.map((id) => ({ place: placeOf(id), quote: '' })),
    })),
    recommendations: findings.map((one, at) => ({
      ...minutesRecommendation(at + 1),
      wording: one.recommendation,
      owner: one.measure.owner,
      indicator: one.indicator,
      addressee: 'office',
      findings: [at + 1],
      dots: dots.topics[at]?.dots ?? 0,
      tied: false,
    })),
  }
}

/** A day with six findings and six recommendations, each as long as the longest of the demo cases. */
export function busyMinutes(): Minutes {
  const days = (['a', 'b'] as const).map(demoMinutes)
  const longest = <Item>(items: readonly Item[]): Item => {
    const [first, ...others] = items.toSorted(
      (a, b) => JSON.stringify(b).length - JSON.stringify(a).length,
    )
    if (first === undefined) throw new Error(`nothing is the longest of ${String(others.length)}`)
    return first
  }
  const finding = longest(days.flatMap(({ findings }) => findings))
  const recommendation = longest(days.flatMap(({ recommendations }) => recommendations))
  const six = [1, 2, 3, 4, 5, 6]
  const [day = fullMinutes] = days
  return {
    ...day,
    findings: six.map((number) => ({
      ...finding,
      number,
      direction: number % 2 === 0 ? 'strength' : 'potential',
    })),
    recommendations: six.map((number) => ({ ...recommendation, number, findings: [number] })),
  }
}
