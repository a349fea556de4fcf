// Small questions: where a link leads, what a picture shows. Each gives an answer, or null.
import { make } from "./dom.js"
import { NoUploadError } from "./upload.js"

let count = 0

function field(label, hint, given) {
  count += 1
  const id = `wr-o-${count}`
  const input = make("input", { id, type: "text", autocomplete: "off", ...given })
  const note = make("p", { className: "hint", id: `${id}-ghi`, textContent: hint })
  if (hint) input.setAttribute("aria-describedby", note.id)
  const box = make("div", { className: "field" }, make("label", { htmlFor: id, textContent: label }), hint ? note : null, input)
  return { box, input }
}

function frame(title, children, okay) {
  count += 1
  const fault = make("p", { className: "fault", role: "alert" })
  const ok = make("button", { className: "main", textContent: okay })
  const cancel = make("button", { type: "button", textContent: "Thôi" })
  const acts = make("div", { className: "acts" }, ok, cancel)
  const heading = make("h2", { id: `wr-hoi-${count}`, textContent: title })
  const form = make("form", { noValidate: true }, heading, ...children, fault, acts)
  const dialog = make("dialog", { className: "wr-dialog", "aria-labelledby": heading.id }, form)
  document.body.append(dialog)
  return { dialog, form, fault, ok, cancel, acts }
}

// *answer* gives what the dialog comes to, or null to stay open.
function asked(parts, answer) {
  return new Promise(resolve => {
    let told = null
    const { dialog, form, cancel } = parts
    cancel.addEventListener("click", () => dialog.close())
    dialog.addEventListener("close", () => { dialog.remove(); resolve(told) })
    form.addEventListener("submit", async event => {
      event.preventDefault()
      event.stopPropagation()
      const found = await answer()
      if (found === null || !dialog.open) return
      told = found
      dialog.close()
    })
    dialog.showModal()
  })
}

function refuse({ fault }, input, words) {
  fault.textContent = words
  input.setAttribute("aria-invalid", "true")
  input.focus()
  return null
}

/** Return the address in what somebody typed, or "" if there is none. */
export function address(typed) {
  const words = typed.trim().replaceAll(" ", "%20")
  if (/^(https?:\/\/[^/]|mailto:.|tel:.)/i.test(words)) return words
  if (/^[a-z][a-z0-9+.-]*:/i.test(words)) return ""
  if (/^[^@/\s]+@[^@/\s]+\.[a-z]{2,}$/i.test(words)) return `mailto:${words}`
  if (/^[#/.]|\.(md|pdf|docx|xlsx)$/i.test(words)) return words
  return /^[^/\s]+\.[a-z]{2,}([/?#:]|$)/i.test(words) ? `https://${words}` : ""
}

/** Ask for a link; *had* is the one that is there. */
export function askLink(had, { wantsWords }) {
  const where = field("Địa chỉ", "Ví dụ: https://dichvucong.gov.vn", { value: had.href || "", inputMode: "url" })
  const words = field("Chữ hiện ra", "Nói rõ liên kết dẫn đến đâu.", {})
  const parts = frame(had.href ? "Sửa liên kết" : "Chèn liên kết", [where.box, wantsWords ? words.box : null], "Xong")
  let isGone = false
  if (had.href) {
    const drop = make("button", { type: "button", textContent: "Bỏ liên kết" })
    drop.addEventListener("click", () => { isGone = true; parts.form.requestSubmit() })
    parts.acts.append(drop)
  }
  return asked(parts, () => {
    if (isGone) return { href: "" }
    const href = address(where.input.value)
    if (!href) return refuse(parts, where.input, "Hãy viết một địa chỉ như https://dichvucong.gov.vn")
    return { href, words: words.input.value.trim() }
  })
}

/** Ask what a picture shows; a new *file* is uploaded by *send* before the dialog goes. */
export async function askPicture(had, file, send) {
  const isPicture = !file || file.type.startsWith("image/")
  const alt = isPicture
    ? field("Lời mô tả hình", "Cho người không nhìn thấy hình: trong hình có ai, có gì, ở đâu.", { value: had.alt || "", maxLength: 300, required: true })
    : field("Chữ của liên kết", "Nói rõ tệp là gì.", { value: file.name, maxLength: 300, required: true })
  const title = field("Chú thích", "Không bắt buộc; hiện khi đưa chuột vào hình.", { value: had.title || "", maxLength: 300 })
  const preview = file && isPicture ? make("img", { className: "wr-preview", alt: "", src: URL.createObjectURL(file) }) : null
  const bar = make("progress", { max: 1, value: 0, hidden: true, "aria-label": "Đang tải lên" })
  const name = file ? make("p", { className: "meta", textContent: file.name }) : null
  const parts = frame(titleOf(file, isPicture), [preview, name, alt.box, isPicture ? title.box : null, bar], file ? "Tải lên và chèn" : "Xong")
  const answer = await asked(parts, async () => {
    const words = alt.input.value.trim()
    if (!words) return refuse(parts, alt.input, isPicture ? "Hãy viết lời mô tả hình." : "Hãy viết chữ của liên kết.")
    alt.input.removeAttribute("aria-invalid")
    const sent = file ? await sending(parts, bar, () => send(file, part => { bar.value = part })) : {}
    return sent && { ...sent, isPicture, alt: words, title: title.input.value.trim() || null }
  })
  if (preview) URL.revokeObjectURL(preview.src)
  return answer
}

function titleOf(file, isPicture) {
  if (!file) return "Mô tả hình"
  return isPicture ? "Chèn hình" : "Chèn tệp"
}

async function sending({ fault, ok }, bar, send) {
  fault.textContent = ""
  bar.hidden = false
  ok.disabled = true
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof NoUploadError)) throw error
    fault.textContent = `${error.message} Tệp và lời mô tả vẫn còn ở đây; bấm “Thử lại” khi sẵn sàng.`
    ok.textContent = "Thử lại"
    return null
  } finally {
    bar.hidden = true
    ok.disabled = false
    ok.focus()
  }
}
