// What comes from Word, Zalo and other pages, made as plain as the site is.

const DROPPED = "style,script,meta,link,title,xml,head,noscript,iframe,object,svg,form,button,input,select,textarea,template"
const KEPT = new Set("A B BLOCKQUOTE BR CODE EM H1 H2 H3 H4 H5 H6 HR I IMG LI OL P PRE STRONG TABLE TBODY TD TH THEAD TR UL".split(" "))
const BLOCKS = "p,div,h1,h2,h3,h4,h5,h6,ul,ol,li,table,blockquote,pre,section,article,header,footer,main,figure,figcaption,dl,dt,dd"
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi
const NUMBERED = /^\s*\(?(\d{1,2}|[a-zđ]|[ivx]{1,4})[.)]\s+/i
const BULLET = /^\s*[-–•·+*▪◦§o]\s+/

/** Return clean HTML of what was pasted, and the pictures in it that have to be uploaded. */
export function cleaned(html) {
  const bare = html
    .replace(/<!--\[if[^]*?<!\[endif\]-->/gi, "")
    .replace(/<!\[[^\]>]*\]>/g, "")
    .replace(/<style[^]*?<\/style>/gi, "")
    // Styles and handlers would be held against the page's policy while they are only being read.
    .replace(TAG, tag => tag.replace(/([\s"'/])(style|on\w+)\s*=/gi, "$1 data-$2="))
  const body = new DOMParser().parseFromString(bare, "text/html").body
  const isOurs = Boolean(body.querySelector("[data-pm-slice]"))
  const found = { html: "", pictures: [], lost: 0 }
  if (!isOurs) tidy(body, found)
  found.html = body.innerHTML
  return found
}

/** Return clean HTML of plain words: lines are paragraphs, runs of dashes and numbers are lists. */
export function lines(text) {
  const body = document.implementation.createHTMLDocument("").body
  for (const line of text.split(/\r?\n/)) {
    if (line.trim()) body.append(Object.assign(body.ownerDocument.createElement("p"), { textContent: line.trim() }))
  }
  makeTypedLists(body)
  return body.innerHTML
}

function tidy(body, found) {
  for (const each of body.querySelectorAll(DROPPED)) each.remove()
  dropComments(body)
  takePictures(body, found)
  markEmphasis(body)
  makeWordLists(body)
  setHeadings(body)
  unwrap(body)
  splitParagraphs(body)
  makeTypedLists(body)
  evenTables(body)
  dropEmpty(body)
}

const styleOf = element => (element.getAttribute("data-style") || "").toLowerCase()

function rename(element, name) {
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}

function open(element) {
  element.replaceWith(...element.childNodes)
}

function dropComments(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const found = []
  while (walker.nextNode()) found.push(walker.currentNode)
  for (const each of found) each.remove()
}

// A picture in the text itself is uploaded; one that lies on the other machine cannot be had.
function takePictures(body, found) {
  for (const picture of body.querySelectorAll("img")) {
    const source = picture.getAttribute("src") || ""
    if (/^\p{Extended_Pictographic}/u.test(picture.alt)) picture.replaceWith(picture.alt)
    else {
      if (source.startsWith("data:image/")) found.pictures.push(source)
      else if (Number(picture.getAttribute("width") || 9) > 1) found.lost += 1
      picture.remove()
    }
  }
}

function markEmphasis(body) {
  for (const each of [...body.querySelectorAll("b,strong,i,em")]) {
    if (/(?<![\w-])font-(weight|style):\s*(normal|400)/.test(styleOf(each))) open(each)
  }
  for (const each of body.querySelectorAll("span,font")) {
    const style = styleOf(each)
    if (/(?<![\w-])font-weight:\s*(bold|[6-9]00)/.test(style)) wrapInside(each, "strong")
    if (/(?<![\w-])font-style:\s*(italic|oblique)/.test(style)) wrapInside(each, "em")
  }
}

function wrapInside(element, name) {
  if (element.querySelector(BLOCKS)) return
  const made = element.ownerDocument.createElement(name)
  made.append(...element.childNodes)
  element.append(made)
}

// Word writes an item as a paragraph with a level in its style and a marker of its own.
function makeWordLists(body) {
  let open = []
  let last = null
  for (const each of [...body.querySelectorAll("p,h1,h2,h3,h4,h5,h6,div")]) {
    const level = Number(/mso-list:\s*l\d+\s+level(\d+)/.exec(styleOf(each))?.[1] || 0)
    if (!level) continue
    if (last && nextElement(last) !== each) open = []
    const marker = [...each.querySelectorAll("[data-style]")].find(span => /mso-list:\s*ignore/.test(styleOf(span)))
    const sign = marker?.textContent.trim() || ""
    marker?.remove()
    open = open.slice(0, level)
    const name = /[0-9a-zđ]{1,4}[.)]/i.test(sign) ? "ol" : "ul"
    last = listAt(open, { level, name, sign, before: each })
    const item = each.ownerDocument.createElement("li")
    item.append(...each.childNodes)
    open.at(-1).append(item)
    each.remove()
  }
}

function listAt(open, { level, name, sign, before }) {
  while (open.length < level) {
    const list = before.ownerDocument.createElement(open.length + 1 === level ? name : "ul")
    if (list.localName === "ol" && parseInt(sign, 10) > 1) list.setAttribute("start", parseInt(sign, 10))
    const parent = open.at(-1)
    if (!parent) before.before(list)
    else (parent.lastElementChild || parent.appendChild(before.ownerDocument.createElement("li"))).append(list)
    open.push(list)
  }
  return open[0]
}

function nextElement(element) {
  let next = element.nextElementSibling
  while (next && next.localName === "p" && !next.textContent.trim()) next = next.nextElementSibling
  return next
}

// The page's only h1 is the post's title.
function setHeadings(body) {
  const isTop = Boolean(body.querySelector("h1"))
  for (const each of [...body.querySelectorAll("h1,h2,h3,h4,h5,h6")]) {
    const level = Number(each.localName[1]) + (isTop ? 1 : 0)
    const made = rename(each, `h${Math.max(2, Math.min(level, 4))}`)
    for (const strong of made.querySelectorAll("b,strong")) open(strong)
  }
}

function unwrap(body) {
  for (const each of [...body.querySelectorAll("*")].reverse()) {
    if (["DIV", "DT", "DD", "FIGCAPTION", "SECTION", "ARTICLE"].includes(each.tagName) && !each.querySelector(BLOCKS)) {
      bare(rename(each, "p"))
    } else if (!KEPT.has(each.tagName)) {
      open(each)
    } else {
      bare(each)
    }
  }
}

function bare(element) {
  const { tagName } = element
  const kept = { A: ["href", "title"], OL: ["start"], TD: ["colspan", "rowspan"], TH: ["colspan", "rowspan"] }[tagName] || []
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name)
  if (tagName === "A" && !/^(https?:|mailto:|tel:)/i.test(element.getAttribute("href") || "")) open(element)
}

// Zalo parts lines by <br>, and two of them part paragraphs; loose words want a paragraph too.
function splitParagraphs(body) {
  for (const each of [...body.querySelectorAll("p")]) parted(each, isList(each) ? 1 : 2)
  const loose = [...body.childNodes].filter(each => each.nodeType === 3 || !each.matches?.(BLOCKS + ",hr"))
  let run = null
  for (const each of loose) {
    if (!run || run.nextSibling !== each) {
      run = body.ownerDocument.createElement("p")
      each.before(run)
    }
    run.append(each)
  }
  for (const each of [...body.children]) if (each.localName === "p") parted(each, isList(each) ? 1 : 2)
}

const isList = paragraph => {
  const starts = (paragraph.innerHTML.split(/<br[^>]*>/)).map(line => line.replace(/<[^>]*>|&nbsp;/g, " "))
  return starts.filter(line => BULLET.test(line) || NUMBERED.test(line)).length > 1
}

function parted(paragraph, breaks) {
  const made = [paragraph.ownerDocument.createElement("p")]
  let seen = []
  for (const each of [...paragraph.childNodes]) {
    const isBreak = each.nodeName === "BR"
    if (isBreak || (seen.length && !each.textContent.trim())) seen.push(each)
    else {
      if (seen.filter(gap => gap.nodeName === "BR").length >= breaks) made.push(paragraph.ownerDocument.createElement("p"))
      else made.at(-1).append(...(made.at(-1).childNodes.length ? seen : []))
      seen = []
      made.at(-1).append(each)
    }
  }
  paragraph.replaceWith(...made)
}

// Two lines or more that begin with a dash or a number were meant as a list.
function makeTypedLists(body) {
  for (const parent of [body, ...body.querySelectorAll("blockquote")]) {
    let run = []
    for (const each of [...parent.children, null]) {
      const kind = each?.localName === "p" ? kindOf(each) : ""
      if (run.length && (kind !== run[0].kind || !kind)) {
        if (run.length > 1) asList(run)
        run = []
      }
      if (kind) run.push({ kind, paragraph: each })
    }
  }
}

function kindOf(paragraph) {
  const words = paragraph.textContent
  if (BULLET.test(words)) return "ul"
  return /^\s*\d{1,2}[.)]\s+/.test(words) ? "ol" : ""
}

function asList(run) {
  const { kind, paragraph } = run[0]
  const list = paragraph.ownerDocument.createElement(kind)
  const first = parseInt(paragraph.textContent.trim(), 10)
  if (kind === "ol" && first > 1) list.setAttribute("start", first)
  paragraph.before(list)
  for (const each of run) {
    strip(each.paragraph, kind === "ul" ? BULLET : /^\s*\d{1,2}[.)]\s+/)
    list.append(rename(each.paragraph, "li"))
  }
}

