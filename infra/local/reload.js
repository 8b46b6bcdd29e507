// Loads the page again when its file has changed. Only `./dev up` serves this; no built file names it.

const version = new URL(import.meta.url).searchParams.get("v");
const events = `/dev/events?page=${encodeURIComponent(location.pathname)}`;
let source;

function listen() {
  source?.close();
  if (document.hidden) return; // a browser keeps six connections to a server: hidden tabs leave them to the others
  source = new EventSource(events);
  source.onmessage = ({ data }) => data === version || location.reload();
}

document.addEventListener("visibilitychange", listen);
listen();
