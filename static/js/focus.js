"use strict";

// After a swap the focus is on <body>: put it where a full page load would let people begin to read.
function focusStart() {
  const start = document.querySelector("#main [role=alert]") || document.querySelector("#main h1");
  if (start) start.focus({ preventScroll: true });
}

// What is swapped beside the main part (the language form) moves no focus; a part of a page may say where to read on.
function focusSwapped(event) {
  const part = event.detail.elt;
  if (!part.closest || !part.closest("#main")) return;
  const answer = part.querySelector("[data-focus]");
  if (answer) answer.focus();
  else focusStart();
}

// Where htmx shows nothing (an error page, no connection), send the form as the browser does without htmx.
function sendPlainly(event) {
  const form = event.detail.elt.closest("form");
  if (form) form.submit();
}

document.addEventListener("htmx:afterSettle", focusSwapped);
document.addEventListener("htmx:historyRestore", focusStart);
document.addEventListener("htmx:responseError", sendPlainly);
document.addEventListener("htmx:sendError", sendPlainly);
document.addEventListener("DOMContentLoaded", function () {
  if (document.querySelector("#main [role=alert]")) focusStart();
});
