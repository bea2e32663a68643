import type { Address } from './address.ts'

/** Where recommendations to all are found; only pages of the offices and of the state level call them. */
export const stateRecommendationAddresses = {
  listStateRecommendations: { method: 'GET', path: '/api/state-recommendations' },
  getStateRecommendation: { method: 'GET', path: '/api/state-recommendations/:id' },
  addStateRecommendation: { method: 'POST', path: '/api/state-recommendations' },
  changeStateRecommendation: { method: 'PUT', path: '/api/state-recommendations/:id' },
  removeStateRecommendation: { method: 'DELETE', path: '/api/state-recommendations/:id' },
  openHearing: { method: 'POST', path: '/api/state-recommendations/:id/hearing' },
  recallHearing: { method: 'POST', path: '/api/state-recommendations/:id/recall' },
  commentInHearing: { method: 'PUT', path: '/api/state-recommendations/:id/comment' },
  resolveStateRecommendation: { method: 'POST', path: '/api/state-recommendations/:id/resolution' },
  publishStateRecommendation: {
    method: 'POST',
    path: '/api/state-recommendations/:id/publication',
  },
  withdrawStateRecommendation: {
    method: 'POST',
    path: '/api/state-recommendations/:id/withdrawal',
  },
  setProgress: { method: 'POST', path: '/api/state-recommendations/:id/progress' },
  answerStateRecommendation: { method: 'PUT', path: '/api/state-recommendations/:id/answer' },
  adoptStateRecommendation: { method: 'POST', path: '/api/state-recommendations/:id/adoption' },
  listAdopted: { method: 'GET', path: '/api/procedures/:id/adopted' },
  giveUpAdopted: { method: 'DELETE', path: '/api/procedures/:id/adopted/:recommendationId' },
} as const satisfies Record<string, Address>
