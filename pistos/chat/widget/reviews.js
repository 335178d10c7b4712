// A product's reviews on any site: one line of script, a shadow root, nothing stored, nothing sent but the
// question which reviews there are. Text is only ever text.
const tag = document.currentScript;
const base = new URL(tag.src).origin;
const LANGUAGES = ["en", "el", "sl", "hy"];
const told = (tag.dataset.lang || document.documentElement.lang || navigator.language || "en").slice(0, 2).toLowerCase();
const language = LANGUAGES.includes(told) ? told : "en";
const looks = `
:host{--paper:#fbfaf7;--line:#e3dfd6;--edge:#8a8578;--ink:#1b2230;--muted:#5a6270;--accent:#0b5cad;--fill:#8f5e00;all:initial;display:block;color-scheme:light;font:400 16px/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Armenian","Helvetica Neue","Liberation Sans",Arial,"DejaVu Sans",sans-serif;color:var(--ink);text-align:start}
@media (prefers-color-scheme:dark){:host(:not([data-theme=light])){--paper:#14171c;--line:#31363f;--edge:#7f8794;--ink:#ecedef;--muted:#a3abb8;--accent:#7db8f2;--fill:#e8b84a;color-scheme:dark}}
:host([data-theme=dark]){--paper:#14171c;--line:#31363f;--edge:#7f8794;--ink:#ecedef;--muted:#a3abb8;--accent:#7db8f2;--fill:#e8b84a;color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:16px;overflow-wrap:anywhere}
h2{margin:0 0 4px;font-size:20px;line-height:1.3}
h3{margin:4px 0 0;font-size:16px;line-height:1.4}
p{margin:4px 0 0;white-space:pre-line}
.quiet{color:var(--muted);font-size:14px}
.stars{color:var(--fill);letter-spacing:1px;white-space:nowrap}
.mean{font-size:28px;font-weight:600}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:2px 10px;align-items:center;max-width:420px;margin:10px 0}
.bars button{min-height:32px;padding:0 4px;border:0;background:none;color:var(--accent);text-align:start;text-decoration:underline}
.bars button[aria-pressed=true]{font-weight:600;text-decoration:none}
svg{display:block;width:100%;height:8px}
rect{fill:var(--line)}
rect.full{fill:var(--fill)}
ol{list-style:none;margin:12px 0 0;padding:0}
li{border-top:1px solid var(--line);padding:12px 0}
blockquote{margin:8px 0 0;padding:0 0 0 12px;border-inline-start:3px solid var(--line)}
button,select{font:inherit;color:inherit}
.row{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;margin-top:12px}
.row button,select{min-height:44px;padding:8px 14px;border:1px solid var(--edge);border-radius:6px;background:var(--paper);cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
a{color:var(--accent)}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;

const number = (value, digits = 0) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
const share = (part, whole) => new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(whole ? part / whole : 0);
const day = (at) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "long", year: "numeric" }).format(new Date(at));
const link = (href, text) => make("a", { href: new URL(href, base).href, target: "_blank", rel: "noopener" }, text);

const bar = (part) => {
  const NS = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("aria-hidden", "true");
  for (const [name, width] of [["", 100], ["full", part * 100]]) {
    const rect = document.createElementNS(NS, "rect");
    for (const [key, value] of [["class", name], ["width", `${width}%`], ["height", "8"], ["rx", "4"]]) rect.setAttribute(key, value);
    svg.append(rect);
  }
  return svg;
};

class Reviews extends HTMLElement {
  async begin(product) {
    this.product = product;
    this.chosen = { sort: "newest", stars: "" };
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(looks);
    root.adoptedStyleSheets = [sheet];
    try { this.draw(await this.ask("")); } catch { this.hidden = true; }
  }

  async ask(after) {
    const question = new URLSearchParams({ product: this.product, lang: language, ...this.chosen, after });
    const answer = await fetch(`${base}/reviews.json?${question}`, { credentials: "omit" });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }

  draw(given) {
    this.words = given.words;
    this.list = make("ol");
    this.said = make("p", { class: "quiet", role: "status" });
    this.more = make("button", { type: "button", onclick: () => this.next() }, this.words.more);
    const section = make("section", { "aria-label": filled(this.words.title, given), lang: language });
    section.append(this.head(given), this.choices(given), this.list, make("div", { class: "row" }, this.more), this.said, this.foot(given));
    this.shadowRoot.replaceChildren(section);
    this.add(given);
  }

  head(given) {
    const { words } = this;
    const parts = [make("h2", {}, filled(words.title, given))];
    if (!given.count) return make("header", {}, ...parts, make("p", {}, words.none));
    const mean = number(given.mean, 1);
    parts.push(make("p", {}, make("span", { class: "mean" }, mean), " ", filled(words.mean, { count: given.counted })));
    const bars = make("div", { class: "bars" });
    for (const stars of [5, 4, 3, 2, 1]) {
      const count = given.stars[stars - 1];
      const button = make("button", { type: "button", "aria-pressed": "false", onclick: () => this.choose({ stars: this.chosen.stars === String(stars) ? "" : String(stars) }) }, words.stars[stars - 1]);
      button.dataset.stars = stars;
      bars.append(button, bar(given.count ? count / given.count : 0), make("span", {}, `${number(count)} (${share(count, given.count)})`));
    }
    parts.push(bars);
    parts.push(make("p", { class: "quiet" }, given.verified_words, given.removed_words ? ` ${given.removed_words}` : ""));
    return make("header", {}, ...parts);
  }

  choices(given) {
    const select = make("select", { id: "sort", onchange: () => this.choose({ sort: select.value }) });
    for (const [value, text] of Object.entries(this.words.sorts)) select.append(make("option", { value }, text));
    const row = make("div", { class: "row" }, make("label", { for: "sort" }, this.words.sort), select);
    row.hidden = given.count < 2;
    return row;
  }

  foot(given) {
    const row = make("p", { class: "row quiet" });
    if (given.page) row.append(link(given.page, filled(this.words.shop, given)));
    if (given.how) row.append(link(given.how, this.words.how));
    return row;
  }

  async choose(change) {
    Object.assign(this.chosen, change);
    for (const button of this.shadowRoot.querySelectorAll(".bars button")) button.setAttribute("aria-pressed", String(button.dataset.stars === this.chosen.stars));
    try {
      const given = await this.ask("");
      this.list.replaceChildren();
      this.add(given);
    } catch { this.said.textContent = this.words.away; }
  }

  async next() {
    this.more.disabled = true;
    try {
      const given = await this.ask(this.key);
      const first = this.list.children.length;
      this.add(given);
      const item = this.list.children[first];
      if (item) { item.tabIndex = -1; item.focus(); }
    } catch { this.said.textContent = this.words.away; }
    this.more.disabled = false;
  }

  add(given) {
    this.said.textContent = "";
    this.list.append(...given.reviews.map((review) => this.item(review)));
    this.key = given.next;
    this.more.hidden = !given.next;
  }

  item(review) {
    const { words } = this;
    const marks = [review.verified ? words.verified : review.imported ? words.imported : "", review.given ? words.given : ""].filter(Boolean);
    const node = make("li", {},
      make("span", { class: "stars", "aria-hidden": "true" }, "★".repeat(review.stars) + "☆".repeat(5 - review.stars)),
      make("span", { class: "away" }, words.stars[review.stars - 1]),
      make("span", { class: "quiet" }, ` ${[review.name || words.nameless, day(review.at), ...marks].join(" · ")}`));
    const said = make("div", { lang: review.language });
    if (review.title) said.append(make("h3", {}, review.title));
    if (review.text) said.append(make("p", {}, review.text));
    if (review.pros) said.append(make("p", {}, `+ ${review.pros}`));
    if (review.cons) said.append(make("p", {}, `− ${review.cons}`));
    node.append(said);
    if (review.reply) node.append(make("blockquote", {}, make("span", { class: "quiet" }, words.reply), make("p", { lang: review.reply.language }, review.reply.text)));
    return node;
  }
}

if (!customElements.get("pistos-reviews")) customElements.define("pistos-reviews", Reviews);
const place = () => {
  const panel = document.createElement("pistos-reviews");
  if (tag.dataset.theme) panel.dataset.theme = tag.dataset.theme;
  const into = tag.dataset.into && document.querySelector(tag.dataset.into);
  if (into) into.append(panel);
  else if (document.body.contains(tag)) tag.after(panel);
  else document.body.append(panel);
  panel.begin(tag.dataset.product || "");
};
if (tag.dataset.product) {
  if (document.body && document.readyState !== "loading") place();
  else document.addEventListener("DOMContentLoaded", place);
}
