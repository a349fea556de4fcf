// Files on their way to the server, with how far they have come.

export class NoUploadError extends Error {}

const LOST = "Mất kết nối tới máy chủ."

/** Send *file* to the address *where*; gives what the server told: src, type, words. */
export async function upload(file, where, progress) {
  const meta = document.querySelector("meta[name=csrf]")
  const first = await sent(file, where, meta, progress)
  // A session begun in another tab has another token: ask for it and try once more.
  const again = [401, 403].includes(first.status) && (await renewed(meta)) ? await sent(file, where, meta, progress) : first
  if (again.status >= 200 && again.status < 300 && again.told.src) return again.told
  throw new NoUploadError(again.told.error || (again.status ? "Không tải được tệp." : LOST))
}

function sent(file, where, meta, progress) {
  const body = new FormData()
  body.append("file", file, file.name || "hinh.png")
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open("POST", where)
    request.setRequestHeader("x-csrf", meta?.content || "")
    request.upload.addEventListener("progress", event => event.lengthComputable && progress(event.loaded / event.total))
    request.addEventListener("loadend", () => resolve({ status: request.status, told: read(request.responseText) }))
    request.send(body)
  })
}

function read(text) {
  try {
    return JSON.parse(text) || {}
  } catch {
    return {}
  }
}

async function renewed(meta) {
  const alive = document.querySelector("form[data-alive]")?.dataset.alive
  const answer = alive && (await fetch(alive).catch(() => null))
  if (!answer || !answer.ok) return false
  const { csrf } = await answer.json().catch(() => ({}))
  if (csrf && meta) meta.content = csrf
  return Boolean(csrf)
}

/** Make a file of a picture that came within a text. */
export function fileOf(source, index) {
  const [head, data] = source.split(",", 2)
  const type = /^data:([^;,]+)/.exec(head)[1]
  const bytes = Uint8Array.from(atob(data || ""), letter => letter.charCodeAt(0))
  return new File([bytes], `hinh-dan-${index + 1}.${type.split("/")[1].split("+")[0]}`, { type })
}
