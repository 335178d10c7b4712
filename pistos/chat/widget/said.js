// One utterance as a reader sees and hears it: who, whether a person or a machine, what, when.
const whoSays = (message, texts, choices) => {
  if (message.by === "you") return texts.you;
  if (message.by === "person") return `${message.name} · ${texts.person}`;
  return `${filled(texts.shop, { shop: choices.shop })} · ${texts.machine}`;
};

const fileRow = (file, texts) => {
  if (!file.url) return make("p", { class: "quiet" }, filled(texts.refused, file));
  const address = base + file.url;
  const link = make("a", { href: address, target: "_blank", rel: "noopener" });
  if (file.picture) link.append(make("img", { src: address, alt: filled(texts.file, file), loading: "lazy" }));
  else link.append(filled(texts.file, file));
  return link;
};

const cardOf = (card, texts, sites, point) => {
  const box = make("div", { class: "card" });
  if (card.title) box.append(make("b", {}, card.title));
  if (card.text) box.append(make("p", {}, card.text));
  if (card.kind === "pointer") {
    box.append(make("button", { type: "button", onclick: () => point(card) }, texts.show));
  } else if (card.url && isOnOurs(card.url, sites)) {
    box.append(make("a", { href: new URL(card.url, base).href }, texts.go));
  }
  return box;
};

const saidRow = (message, panel) => {
  const { texts, choices } = panel;
  const words = make("div", { class: "words" });
  if (message.text) words.append(...(message.by === "you" ? [message.text] : linked(message.text)));
  for (const file of message.files || []) words.append(make("div", {}, fileRow(file, texts)));
  const row = make("div", { class: `said by-${message.by} ${message.by === "you" ? "you" : ""}` },
    make("p", { class: "who" }, `${whoSays(message, texts, choices)} · `, make("time", { datetime: message.at }, clock(message.at))), words);
  if (message.card) row.append(cardOf(message.card, texts, choices.sites, (card) => panel.point(card)));
  return row;
};

const unsentRow = (unsent, panel) => {
  const { texts, chat } = panel;
  const state = make("p", { class: unsent.error ? "state bad" : "state" });
  if (unsent.error) {
    state.append(`${texts.failed} ${unsent.error === LOST ? texts.lost : unsent.error} `,
      make("button", { type: "button", onclick: () => chat.retry(unsent.id) }, texts.again),
      make("button", { type: "button", onclick: () => chat.drop(unsent.id) }, texts.discard));
  } else state.append(chat.isOffline ? texts.waiting : texts.sending);
  const files = (unsent.names || []).map((name) => make("div", {}, filled(texts.file, { name })));
  return make("div", { class: "said you" }, make("p", { class: "who" }, texts.you),
    make("div", { class: "words" }, unsent.text, ...files), state);
};
