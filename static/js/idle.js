"use strict";

// Answers must not lie open on a device that others use, and must not be lost without a word on one's own.
// Clock times, because a sleeping device runs no timers.
(function () {
  const dialog = document.getElementById("idle-dialog");
  const notice = document.getElementById("idle-notice");
  const watched = dialog || notice;
  const RENEW_AFTER = 60;
  let used = Date.now();
  let renewed = Date.now();
  let said = null;

  const secondsSince = (moment) => Math.floor((Date.now() - moment) / 1000);
  const hasAnswers = () => document.querySelector("#site-erase-link a") !== null;

  // A page from the browser's memory may hold answers that were erased since.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });
  if (!watched) return;

  const keepForm = watched.querySelector("[data-keep]");
  const warnAfter = Number(watched.dataset.warnAfter);

  async function renew() {
    renewed = Date.now();
    const answer = await fetch(keepForm.action, {
      method: "POST", body: new FormData(keepForm), redirect: "manual", cache: "no-store",
    });
    if (answer.type === "opaqueredirect") location.assign(watched.dataset.gone);
    return answer.ok;
  }

  function isFreshStart() {
    const isStart = location.pathname === dialog.dataset.start;
    return isStart && !hasAnswers() && !document.querySelector("main :checked, main details[open]");
  }

  function countDown() {
    const left = Number(dialog.dataset.secondsLeft) - (secondsSince(used) - warnAfter);
    if (left <= 0) {
      dialog.querySelector("[data-leave]").requestSubmit();
      used = Date.now();
      return;
    }
    dialog.querySelector("[data-count]").textContent = String(left);
    // Each second read aloud would drown everything else.
    const mark = [10, 30].find((seconds) => left <= seconds);
    if (mark && mark !== said) {
      said = mark;
      dialog.querySelector("[data-said]").textContent = dialog.querySelector(".idle-count").textContent;
    }
  }

  function watchTablet() {
    if (dialog.open) countDown();
    else if (secondsSince(used) >= warnAfter) {
      if (isFreshStart()) return;
      said = null;
      dialog.querySelector("[data-said]").textContent = "";
      countDown();
      dialog.showModal();
    }
  }

  // A renewal that fails is tried again at the next use; until then the cookie has its own time left.
  function renewQuietly() {
    if (hasAnswers()) renew().catch((error) => console.warn(error.name));
  }

  function goOn() {
    used = Date.now();
    if (dialog.open) dialog.close();
    renewQuietly();
  }

  function noteUse() {
    if (dialog.open) return;
    used = Date.now();
    if (secondsSince(renewed) >= RENEW_AFTER) renewQuietly();
  }

  function watchOwnDevice() {
    notice.querySelector("[data-words]").hidden = !(hasAnswers() && secondsSince(renewed) >= warnAfter);
  }

  document.addEventListener("htmx:afterSettle", function () { renewed = Date.now(); });
  if (dialog) {
    for (const name of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
      document.addEventListener(name, noteUse, { passive: true });
    }
    keepForm.addEventListener("submit", function (event) { event.preventDefault(); goOn(); });
    dialog.addEventListener("cancel", goOn);
    setInterval(watchTablet, 1000);
  } else {
    keepForm.addEventListener("submit", function (event) {
      event.preventDefault();
      renew().then((ok) => { if (ok) watchOwnDevice(); else keepForm.submit(); }, () => keepForm.submit());
    });
    setInterval(watchOwnDevice, 1000);
  }
})();
