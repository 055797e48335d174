const full = document.getElementById("full");
full.addEventListener("click", () => document.documentElement.requestFullscreen().catch(() => { full.textContent = "refused"; }));
