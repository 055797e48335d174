// Before a page that nobody touched asks for the words again, it says so, in time to stay. What was typed is
// saved first. Without a script nothing is lost either: what is still sent from the page is saved.

const EVERY = 5000;

function watch(box) {
  const button = () => box.querySelector("button");
  let since = Date.now();
  const start = () => {
    since = Date.now();
    box.replaceChildren();
  };
  const stay = () => {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    const body = new FormData();
    if (token) body.set("csrfmiddlewaretoken", token.value);
    fetch(box.dataset.stay, { method: "POST", body, redirect: "manual" }).then((answer) => {
      if (!answer.ok) return;
      start();
      document.getElementById("main").focus();
    }).catch(() => {});
  };
  setInterval(() => {
    if (button() || Date.now() - since < Number(box.dataset.warnAfter) * 1000) return;
    document.dispatchEvent(new Event("app:save"));
    const words = document.createElement("p"), key = document.createElement("button");
    Object.assign(words, { className: "govuk-body", textContent: box.dataset.words });
    Object.assign(key, { className: "govuk-button govuk-button--secondary", type: "button", textContent: box.dataset.button });
    key.addEventListener("click", stay);
    box.append(words, key);
  }, EVERY);
}

document.querySelectorAll("[data-warn-after]").forEach(watch);
