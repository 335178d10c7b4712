// Improves pages that already work: listens on the live stream named by <body data-live="…"> and
// turns signals into the events "live:KIND" and "live:KIND:SUBJECT" on the body, which htmx elements
// name in hx-trigger: at once, and those that follow together half a second later, so that the last one
// is always heard (a throttle of htmx would drop it). "calm:…" says the same, at most every three seconds. When the stream comes back after a break with a new ticket, or the
// page itself comes back (from a sleep, from the browser's memory), it says "live:again": the page
// then fetches what the server says now, whatever was missed.
(() => {
  const body = document.body;
  if (!body.dataset.live || !window.EventSource) return;
  const known = (body.dataset.liveKinds || "").split(" ").filter(Boolean);
  let wait = 3000;
  const again = () => body.dispatchEvent(new CustomEvent("live:again"));
  const said = new Map();
  const say = (name, detail, pause) => {
    if (said.has(name)) { said.set(name, { detail }); return; }
    said.set(name, null);
    body.dispatchEvent(new CustomEvent(name, { detail }));
    setTimeout(() => {
      const last = said.get(name);
      said.delete(name);
      if (last) say(name, last.detail, pause);
    }, pause);
  };
  const open = (address) => {
    const source = new EventSource(address);
    for (const kind of known) {
      source.addEventListener(kind, (signal) => {
        for (const name of [kind, kind + ":" + signal.data]) {
          say("live:" + name, signal.data, 500);
          say("calm:" + name, signal.data, 3000);
        }
      });
    }
    let wasLost = false;
    source.addEventListener("open", () => {
      body.classList.remove("live-lost");
      wait = 3000;
      if (wasLost) again();
      wasLost = false;
    });
    source.addEventListener("error", () => {
      wasLost = true;
      body.classList.add("live-lost");
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(renew, wait);
      wait = Math.min(wait * 2, 60000);
    });
  };
  const renew = async () => {
    try {
      const answer = await fetch(body.dataset.liveRenew, { headers: { Accept: "text/plain" } });
      if (answer.ok && !answer.redirected) {
        open(await answer.text());
        again();
        return;
      }
    } catch {
      // The server is away: asked again below.
    }
    setTimeout(renew, wait);
    wait = Math.min(wait * 2, 60000);
  };
  window.addEventListener("pageshow", (event) => { if (event.persisted) again(); });
  open(body.dataset.live);
})();
