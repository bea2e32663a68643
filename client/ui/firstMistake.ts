/**
 * After any form of the page was sent and says at a field what is wrong, the keyboard and the view are at the first
 * such field: nobody has to look for the answer to a press. Gives its own end.
 */
export function goToFirstMistake(page: Document): () => void {
  const sent = ({ target }: Event): void => {
    // The form answers first; its sentences are on the page with the next picture.
    requestAnimationFrame(() => {
      if (!(target instanceof HTMLFormElement)) return
      const wrong = [...target.elements].filter((field) => field.ariaInvalid === 'true')
      const [first] = wrong
      if (!(first instanceof HTMLElement) || wrong.includes(page.activeElement ?? target)) return
      first.focus({ preventScroll: true })
      first.scrollIntoView({ block: 'center' })
    })
  }
  page.addEventListener('submit', sent)
  return () => page.removeEventListener('submit', sent)
}
