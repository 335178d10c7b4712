// Improves pages that already work: listens on the live stream named by <body data-live="…"> and
// turns each signal into the events "live:KIND" and "live:KIND:SUBJECT" on the body, which htmx
// elements name in hx-trigger.
(() => {
  const body = document.body;
  if (!body.dataset.live || !window.EventSource) return;
  const known = (body.dataset.liveKinds || "").split(" ").filter(Boolean);
  const open = (address) => {
    const source = new EventSource(address);
    for (const kind of known) {
      source.addEventListener(kind, (signal) => {
        body.dispatchEvent(new CustomEvent("live:" + kind, { detail: signal.data }));
        body.dispatchEvent(new CustomEvent("live:" + kind + ":" + signal.data));
      });
    }
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(renew, 30000);
    });
  };
  const renew = async () => {
    try {
      const answer = await fetch(body.dataset.liveRenew, { headers: { Accept: "text/plain" } });
      if (answer.ok) open(await answer.text());
    } catch {
      setTimeout(renew, 30000);
    }
  };
  open(body.dataset.live);
})();
