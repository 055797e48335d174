// "Use where I am now": only after a press, and only as exact as finding a force needs (about 100 metres).
const form = document.getElementById("where");
const status = form?.querySelector("[data-where-status]");

function send({ coords }) {
  const said = { latitude: coords.latitude, longitude: coords.longitude };
  for (const [name, value] of Object.entries(said)) fill(name, value.toFixed(3));
  fill("accuracy", Math.ceil(coords.accuracy / 100) * 100);
  form.requestSubmit();
}

function fill(name, value) {
  const field = form.elements[name];
  field.value = value;
  field.disabled = false;
}

if (form && "geolocation" in navigator) {
  const part = form.querySelector("[data-where-button]");
  part.hidden = false;
  part.querySelector("button").addEventListener("click", () => {
    status.textContent = status.dataset.looking;
    navigator.geolocation.getCurrentPosition(
      send,
      () => {
        status.textContent = status.dataset.failed;
      },
      { maximumAge: 60000, timeout: 20000 },
    );
  });
}
