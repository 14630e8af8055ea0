// Saves what is written while one writes.
//
// <form data-autosave="URL"> holds fields grouped in elements with data-field. What has changed in a group is posted together, with the
// version the writer has seen, 0.5 seconds after the last key and at least every 8 seconds. The answer is HTML:
//   200        hidden inputs named version/…, whose values are taken over, [data-save-state] with the words "Gemt kl. 10.42",
//              [data-asked] with the ids of the questions that are asked now, .progress with how many have an answer, and [data-found] with what modules find in the answers,
//              each in its [data-about="FIELD"]
//   409, 412   the same for what was saved, and [data-conflict="FIELD"] for what was not: it is shown in the field's group
//   401        signed out: the words and a link; tried again until somebody has signed in
//   400, 422   refused: nothing is tried again until the text changes
// Anything else, and no answer, is tried again after 1, 2, 4 … 30 seconds. The text stays in the page all the while, and nowhere else:
// nothing is ever written to the browser's storage, which the next person at a shared computer could read.

const idle = 500
const longest = 8000
const mostWait = 30000

class Autosave {
  constructor(form) {
    this.form = form
    this.url = form.dataset.autosave
    this.states = [...form.querySelectorAll("[data-save-state]")]
    this.changed = new Map() // group → how many changes it has seen since it was last saved
    this.refused = new Set()
    this.failures = 0
    this.sending = null
    this.timer = 0
    this.oldest = 0
    form.classList.add("autosaving")
    form.addEventListener("input", event => this.note(event.target))
    form.addEventListener("change", event => this.note(event.target))
    form.addEventListener("focusout", () => this.changed.size && this.schedule(0))
    form.addEventListener("submit", () => { this.isSubmitting = true })
  }

  get isUnsaved() { return this.changed.size > 0 && !this.isSubmitting }

  // Something was typed or chosen.
  note(target) {
    const group = target.closest("[data-field]")
    if (!group || !target.name) return
    this.changed.set(group, (this.changed.get(group) ?? 0) + 1)
    this.refused.delete(group)
    group.dataset.unsaved = ""
    this.oldest ||= Date.now()
    if (!this.failures) this.schedule(Math.min(idle, Math.max(0, this.oldest + longest - Date.now())))
  }

