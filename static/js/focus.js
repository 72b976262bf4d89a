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

// Where nothing of this site came back, send the form as the browser does without htmx.
function sendPlainly(event) {
  const form = event.detail.elt.closest("form");
  if (form) form.submit();
}

// htmx swaps no error: show the error page of this site in the place of the page.
function showError(event) {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const main = page.querySelector("body.error-page main");
  if (!main) return sendPlainly(event);
  document.title = page.title;
  document.getElementById("main").replaceChildren(...main.children);
  window.scrollTo(0, 0);
  focusStart();
}

document.addEventListener("htmx:afterSettle", focusSwapped);
document.addEventListener("htmx:historyRestore", focusStart);
document.addEventListener("htmx:responseError", showError);
document.addEventListener("htmx:sendError", sendPlainly);
document.addEventListener("DOMContentLoaded", function () {
  if (document.querySelector("#main [role=alert]")) focusStart();
});
