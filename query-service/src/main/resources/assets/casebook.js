// Everything works without this; it only improves.
const { govukFrontend } = document.getElementById("casebook-script").dataset;
const { initAll } = await import(govukFrontend);

initAll();