// The marker may lie over several nodes: "<b>1</b>. Nội dung".
function strip(element, pattern) {
  let left = pattern.exec(element.textContent)[0].length
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (left && walker.nextNode()) {
    const node = walker.currentNode
    const cut = Math.min(left, node.data.length)
    node.data = node.data.slice(cut)
    left -= cut
  }
}

// Markdown knows no merged cells: their words stay in the first, the others are empty.
function evenTables(body) {
  for (const table of body.querySelectorAll("table")) {
    if (table.querySelector("table")) for (const inner of [...table.querySelectorAll("table")]) open(inner)
    const rows = [...table.querySelectorAll("tr")]
    rows.forEach((row, at) => {
      for (const cell of [...row.cells]) evenCell(rows, at, cell)
    })
    const width = Math.max(...rows.map(row => row.cells.length))
    for (const row of rows) while (row.cells.length < width) row.append(body.ownerDocument.createElement("td"))
    for (const cell of rows[0]?.cells || []) if (cell.localName === "td") rename(cell, "th")
  }
}

function evenCell(rows, at, cell) {
  const across = Math.min(Number(cell.getAttribute("colspan")) || 1, 20)
  const down = Math.min(Number(cell.getAttribute("rowspan")) || 1, rows.length - at)
  const where = [...rows[at].cells].indexOf(cell)
  for (let row = at; row < at + down; row += 1) {
    for (let more = row === at ? 1 : 0; more < across; more += 1) {
      const empty = cell.ownerDocument.createElement("td")
      rows[row].insertBefore(empty, rows[row].cells[where + more] || null)
    }
  }
  cell.removeAttribute("colspan")
  cell.removeAttribute("rowspan")
}

function dropEmpty(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (!node.parentElement.closest("pre")) node.data = node.data.normalize("NFC").replace(/[\s\u00a0\u200b\ufeff]+/g, " ")
  }
  for (const each of [...body.querySelectorAll("p,h2,h3,h4,li,ul,ol,strong,b,em,i,a,blockquote")].reverse()) {
    if (!each.textContent.trim() && !each.querySelector("img,br")) {
      if (each.textContent && /^(STRONG|B|EM|I|A)$/.test(each.tagName)) open(each)
      else each.remove()
    } else if (!each.textContent.trim() && each.localName === "p") each.remove()
  }
}

