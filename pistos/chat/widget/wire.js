// Speaking with the server: small POSTs, and one stream of "something is new".
class Trouble extends Error {
  constructor(status, text) { super(text || ""); this.status = status; }
}

const post = async (name, values = {}, patience = 15000) => {
  const answer = await fetch(`${base}/chat/${name}`, {
    method: "POST",
    credentials: "omit",
    cache: "no-store",
    headers: { "Content-Type": "text/plain;charset=UTF-8" },
    body: JSON.stringify({ token: recall().token || "", lang: language, url: location.href, title: document.title, ...values }),
    signal: AbortSignal.timeout ? AbortSignal.timeout(patience) : undefined,
  });
  const given = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Trouble(answer.status, given.error);
  return given;
};

const words = async () => (await fetch(`${base}/chat/words/${language}.json`, { credentials: "omit" })).json();

// A token is fetched and kept before anything is said with it.
const ensureToken = () => alone(async () => {
  if (recall().token) return;
  const given = await post("begin", { zone, touchpoint: tag.dataset.touchpoint || "" });
  remember({ token: given.token });
});

class Stream {
  constructor(onNews) { this.onNews = onNews; this.source = null; }

  get isOpen() { return Boolean(this.source) && this.source.readyState === EventSource.OPEN; }

  get isThere() { return Boolean(this.source) && this.source.readyState !== EventSource.CLOSED; }

  open(ticket) {
    this.close();
    const source = this.source = new EventSource(`${base}/live/?ticket=${encodeURIComponent(ticket)}`);
    for (const kind of ["message", "typing"]) source.addEventListener(kind, (event) => this.onNews(event.type));
    source.addEventListener("open", () => this.onNews("open"));
    source.addEventListener("error", () => { if (this.source === source) this.onNews("lost"); });
  }

  close() { if (this.source) this.source.close(); this.source = null; }
}
