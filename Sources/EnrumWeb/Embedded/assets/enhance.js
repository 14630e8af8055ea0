// Small things that make a page kinder; every page is complete without them.

// A form with data-confirm asks once more. It listens before the others do, so that a "no" stops everything.
document.addEventListener("submit", event => {
  const words = event.submitter?.dataset.confirm ?? event.target.dataset.confirm
  if (!words || "settled" in event.target.dataset) return
  if (!confirm(words)) { event.preventDefault(); event.stopImmediatePropagation() }
}, { capture: true })

// The same button is not pressed twice by an impatient hand.
document.addEventListener("submit", event => {
  if (event.defaultPrevented) return
  const form = event.target
  if ("sent" in form.dataset) return event.preventDefault()
  form.dataset.sent = ""
  setTimeout(() => delete form.dataset.sent, 3000)
})

// <table data-most-rows> has one empty row more as soon as one writes in the last.
document.addEventListener("input", event => {
  const table = event.target.closest?.("table[data-most-rows]")
  const rows = table?.tBodies[0].rows
  const last = rows?.[rows.length - 1]
  if (!last?.contains(event.target) || !event.target.value || rows.length >= Number(table.dataset.mostRows)) return
  const next = last.cloneNode(true)
  for (const cell of next.querySelectorAll("input, select, textarea")) {
    cell.name = cell.name.replace(/\/\d+\/(\d+)$/, `/${rows.length}/$1`)
    cell.setAttribute("aria-label", cell.getAttribute("aria-label").replace(/\d+$/, String(rows.length + 1)))
    cell.removeAttribute("value")
    if (cell.tagName === "SELECT") cell.selectedIndex = 0
    else cell.value = ""
  }
  last.after(next)
})

// <form data-tally> counts while one ticks what can wait; without this a button of its own counts.
for (const form of document.querySelectorAll("form[data-tally]")) {
  const still = form.querySelector("[data-still-long]")
  form.querySelector("[data-recount]").remove()
  const count = () => {
    const kept = form.querySelectorAll("[data-asked]:not(:checked)").length
    for (const words of form.querySelectorAll("[data-words]")) words.textContent = words.dataset.words.replace("{kept}", kept)
    still.hidden = kept <= Number(still.dataset.stillLong) || !form.querySelector("[name=later]:checked")
    form.elements.told.value = kept
  }
  // A whole set is ticked with each of its questions, and no longer is when one of them comes back.
  const whole = set => {
    const box = set.querySelector("[name=later_set]")
    const all = [...set.querySelectorAll("[name=later]")]
    return { box, all }
  }
  form.addEventListener("change", event => {
    const set = event.target.closest(".choice-set")
    const { box, all } = set ? whole(set) : { all: [] }
    if (event.target === box) all.forEach(each => { each.checked = box.checked })
    else if (box) box.checked = all.every(each => each.checked)
    count()
  })
  for (const set of form.querySelectorAll(".choice-set")) {
    const { box, all } = whole(set)
    if (box?.checked) all.forEach(each => { each.checked = true })
  }
  count()
}

// <button data-print> prints, and is there only where printing works.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}

// <div data-upload="URL"> sends the chosen file as it is, with what is ticked as a query, and goes on to what came of it; every mistake
// in the file is shown where it was sent from. Without this there is the command that stands below it.
for (const box of document.querySelectorAll("[data-upload]")) {
  box.hidden = false
  box.querySelector("button").addEventListener("click", async event => {
    const [file] = box.querySelector("[type=file]").files
    if (!file) return box.querySelector("[type=file]").focus()
    const ticked = [...box.querySelectorAll("[type=checkbox]:checked")].map(each => `${each.name}=true`).join("&")
    const token = document.querySelector("meta[name=csrf-token]")?.content ?? ""
    event.target.disabled = true
    const headers = { "Content-Type": "application/octet-stream", "X-CSRF-Token": token }
    const answer = await fetch(box.dataset.upload + (ticked && "?" + ticked), { method: "POST", body: file, headers }).catch(() => null)
    const told = await answer?.json().catch(() => null)
    event.target.disabled = false
    if (answer?.ok && told) return location.assign(box.dataset.done + told.id + "?done=module_installed")
    refuse(box, told)
  })
}

function refuse(box, told) {
  document.getElementById("upload-errors")?.remove()
  const list = document.createElement("div")
  list.id = "upload-errors"
  list.className = "errors"
  list.tabIndex = -1
  list.setAttribute("role", "alert")
  const title = document.createElement("h3")
  title.textContent = box.dataset.refused
  const items = document.createElement("ul")
  for (const problem of told?.problems ?? [{ message: told?.detail ?? box.dataset.failed }]) {
    const item = document.createElement("li")
    // A message about a whole file names it itself.
    const isNamed = problem.file && !problem.line && problem.message.includes(problem.file)
    const place = isNamed ? [] : [problem.file && problem.file + (problem.line ? ":" + problem.line : ""), problem.file && problem.field].filter(Boolean)
    item.textContent = place.length ? `${place.join(" ")}: ${problem.message}` : problem.message
    items.append(item)
  }
  list.append(title, items)
  box.prepend(list)
  list.focus()
}

// Folded parts come along on paper.
let folded = []
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")]
  folded.forEach(details => { details.open = true })
})
addEventListener("afterprint", () => folded.forEach(details => { details.open = false }))

// A place that lies in a fold is unfolded by whoever goes there.
function unfold() {
  const place = document.querySelector(":target")
  const folds = []
  for (let fold = place?.closest("details"); fold; fold = fold.parentElement.closest("details")) if (!fold.open) folds.push(fold)
  folds.forEach(fold => { fold.open = true })
  if (folds.length) place.scrollIntoView()
}
addEventListener("hashchange", unfold)
unfold()

// What must be mended is read first.
document.querySelector("[data-focus]")?.focus()

// Says in time that the session is about to end; anything typed or pressed, and saved, starts it anew.
const minutes = Number(document.body.dataset.idleMinutes)
if (minutes > 0) {
  let last = Date.now()
  let warning = null
  const renew = () => { last = Date.now(); warning?.remove(); warning = null }
  document.addEventListener("enrum:saved", renew)
  setInterval(() => { if (!warning && Date.now() - last > (minutes - 2) * 60000) warning = warn(renew) }, 10000)
}

function warn(renew) {
  const box = document.createElement("div")
  box.className = "notice warning idle"
  box.setAttribute("role", "alert")
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = document.body.dataset.idleStay
  button.addEventListener("click", async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null)
    if (answer?.ok) renew()
    else location.reload()
  })
  box.append(document.body.dataset.idleWarning, " ", button)
  document.body.append(box)
  return box
}
