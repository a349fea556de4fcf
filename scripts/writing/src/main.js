// The visual editor over a text field: the field stays the one that is sent.
import { Editor } from "@tiptap/core"
import { DOMParser as Reader, Slice } from "@tiptap/pm/model"
import { askLink, askPicture } from "./dialogs.js"
import { make } from "./dom.js"
import { loss, parsed, tuned, written } from "./markdown.js"
import { cleaned, lines } from "./paste.js"
import { extensions } from "./schema.js"
import { toolbar } from "./toolbar.js"
import { fileOf, upload } from "./upload.js"

const FILES = "image/*,.pdf,.docx,.xlsx"

class Writing {
  constructor(area) {
    this.area = area
    this.where = area.dataset.upload || ""
    this.isVisual = false
    this.isOurs = false
    this.isLate = false
    this.queue = []
    this.editor = new Editor({
      element: null,
      injectCSS: false,
      // Pasted signs are signs; only an address becomes a link.
      enablePasteRules: ["link"],
      extensions: extensions(this.where, this.props()),
      editorProps: { attributes: this.labels() },
      onUpdate: () => this.sync(),
    })
    this.manager = tuned(this.editor.markdown)
    this.build()
    this.listen()
    this.load()
  }

  labels() {
    const { area } = this
    const label = area.labels?.[0]
    if (label && !label.id) label.id = `wr-nhan-${area.id}`
    const given = { class: "wr-text", id: `wr-${area.id}`, role: "textbox", "aria-multiline": "true", lang: "vi" }
    if (label) given["aria-labelledby"] = label.id
    else given["aria-label"] = area.getAttribute("aria-label") || "Nội dung"
    for (const name of ["aria-describedby", "aria-invalid"]) if (area.hasAttribute(name)) given[name] = area.getAttribute(name)
    return given
  }

  build() {
    const mode = (words, isVisual) => {
      const button = make("button", { type: "button", textContent: words })
      button.addEventListener("click", () => (isVisual ? this.showVisual() : this.showSource()))
      return button
    }
    this.modes = [mode("Soạn trực quan", true), mode("Markdown", false)]
    this.why = make("p", { className: "wr-why", hidden: true })
    this.state = make("p", { className: "meta", role: "status" })
    this.chooser = make("input", { type: "file", accept: FILES, hidden: true, tabIndex: -1, "aria-label": "Chọn hình hoặc tệp" })
    // Outside of the form's fields: it is sent by itself.
    this.chooser.setAttribute("form", "")
    this.page = make("div", { className: "wr-page" })
    this.bar = toolbar(this.editor, { link: () => this.link(), picture: () => this.picture() }, `wr-${this.area.id}`)
    const group = make("div", { className: "wr-modes", role: "group", "aria-label": "Cách soạn" }, ...this.modes)
    this.box = make("div", { className: "wr" }, group, this.why, this.bar, this.page)
    this.area.before(this.box)
    this.area.after(this.state, this.chooser)
    this.editor.mount(this.page)
  }

