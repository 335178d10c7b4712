// Improves pages that already work: listens on the live stream named by <body data-live="…"> and
// turns each signal into the events "live:KIND" and "live:KIND:SUBJECT" on the body, which htmx
// elements name in hx-trigger. When the stream comes back after a break with a new ticket, or the
// page itself comes back (from a sleep, from the browser's memory), it says "live:again": the page
// then fetches what the server says now, whatever was missed.
(() => {
  const body = document.body;
  if (!body.dataset.live || !window.EventSource) return;
  const known = (body.dataset.liveKinds || "").split(" ").filter(Boolean);
  let wait = 3000;
  const again = () => body.dispatchEvent(new CustomEvent("live:again"));
  const open = (address) => {
    const source = new EventSource(address);
    for (const kind of known) {
      source.addEventListener(kind, (signal) => {
        body.dispatchEvent(new CustomEvent("live:" + kind, { detail: signal.data }));
        body.dispatchEvent(new CustomEvent("live:" + kind + ":" + signal.data));
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
