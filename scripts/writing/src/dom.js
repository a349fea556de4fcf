// Elements without a string of HTML: the page's policy would be right to distrust one.

/** Make an element; *given* are properties, or attributes where a name has a dash or no property. */
export function make(name, given = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue
    if (key.includes("-") || !(key in element)) element.setAttribute(key, value)
    else element[key] = value
  }
  element.append(...children.filter(child => child !== null && child !== undefined))
  return element
}

const SPACE = "http://www.w3.org/2000/svg"

/** Draw a sign of 24 by 24 from the path *d*. */
export function sign(d) {
  const drawing = document.createElementNS(SPACE, "svg")
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: 22, height: 22, "aria-hidden": "true", class: "wr-sign" })) {
    drawing.setAttribute(key, value)
  }
  const path = document.createElementNS(SPACE, "path")
  path.setAttribute("d", d)
  drawing.append(path)
  return drawing
}
