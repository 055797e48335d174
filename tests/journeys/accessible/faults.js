// What a person would meet on this page that axe does not look for. Gives a list of sentences.
() => {
  const found = [];
  const say = (what, el) => found.push(el ? `${what}: ${el.outerHTML.slice(0, 140)}` : what);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const shown = (el) => {
    const box = el.getBoundingClientRect(), style = getComputedStyle(el);
    return box.width > 1 && box.height > 1 && style.visibility === "visible" && style.display !== "none";
  };
  const name = (el) => (el.getAttribute("aria-label") || el.textContent).replace(/\s+/g, " ").trim();

  // Structure
  if (all("h1").length !== 1) say(`${all("h1").length} first headings`);
  if (all("main").length !== 1) say(`${all("main").length} main parts`);
  const lang = document.documentElement.lang, expected = /^\/cy(\/|$)/.test(location.pathname) ? "cy" : "en";
  if (lang !== expected) say(`the page says it is in "${lang}" and its address says "${expected}"`);
  const ids = all("[id]").map((el) => el.id);
  ids.filter((id, place) => ids.indexOf(id) !== place).forEach((id) => say(`two elements are called #${id}`));
  for (const attribute of ["aria-describedby", "aria-labelledby", "aria-controls", "for"]) {
    for (const el of all(`[${attribute}]`)) {
      for (const id of el.getAttribute(attribute).split(/\s+/)) {
        if (!document.getElementById(id)) say(`${attribute} leads nowhere (#${id})`, el);
      }
    }
  }
  all("[tabindex]").filter((el) => el.tabIndex > 0).forEach((el) => say("has an order of its own", el));
  for (const word of all("a, span, p, li, strong")) {
    const own = { Cymraeg: "cy", English: "en" }[word.textContent.trim()];
    const within = word.closest("[lang]");
    if (own && !word.children.length && word.closest("header") && within.lang !== own) say(`not said to be in ${own}`, word);
  }

  const first = all("a[href], button, input, select, textarea, summary")[0];
  if (!first || first.hash !== "#main" || !document.getElementById("main")) say("the first stop does not lead past the header");
  for (const el of all("main input[type=radio], main input[type=checkbox]")) {
    if (all(`[name="${CSS.escape(el.name)}"]`).length < 2) continue;
    const legend = el.closest("fieldset")?.querySelector("legend");
    if (!legend || !legend.textContent.trim()) say("its group has no name", el);
  }

  // Nobody else hears of the visit
  for (const asked of performance.getEntriesByType("resource")) {
    if (new URL(asked.name).origin !== location.origin) say(`asks for something elsewhere: ${asked.name}`);
    if (/\.(woff2?|ttf|otf)$/.test(asked.name)) say(`loads a font: ${asked.name}`);
  }

  // Errors
  const wrong = all(".govuk-error-summary").length > 0, start = expected === "cy" ? "Gwall:" : "Error:";
  if (wrong !== document.title.startsWith(start)) say(`errors and the title do not agree: ${document.title}`);
  if (wrong && document.activeElement !== document.querySelector(".govuk-error-summary")) say("the summary has not the focus");
  for (const link of all(".govuk-error-summary a")) {
    const target = document.getElementById(link.hash.slice(1));
    if (!target) say("leads to no field", link);
    else if (!target.matches("input, textarea, select, button, summary, fieldset, [tabindex]")) say("leads to what takes no focus", link);
  }
  for (const message of all(".govuk-error-message")) {
    const names = all("[aria-describedby]").some((el) => el.getAttribute("aria-describedby").split(/\s+/).includes(message.id));
    if (!names) say("no field is described by this message", message);
  }
  if (wrong && !all(".govuk-error-message").length && all(".govuk-error-summary a").length) say("no message stands beside its field");

  // Names that must tell links apart
  for (const list of all("main dl, main ul, main ol, main table, nav, footer")) {
    const links = all("a[href]", list).filter((link) => link.closest("dl, ul, ol, table, nav, footer") === list);
    const seen = new Map();
    for (const link of links) {
      if (seen.has(name(link)) && seen.get(name(link)) !== link.href) say("two links with one name lead to two places", link);
      seen.set(name(link), link.href);
    }
  }
  const changes = all("main a[href].govuk-link").filter((link) => link.closest(".govuk-summary-list__actions"));
  const said = changes.map(name);
  said.filter((words, place) => said.indexOf(words) !== place).forEach((words) => say(`two links are called "${words}"`));

  // Room
  if (document.documentElement.scrollWidth > window.innerWidth) say("the page scrolls sideways");
  for (const el of all("body *")) {
    const style = getComputedStyle(el);
    if (!el.textContent.trim() || el.matches("textarea, select, option, .govuk-visually-hidden, .govuk-visually-hidden *")) continue;
    const hides = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
    if (hides && shown(el) && el.clientHeight > 1 && (el.scrollHeight > el.clientHeight + 1 || el.scrollWidth > el.clientWidth + 1)) {
      say("its words are cut off", el);
    }
  }
  const big = all(".app-leave__button, main form .govuk-button").filter(shown);
  if (!all(".app-leave__button").filter(shown).length) say("no way to leave at once");
  for (const el of big) {
    if (el.getBoundingClientRect().height < 44) say("smaller than 44 px", el);
  }
  for (const el of all("a[href], button, input, select, textarea, summary").filter(shown)) {
    const box = (el.closest(".govuk-radios__item, .govuk-checkboxes__item, .app-card--link") || el).getBoundingClientRect();
    const inWords = getComputedStyle(el).display === "inline" && el.parentElement.textContent.trim() !== el.textContent.trim();
    if (!inWords && !el.closest(".govuk-visually-hidden") && (box.height < 24 || box.width < 24)) say("smaller than 24 px", el);
  }

  // Motion
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    if (document.getAnimations().length) say("something moves");
    for (const el of all("*")) {
      const style = getComputedStyle(el), times = `${style.animationName === "none" ? "" : style.animationDuration} ${style.transitionDuration}`;
      if (/[1-9]/.test(times) || style.scrollBehavior === "smooth") say(`moves for ${times}`, el);
    }
  }
  return found;
}
