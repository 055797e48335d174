// Leaving the site at once: Escape, Shift three times, the button, the links.
// The order matters: cover the page, remember, tell the server, go. See docs/adr/0010-leaving-the-site.md.
(function () {
  "use strict";
  var WAIT = 1500, WINDOW = 5000, RETRY = 2000, PATIENCE = 5000;
  var WIDGETS = "dialog[open],details[open][data-closes-on-escape],[data-closes-on-escape]:not(details):not([hidden])";
  var NOT_TEXT = /^(button|checkbox|color|file|hidden|image|radio|range|reset|submit)$/;
  var root = document.documentElement;
  var gone = false, held = null, cover = null, target = "", timer = 0;
  var presses = 0, alone = false, fade = 0, going = false, again = 0;

  function bar() { return document.querySelector("[data-leave]"); }
  function words() { return bar().dataset; }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function holdsText(el) {
    if (!el) return false;
    if (el.isContentEditable) return /\S/.test(el.textContent);
    if (el.tagName === "TEXTAREA") return el.value !== "";
    return el.tagName === "INPUT" && !NOT_TEXT.test(el.type) && el.value !== "";
  }

  // A dialog or menu of ours that is open has the first claim on Escape.
  function closeWidget() {
    var open = document.querySelectorAll(WIDGETS), last = open[open.length - 1], opener;
    if (!last) return false;
    if (last.tagName === "DIALOG") last.close();
    else if (last.tagName === "DETAILS") {
      last.open = false;
      last.querySelector("summary").focus();
    } else {
      last.hidden = true;
      opener = last.id && document.querySelector('[aria-controls="' + last.id + '"]');
      if (opener) opener.focus();
    }
    last.dispatchEvent(new CustomEvent("app:close", { bubbles: true }));
    return true;
  }

  // Everything is hidden by the root and one white sheet is put over it. Styles are set here and not in the
  // stylesheet, so that the cover is opaque where the stylesheet did not arrive.
  function coverPage() {
    cover = document.createElement("div");
    cover.className = "app-cover";
    cover.style.cssText = "visibility:visible;position:fixed;top:0;right:0;bottom:0;left:0;z-index:2147483647;" +
      "padding:24px;color:#222;background:#fff;forced-color-adjust:none";
    root.style.visibility = "hidden";
    document.body.appendChild(cover);
    document.title = words().title;
    document.dispatchEvent(new CustomEvent("app:save"));
  }

  function hold(el) {
    var stay = document.createElement("button"), message = document.createElement("p");
    held = { el: el, title: document.title, x: window.scrollX, y: window.scrollY };
    try { held.range = [el.selectionStart, el.selectionEnd, el.selectionDirection]; } catch (e) { /* no caret */ }
    if (el.isContentEditable) held.selection = window.getSelection().getRangeAt(0).cloneRange();
    coverPage();
    message.textContent = words().hold;
    stay.type = "button";
    stay.textContent = words().stay;
    stay.addEventListener("click", giveBack);
    cover.setAttribute("role", "alertdialog");
    cover.setAttribute("aria-modal", "true");
    cover.setAttribute("aria-label", words().hold);
    cover.appendChild(message);
    cover.appendChild(stay);
    stay.focus({ preventScroll: true });
    timer = setTimeout(leave, WAIT);
  }

  function giveBack() {
    var was = held;
    if (!was || gone) return;
    clearTimeout(timer);
    held = null;
    cover.remove();
    root.style.visibility = "";
    document.title = was.title;
    window.scrollTo(was.x, was.y);
    was.el.focus({ preventScroll: true });
    if (was.range && was.range[0] !== null) was.el.setSelectionRange(was.range[0], was.range[1], was.range[2]);
    if (was.selection) {
      window.getSelection().removeAllRanges();
      window.getSelection().addRange(was.selection);
    }
  }

  function leave() {
    var told = false;
    if (gone) return;
    gone = true;
    clearTimeout(timer);
    if (held) cover.textContent = "";
    else coverPage();
    document.querySelectorAll("dialog[open]").forEach(function (dialog) { dialog.close(); });
    try { window.sessionStorage.setItem("left", "1"); } catch (e) { /* the server knows as well */ }
    try { told = navigator.sendBeacon(words().beacon); } catch (e) { /* then the way leads over the server */ }
    target = told ? root.dataset.exit : words().beacon;
    go();
  }

  // Asking for the same place again starts the loading anew: who asks every two seconds never arrives at a place
  // that needs four. So we ask again when the loading was stopped; where the browser does not say so, we wait
  // twice as long each time.
  function go() {
    clearTimeout(again);
    going = true;
    window.location.replace(target);
    going = false;
    if (window.navigation) return;
    again = setTimeout(go, PATIENCE);
    PATIENCE *= 2;
  }

  function onStopped() {
    if (!gone || going) return;
    clearTimeout(again);
    again = setTimeout(go, RETRY);
  }

  function say(text) {
    var status = bar().querySelector("[role=status]");
    if (status) status.textContent = text;
  }

  function forget(text) {
    presses = 0;
    clearTimeout(fade);
    say(text);
    if (text) fade = setTimeout(forget, WINDOW, "");
  }

  function countShift() {
    presses += 1;
    if (presses === 1) fade = setTimeout(function () { forget(words().expired); }, WINDOW);
    if (presses === 3) leave();
    else say(presses === 1 ? words().two : words().one);
  }

  function onKeyDown(event) {
    var escape = event.key === "Escape" || event.key === "Esc";
    var answer = event.key === " " || event.key === "Enter";
    if (!gone && !bar()) return;
    // Once leaving has begun, Escape may never reach the browser: there it would stop the loading.
    if (gone) return escape ? stop(event) : undefined;
    if (held) {
      if (!escape && !answer) return undefined;
      stop(event);
      if (event.repeat) return undefined;
      return escape ? leave() : giveBack();
    }
    if (event.key === "Shift") {
      if (!event.repeat) alone = !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);
      return undefined;
    }
    alone = false;
    if (presses) forget("");
    if (!escape || words().escape === "off") return undefined;
    if (event.isComposing || event.keyCode === 229 || event.repeat || event.defaultPrevented) return undefined;
    if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
    stop(event);
    if (closeWidget()) return undefined;
    return holdsText(document.activeElement) ? hold(document.activeElement) : leave();
  }

  function onKeyUp(event) {
    if (event.key !== "Shift" || !alone || gone || held || !bar()) return;
    alone = false;
    countShift();
  }

  function onClick(event) {
    var link = event.target.closest && event.target.closest("a[data-leaves]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    stop(event);
    leave();
  }

  // The keys are promised only where this file runs.
  function promise() {
    if (!bar()) return;
    document.querySelectorAll("[data-hint]").forEach(function (place) {
      place.textContent = words().escape === "off" ? place.dataset.hintOff : place.dataset.hint;
    });
  }

  if (window.navigation) window.navigation.addEventListener("navigateerror", onStopped);
  window.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("keyup", onKeyUp, true);
  window.addEventListener("click", onClick, true);
  window.addEventListener("pointerdown", function () { alone = false; }, true);
  window.addEventListener("pageshow", function (event) { if (event.persisted && gone) go(); });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", promise);
  else promise();
})();
