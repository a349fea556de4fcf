// Keeps what is typed (on the server, and in this browser until the server has it), shows hints,
// takes files in. Without it the form works as a plain form.
const form = document.getElementById("bai")
const meta = document.querySelector("meta[name=csrf]")
const status = document.getElementById("trang-thai")
const alarm = document.getElementById("bao-loi")
const address = form.getAttribute("action")
const key = `cchc-bai-${form.dataset.slug}`
const LEFT_OUT = new Set(["csrf", "version", "act", "sure"])
let timer = 0
let hinting = 0
let sure = false

function fields() {
  const found = {}
  for (const [name, value] of new FormData(form)) {
    if (!LEFT_OUT.has(name) && typeof value === "string") (found[name] ??= []).push(value.replaceAll("\r\n", "\n"))
  }
  return found
}

// Spaces and empty lines that the server tidies are no other words.
function words(found) {
  return JSON.stringify(found, (_, each) => (typeof each === "string" ? each.replace(/\s+/g, " ").trim() : each))
}

const saved = words(fields())

function send(path, told, more = {}) {
  return fetch(address + path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrf": meta.content },
    body: JSON.stringify(told),
    ...more,
  })
}

function clock() {
  return new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })
}

function say(words) {
  alarm.textContent = words
  alarm.hidden = !words
}

function keepHere(found) {
  try {
    localStorage.setItem(key, JSON.stringify({ fields: found, at: Date.now() }))
  } catch {
    // A full or closed store: the server's copy has to do.
  }
}

async function keepThere(more = {}) {
  const found = fields()
  keepHere(found)
  try {
    const answer = await send("/nhap", { version: form.elements.version.value, fields: found }, more)
    if (!answer.ok) throw new Error(String(answer.status))
    if (JSON.stringify(found) === JSON.stringify(fields())) localStorage.removeItem(key)
    status.textContent = `Đã tự giữ lúc ${clock()}; bấm Lưu để ghi vào bài.`
  } catch {
    status.textContent = `Đã giữ trên máy này lúc ${clock()}; chưa gửi được lên máy chủ.`
  }
}

async function hint() {
  const answer = await send("/goi-y", { fields: fields() }).catch(() => null)
  if (!answer || !answer.ok) return
  for (const [name, lines] of Object.entries(await answer.json())) {
    const list = document.querySelector(`[data-hint="${name}"]`)
    if (!list) continue
    const words = lines.length || name !== "quotas" ? lines : ["Chưa chỉ tiêu nào của kế hoạch."]
    list.replaceChildren(...words.map(line => Object.assign(document.createElement("li"), { textContent: line })))
  }
}

function changed() {
  keepHere(fields())
  clearTimeout(timer)
  clearTimeout(hinting)
  timer = setTimeout(keepThere, 1200)
  hinting = setTimeout(hint, 900)
}

form.addEventListener("input", changed)
form.addEventListener("change", changed)
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && localStorage.getItem(key)) keepThere({ keepalive: true })
})

// A form sent without a session would lose nothing, but asking first keeps the page as it is.
form.addEventListener("submit", async event => {
  if (sure) return
  event.preventDefault()
  const button = event.submitter
  keepHere(fields())
  const answer = await fetch(form.dataset.alive).catch(() => null)
  if (answer && answer.ok) {
    const told = await answer.json()
    meta.content = form.elements.csrf.value = told.csrf
    sure = true
    form.requestSubmit(button)
    return
  }
  say(answer && answer.status === 401 ? "Phiên đăng nhập đã hết. Chữ đã gõ vẫn còn. " : "Mất kết nối tới máy chủ. Chữ đã gõ vẫn còn; hãy thử lại sau ít phút. ")
  if (answer && answer.status === 401) {
    const link = Object.assign(document.createElement("a"), { href: form.dataset.login, target: "_blank", textContent: "Đăng nhập lại ở thẻ mới" })
    alarm.append(link, ", rồi quay lại đây bấm lưu lần nữa.")
  }
  alarm.scrollIntoView({ block: "center" })
})

function offer() {
  let kept
  try {
    kept = JSON.parse(localStorage.getItem(key) || "null")
  } catch {
    kept = null
  }
  if (!kept || !kept.fields || words(kept.fields) === saved) {
    localStorage.removeItem(key)
    return
  }
  const box = document.createElement("div")
  box.className = "note warn"
  const told = document.createElement("p")
  told.textContent = `Trên máy này còn chữ gõ chưa gửi được, lúc ${new Date(kept.at).toLocaleString("vi-VN")}.`
  const take = Object.assign(document.createElement("button"), { type: "button", textContent: "Lấy lại chữ đó" })
  const drop = Object.assign(document.createElement("button"), { type: "button", textContent: "Bỏ", className: "plain" })
  take.addEventListener("click", () => { fill(kept.fields); box.remove(); changed() })
  drop.addEventListener("click", () => { localStorage.removeItem(key); box.remove() })
  box.append(told, take, " ", drop)
  form.before(box)
}

function fill(found) {
  for (const each of form.elements) {
    if (!each.name || LEFT_OUT.has(each.name)) continue
    const values = found[each.name] || []
    if (each.type === "checkbox") each.checked = values.includes(each.value)
    else if (each.type !== "file") each.value = values[0] ?? ""
    if (each.dataset.editor) each.dispatchEvent(new CustomEvent("replaced", { bubbles: true }))
  }
}

const files = document.getElementById("tep")
const received = document.getElementById("tep-xong")

// The visual editor, where it runs, puts a file where its cursor is; else it stands in the field.
function put(words, told) {
  const body = form.elements.body
  if (!body.dispatchEvent(new CustomEvent("received", { detail: told, cancelable: true }))) return
  const at = body.selectionStart ?? body.value.length
  body.setRangeText(words, at, body.selectionEnd ?? at, "end")
  body.dispatchEvent(new Event("input", { bubbles: true }))
}

function place(told) {
  if (!told.type.startsWith("image/")) {
    const kind = told.src.split(".").pop().toUpperCase()
    put(`\n\n[${told.src} (${kind}, ${told.words})](${told.src})\n\n`, told)
    return `Đã thêm liên kết đến ${told.src} (${kind}, ${told.words}) vào nội dung.`
  }
  if (form.elements.image_src.value) {
    put(`\n\n![](${told.src})\n\n`, told)
    return `Đã thêm hình ${told.src} (${told.words}) vào nội dung; hãy bấm vào hình, rồi bấm nút Hình để viết lời mô tả.`
  }
  form.elements.image_src.value = told.src
  form.elements.image_alt.focus()
  return `Đã nhận hình ${told.src} (${told.words}); hãy viết lời mô tả hình.`
}

files?.addEventListener("change", async () => {
  for (const file of files.files) {
    received.textContent = `Đang tải ${file.name} …`
    const body = new FormData()
    body.append("file", file)
    const answer = await fetch(files.dataset.upload, { method: "POST", headers: { "x-csrf": meta.content }, body }).catch(() => null)
    const told = answer ? await answer.json().catch(() => ({})) : { error: "Mất kết nối tới máy chủ." }
    received.textContent = answer && answer.ok ? place(told) : told.error || "Không tải được tệp."
  }
  files.value = ""
  changed()
})

// The unit that leads is not also one of the others.
form.elements.unit.forEach?.(each => each.addEventListener("change", () => {
  const [lead, ...others] = form.elements.unit
  for (const other of others) if (other.value === lead.value) other.checked = false
}))

offer()
