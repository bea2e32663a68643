import type { ReleasePackage } from '../../shared/releasePackage/releasePackage.ts'

/** A small package with something in every place, in canonical order. */
export const samplePackage: ReleasePackage = {
  format: 'fallwerkstatt-release-package',
  version: 2,
  number: 1,
  replaces: null,
  releasedIn: '2026-H2',
  office: {
    key: 'office-key-0123456789',
    regionalBody: 'LWL',
    administrativeDistrict: 'muenster',
    authorityType: 'mittlere_kreisangehoerige_stadt',
    sizeClass: '25000_60000',
    burdenClass: null,
  },
  procedure: { key: 'procedure-key-01234567', cycleStart: 2025, extraordinary: false },
  recordingBreaks: [2023],
  withheld: { random: 1, additional: 0 },
  cases: [
    {
      number: 1,
      origin: 'random',
      workshopIn: '2026-H1',
      legalBasis: 'sgb8-64-2a-external',
      catalogue: 'schutzauftrag-8a@2020.1',
      criteria: [
        {
          criterion: 'P-04-1',
          agreed: ['partly_met'],
          noted: ['not_met', 'partly_met'],
          directions: ['potential', 'question'],
        },
        { criterion: 'P-10-1', agreed: ['not_applicable'], noted: [], directions: [] },
      ],
      factors: ['OR', 'TE'],
    },
    {
      number: 2,
      origin: 'additional',
      workshopIn: '2026-H2',
      legalBasis: 'sgb8-64-2a-external',
      catalogue: 'schutzauftrag-8a@2020.1',
      criteria: [
        {
          criterion: 'P-01-1',
          agreed: [],
          noted: ['fully_met', 'mostly_met'],
          directions: ['strength'],
        },
      ],
      factors: [],
    },
  ],
  findings: [
    {
      cases: [1],
      direction: 'potential',
      level: 'organisation',
      evidenceLevel: 'indicative',
      catalogue: 'schutzauftrag-8a@2020.1',
      criterion: 'P-04-1',
      rating: 'partly_met',
      factors: ['OR', 'TE'],
      consent: { agree: 7, concerns: 2, object: 0 },
      minorityView: true,
    },
  ],
  mergedFindings: [
    {
      direction: 'potential',
      criteria: [{ catalogue: 'schutzauftrag-8a@2020.1', criterion: 'P-04-1' }],
      cases: { random: 1, additional: 0 },
      several: false,
    },
  ],
  structureRatings: [
    {
      catalogue: 'schutzauftrag-8a@2020.1',
      criterion: 'S-01-1',
      rating: 'present',
      evidence: 'serviceInstruction',
      consent: null,
      minorityView: false,
    },
  ],
  recommendations: [
    {
      addressee: 'office',
      due: '2027-H1',
      criteria: [{ catalogue: 'schutzauftrag-8a@2020.1', criterion: 'P-04-1' }],
      wording: 'Kinder werden in jedem Verfahren allein gehört.',
    },
  ],
}