  schedule(wait) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.send(), wait)
  }

  // Groups that wait to be saved: not those with a conflict nobody has settled, nor those refused as they stand.
  get waiting() {
    return [...this.changed.keys()].filter(group => !this.refused.has(group) && !group.querySelector("[data-conflict]"))
  }

  body(groups) {
    const body = new URLSearchParams()
    const all = new FormData(this.form)
    const names = new Set(groups.flatMap(group => [...group.querySelectorAll("[name]")].map(element => element.name)))
    for (const [name, value] of all) if (names.has(name)) body.append(name, value)
    return body
  }

  // Resolves when what was waiting has been saved, or could not be.
  async send() {
    if (this.sending) return this.sending
    clearTimeout(this.timer)
    const groups = this.waiting
    if (!groups.length) return
    this.sending = this.post(groups)
    try { await this.sending } finally { this.sending = null }
    if (this.waiting.length && !this.failures) this.schedule(idle)
  }

  async post(groups) {
    const seen = new Map(groups.map(group => [group, this.changed.get(group)]))
    this.say(this.words("saving"))
    this.oldest = 0
    const answer = await request(this.url, this.body(groups))
    switch (answer.status) {
      case 200: return this.saved(seen, answer.document)
      case 409: case 412: return this.conflicted(seen, answer.document)
      case 401: return this.signedOut()
      case 400: case 413: case 422:
        groups.forEach(group => this.refused.add(group))
        return this.say(this.words("refused"), true)
      default: return this.failed()
    }
  }

  saved(seen, answer) {
    this.failures = 0
    this.takeVersions(answer)
    this.showAsked(answer)
    this.showProgress(answer)
    this.showFound(answer)
    for (const [group, changes] of seen) this.settle(group, changes)
    const words = answer?.querySelector("[data-save-state]")?.textContent
    this.say(words ?? "")
    this.form.dispatchEvent(new CustomEvent("enrum:saved", { bubbles: true }))
  }

  // What changed while the answer was on its way is still unsaved.
  settle(group, changes) {
    if (this.changed.get(group) !== changes) return
    this.changed.delete(group)
    delete group.dataset.unsaved
  }

  takeVersions(answer) {
    for (const input of answer?.querySelectorAll('input[name^="version/"]') ?? []) {
      const mine = this.form.elements.namedItem(input.name)
      if (mine) mine.value = input.value
    }
  }

  // A question shows itself when an answer makes it fit, and steps aside again; the server decides which.
  showAsked(answer) {
    const asked = answer?.querySelector("[data-asked]")?.dataset.asked.split(" ")
    if (!asked) return
    for (const group of this.form.querySelectorAll('[data-field^="answer/"]')) group.hidden = !asked.includes(group.dataset.field.slice(7))
  }

  showProgress(answer) {
    const fresh = answer?.querySelector(".progress")
    if (fresh) this.form.querySelector(".progress")?.replaceWith(document.adoptNode(fresh))
  }

  // What modules find stands beside its field, and goes when it no longer holds. A place that says the same is left alone, so that a screen
  // reader hears only what is new.
  showFound(answer) {
    const found = answer?.querySelector("[data-found]")
    if (!found) return
    for (const place of this.form.querySelectorAll("[data-findings]")) {
      const field = place.closest("[data-field]")?.dataset.field
      const lines = [...found.children].find(element => element.dataset.about === field)
      if (place.textContent.trim() === (lines?.textContent ?? "").trim()) continue
      place.replaceChildren(...(lines ? [...document.adoptNode(lines).childNodes] : []))
    }
  }

  conflicted(seen, answer) {
    this.failures = 0
    const conflicts = new Map([...(answer?.querySelectorAll("[data-conflict]") ?? [])].map(element => [element.dataset.conflict, element]))
    if (!conflicts.size) return this.failed()
    this.takeVersions(answer)
    this.showFound(answer)
    for (const [group, changes] of seen) {
      const conflict = conflicts.get(group.dataset.field)
      if (!conflict) { this.settle(group, changes); continue }
      group.querySelector("[data-conflict-place]")?.replaceChildren(document.adoptNode(conflict))
      this.settle(group, this.changed.get(group)) // the server keeps the text until its author has chosen
    }
    this.say(this.words("conflict"), true)
  }

  signedOut() {
    const link = document.createElement("a")
    link.href = "/sign-in"
    link.target = "_blank"
    link.rel = "noopener"
    link.textContent = this.words("signIn")
    this.retry(this.words("signedOut"), link)
  }

  failed() { this.retry(this.words("failed")) }

  retry(words, link) {
    this.failures += 1
    this.say(words, true, link)
    this.schedule(Math.min(mostWait, 1000 * 2 ** (this.failures - 1)))
  }

  words(name) { return this.states[0]?.dataset[name] ?? "" }

  // A screen reader hears each change once; the same words again change nothing.
  say(words, isTrouble = false, link = null) {
    for (const state of this.states) {
      state.classList.toggle("troubled", isTrouble)
      if (state.textContent === words + (link ? " " + link.textContent : "")) continue
      state.replaceChildren(words, ...(link ? [" ", link.cloneNode(true)] : []))
    }
  }

  // The page goes away: what is left is sent along without waiting for an answer (up to 64 KB, which the browser allows).
  leave() {
    const groups = this.waiting
    if (!groups.length || this.isSubmitting) return
    fetch(this.url, { method: "POST", body: this.body(groups), headers: headers(), keepalive: true }).catch(() => {})
  }
}

function headers() {
  return { "X-CSRF-Token": document.querySelector('meta[name="csrf-token"]')?.content ?? "", "X-Autosave": "1" }
}

// XMLHttpRequest parses the answer into a document by itself; making one from a string is forbidden here (Trusted Types).
function request(url, body) {
  return new Promise(resolve => {
    const xhr = new XMLHttpRequest()
    xhr.open("POST", url)
    xhr.responseType = "document"
    xhr.timeout = 20000
    for (const [name, value] of Object.entries(headers())) xhr.setRequestHeader(name, value)
    xhr.onload = () => resolve({ status: xhr.status, document: xhr.response })
    xhr.onerror = xhr.ontimeout = () => resolve({ status: 0, document: null })
    xhr.send(body)
  })
}

const forms = [...document.querySelectorAll("form[data-autosave]")].map(form => new Autosave(form))
const isUnsaved = () => forms.some(form => form.isUnsaved)

addEventListener("pagehide", () => forms.forEach(form => form.leave()))
addEventListener("online", () => forms.forEach(form => form.failures && form.send()))
document.addEventListener("visibilitychange", () => {
  forms.forEach(form => document.hidden ? form.send() : form.failures && form.send())
})
addEventListener("beforeunload", event => { if (isUnsaved() && !leavingByForm) event.preventDefault() })

// Another form of the page, such as a new point, waits until what was typed here is saved, and is then sent.
let leavingByForm = false
document.addEventListener("submit", async event => {
  if (event.defaultPrevented || event.target.matches("[data-autosave]") || !isUnsaved()) return
  event.preventDefault()
  const { target, submitter } = event
  await Promise.all(forms.map(form => form.send()))
  if (isUnsaved() && !confirm(forms[0].words("leaving"))) return
  leavingByForm = true
  target.dataset.settled = ""
  target.requestSubmit(submitter)
})
