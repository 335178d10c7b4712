// The widget itself: a button in its corner, and the chat as a dialog; a whole sheet on a phone.
class Panel extends HTMLElement {
  begin(given) {
    this.texts = given.words;
    this.choices = given.choices;
    this.chat = new Chat();
    this.rows = new Map();
    this.chosen = [];
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(looks);
    root.adoptedStyleSheets = [sheet];
    this.lang = language;
    this.build(root);
    this.dress();
    new MutationObserver(() => this.dress()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.chat.addEventListener("change", () => this.draw());
    this.chat.watch();
    this.chat.sync();
    if (!recall().token && recall().open) this.ask();
    const place = () => requestAnimationFrame(() => this.place());
    for (const name of ["scroll", "resize"]) addEventListener(name, place, { passive: true, capture: true });
    new ResizeObserver(place).observe(document.body);
    setInterval(place, 1000);
    this.signs = new Signs(this.choices.signs, (invitation) => this.offer(invitation));
    const wish = tag.dataset.consent === "given" && !navigator.globalPrivacyControl && recall().agreed === undefined;
    if (wish) this.consent(true);
    addEventListener("pistos:consent", (event) => this.consent(Boolean(event.detail)));
    if (recall().pointer) { const card = recall().pointer; remember({ pointer: null }); setTimeout(() => this.point(card), 400); }
    if (recall().open && innerWidth > 600) this.open(false);
    this.draw();
    place();
  }

  dress() { this.dataset.theme = document.documentElement.dataset.theme || ""; }

  build(root) {
    const { texts } = this;
    this.badge = make("b", { hidden: true });
    this.launch = make("button", { class: "launch", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => this.open() },
      icon("chat"), make("span", {}, texts.open), this.badge);
    this.heading = make("h2", { id: "title" }, this.choices.shop || texts.title);
    this.about = make("p", { class: "quiet", role: "status" });
    this.more = make("button", { class: "icon", type: "button", "aria-label": texts.options, title: texts.options, "aria-expanded": "false", onclick: () => this.turn() }, icon("more"));
    this.shut = make("button", { class: "icon", type: "button", "aria-label": texts.close, title: texts.close, onclick: () => this.close() }, icon("close"));
    this.log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": texts.log, tabindex: "0" });
    this.settings = make("div", { hidden: true });
    this.note = make("p", { class: "note", role: "status", hidden: true });
    this.panel = make("section", {
      class: "panel", role: "dialog", "aria-labelledby": "title", hidden: true,
      onkeydown: (event) => this.key(event),
    }, make("header", {}, make("div", {}, this.heading, this.about), this.more, this.shut), this.log, this.settings, this.note, this.writing());
    this.spot = make("div");
    // What is written here is not the page's: its own keys of one letter stay silent.
    for (const name of ["keydown", "keypress", "keyup"]) this.panel.addEventListener(name, (event) => event.stopPropagation());
    root.append(this.launch, this.spot, this.panel);
  }

  writing() {
    const { texts } = this;
    this.field = make("textarea", { id: "field", rows: "1", "aria-label": texts.write, placeholder: texts.write, enterkeyhint: "send" });
    this.field.value = draft();
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    });
    const picker = make("input", { type: "file", multiple: true, hidden: true, accept: ".png,.jpg,.jpeg,.gif,.webp,.pdf,.txt" });
    picker.addEventListener("change", () => { this.chosen.push(...picker.files); picker.value = ""; this.list(); });
    this.files = make("div", { class: "chosen", hidden: true });
    return make("div", {}, this.files, this.form = make("form", { class: "write", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      make("button", { class: "icon", type: "button", "aria-label": texts.attach, title: texts.attach, onclick: () => picker.click() }, icon("file")), picker, this.field,
      make("button", { class: "icon", type: "submit", "aria-label": texts.send, title: texts.send }, icon("send"))));
  }

  get isOpen() { return !this.panel.hidden; }

  open(takesFocus = true) {
    this.panel.hidden = false;
    this.launch.hidden = true;
    this.launch.setAttribute("aria-expanded", "true");
    this.panel.setAttribute("aria-modal", String(innerWidth <= 600));
    remember({ open: true });
    this.panel.classList.remove("aside");
    const own = this.panel.getBoundingClientRect();
    if (innerWidth > 600 && clearOf(this.choices.clear).some((box) => meets(own, box))) this.panel.classList.add("aside");
    this.fit();
    if (takesFocus) this.field.focus();
    if (recall().token) this.chat.sync(); else this.ask();
    this.draw();
    this.log.scrollTop = this.log.scrollHeight;
  }

