// `npm run bench:identifiers [-- --misses]`: how well identifiers are found, on the texts of the project and, where they are
// there, on those beside it.
import { detectIdentifiers } from '../../shared/identifiers/detectIdentifiers.ts'
import { typeWords } from '../../shared/identifiers/identifiers.words.ts'
import type { IdentifierType } from '../../shared/identifiers/detectIdentifiers.ts'
import { besideTexts, ownTexts, type GoldText } from './goldText.ts'
import {
  any,
  consistency,
  decisionsPerPage,
  detected,
  informationLost,
  precision,
  pressesPerPage,
  ratio,
  replacedOnly,
  score,
  type Result,
  type Score,
  type Share,
} from './score.ts'

/** `--only written`: one kind of own texts. */
const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1]
  : undefined
const withMisses = process.argv.includes('--misses')
const percent = (share: Share): string =>
  `${(100 * ratio(share)).toFixed(1)} % (${share.hit}/${share.of})`.padEnd(18)

function row(name: string, { structured, persons, entities, places, quasi }: Score): void {
  console.log(
    `${name.padEnd(34)}${[structured, persons, entities, places, quasi].map(percent).join('')}`,
  )
}

function worst(results: readonly Result[]): string {
  const each = results.map((result) => ({
    id: result.text.id,
    share: score([result], any).persons,
  }))
  const [first] = each.toSorted((a, b) => ratio(a.share) - ratio(b.share))
  return first ? `${first.id} ${percent(first.share).trim()}` : '–'
}

function report(name: string, texts: readonly GoldText[]): void {
  const alone = texts.map((text) => detected(text, false))
  const known = texts.map((text) => detected(text, true))
  console.log(
    `\n${name}: ${texts.length} texts, ${texts.reduce((sum, { spans }) => sum + spans.length, 0)} marked places`,
  )
  console.log(
    `${''.padEnd(34)}${['structured', 'persons', 'whole persons', 'place + inst.', 'quasi'].map((head) => head.padEnd(18)).join('')}`,
  )
  row('automatic, no master data', score(alone, replacedOnly))
  row('automatic, with master data', score(known, replacedOnly))
  row('automatic or listed, no master', score(alone, any))
  row('automatic or listed, with master', score(known, any))
  console.log(
    `one entity per person: ${percent(consistency(alone))} with master data ${percent(consistency(known))}`,
  )
  console.log(
    `precision of what is replaced: ${percent(precision(alone, replacedOnly))} of persons ${percent(precision(alone, (span) => replacedOnly(span) && span.type === 'PERSON'))} of the list ${percent(precision(alone, (span) => span.state === 'review'))}`,
  )
  console.log(`worst text, persons listed: ${worst(alone)}`)
  const { words, weighty } = informationLost(known)
  console.log(
    `words replaced that identify nobody: ${percent(words)} words of weighty passages lost: ${percent(weighty)}`,
  )
  console.log(
    `decisions per page of 1,800 characters: ${decisionsPerPage(alone).toFixed(1)}, with master data ${decisionsPerPage(known).toFixed(1)}`,
  )
  const presses = [false, true].map((withNames) => pressesPerPage(texts, withNames))
  console.log(
    `presses per page in the intake: ${presses.map(({ each, gathered }, at) => `${at === 0 ? 'no names typed' : 'names typed with roles'} ${each.toFixed(1)} one by one, ${gathered.toFixed(1)} gathered`).join('; ')}`,
  )
  const automatic = score(alone, replacedOnly).byType
  const listed = score(alone, any)
  for (const [type, share] of [...listed.byType].sort())
    console.log(
      `  ${(type in typeWords ? typeWords[type as IdentifierType] : type).padEnd(32)}${percent(automatic.get(type) ?? { hit: 0, of: 0 })}listed ${percent(share)}`,
    )
  if (withMisses)
    for (const { id, type, words: missed } of listed.misses)
      console.log(`  missed in ${id}: ${type} ${JSON.stringify(missed)}`)
}

const own = ownTexts()
for (const [name, use] of [
  ['own texts the rules were written with', 'written'],
  ['own texts set aside, looked at since', 'aside'],
  ['own texts held out', 'held'],
] as const)
  if (!only || only === use)
    report(
      name,
      own.filter((text) => text.use === use),
    )
const dev = only ? undefined : besideTexts('dev')
if (dev) report('dev.jsonl', dev)
const sample = only ? undefined : besideTexts('germeval14-sample')
if (sample) {
  const results = sample.map((text) => detected(text, false))
  const isPerson = precision(
    results,
    (span) => replacedOnly(span) && span.type === 'PERSON',
    ({ type }) => type === 'PERSON',
  )
  console.log(
    `\ngermeval14-sample.jsonl: ${sample.length} sentences; precision on PERSON ${percent(isPerson)} any name ${percent(precision(results, (span) => replacedOnly(span) && span.type === 'PERSON'))}`,
  )
  const listed = score(results, any).byType
  for (const [type, share] of score(results, replacedOnly).byType)
    console.log(
      `  ${type.padEnd(14)}${percent(share)}listed ${percent(listed.get(type) ?? { hit: 0, of: 0 })}`,
    )
}

const page = own.map(({ text }) => text).join('\n')
const long = page.repeat(Math.ceil(100_000 / page.length)).slice(0, 100_000)
const times = [0, 1, 2].map(() => {
  const began = performance.now()
  detectIdentifiers(long)
  return performance.now() - began
})
console.log(
  `\n100,000 characters: ${Math.round(times.toSorted((a, b) => a - b)[1] ?? 0)} ms (median of three)`,
)
