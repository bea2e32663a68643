// Runs in the page, before anything of it: writes down what its live regions say, as a screen reader takes it.
window.heardWords = []
const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]'
const AT_ONCE = '[role="alert"], [aria-live="assertive"]'
const known = new WeakSet()
const last = new WeakMap()
const wordsOf = (region) => (region.textContent ?? '').replace(/\s+/gu, ' ').trim()

function hear(region) {
  const words = wordsOf(region)
  if (words === (last.get(region) ?? '')) return
  last.set(region, words)
  if (words !== '' && !region.closest('[inert]')) window.heardWords.push(words)
}

/** A status that comes with its words is read by few screen readers; an alert by all. */
function meet(region, touched) {
  if (known.has(region)) return
  known.add(region)
  if (region.matches(AT_ONCE)) touched.add(region)
  else last.set(region, wordsOf(region))
}

new MutationObserver((changes) => {
  const touched = new Set()
  for (const { target, addedNodes } of changes) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest(LIVE)
    if (region && known.has(region)) touched.add(region)
    for (const node of addedNodes) {
      if (!(node instanceof Element)) continue
      if (node.matches(LIVE)) meet(node, touched)
      for (const fresh of node.querySelectorAll(LIVE)) meet(fresh, touched)
    }
  }
  for (const region of touched) hear(region)
}).observe(document, { childList: true, subtree: true, characterData: true })
