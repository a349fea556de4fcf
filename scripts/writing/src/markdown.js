// Markdown as the site reads it (CommonMark), and whether a text goes through unharmed.

const FENCE = /^\s*(```|~~~)/
const ITEM = /^(\s*)([-*+]|\d+\.)\s+/
// What begins a block of its own right below a line of words, as CommonMark has it.
const STARTS = /^ {0,3}(#{1,6}\s|>|[-*+]\s+\S|1\.\s+\S|```|~~~)|^ {0,3}([-*_]\s*){3,}$/
const BLOCK = /^\s*(#{1,6}\s|>|\||[-*+]\s|\d+\.\s|```|~~~|:\s)|^\s*([-*_]\s*){3,}$/
const REASONS = [
  [/^\s*\[\^[^\]]+\]:|(?<!\\)\[\^[^\]]+\]/m, "chú thích cuối bài"],
  [/<!--|<\/?[a-z][\w-]*(\s[^<>]*)?\/?>/i, "mã HTML"],
  [/^ {0,3}\[[^\]]+\]:\s*\S/m, "liên kết khai báo ở cuối bài"],
  [/^ {0,3}:\s+\S/m, "danh sách định nghĩa"],
  [/&(?!lt;|gt;|amp;|nbsp;|#58;|#61;|#126;)#?\w+;/, "ký hiệu HTML"],
  [/^(!!!|\?\?\?)/m, "khung ghi chú"],
]
const OTHER = "cách viết mà khung trực quan không giữ nguyên được"

/** Escape the characters in a text that would be read as marks, and no others. */
export function escaped(text, isInLink) {
  const plain = text
    .replace(/\\(?=[\\`*_{}[\]()>#+\-.!|])/g, "\\\\")
    .replace(/[`*[]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/<(?=[a-z/!?])/gi, "&lt;")
  return isInLink ? plain.replaceAll("]", "\\]") : plain
}

/** Escape what would begin a heading, a list, a quotation, a rule or a definition. */
export function lineStartsKept(text) {
  return text.split("\n").map(lineStartKept).join("\n")
}

function lineStartKept(line) {
  return line
    .replace(/^\s+/, "")
    .replace(/^(#{1,6}|>|[+-](?=\s|$)|-(?=\s*-\s*-)|=+$)/, "\\$1")
    .replace(/^\\=/, "&#61;")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^:(?=\s)/, "&#58;")
    .replace(/^~~~/, "&#126;~~")
}

/** Make a manager of Markdown write what the site reads. */
export function tuned(manager) {
  manager.encodeTextForMarkdown = (text, node, parent) => {
    const marks = (node.marks || []).map(mark => mark.type || mark)
    const isCode = marks.includes("code") || parent?.type === "codeBlock"
    return isCode ? text : escaped(text, marks.includes("link"))
  }
  return manager
}

/** Return the document of a text: its line breaks within paragraphs are spaces, as on the site. */
export function parsed(manager, text) {
  const doc = joined(manager.parse(text.replace(/\r\n?/g, "\n")))
  return doc.content?.length ? doc : { type: "doc", content: [{ type: "paragraph" }] }
}

function joined(node) {
  if (node.type === "codeBlock") return node
  if (node.text && !node.marks?.some(mark => mark.type === "code")) return { ...node, text: asSigns(node.text) }
  return node.content ? { ...node, content: node.content.map(joined).filter(each => each.text !== "") } : node
}

// The signs that have no escape of their own, as lineStartKept writes them.
function asSigns(text) {
  return text.replace(/\s*\n\s*/g, " ").replace(/&#(58|61|126);/g, (_, code) => String.fromCharCode(code))
}

/** Return the text of a document, tidied: one empty line between blocks. */
export function written(manager, doc) {
  return outsideFences(manager.serialize(doc), text => text.replace(/[ \t]+$/gm, end => (end === "  " ? end : "")).replace(/\n{3,}/g, "\n\n")).trim()
}

function outsideFences(text, change) {
  return text.split(/(^[ >]*```[^]*?^[ >]*```$)/m).map((part, index) => (index % 2 ? part : change(part))).join("")
}

/** Say what in a text the visual editor would lose; "" if it loses nothing. */
export function loss(manager, schema, text) {
  const bare = outsideCode(text.replace(/\r\n?/g, "\n"))
  const found = REASONS.find(([pattern]) => pattern.test(bare.replace(/<br ?\/?>/g, "")))
  if (found) return found[1]
  try {
    const first = parsed(manager, text)
    const again = written(manager, first)
    const whole = schema.nodeFromJSON(first)
    whole.check()
    const isSame = whole.eq(schema.nodeFromJSON(parsed(manager, again)))
    return isSame && normal(again) === normal(text) ? "" : OTHER
  } catch {
    return OTHER
  }
}

function outsideCode(text) {
  return outsideFences(text, part => part.replace(/`[^`\n]+`/g, "")).replace(/^```[^]*?^```/gm, "")
}

/** Return a text in which only white space and markers of the same meaning were made alike. */
export function normal(text) {
  const lines = []
  let isFenced = false
  for (const raw of text.replace(/\r\n?/g, "\n").trim().split("\n")) {
    if (FENCE.test(raw)) isFenced = !isFenced
    if (isFenced && FENCE.test(raw) && lines.at(-1)) lines.push("")
    if (isFenced || FENCE.test(raw)) lines.push(raw)
    else add(lines, normalLine(raw, lines))
  }
  // How far a line stands from the edge is the document's to say, and that was compared.
  return outsideFences(lines.join("\n"), text => text.replace(/^[ \t]+/gm, ""))
}

function add(lines, line) {
  // An empty line between two blocks changes nothing.
  if (line && lines.at(-1) && isApart(lines.at(-1), line)) lines.push("")
  const last = lines.at(-1)
  if (line === "" && last === "") return
  // A list with empty lines between its items is still one list.
  if (ITEM.test(line) && last === "" && ITEM.test(lines.at(-2) || "")) lines.pop()
  const goes = line && lines.at(-1) && !BLOCK.test(line) && !/^\s*(#|\||```|~~~)/.test(last) && !last.endsWith("  ")
  if (goes) lines.push(`${lines.pop()} ${line.trim()}`)
  else lines.push(line)
}

function isApart(last, line) {
  if (/^#{1,6} /.test(last) || last === "---" || FENCE.test(last)) return true
  const kind = each => (ITEM.test(each) || /^\s+\S/.test(each) ? "list" : /^\s*>/.test(each) ? "quote" : "words")
  return STARTS.test(line) && (kind(line) !== kind(last) || /^ {0,3}(#|---|```|~~~)/.test(line))
}

function normalLine(raw, lines) {
  const line = raw.replace(/ {2,}$/, "\u2028").trimEnd().replace("\u2028", "  ")
  if (!line.trim()) return ""
  if (/^\s*([-*_]\s*){3,}$/.test(line)) return "---"
  const above = [...lines].reverse().find(each => ITEM.exec(each)?.[1] === ITEM.exec(line)?.[1]) || ""
  return inLine(line)
    .replace(/^(\s*)[*+-]\s+/, "$1- ")
    .replace(/^(\s*)(\d+)\.\s+/, (_, space, number) => `${space}${/^\s*\d+\. /.test(above) ? "1" : number}. `)
    .replace(/^(#{1,6})\s+(.*?)\s*#*$/, "$1 $2")
    .replace(/^((?:\s*>)+)\s?/, quoted => `${quoted.replace(/\s/g, "")} `)
    .replace(/^.*\|.*$/, row => (isRow(row) ? `|${cells(row).join("|")}|` : row))
}

const isRow = row => /^\s*\|/.test(row) || /^[\s|:-]+$/.test(row)
const cells = row => row.trim().replace(/^\||\|$/g, "").split("|").map(each => each.trim().replace(/^(:?)-+(:?)$/, "$1---$2"))

function inLine(line) {
  return line
    .replace(/<(https?:\/\/[^>\s]+)>/g, "[$1]($1)")
    .replace(/^(\s*(?:\d+\\[.)]|\\[#>+-]))|\\([\\`*_{}[\]()>#+\-.!|])/g, (_, start, sign) => start || sign)
    .replace(/(?<![\p{L}\p{N}_])__(?=\S)([^_]+)__(?![\p{L}\p{N}_])/gu, "**$1**")
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]+)_(?![\p{L}\p{N}_])/gu, "*$1*")
    .replace(/&(lt|gt|nbsp);/g, (_, name) => ({ lt: "<", gt: ">", nbsp: "\u00a0" })[name])
    .replace(/&amp;(?!#?\w+;)/g, "&")
    .replace(/\[\*\*([^\]*]+)\*\*\](\([^)\s]*\))/g, "**[$1]$2**")
    .replace(/(\S)[ \t]{2,}(?=\S)/g, "$1 ")
    .replace(/ ?<br ?\/?> ?/g, "<br>")
}
