// What the visitor chooses: answers by mail, offers of help, word on this device. Each a plain no at first.
const pushKey = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const subscribe = async (key, kinds) => {
  const worker = await navigator.serviceWorker.register(`${base}/push-worker.js`);
  if (await Notification.requestPermission() !== "granted") throw new Error("denied");
  const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey(key) });
  await ensureToken();
  await post("push", { subscription: made.toJSON(), kinds });
  remember({ push: kinds });
};

const mailForm = (panel) => {
  const { texts, chat } = panel;
  const field = make("input", { type: "email", required: true, maxlength: "254", autocomplete: "email", id: "mail" });
  field.value = chat.about.email || "";
  const said = make("p", { class: "quiet", role: "status" }, chat.about.email ? filled(texts.mail_on, chat.about) : texts.mail_why);
  return make("form", {
    onsubmit: async (event) => {
      event.preventDefault();
      try {
        await ensureToken();
        await post("address", { email: field.value });
        said.textContent = filled(texts.mail_on, { email: field.value });
        chat.sync();
      } catch (trouble) { said.textContent = trouble.message || texts.offline; }
    },
  }, make("b", {}, texts.mail), make("label", { for: "mail" }, texts.address), field,
  make("button", { type: "submit", class: "main" }, texts.save), said);
};

const offerChoice = (panel) => {
  const { texts } = panel;
  const box = make("input", { type: "checkbox" });
  box.checked = Boolean(recall().agreed);
  box.addEventListener("change", () => panel.consent(box.checked));
  return make("label", { class: "choice" }, box, make("span", {}, texts.offer, make("br"), make("span", { class: "quiet" }, texts.offer_why)));
};

const pushChoice = (panel) => {
  const { texts, choices } = panel;
  if (!choices.push || location.origin !== base || !("PushManager" in window) || !navigator.serviceWorker) return null;
  const said = make("p", { class: "quiet", role: "status" });
  const boxes = [["answer", texts.push], ["order", texts.push_order]].map(([kind, words]) => {
    const box = make("input", { type: "checkbox", value: kind });
    box.checked = Notification.permission === "granted" && (recall().push || []).includes(kind);
    return [box, make("label", { class: "choice" }, box, make("span", {}, words))];
  });
  for (const [box] of boxes) box.addEventListener("change", async () => {
    said.textContent = "";
    const kinds = boxes.filter(([one]) => one.checked).map(([one]) => one.value);
    try { await subscribe(choices.push, kinds); } catch { box.checked = !box.checked; said.textContent = texts.push_no; }
  });
  return make("div", {}, ...boxes.map(([, label]) => label), said);
};

const optionsOf = (panel) => make("div", { class: "options" }, mailForm(panel), offerChoice(panel), pushChoice(panel),
  panel.choices.call ? make("a", { href: new URL(panel.choices.call, base).href }, panel.texts.call) : null);
