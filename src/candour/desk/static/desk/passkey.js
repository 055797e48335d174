// When a passkey is not given, the page says so: the browser's own window may have closed without a word.
(function () {
  const trouble = document.getElementById('passkey-trouble')
  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    trouble.hidden = false
  })
  document.addEventListener('click', function (event) {
    if (event.target.closest('button')) trouble.hidden = true
  }, true)
})()
