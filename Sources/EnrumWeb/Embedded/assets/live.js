// Shows what the other one adds, within two seconds.
//
// <body data-live="URL"> names a small address whose ETag changes with what the page shows. It is asked every second while the page is
// seen. When it has changed, the page is fetched once more, and each element with data-live-part that looks different is put in place of
// the old one: but never one in which somebody is writing, or that holds text which is not saved yet. Those wait for their turn.

const url = document.body.dataset.live
const pause = 1000
const mostPause = 30000

// The server's word for each part, to compare with: what people type does not count as a difference.
const shown = new Map(parts(document).map(part => [part.dataset.livePart, part.outerHTML]))
let etag = null
let failures = 0
let owed = false

function parts(root) { return [...root.querySelectorAll("[data-live-part]")] }

function isBusy(part) {
  return part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")
    || part.matches("[data-unsaved]") || part.querySelector("[data-unsaved], [data-conflict]") !== null
}

async function isChanged() {
  const answer = await fetch(url, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" })
  if (answer.status === 304) return false
  if (!answer.ok) throw new Error(String(answer.status))
  const before = etag
  etag = answer.headers.get("ETag")
  return before !== null && before !== etag
}

// XMLHttpRequest parses the page by itself; making one from a string is forbidden here (Trusted Types).
function fetchPage() {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open("GET", document.body.dataset.livePage ?? location.href)
    xhr.responseType = "document"
    xhr.timeout = 10000
    xhr.onload = () => xhr.status === 200 && xhr.response ? resolve(xhr.response) : reject(new Error(String(xhr.status)))
    xhr.onerror = xhr.ontimeout = () => reject(new Error("no answer"))
    xhr.send()
  })
}

// True when every part is as the server has it.
function take(page) {
  const fresh = parts(page)
  let isDone = true
  for (const part of fresh) {
    const name = part.dataset.livePart
    const html = part.outerHTML
    if (shown.get(name) === html || part.parentElement.closest("[data-live-part]")) continue
    const old = parts(document).find(element => element.dataset.livePart === name)
    if (!old) continue
    if (isBusy(old)) { isDone = false; continue }
    replace(old, document.adoptNode(part))
    shown.set(name, html)
  }
  return isDone
}

function replace(old, fresh) {
  const open = new Set([...old.querySelectorAll("details[open][id]")].map(details => details.id))
  for (const details of fresh.querySelectorAll("details[id]")) if (open.has(details.id)) details.open = true
  const focus = old.contains(document.activeElement) ? document.activeElement.id : ""
  old.replaceWith(fresh)
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true })
}

async function look() {
  if (document.hidden) return
  try {
    if (await isChanged()) owed = true
    if (owed) owed = !take(await fetchPage())
    failures = 0
  } catch { failures += 1 }
}

async function turn() {
  await look()
  // A part that waits for a writer costs a page each time, so it is asked for less often.
  setTimeout(turn, Math.min(mostPause, (owed ? 3 * pause : pause) * 2 ** failures))
}

if (url) {
  // Only after the first answer is there something to compare with.
  turn()
  document.addEventListener("visibilitychange", look)
}
