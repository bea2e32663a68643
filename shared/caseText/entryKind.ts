// What kind of event an entry tells, and on which lane of the timeline it stands.

/** Kinds of an entry. A code is never taken out: texts that are stored carry it. */
export const entryKinds = [
  'notification',
  'initialScreening',
  'homeVisit',
  'childTalk',
  'parentTalk',
  'familyEvent',
  'examination',
  'helperContact',
  'teamConsultation',
  'riskAssessment',
  'protectionPlan',
  'support',
  'familyCourt',
  'takingIntoCare',
  'caseHandover',
  'closing',
] as const
export type EntryKind = (typeof entryKinds)[number]
