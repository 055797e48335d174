// What a page gains where scripts run: a button prints it, the error summary has the focus, "none of these" clears
// the rest, long texts are counted, and what was typed is saved. Everything works without it.

const SAVE_AFTER = 4000;
const SAVE_AT_LEAST_EVERY = 30000;

function focusErrors() {
  const summary = document.querySelector("[data-error-summary]");
  if (!summary) return;
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const words = field.closest("fieldset")?.querySelector("legend") ?? document.querySelector(`label[for="${field.id}"]`);
    (words ?? field).scrollIntoView({ behavior: "instant" });
    field.focus({ preventScroll: true });
    field.scrollIntoView({ behavior: "instant", block: "nearest" });
  });
}

// A browser brings the first line of a large field into view and leaves the rest below the edge.
function showWhole(event) {
  const field = event.target;
  const room = window.innerHeight - parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop || 0);
  if (field.localName === "textarea" && field.offsetHeight < room) field.scrollIntoView({ block: "nearest" });
}

function keepExclusive(group) {
  group.addEventListener("change", (event) => {
    if (!event.target.checked || event.target.closest("[data-choices]") !== group) return;
    const exclusive = event.target.hasAttribute("data-exclusive");
    for (const box of group.querySelectorAll("input[type=checkbox]")) {
      if (box !== event.target && (exclusive || box.hasAttribute("data-exclusive"))) box.checked = false;
    }
  });
}

function count(field) {
  const place = document.getElementById(field.dataset.countIn);
  const from = Number(field.dataset.countFrom);
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  let waiting = 0;
  const show = () => {
    const length = field.value.length;
    place.textContent = length < from ? "" : field.dataset.countText.replace("{count}", numbers.format(length));
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 800);
  });
  show();
}

function saveAsTyped(form) {
  let waiting = 0;
  let changed = false;
  let since = 0;
  const note = document.querySelector("[data-saved]");
  const save = () => {
    clearTimeout(waiting);
    if (!changed) return;
    changed = false;
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    fetch(form.dataset.autosave, { method: "POST", body: data, redirect: "manual" }).then((answer) => {
      if (answer.status === 503) changed = true;
      if (note) note.textContent = answer.ok ? note.dataset.saved : "";
    }).catch(() => { changed = true; });
  };
  form.addEventListener("input", () => {
    if (!changed) since = Date.now();
    changed = true;
    clearTimeout(waiting);
    waiting = setTimeout(save, Math.max(0, Math.min(SAVE_AFTER, since + SAVE_AT_LEAST_EVERY - Date.now())));
  });
  form.addEventListener("submit", () => { changed = false; clearTimeout(waiting); });
  document.addEventListener("app:save", save);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
}

// The button that prints the page: it is there only where it works.
function offerToPrint(place) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => window.print());
}

focusErrors();
document.querySelectorAll("[data-print]").forEach(offerToPrint);
document.addEventListener("focusin", showWhole);
document.querySelectorAll("[data-choices]").forEach(keepExclusive);
document.querySelectorAll("[data-count-from]").forEach(count);
document.querySelectorAll("form[data-autosave]").forEach(saveAsTyped);
