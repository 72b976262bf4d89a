"use strict";

// After a swap the focus is on <body>: put it where a full page load would let people begin to read.
function focusStart() {
  const start = document.querySelector("#main [role=alert]") || document.querySelector("#main h1");
  if (start) start.focus({ preventScroll: true });
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

document.addEventListener("htmx:afterSettle", focusStart);
document.addEventListener("htmx:historyRestore", focusStart);
document.addEventListener("htmx:responseError", showError);
document.addEventListener("htmx:sendError", sendPlainly);
document.addEventListener("DOMContentLoaded", function () {
  if (document.querySelector("#main [role=alert]")) focusStart();
});
