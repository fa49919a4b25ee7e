/** The effect of each type of action on an element; `content` is the action's. Redirects are not among them. */
const changes = {
  setHtml: (element, content) => void (element.innerHTML = content),
  setText: (element, content) => void (element.textContent = content),
  appendHtml: (element, content) => element.append(toFragment(content)),
  prependHtml: (element, content) => element.prepend(toFragment(content)),
  replaceHtml: (element, content) => element.replaceWith(toFragment(content)),
  insertBefore: (element, content) => element.before(toFragment(content)),
  insertAfter: (element, content) => element.after(toFragment(content)),
  customCode: (element, content) => element.prepend(toFragment(content)),
  setImageSource: (element, content) => element.setAttribute('src', content),
  setAttribute(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  },
  setStyle(element, { priority, ...styles }) {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, priority)
  },
  resize: (element, { width, height }) => void Object.assign(element.style, { width, height }),
  move: (element, { left, top }) => void Object.assign(element.style, { position: 'relative', left, top }),
  remove: element => element.remove(),
  rearrange({ children }, { from, to }) {
    const [moved, goal] = [children[from], children[to]]
    if (moved === undefined || goal === undefined) return
    if (from < to) goal.after(moved)
    else goal.before(moved)
  },
}

/** Makes a change to the page. Returns the error, or undefined. */
export function renderAction({ type, selector, content }) {
  const change = changes[type]
  if (change === undefined) return `Unknown action ${type}`
  const element = document.querySelector(selector)
  if (element === null) return `Selector ${selector} not found`
  change(element, content)
  element.classList.add('at-element-marker')
  return undefined
}

function toFragment(html) {
  return document.createRange().createContextualFragment(html)
}
