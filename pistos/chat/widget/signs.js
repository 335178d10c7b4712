// Signs that help may be wanted. Nothing is told to the server before the visitor agreed.
const STEPS = `${KEY}-steps`;
const SEARCHES = ["q", "s", "search", "query", "keyword"];

class Signs {
  constructor(rules, onInvited) {
    this.rules = rules;
    this.onInvited = onInvited;
    this.told = new Set();
    this.seconds = 0;
    this.path = "";
    setInterval(() => { if (!document.hidden) { this.seconds += 5; this.step(); } }, 5000);
    addEventListener("pistos:search", (event) => this.searched(String(event.detail || "")));
    addEventListener("pistos:error", () => this.happened("error", 1));
    this.step();
    this.bought();
    const query = new URLSearchParams(location.search);
    const words = SEARCHES.map((name) => query.get(name)).find(Boolean);
    if (words) this.searched(words);
    if (document.querySelector("[data-pistos-error],.error-summary,[aria-invalid=true]")) this.happened("error", 1);
  }

  get isOn() { const { agreed, silent, token } = recall(); return agreed && !silent && token; }

  step() {
    if (this.path !== location.pathname) {
      this.path = location.pathname;
      this.seconds = 0;
      this.told.clear();
      const { agreed, token } = recall();
      if (agreed && token) this.look();
    }
    this.happened("time", this.seconds);
  }

  // With a person who helps in the chat the cart is looked at too, as the visitor agreed.
  async look() {
    const given = tag.dataset.cart
      ? await fetch(tag.dataset.cart, { credentials: "same-origin" }).then((answer) => answer.json()).catch(() => ({}))
      : {};
    post("look", { cart: given.cart || "" }).catch(() => {});
  }

  // How often somebody searched stays in this tab, and only after they agreed; only the number is told.
  searched(text) {
    if (!this.isOn) return;
    let count = 1;
    try {
      const before = JSON.parse(sessionStorage.getItem(KEY) || "[]").filter((one) => one !== text);
      count = before.push(text);
      sessionStorage.setItem(KEY, JSON.stringify(before.slice(-20)));
    } catch { /* forbidden: this one only */ }
    this.happened("search", count);
  }

  // The checkout carries no chat: on the next page its own server is asked how it went there, once for each step.
  async bought() {
    const wanted = this.rules.some(([trigger]) => trigger === "checkout" || trigger === "shipping");
    if (!tag.dataset.signs || !wanted || !this.isOn) return;
    const given = await fetch(tag.dataset.signs, { credentials: "same-origin" }).then((answer) => answer.json()).catch(() => ({}));
    if (!given.mark) return;
    try {
      if (sessionStorage.getItem(STEPS) === given.mark) return;
      sessionStorage.setItem(STEPS, given.mark);
    } catch { /* forbidden: told again on the next page */ }
    for (const [kind, amount] of given.signs) await this.happened(kind, amount);
  }

  async happened(kind, amount) {
    if (!this.isOn) return;
    const woken = this.rules.find(([trigger, threshold, path]) =>
      trigger === kind && amount >= threshold && location.pathname.startsWith(path) && !this.told.has(`${trigger} ${threshold} ${path}`));
    if (!woken) return;
    this.told.add(woken.join(" "));
    const given = await post("sign", { kind, amount }).catch(() => ({}));
    if (given.invitation) this.onInvited(given);
  }
}
