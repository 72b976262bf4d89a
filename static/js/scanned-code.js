// The QR carries the code behind the # of this page's address: no server and no log sees it.
// It goes into the field, and out of the address and the history.
const scanned = location.hash.slice(1);
const field = document.getElementById("id_code");
if (scanned && field) {
  field.value = scanned;
  history.replaceState(null, "", location.pathname);
}
