// The chat as this browser holds it: after any gap exactly the server's, in the server's order.
const OVERLAP = 20;
const LOST = "lost";

class Chat extends EventTarget {
  constructor() {
    super();
    this.messages = new Map();
    this.beyond = 0;
    this.about = {};
    this.files = new Map();
    this.held = new Map();
    this.pause = 1000;
    this.stream = new Stream((kind) => this.news(kind));
  }

  get sorted() { return [...this.messages.values()].sort((one, other) => one.id - other.id); }

  get outbox() { return recall().outbox || []; }

  tell() { this.dispatchEvent(new Event("change")); }

  news(kind) {
    if (kind === "lost") { this.tell(); if (!this.stream.isThere) this.later(); return; }
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.sync(), kind === "open" ? 0 : 15);
  }

  // Again after a pause that grows, and differs between browsers: a restarted server is not stormed.
  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.sync(), this.pause * (0.5 + Math.random()));
    this.pause = Math.min(this.pause * 2, 30000);
  }

  async sync() {
    if (!recall().token) { if (this.outbox.length) this.flush(); return; }
    if (this.syncing) { this.again = true; return; }
    this.syncing = true;
    try {
      do { this.again = false; await this.fetch(); } while (this.again);
      this.pause = 1000;
      this.isOffline = false;
    } catch (trouble) {
      if (trouble.status === 410) this.forget();
      else { this.isOffline = true; this.later(); }
    } finally {
      this.syncing = false;
      this.tell();
    }
    if (!this.isOffline) this.flush();
  }

  async fetch() {
    const held = this.sorted;
    const after = held.length > OVERLAP ? held[held.length - OVERLAP - 1].id : 0;
    let state = await post("sync", { after });
    this.take(state, after);
    if (after && state.count - this.messages.size !== this.beyond) {
      state = await post("sync", { after: 0 });
      this.take(state, 0);
    }
    if (!after) this.beyond = state.count - this.messages.size;
    if (!this.stream.isThere && !document.hidden) this.stream.open(state.ticket);
  }

  // What the server says of everything after one message replaces what was held of it.
  take(state, after) {
    for (const id of [...this.messages.keys()]) if (id > after) this.messages.delete(id);
    for (const message of state.messages) this.messages.set(message.id, message);
    if (!after) this.beyond = state.count - this.messages.size;
    const arrived = new Set([...this.messages.values()].map((message) => message.client));
    const left = this.outbox.filter((row) => !arrived.has(row.id));
    if (left.length !== this.outbox.length) remember({ outbox: left });
    this.about = state;
  }

  forget() {
    remember({ token: "", agreed: false });
    this.messages.clear();
    this.stream.close();
    if (this.outbox.length) this.flush();
  }

  // The bytes of a file are in this tab alone: it sends them, and a lock tells the others that it lives.
  async say(text, files) {
    const id = newId();
    if (files.length) { this.files.set(id, files); await this.hold(id); }
    remember({ outbox: [...this.outbox, { id, text, names: files.map((file) => file.name) }] });
    this.tell();
    return this.flush();
  }

  note(id, values) {
    remember({ outbox: this.outbox.map((row) => (row.id === id ? { ...row, ...values } : row)) });
  }

  hold(id) {
    return new Promise((ready) => {
      if (!navigator.locks) { ready(); return; }
      navigator.locks.request(`${KEY} ${id}`, () => { ready(); return new Promise((done) => this.held.set(id, done)); }).catch(ready);
    });
  }

  release(id) { this.files.delete(id); (this.held.get(id) || (() => {}))(); this.held.delete(id); }

  // A file that no open tab holds any more cannot be sent: whoever wrote is told, and nothing goes without it.
  async lookForLost() {
    const away = this.outbox.filter((row) => !this.isHere(row) && !row.error && !row.sent);
    if (!away.length) return;
    const { held } = navigator.locks ? await navigator.locks.query().catch(() => ({ held: [] })) : { held: [] };
    for (const { id } of away) if (!held.some((lock) => lock.name === `${KEY} ${id}`)) this.note(id, { error: LOST });
  }

  isHere(row) { return !(row.names || []).length || this.files.has(row.id); }

  drop(id) { this.release(id); remember({ outbox: this.outbox.filter((row) => row.id !== id) }); this.tell(); }

  // Again as it is; where its file is lost, the words alone.
  retry(id) {
    const row = this.outbox.find((one) => one.id === id) || {};
    this.note(id, { error: "", names: this.isHere(row) ? row.names : [] });
    return this.flush();
  }

  // One after the other, the oldest first; the id makes sending again harmless.
  async flush() {
    if (this.flushing) return;
    this.flushing = true;
    try {
      for (;;) {
        await this.lookForLost();
        const row = this.outbox.find((one) => !one.error && !one.sent && this.isHere(one));
        if (!row) break;
        await ensureToken();
        await post("say", { id: row.id, text: row.text, files: this.files.get(row.id) || [] }, 60000);
        this.note(row.id, { sent: true });
        this.release(row.id);
        this.isOffline = false;
        this.sync();
        const { invitation } = recall();
        if (invitation) { remember({ invitation: "" }); post("answered", { invitation }).catch(() => {}); }
      }
    } catch (trouble) {
      const first = this.outbox.find((one) => !one.error && !one.sent && this.isHere(one));
      if (trouble.status === 410) remember({ token: "" });
      if (first && [400, 409, 413].includes(trouble.status)) this.note(first.id, { error: trouble.message || "?" });
      this.isOffline = !trouble.status;
      this.isSlow = trouble.status === 429;
      clearTimeout(this.retrying);
      this.retrying = setTimeout(() => { this.isSlow = false; this.flush(); }, this.isSlow ? 5000 : this.pause);
      this.pause = Math.min(this.pause * 2, 30000);
    } finally {
      this.flushing = false;
      this.tell();
    }
  }

  // A tab that slept, or was hidden long, begins anew with the stream; then nothing half open is trusted.
  wake() { this.stream.close(); this.pause = 1000; this.sync(); }

  watch() {
    let last = Date.now();
    setInterval(() => {
      const gap = Date.now() - last;
      last = Date.now();
      if (document.hidden) { this.hidden = (this.hidden || 0) + 1; if (this.hidden > 6) this.stream.close(); return; }
      this.hidden = 0;
      if (gap > 30000) this.wake();
      else if (recall().token && !this.stream.isThere && !this.isOffline) this.sync();
    }, 10000);
    addEventListener("online", () => this.wake());
    addEventListener("offline", () => { this.isOffline = true; this.tell(); });
    addEventListener("pageshow", (event) => { if (event.persisted) this.wake(); });
    addEventListener("storage", (event) => { if (event.key === KEY) this.sync(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) { if (this.stream.isOpen) this.sync(); else this.wake(); } });
  }
}
