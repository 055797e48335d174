// "Use where I am now" and "Show a map": only after a press, and only as exact as finding a force needs
// (about 100 metres). What it sends is never in an address.
const form = document.getElementById("where");

function send({ latitude, longitude, accuracy }) {
  const said = {
    latitude: latitude.toFixed(3),
    longitude: longitude.toFixed(3),
    accuracy: Math.ceil(accuracy / 100) * 100,
  };
  const fields = Object.keys(said).map((name) => form.elements[name]);
  for (const field of fields) {
    field.value = said[field.name];
    field.disabled = false;
  }
  form.requestSubmit();
  // The browser has gathered what it sends. Someone who comes back and types a name is not answered for the old point.
  for (const field of fields) field.disabled = true;
}

function offerWhereIAm(part, status) {
  part.hidden = false;
  part.querySelector("button").addEventListener("click", () => {
    status.textContent = status.dataset.looking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => send(coords),
      () => {
        status.textContent = status.dataset.failed;
      },
      { maximumAge: 60000, timeout: 20000 },
    );
  });
}

// The map's script, look and picture are fetched when it is first shown.
function offerMap(part) {
  const button = part.querySelector("[data-map-show]");
  const panel = document.getElementById(button.getAttribute("aria-controls"));
  const status = part.querySelector("[data-map-status]");
  let opening = null;
  part.hidden = false;
  button.addEventListener("click", async () => {
    const first = !opening;
    if (first) status.textContent = status.dataset.loading;
    try {
      opening ??= import(part.dataset.script).then((script) => script.open(part, send));
      const map = await opening;
      if (first) status.textContent = "";
      panel.hidden = !panel.hidden;
      button.textContent = panel.hidden ? button.dataset.show : button.dataset.hide;
      if (!panel.hidden) map.draw();
    } catch {
      opening = null;
      status.textContent = status.dataset.failed;
    }
  });
}

if (form) {
  offerMap(form.querySelector("[data-map]"));
  if ("geolocation" in navigator) {
    offerWhereIAm(form.querySelector("[data-where-button]"), form.querySelector("[data-where-status]"));
  }
}
