// Runs in the page, before any script of the product: knows which controls a person is offered and whether a press
// did anything. `window.controlWatch` is asked by ./control.ts; what is offered and pressed is told to the function
// `tellControl` if there is one. Plain JavaScript: it is read as text and handed to the browser.
;(() => {
  if (window.controlWatch) return

  const CONTROLS = [
    'button',
    'a[href]',
    'input:not([type="hidden"])',
    'select',
    'textarea',
    'summary',
    ...['button', 'link', 'option', 'tab', 'checkbox', 'radio', 'switch', 'menuitem'].map(
      (role) => `[role="${role}"]`,
    ),
    '[role="combobox"]',
    '[role="slider"]',
    '[contenteditable="true"]',
  ].join(', ')
  /** Changes by itself, without a press. */
  const AMBIENT = '[role="timer"], time, [data-ambient]'
  /** How long an answer to a press may take, in milliseconds; looked at this often. */
  const LOOKS_MS = [60, 150, 300, 500, 800, 1200, 2000, 3000]
  const OFFER_EVERY_MS = 600

  const INPUT_ROLES = {
    checkbox: 'checkbox',
    radio: 'radio',
    button: 'button',
    submit: 'button',
    range: 'slider',
    file: 'button',
    number: 'spinbutton',
  }

  function roleOf(element) {
    const own = element.getAttribute('role')
    if (own) return own
    const tag = element.localName
    if (tag === 'a') return 'link'
    if (tag === 'select') return 'combobox'
    if (tag === 'summary' || tag === 'button') return 'button'
    if (tag === 'input') return INPUT_ROLES[element.type] ?? 'textbox'
    return 'textbox'
  }

  function wordsOf(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return ''
    if (node.matches(AMBIENT)) return ''
    if (node.matches('select, textarea, style, script')) return ''
    const label = node.getAttribute('aria-label') ?? node.getAttribute('alt')
    if (label && node.localName !== 'label') return ` ${label} `
    return [...node.childNodes].map(wordsOf).join(' ')
  }

  /** The accessible name, near enough to tell controls apart (accname 1.2 without CSS content). */
  function nameOf(element) {
    const by = element.getAttribute('aria-labelledby')
    if (by) {
      const words = by.split(/\s+/).map((id) => document.getElementById(id))
      return words.map((one) => (one ? wordsOf(one) : '')).join(' ')
    }
    const own = element.getAttribute('aria-label')
    if (own) return own
    const legend = element.localName === 'fieldset' && element.querySelector('legend')
    if (legend) return wordsOf(legend)
    if (element.labels?.length) return [...element.labels].map(wordsOf).join(' ')
    const text = wordsOf(element).trim()
    return text === '' ? (element.title ?? '') : text
  }

  const plain = (text) => text.replace(/\s+/g, ' ').trim()

  /** Parts of a page with a name of their own. */
  const REGIONS = ['section', 'aside', 'nav', 'form', '[role="region"]', '[role="group"]']
    .flatMap((one) => [`${one}[aria-label]`, `${one}[aria-labelledby]`])
    .join(', ')

  /** Names of what it stands in, from the inside out: named parts of the page, then the dialog. */
  function placeOf(element) {
    const within = []
    let at = element.parentElement
    for (; at && at.localName !== 'dialog'; at = at.parentElement)
      if (at.matches(REGIONS)) within.push(plain(nameOf(at)))
    return {
      within,
      dialog: at ? plain(nameOf(at)) : undefined,
      frame: !at && !element.closest('main'),
    }
  }

  /** An option belongs to its list, a radio to its group: all of one are one control. */
  const ownerOf = (element, role) =>
    role === 'option'
      ? element.closest('[role="listbox"]')
      : role === 'radio'
        ? element.closest('fieldset, [role="radiogroup"]')
        : null

  /** What ./identity.ts makes an identity of. */
  function keyOf(element) {
    const role = roleOf(element)
    const owner = ownerOf(element, role) ?? element
    const name = plain(nameOf(owner)).slice(0, 300)
    return { path: location.pathname, heading: headingNow(), ...placeOf(owner), role, name }
  }

  const headingNow = () => {
    const heading = document.querySelector('h1')
    return heading ? plain(wordsOf(heading)).slice(0, 120) : ''
  }

  /** What a person presses: a hidden radio, however large it is laid out, is pressed by its label. */
  function targetOf(element) {
    const { width, height } = element.getBoundingClientRect()
    const isSeen = width > 4 && height > 4 && getComputedStyle(element).clipPath === 'none'
    return isSeen ? element : (element.labels?.[0] ?? element)
  }

  /** The dialog that lies on all others: the one with the focus in it, else the innermost and last. */
  function topModal() {
    const modals = [...document.querySelectorAll('dialog:modal')]
    const inner = modals.filter(
      (one) => !modals.some((other) => other !== one && one.contains(other)),
    )
    return inner.find((one) => one.contains(document.activeElement)) ?? inner.at(-1)
  }

  /** `modal`: the dialog on top, which has everything that is offered. */
  function isOffered(element, modal) {
    if (element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true')
      return false
    if (element.closest('[inert], [aria-hidden="true"]')) return false
    if (modal && !modal.contains(element)) return false
    const target = targetOf(element)
    if (!target.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }))
      return false
    const { width, height } = target.getBoundingClientRect()
    return width > 4 && height > 4
  }

  function offered() {
    const modal = topModal()
    return [...document.querySelectorAll(CONTROLS)].filter((one) => isOffered(one, modal))
  }

  /** Everything of the page that a press may change, in one line of text. `pressed` may keep the focus. */
  function stateNow() {
    const parts = [location.href, document.title, scrollY, scrolled, printed]
    const root = document.documentElement
    parts.push(...[...root.attributes].map(({ name, value }) => `${name}=${value}`))
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement
      if (parent && !parent.closest(AMBIENT)) parts.push(texts.currentNode.nodeValue)
    }
    for (const element of document.querySelectorAll(
      `${CONTROLS}, details, dialog, [aria-current]`,
    )) {
      parts.push(
        element.value,
        element.checked,
        element.open,
        element.ariaPressed,
        element.ariaExpanded,
        element.ariaSelected,
        element.ariaChecked,
        element.getAttribute('aria-current'),
        element.disabled,
      )
    }
    // A clock runs by itself; a press may give it minutes.
    for (const timer of document.querySelectorAll('[role="timer"]'))
      parts.push(timer.textContent.replace(/:\d\d/g, ''))
    const active = document.activeElement
    parts.push(active ? [...document.querySelectorAll('*')].indexOf(active) : -1)
    if (CSS.highlights) for (const [name, marks] of CSS.highlights) parts.push(name, marks.size)
    return parts.join('|')
  }

  let scrolled = 0
  let printed = 0
  addEventListener('scroll', () => scrolled++, true)
  window.print = () => void printed++

  /** Already as the press would make it: nothing has to happen. */
  const isChosen = (element) =>
    (element.type === 'radio' && element.checked) ||
    element.ariaSelected === 'true' ||
    (element.getAttribute('aria-current') ?? 'false') !== 'false'

  const tell = (...lines) => window.tellControl?.(JSON.stringify(lines)).catch(() => undefined)

  const told = new Set()
  /** What stood there at the look before: what comes and goes between two looks was not offered. */
  let stoodThere = new Set()
  /** `atPress`: a person who presses one of them could have pressed each, however short they stand. */
  function tellOffers(atPress) {
    const now = new Set()
    const news = []
    for (const element of offered()) {
      // A field that only shows something is nothing to press. The way back beside a question that is asked twice is one
      // button of one component, wherever it comes up: a journey of the releases presses it, and so does the gallery.
      if (element.readOnly || element.matches('.armed > .quiet')) continue
      const key = keyOf(element)
      const line = JSON.stringify(key)
      now.add(line)
      if (told.has(line) || !(atPress || stoodThere.has(line))) continue
      told.add(line)
      news.push({ kind: 'offered', ...key })
    }
    stoodThere = now
    // In one message: each of its own takes longer than the look.
    if (news.length > 0) tell(...news)
  }

  const controlAt = (node) => {
    if (!(node instanceof Element)) return null
    const label = node.closest('label')
    return node.closest(CONTROLS) ?? label?.control ?? null
  }

  let before = ''
  const remember = () => (before = document.body ? stateNow() : '')

  /** Tells of a press, and again once it was answered. */
  function follow(element) {
    const key = keyOf(element)
    const was = before
    const chosen = isChosen(element)
    tell({ kind: 'pressed', ...key })
    let at = 0
    let answered = false
    const look = () => {
      if (answered || (!chosen && stateNow() === was)) return
      answered = true
      changes.disconnect()
      tell({ kind: 'answered', ...key })
    }
    // At once if the page changes: the next press may close it in the next moment.
    const changes = new MutationObserver(look)
    changes.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
    const lookLater = () => {
      look()
      const wait = LOOKS_MS[++at]
      if (answered || wait === undefined) return changes.disconnect()
      setTimeout(lookLater, wait - (LOOKS_MS[at - 1] ?? 0))
    }
    setTimeout(lookLater, LOOKS_MS[0])
  }

  if (window.tellControl) {
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(
        type,
        () => {
          remember()
          tellOffers(true)
        },
        true,
      )
    addEventListener(
      'click',
      ({ target }) => {
        const element = controlAt(target)
        if (element) follow(element)
      },
      true,
    )
    // Typing and choosing answer themselves.
    for (const type of ['input', 'change'])
      addEventListener(
        type,
        ({ target }) => {
          const element = controlAt(target)
          if (element) tell({ kind: 'answered', ...keyOf(element) })
        },
        true,
      )
    setInterval(() => tellOffers(false), OFFER_EVERY_MS)
    addEventListener('pagehide', () => tellOffers(false))
  }

  /** What lies at the middle of a control once it has the focus; empty when it is itself, null when it is gone. */
  function coverOf(element) {
    if (!element || !element.isConnected || !isOffered(element, topModal())) return null
    const target = targetOf(element)
    element.focus()
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const { left, top, width, height } = target.getBoundingClientRect()
    // Of what is higher than the window, the part in it counts.
    const x = left + width / 2
    const y = (Math.max(top, 0) + Math.min(top + height, innerHeight)) / 2
    if (x < 0 || x > innerWidth) return 'rechts oder links außerhalb der Seite'
    const there = document.elementFromPoint(x, y)
    if (!there) return 'außerhalb des Fensters'
    const isSelf = target.contains(there) || there.contains(target) || controlAt(there) === element
    return isSelf ? '' : `${there.localName}.${there.className}`.slice(0, 120)
  }

  /** What stands in a list or a table beside others of its kind. */
  const ROW = 'li, tr, article, [role="listitem"], [role="row"]'

  /** The named group a field stands in, within its row. */
  function groupIn(row, field) {
    const group = field.parentElement?.closest('fieldset, [role="group"], [role="radiogroup"]')
    return group && row.contains(group) ? group : null
  }

  /** Links of one name to one place are one. */
  const isSame = (one, other) => one.href !== undefined && one.href === other.href

  /** Role and name of each control that has a namesake in another row, with the words of both rows. */
  function namesakes() {
    const first = new Map()
    const found = new Map()
    for (const element of offered()) {
      const row = element.closest(ROW)
      if (!row) continue
      const role = roleOf(element)
      const owner = ownerOf(element, role)
      // A group is told before the fields in it; a button or link stands in lists of its own, without it.
      const group = element.matches('input, select, textarea') && groupIn(row, element)
      const names = [group, owner === group ? null : owner, element]
        .filter(Boolean)
        .map((one) => plain(nameOf(one)))
      const key = `${role} „${names.join(': ')}“`
      const other = first.get(key)
      if (!other) first.set(key, element)
      else if (other.closest(ROW) !== row && !isSame(other, element))
        found.set(
          key,
          [other, element].map((one) => plain(wordsOf(one.closest(ROW))).slice(0, 60)),
        )
    }
    return [...found].map(([control, rows]) => ({ control, rows }))
  }

  let listed = []
  window.controlWatch = {
    namesakes,
    /** All offered controls, in reading order, with what tells them apart. */
    list() {
      listed = offered()
      return listed.map((element, at) => ({
        at,
        ...keyOf(element),
        fullName: nameOf(element).replace(/\s+/g, ' ').trim().slice(0, 200),
        type: element.localName === 'input' ? element.type : element.localName,
        chosen: isChosen(element),
        download: element.hasAttribute('download'),
        readOnly: element.readOnly === true,
      }))
    },
    target: (index) => targetOf(listed[index]),
    cover: (index) => coverOf(listed[index]),
    state: () => stateNow(),
    heading: () => headingNow(),
    /** By how many CSS pixels the page can be scrolled sideways. */
    sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }
})()
