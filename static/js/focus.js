"use strict";

// After a swap the focus is on <body>: put it where a full page load would let people begin to read.
function focusStart() {
  const start = document.querySelector("#main [role=alert]") || document.querySelector("#main h1");
  if (start) start.focus({ preventScroll: true });
}

// Where htmx shows nothing (an error page, no connection), send the form as the browser does without htmx.
function sendPlainly(event) {
  const form = event.detail.elt.closest("form");
  if (form) form.submit();
}

document.addEventListener("htmx:afterSettle", focusStart);
document.addEventListener("htmx:historyRestore", focusStart);
document.addEventListener("htmx:responseError", sendPlainly);
document.addEventListener("htmx:sendError", sendPlainly);
document.addEventListener("DOMContentLoaded", function () {
  if (document.querySelector("#main [role=alert]")) focusStart();
});
