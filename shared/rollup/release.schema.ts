import { disclosureRulesSchema } from '../disclosure/rules.schema.ts'
import { z } from '../kernel/zod.ts'
import { sha256Schema } from '../kernel/sha256.schema.ts'

// A roll-up release: what is published of all packages together, and nothing else. README.md beside this file describes it;
// release.schema.json is made from here.

/** Random cases, added cases, or what offices were rated on: structure, and the consulting specialists. */
export const populationKinds = ['random', 'additional', 'structure', 'consultant'] as const
export type PopulationKind = (typeof populationKinds)[number]

/** What a line of a table is about. */
export const itemKinds = [
  'core',
  'criterion',
  'structure',
  'consultant',
  'theme',
  'tag',
  'factor',
  'evidenceLevel',
  'level',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** How a line is counted. */
export const measures = [
  'full',
  'four',
  'three',
  'favourable',
  'strength',
  'potential',
  'occurred',
  'strengthAnywhere',
  'potentialAnywhere',
  'occurs',
] as const
export type Measure = (typeof measures)[number]

/** By what offices, or years, are grouped: one thing a table. */
export const groupings = [
  'state',
  'regionalBody',
  'administrativeDistrict',
  'authorityType',
  'sizeClass',
  'year',
] as const
export type Grouping = (typeof groupings)[number]

/** Why there is no figure: secret, not applicable, nothing said, left out for a recording break; or corrected, beside one. */
export const codes = ['secret', 'notApplicable', 'unsaid', 'broken', 'corrected'] as const
export type Code = (typeof codes)[number]

const year = z.int().min(2000).max(2200)
const count = z.int().min(0)
const key = z.string().min(1).max(240)

/** One place of a table: both figures, or neither and the code that says why. */
export const cellSchema = z
  .strictObject({
    item: key,
    group: key,
    value: key.meta({
      description: '"all" for those the line is counted among, or one of its values.',
    }),
    offices: count.nullable().meta({ description: 'Offices with at least one such case.' }),
    cases: count.nullable(),
    code: z.enum(codes).nullable(),
  })
  .refine(
    ({ offices, cases, code }) =>
      (offices === null) === (cases === null) &&
      (offices === null
        ? code !== null && code !== 'corrected'
        : code === null || code === 'corrected'),
    { message: 'release.figureOrCode' },
  )
export type ReleaseCell = z.infer<typeof cellSchema>

const tableSchema = z.strictObject({
  kind: z.enum(itemKinds),
  measure: z.enum(measures),
  grouping: z.enum(groupings),
  dropped: z.boolean().meta({
    description: 'More than a quarter of it was secret: left out, for all lines alike.',
  }),
  cells: z.array(cellSchema),
})
export type ReleaseTable = z.infer<typeof tableSchema>

const populationSchema = z.strictObject({
  cycle: year.meta({ description: 'First year of the five-year cycle.' }),
  kind: z.enum(populationKinds),
  offices: count.meta({ description: 'Offices that delivered, of which everything is counted.' }),
  cases: count,
  plan: count.meta({ description: 'The table plan: from so many offices on.' }),
  themes: z.array(key).meta({
    description:
      'Themes with development potential in enough offices, and none in enough others; where nothing is counted.',
  }),
  tables: z.array(tableSchema),
})

/** What a release says. Lists stand in one order; the bytes are those of RFC 8785. */
export const releaseSchema = z
  .strictObject({
    format: z.literal('fallwerkstatt-rollup-release'),
    version: z.literal(1),
    number: z.int().min(1).max(9999),
    earlier: z.array(sha256Schema).meta({
      description: 'SHA-256 of the release.json of every release before, the oldest first.',
    }),
    catalogues: z.array(key).meta({ description: 'Versions everything was counted under.' }),
    items: z.array(
      z.strictObject({ kind: z.enum(itemKinds), key, label: z.string().min(1).max(200) }),
    ),
    values: z.array(z.strictObject({ value: key, label: z.string().min(1).max(200) })).meta({
      description: 'What the values of cells are called.',
    }),
    populations: z.array(populationSchema),
    method: z.strictObject({
      rules: disclosureRulesSchema,
      plans: z.array(
        z.strictObject({
          leastOffices: count,
          tables: z.array(
            z.strictObject({
              fineness: z.enum(['full', 'four', 'three', 'two', 'occurred']),
              groupings: z.array(z.enum(groupings).exclude(['state'])),
            }),
          ),
        }),
      ),
      mostSecret: z.number(),
      coarser: z.array(z.enum(measures)).optional().meta({
        description:
          'From fine to coarse: where a table of one of these is left out, there is one of the next, for all lines alike. Releases of which this is not said have none.',
      }),
      left: z.strictObject({
        replaced: count,
        withdrawn: count,
        brokenOfficeYears: count.meta({
          description: 'Years of offices that were recorded in part: in no figure.',
        }),
      }),
    }),
  })
  .meta({ title: 'Fallwerkstatt roll-up release, version 1' })
export type RollupRelease = z.infer<typeof releaseSchema>
