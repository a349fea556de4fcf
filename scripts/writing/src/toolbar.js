// The row of buttons: one stop of the Tab key, arrows within it.
import { make, sign } from "./dom.js"

const SIGNS = {
  bold: "M7 4h6a4 4 0 0 1 0 8H7zM7 12h7a4 4 0 0 1 0 8H7z",
  italic: "M10 4h8M6 20h8M15 4 9 20",
  h2: "M4 5v14M12 5v14M4 12h8M16 10a2.5 2.5 0 1 1 4.5 1.5L16 19h5",
  h3: "M4 5v14M12 5v14M4 12h8M16 8h5l-3 4a3.4 3.4 0 1 1-2.4 6",
  bullets: "M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01",
  numbers: "M10 6h11M10 12h11M10 18h11M4 4l1.5-.5V9M3.5 15.5a1.5 1.5 0 1 1 2.6 1L3.5 20h3",
  quote: "M5 5v14M10 8h10M10 12h10M10 16h7",
  link: "M10 14a4 4 0 0 0 6 0l4-4a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-4 4a4 4 0 0 0 6 6l1-1",
  picture: "M3 5h18v14H3zM3 17l5-5 4 4 3-3 6 5M15.5 9h.01",
  table: "M3 5h18v14H3zM3 10h18M3 14.5h18M9 5v14M15 5v14",
  undo: "M8 5 3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3",
  redo: "m16 5 5 5-5 5M21 10H10a6 6 0 0 0 0 12h3",
}

const BUTTONS = [
  ["bold", "Đậm", chain => chain.toggleBold(), editor => editor.isActive("bold"), "Ctrl+B"],
  ["italic", "Nghiêng", chain => chain.toggleItalic(), editor => editor.isActive("italic"), "Ctrl+I"],
  ["h2", "Đề mục", chain => chain.toggleHeading({ level: 2 }), editor => editor.isActive("heading", { level: 2 }), "Ctrl+Alt+2"],
  ["h3", "Đề mục nhỏ", chain => chain.toggleHeading({ level: 3 }), editor => editor.isActive("heading", { level: 3 }), "Ctrl+Alt+3"],
  ["bullets", "Danh sách", chain => chain.toggleBulletList(), editor => editor.isActive("bulletList"), "Ctrl+Shift+8"],
  ["numbers", "Đánh số", chain => chain.toggleOrderedList(), editor => editor.isActive("orderedList"), "Ctrl+Shift+7"],
  ["quote", "Trích dẫn", chain => chain.toggleBlockquote(), editor => editor.isActive("blockquote"), "Ctrl+Shift+B"],
  ["link", "Liên kết", "link", editor => editor.isActive("link"), "Ctrl+K"],
  ["picture", "Hình", "picture", editor => editor.isActive("image")],
  ["table", "Bảng", chain => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true })],
  ["undo", "Hoàn tác", chain => chain.undo(), null, "Ctrl+Z"],
  ["redo", "Làm lại", chain => chain.redo(), null, "Ctrl+Y"],
]
const OF_TABLE = [
  ["Thêm hàng", chain => chain.addRowAfter()],
  ["Thêm cột", chain => chain.addColumnAfter()],
  ["Xóa hàng", chain => chain.deleteRow()],
  ["Xóa cột", chain => chain.deleteColumn()],
  ["Xóa bảng", chain => chain.deleteTable()],
]

/** Make the toolbar of an editor; *acts* are what "link" and "picture" do. */
export function toolbar(editor, acts, controls) {
  const run = act => (typeof act === "string" ? acts[act]() : act(editor.chain().focus()).run())
  const buttons = BUTTONS.map(([id, label, act, , keys]) => {
    const title = keys ? `${label} (${keys})` : label
    const button = make("button", { type: "button", title, "aria-label": label, "data-id": id }, sign(SIGNS[id]), make("span", { textContent: label, "aria-hidden": "true" }))
    button.addEventListener("click", () => { if (button.getAttribute("aria-disabled") !== "true") run(act) })
    return button
  })
  const more = OF_TABLE.map(([label, act]) => {
    const button = make("button", { type: "button", textContent: label })
    button.addEventListener("click", () => run(act))
    return button
  })
  const group = make("div", { className: "wr-of-table", role: "group", "aria-label": "Bảng đang sửa", hidden: true }, ...more)
  const bar = make("div", { className: "wr-bar", role: "toolbar", "aria-label": "Định dạng", "aria-controls": controls }, ...buttons, group)
  rove(bar)
  const show = () => refresh(editor, buttons, group, bar)
  editor.on("transaction", show)
  show()
  return bar
}

function refresh(editor, buttons, group, bar) {
  BUTTONS.forEach(([id, , , isOn], index) => {
    const button = buttons[index]
    if (isOn) set(button, "aria-pressed", String(isOn(editor)))
    if (id === "undo" || id === "redo") set(button, "aria-disabled", String(!editor.can()[id]()))
    if (id === "table") set(button, "aria-disabled", String(editor.isActive("table")))
  })
  const isHidden = !editor.isActive("table")
  if (group.hidden === isHidden) return
  const hadFocus = isHidden && group.contains(document.activeElement)
  group.hidden = isHidden
  settle(bar)
  if (hadFocus) editor.commands.focus()
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

const reachable = bar => [...bar.querySelectorAll("button")].filter(each => !each.closest("[hidden]"))

function settle(bar, chosen) {
  const all = reachable(bar)
  const current = chosen || all.find(each => each.tabIndex === 0) || all[0]
  for (const each of bar.querySelectorAll("button")) each.tabIndex = each === current ? 0 : -1
}

function rove(bar) {
  for (const each of bar.querySelectorAll("button")) each.tabIndex = -1
  settle(bar)
  bar.addEventListener("focusin", event => settle(bar, event.target.closest("button")))
  bar.addEventListener("keydown", event => {
    const all = reachable(bar)
    const at = all.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length].focus()
  })
  // A button takes no selection away from the text.
  bar.addEventListener("mousedown", event => event.preventDefault())
}
