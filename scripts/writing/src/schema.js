// What the visual editor knows: no more than the site shows, and each of it in Markdown.
import { Node } from "@tiptap/core"
import Image from "@tiptap/extension-image"
import { OrderedList } from "@tiptap/extension-list"
import Paragraph from "@tiptap/extension-paragraph"
import { Table, TableCell, TableHeader, TableRow, renderTableToMarkdown } from "@tiptap/extension-table"
import { Markdown } from "@tiptap/markdown"
import { Plugin } from "@tiptap/pm/state"
import StarterKit from "@tiptap/starter-kit"
import { Marked } from "marked"
import { lineStartsKept } from "./markdown.js"

// Links that are only typed are no links on the site, and it knows no struck-out words.
function reader() {
  const none = () => undefined
  return new Marked({ tokenizer: { url: none, del: none } })
}

const Text = Paragraph.extend({
  parseMarkdown: (token, helpers) =>
    helpers.createNode("paragraph", undefined, helpers.parseInline(token.tokens || [])),
  renderMarkdown: (node, h) => lineStartsKept(h.renderChildren(node.content || [])),
})

// The site knows lists of numbers alone: "a)" and "I." are words.
const Numbered = OrderedList.extend({
  addAttributes: () => ({ start: { default: 1, parseHTML: list => parseInt(list.getAttribute("start"), 10) || 1 } }),
  markdownTokenizer: null,
  parseMarkdown: (token, helpers) => {
    if (!token.ordered) return []
    return { type: "orderedList", attrs: { start: token.start || 1 }, content: helpers.parseChildren(token.items) }
  },
  addProseMirrorPlugins: () => [],
})

const inQuotes = words => (words ? ` "${words.replaceAll('"', "”")}"` : "")
const inBrackets = words => words.replace(/([\\[\]])/g, "\\$1").replace(/\s+/g, " ")

function pictures(address) {
  return Image.extend({
    renderMarkdown: ({ attrs }) => `![${inBrackets(attrs.alt || "")}](${attrs.src || ""}${inQuotes(attrs.title)})`,
    addNodeView() {
      return ({ node }) => ({ dom: shown(node.attrs, address) })
    },
  }).configure({ inline: true, allowBase64: false })
}

// A picture of another server is not fetched: this page shows only what is ours.
function shown({ src, alt }, address) {
  const dom = document.createElement("span")
  dom.className = "wr-picture"
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(src || "")) dom.append(`Hình ở nơi khác: ${src}`)
  else dom.append(Object.assign(document.createElement("img"), { src: `${address}/${src}`, alt: alt || "" }))
  if (!alt) dom.append(Object.assign(document.createElement("em"), { textContent: "Hình này chưa có lời mô tả" }))
  return dom
}

// Widths of columns would be inline styles, and Markdown has none. Padding would make each change
// of one cell a change of the whole table.
const Grid = Table.extend({
  renderHTML: () => ["table", ["tbody", 0]],
  renderMarkdown: (node, h) =>
    renderTableToMarkdown(node, h).trim()
      .replace(/ {2,}\|(?= |$)/gm, " |")
      .replace(/^(\|[-:| ]+\|)$/m, line => line.replace(/-{3,}/g, "---")),
}).configure({ resizable: false, View: null })

const align = {
  default: null,
  parseHTML: cell => (["left", "right", "center"].includes(cell.getAttribute("align")) ? cell.getAttribute("align") : null),
  renderHTML: ({ align: side }) => (side ? { align: side } : {}),
}
const cell = {
  content: "paragraph+",
  addAttributes: () => ({ colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null, rendered: false }, align }),
}

function hooks(props) {
  return Node.create({ name: "hooks", group: "none", addProseMirrorPlugins: () => [new Plugin({ props })] })
}

/** Return the extensions; *address* is where pictures lie, *props* hears of pasting and dropping. */
export function extensions(address, props) {
  const kit = {
    paragraph: false, strike: false, underline: false, orderedList: false, trailingNode: false,
    link: { openOnClick: false, defaultProtocol: "https", protocols: ["tel"], HTMLAttributes: { target: null, rel: null } },
    dropcursor: { class: "wr-drop", color: false },
  }
  return [
    StarterKit.configure(kit), Text, Numbered, pictures(address), Grid, TableRow,
    TableCell.extend(cell), TableHeader.extend(cell),
    Markdown.configure({ marked: reader(), indentation: { style: "space", size: 4 } }),
    hooks(props),
  ]
}
