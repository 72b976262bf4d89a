// Tells what allauth only writes to the console: that a security key could not be read, or cannot be used here.
(function () {
  'use strict'
  function show (id) {
    document.getElementById(id).hidden = false
  }
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    show('key-failed')
  })
  const isNumbers = /^[0-9.]+$|^\[/.test(window.location.hostname)
  if (isNumbers || !window.isSecureContext || !window.PublicKeyCredential) {
    show('key-by-name')
  }
})()
