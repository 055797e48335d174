document.getElementById("plain").close();
