// The element that has the focus, and what is wrong with how it is shown. Gives null when nothing has it.
() => {
  const el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  const faults = [], say = (what) => faults.push(`${what}: ${el.outerHTML.slice(0, 140)}`);
  const label = el.matches("input[type=radio], input[type=checkbox]") ? el.labels[0] : null;

  // Wholly in view, as far as it fits, and nothing lies over its corners or its middle.
  const boxes = el.getClientRects(), box = boxes[0] || el.getBoundingClientRect();
  const bar = document.querySelector(".app-leave"), top = bar && !bar.contains(el) ? bar.getBoundingClientRect().bottom : 0;
  const high = window.innerHeight - Math.max(top, 0), tall = box.height > high;
  const inView = box.left >= -1 && box.right <= window.innerWidth + 1 && box.bottom > 0 && box.top < window.innerHeight;
  if (!inView || (!tall && (box.top < -1 || box.bottom > window.innerHeight + 1))) {
    say(`not wholly in view (${Math.round(box.top)} to ${Math.round(box.bottom)} of ${window.innerHeight})`);
  }
  const belongs = (other) => other && (el.contains(other) || other.contains(el) || (label && (label.contains(other) || other.contains(label))));
  const x = [box.left + 3, box.right - 3], y = [Math.max(box.top, tall ? top : 0) + 3, Math.min(box.bottom, window.innerHeight) - 3];
  for (const [across, down] of [[x[0], y[0]], [x[1], y[0]], [x[0], y[1]], [x[1], y[1]], [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2]]) {
    const over = document.elementFromPoint(across, down);
    if (over && over.closest(".app-leave") && !el.closest(".app-leave")) say("the bar lies over it");
    else if (over && !belongs(over) && getComputedStyle(over).position !== "static") say(`covered by ${over.outerHTML.slice(0, 60)}`);
  }

  // A ring: something about it differs while it has the focus, in a colour that can be told from what is around.
  const parts = [[el, null], ...(label ? [[label, "::before"], [label, null]] : []), [el.parentElement, null]];
  const looks = () => parts.map(([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : `${style.outlineWidth} ${style.outlineColor}`;
    return [outline, style.boxShadow, style.backgroundColor, style.borderColor];
  });
  const scroll = [window.scrollX, window.scrollY], focused = looks();
  el.blur();
  const plain = looks(), before = el.getBoundingClientRect();
  el.focus({ preventScroll: true });
  window.scrollTo({ left: scroll[0], top: scroll[1], behavior: "instant" });
  const changed = focused.flatMap((part, i) => part.filter((value, j) => value !== plain[i][j] && value !== "none"));
  const light = (c) => {
    const [r, g, b] = c.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const numbers = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const colours = changed.flatMap((value) => value.match(/rgba?\([^)]*\)/g) || []).map(numbers).filter((c) => c.length < 4 || c[3] > 0.5);
  let ground = el, behind = [255, 255, 255];
  for (ground = el.parentElement; ground; ground = ground.parentElement) {
    const c = numbers(getComputedStyle(ground).backgroundColor);
    if (c.length === 3 || c[3] > 0.5) { behind = c.slice(0, 3); break; }
  }
  const contrast = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
  const appeared = before.width <= 1 && before.height <= 1;
  if (appeared && box.width > 1) { /* That it is there shows that it has the focus. */ } else if (!colours.length) say("nothing shows that it has the focus");
  else if (Math.max(...colours.map((c) => contrast(c.slice(0, 3), behind))) < 3) say("its ring can hardly be seen");

  const every = [...document.querySelectorAll("*")];
  const named = label || (el.labels && el.labels[0]);
  return {
    key: every.indexOf(el),
    tag: el.tagName.toLowerCase(),
    type: el.type || "",
    name: ((named && named.textContent) || el.getAttribute("aria-label") || el.textContent).replace(/\s+/g, " ").trim(),
    faults,
  };
}