  listen() {
    const { area } = this
    area.addEventListener("input", () => { if (!this.isOurs && this.isVisual) this.load() })
    area.addEventListener("replaced", () => this.load())
    area.addEventListener("received", event => this.place(event))
    area.addEventListener("paste", event => this.takeFiles(event, event.clipboardData))
    area.addEventListener("drop", event => this.takeFiles(event, event.dataTransfer))
    area.labels?.[0]?.addEventListener("click", event => { if (this.isVisual) { event.preventDefault(); this.editor.commands.focus() } })
    area.form?.addEventListener("submit", () => this.flush(), { capture: true })
    addEventListener("hashchange", () => this.reach())
    this.chooser.addEventListener("change", () => { this.take([...this.chooser.files]); this.chooser.value = "" })
    this.page.addEventListener("compositionend", () => setTimeout(() => this.flush()))
    this.page.addEventListener("keydown", event => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") { event.preventDefault(); this.link() }
    })
  }

  props() {
    return {
      transformPastedHTML: html => this.taken(cleaned(html)),
      clipboardTextParser: (text, context) => this.plain(text, context),
      handlePaste: (_, event) => this.takeFiles(event, event.clipboardData),
      handleDrop: (view, event, _, isMoved) => !isMoved && this.takeFiles(event, event.dataTransfer, view),
      handleDoubleClickOn: (_, __, node) => { if (node.type.name === "image") { this.picture(); return true } return false },
    }
  }

  // A link to the field leads to the text that stands for it.
  reach() {
    if (this.isVisual && location.hash === `#${this.area.id}`) this.editor.commands.focus()
  }

  load() {
    const lost = this.lost()
    if (lost) this.showSource(lost)
    else this.showVisual()
  }

  lost() {
    return loss(this.manager, this.editor.schema, this.area.value)
  }

  showVisual() {
    const lost = this.lost()
    if (lost) { this.showSource(lost); return }
    const had = document.activeElement === this.area
    this.editor.chain().setMeta("addToHistory", false).setContent(parsed(this.manager, this.area.value), { emitUpdate: false }).run()
    this.show(true, "")
    if (had) this.editor.commands.focus()
  }

  showSource(lost = "") {
    this.flush()
    this.show(false, lost && `Bài có ${lost}, nên được sửa ở dạng Markdown để không mất gì.`)
  }

  show(isVisual, why) {
    this.isVisual = isVisual
    this.area.hidden = isVisual
    this.bar.hidden = this.page.hidden = !isVisual
    this.why.textContent = why
    this.why.hidden = !why
    this.modes.forEach((button, index) => button.setAttribute("aria-pressed", String(isVisual === (index === 0))))
  }

  sync() {
    if (!this.isVisual) return
    this.isLate = true
    // Half a syllable is nobody's text, and whoever listens must not disturb it.
    if (!this.editor.view.composing) this.flush()
  }

  flush() {
    if (!this.isLate || !this.isVisual) return
    this.isLate = false
    const text = written(this.manager, this.editor.getJSON())
    if (text === this.area.value) return
    this.isOurs = true
    this.area.value = text
    this.area.dispatchEvent(new Event("input", { bubbles: true }))
    this.isOurs = false
  }

  taken({ html, pictures, lost }) {
    if (lost) this.state.textContent = `${lost} hình không dán kèm được; hãy chèn bằng nút Hình hoặc kéo tệp hình vào.`
    if (pictures.length) setTimeout(() => this.take(pictures.map(fileOf)))
    return html
  }

  plain(text, context) {
    if (context.parent.type.spec.code) return null
    const body = new DOMParser().parseFromString(lines(text), "text/html").body
    const slice = Reader.fromSchema(this.editor.schema).parseSlice(body, { preserveWhitespace: false, context })
    return slice.size ? Slice.maxOpen(slice.content) : null
  }

  takeFiles(event, transfer, view) {
    const files = [...(transfer?.files || [])]
    if (!this.where || !files.length || !saysNothing(transfer)) return false
    event.preventDefault()
    const at = view?.posAtCoords({ left: event.clientX, top: event.clientY })?.pos
    if (at !== undefined) this.editor.commands.setTextSelection(at)
    this.take(files)
    return true
  }

  async take(files) {
    this.queue.push(...files)
    if (this.isTaking) return
    this.isTaking = true
    while (this.queue.length) await this.takeOne(this.queue.shift())
    this.isTaking = false
    if (this.isVisual) this.editor.commands.focus()
    else this.area.focus()
  }

  async takeOne(file) {
    const told = await askPicture({}, file, (sent, progress) => upload(sent, this.where, progress))
    if (!told) { this.state.textContent = `Chưa chèn ${file.name}.`; return }
    this.state.textContent = `Đã chèn ${told.src} (${told.words}).`
    if (told.isPicture) this.put({ type: "image", attrs: { src: told.src, alt: told.alt, title: told.title } })
    else this.put(linkTo(told.src, told.alt, told.words))
  }

  // A file that came by the form's own field, to stand where the cursor is.
  place(event) {
    if (!this.isVisual) return
    event.preventDefault()
    const { src, type, words } = event.detail
    if (type.startsWith("image/")) this.put({ type: "image", attrs: { src, alt: "" } })
    else this.put(linkTo(src, src, words))
  }

  put(node) {
    if (this.isVisual) {
      // After what is selected, not in its place; a picture stands by itself, as on the site.
      const { $to, to } = this.editor.state.selection
      const isApart = node.type === "image" && $to.depth === 1 && $to.parent.content.size > 0
      if (isApart) this.editor.commands.insertContentAt($to.after(1), { type: "paragraph", content: [node] })
      else this.editor.commands.insertContentAt(to, node)
      return
    }
    const { area } = this
    const words = written(this.manager, { type: "doc", content: [{ type: "paragraph", content: [node] }] })
    area.setRangeText(words, area.selectionEnd, area.selectionEnd, "end")
    area.dispatchEvent(new Event("input", { bubbles: true }))
  }

  async picture() {
    if (!this.editor.isActive("image")) { this.chooser.click(); return }
    const told = await askPicture(this.editor.getAttributes("image"), null)
    if (told) this.editor.chain().focus().updateAttributes("image", { alt: told.alt, title: told.title }).run()
  }

  async link() {
    const { editor } = this
    // What was selected by keys just now is heard of a moment later.
    await new Promise(requestAnimationFrame)
    if (editor.isActive("link")) editor.commands.extendMarkRange("link")
    const isBare = editor.state.selection.empty
    const told = await askLink(editor.getAttributes("link"), { wantsWords: isBare })
    editor.commands.focus()
    if (!told) return
    if (!told.href) editor.chain().unsetLink().run()
    else if (!isBare) editor.chain().setLink({ href: told.href }).run()
    else editor.chain().insertContent([{ type: "text", text: told.words || told.href, marks: [{ type: "link", attrs: { href: told.href } }] }]).unsetMark("link").run()
  }
}

function linkTo(src, label, words) {
  const kind = src.split(".").pop().toUpperCase()
  return { type: "text", text: `${label} (${kind}, ${words})`, marks: [{ type: "link", attrs: { href: src } }] }
}

// Word and Excel send a picture of what is copied beside its words: the words are meant.
function saysNothing(transfer) {
  const body = new DOMParser().parseFromString(cleaned(transfer.getData("text/html")).html, "text/html").body
  return !body.textContent.trim() && !transfer.getData("text/plain").trim()
}

for (const area of document.querySelectorAll('textarea[data-editor="markdown"]')) new Writing(area)
