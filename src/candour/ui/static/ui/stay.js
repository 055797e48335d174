// Before a page that nobody touched asks for the words again, it says so, in time to stay. What was typed is
// saved first. Without a script nothing is lost either: what is still sent from the page is saved.

const EVERY = 5000;

function watch(box) {
  const button = () => box.querySelector("button");
  let since = Date.now();
  const start = () => {
    since = Date.now();
    for (const shown of [...box.children]) if (shown.localName !== "template") shown.remove();
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
    box.append(box.querySelector("template").content.cloneNode(true));
    button().addEventListener("click", stay);
  }, EVERY);
}

document.querySelectorAll("[data-warn-after]").forEach(watch);