  close() {
    this.panel.hidden = true;
    this.launch.hidden = false;
    this.launch.setAttribute("aria-expanded", "false");
    remember({ open: false });
    this.launch.focus();
    this.place();
  }

  // Before the first word nobody is known: only the wait is asked.
  ask() { post("waits", { zone }).then((given) => { this.chat.about = given; this.draw(); }, () => {}); }

  key(event) {
    if (event.key === "Escape") { if (this.settings.hidden) this.close(); else this.turn(); }
    if (event.key !== "Tab" || innerWidth > 600) return;
    const stops = [...this.panel.querySelectorAll("button,a[href],input:not([type=file]),textarea,.log")].filter((node) => node.offsetParent);
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (this.shadowRoot.activeElement === edge) { event.preventDefault(); (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus(); }
  }

  turn() {
    const shows = this.settings.hidden;
    this.settings.hidden = !shows;
    this.log.hidden = shows;
    this.form.parentNode.hidden = shows;
    this.more.setAttribute("aria-expanded", String(shows));
    this.settings.className = "options";
    if (shows) this.settings.replaceChildren(...optionsOf(this).childNodes);
    (shows ? this.settings.querySelector("input,button") : this.field).focus();
  }

  async consent(agrees) {
    if (!agrees && !recall().token) { remember({ agreed: false }); return; }
    try {
      await ensureToken();
      await post(agrees ? "agree" : "refuse");
      remember({ agreed: agrees, silent: false });
    } catch { /* asked again with the next page */ }
  }

  say(text, isBad) { this.note.textContent = text; this.note.className = isBad ? "note bad" : "note"; this.note.hidden = !text; }

  fit() {
    this.field.style.setProperty("height", "auto");
    this.field.style.setProperty("height", `${Math.min(this.field.scrollHeight + 2, 140)}px`);
  }

  typed() {
    draft(masked(this.field.value));
    this.fit();
    if (!recall().token || !this.chat.messages.size || Date.now() - (this.typedAt || 0) < 3000) return;
    this.typedAt = Date.now();
    post("typing").catch(() => {});
  }

  list() {
    this.files.hidden = !this.chosen.length;
    this.files.replaceChildren(...this.chosen.map((file, place) => make("button", {
      type: "button", "aria-label": filled(this.texts.remove, file), onclick: () => { this.chosen.splice(place, 1); this.list(); this.field.focus(); },
    }, `${file.name} ×`)));
  }

  async send() {
    const written = this.field.value.trim();
    const text = masked(written);
    if (!text && !this.chosen.length) return;
    if (text.length > 10000) { this.say(this.texts.long, true); return; }
    if (this.chosen.reduce((sum, file) => sum + file.size, 0) > 10 * 1024 * 1024) { this.say(this.texts.big, true); return; }
    const chosen = this.chosen;
    this.field.value = draft("");
    this.fit();
    this.chosen = [];
    this.list();
    this.say(text === written ? "" : this.texts.masked);
    this.field.focus();
    let files;
    try { files = await Promise.all(chosen.map(bytesOf)); } catch {
      this.field.value = draft(text);
      this.say(this.texts.lost, true);
      return;
    }
    await this.chat.say(text, files);
  }

  draw() {
    const { chat, texts } = this;
    const wasLow = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    const wanted = [];
    let day = "";
    for (const message of chat.sorted) {
      const its = dayOf(message.at);
      if (its !== day) { day = its; const shown = its === dayOf(Date.now()) ? texts.today : its; wanted.push([`day ${its} ${shown}`, () => make("p", { class: "day" }, shown)]); }
      wanted.push([`${message.id} ${message.text.length} ${(message.files || []).length}`, () => saidRow(message, this)]);
    }
    const theirs = chat.sorted.filter((message) => message.by === "you");
    const last = theirs[theirs.length - 1];
    if (last && chat.about.seen && new Date(chat.about.seen) >= new Date(last.at)) wanted.push([`seen ${last.id}`, () => make("p", { class: "state" }, texts.seen)]);
    for (const unsent of chat.outbox) wanted.push([`${unsent.id} ${unsent.error || ""} ${chat.isOffline}`, () => unsentRow(unsent, this)]);
    if (!wanted.length) wanted.push(["empty", () => make("p", { class: "day" }, texts.empty)]);
    this.keep(wanted);
    if (wasLow || !this.isOpen) this.log.scrollTop = this.log.scrollHeight;
    this.status();
    this.see();
  }

  // Only what changed is touched, so that a screen reader hears what is new and nothing twice.
  keep(wanted) {
    const keys = new Set(wanted.map(([key]) => key));
    for (const [key, node] of this.rows) if (!keys.has(key)) { node.remove(); this.rows.delete(key); }
    let before = null;
    for (const [key, build] of wanted) {
      let node = this.rows.get(key);
      if (!node) { node = build(); this.rows.set(key, node); }
      const next = before ? before.nextSibling : this.log.firstChild;
      if (next !== node) this.log.insertBefore(node, next);
      before = node;
    }
  }

  status() {
    const { about, isOffline, isSlow } = this.chat;
    const { texts } = this;
    const wait = (about.wait || {}).text || "";
    const said = isOffline ? texts.offline : isSlow ? texts.slow
      : about.typing ? filled(texts.typing, { name: about.typing })
        : about.here ? filled(texts.here, { name: about.here }) : this.chat.messages.size ? "" : wait;
    if (this.about.textContent !== said) this.about.textContent = said;
    clearTimeout(this.fading);
    if (about.typing) this.fading = setTimeout(() => { about.typing = ""; this.status(); }, 6000);
  }

  see() {
    const ours = this.chat.sorted.filter((message) => message.by !== "you");
    const newest = ours.length ? ours[ours.length - 1].id : 0;
    const seen = recall().seen || 0;
    const fresh = ours.filter((message) => message.id > seen).length;
    if (this.isOpen && !document.hidden && newest > seen) {
      remember({ seen: newest });
      post("seen", { upto: newest }).catch(() => {});
    }
    const shown = this.isOpen ? 0 : fresh;
    this.badge.hidden = !shown;
    this.badge.textContent = String(shown);
    this.launch.setAttribute("aria-label", shown ? filled(this.texts.unread, { count: shown }) : this.texts.open);
  }

  offer(invitation) {
    if (this.isOpen) return;
    const answer = (isYes) => {
      this.spot.replaceChildren();
      if (isYes) { remember({ invitation: invitation.invitation }); this.open(); return; }
      remember({ silent: true });
      post("dismissed", { invitation: invitation.invitation }).catch(() => {});
      this.launch.focus();
    };
    this.spot.replaceChildren(make("div", { class: "offer", role: "status" },
      make("p", {}, invitation.text),
      make("p", { class: "quiet" }, `${filled(this.texts.shop, { shop: this.choices.shop })} · ${this.texts.machine}`),
      make("div", { class: "row" }, make("button", { type: "button", class: "main", onclick: () => answer(true) }, this.texts.yes),
        make("button", { type: "button", onclick: () => answer(false) }, this.texts.no))));
    this.place();
  }

  // Shows a place on a page of ours; on another page it goes there first.
  point(card) {
    if (card.url && !isOnOurs(card.url, this.choices.sites)) return;
    const there = card.url ? new URL(card.url, base) : location;
    if (there.origin + there.pathname !== location.origin + location.pathname) {
      remember({ pointer: card });
      location.assign(there.href);
      return;
    }
    let node = null;
    try { node = document.querySelector(card.selector); } catch { /* not a selector here */ }
    if (!node) return;
    if (innerWidth <= 600 && this.isOpen) this.close();
    node.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion:reduce)").matches ? "auto" : "smooth" });
    const ring = make("div", { class: "ring" });
    const follow = () => {
      const box = node.getBoundingClientRect();
      for (const [name, value] of [["left", box.left - 6], ["top", box.top - 6], ["width", box.width + 12], ["height", box.height + 12]]) ring.style.setProperty(name, `${value}px`);
    };
    follow();
    this.spot.append(ring);
    const steps = setInterval(follow, 50);
    setTimeout(() => { clearInterval(steps); ring.remove(); }, 6000);
  }

  // An offer that finds no free place waits out of sight until there is one.
  place() {
    if (this.isOpen) return;
    lift(this.launch, this.choices.clear);
    const offer = this.spot.querySelector(".offer");
    if (!offer) return;
    const fits = lift(offer, this.choices.clear, [this.launch.getBoundingClientRect()]);
    offer.style.setProperty("visibility", fits ? "visible" : "hidden");
  }
}
