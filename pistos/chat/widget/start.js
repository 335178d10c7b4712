// Once on a page; a page that is still being read waits for its body.
const start = async (pause) => {
  let given;
  try { given = await words(); } catch { setTimeout(() => start(Math.min(pause * 2, 60000)), pause); return; }
  if (!given.choices.shown || document.querySelector("pistos-chat")) return;
  const panel = document.createElement("pistos-chat");
  document.body.append(panel);
  panel.begin(given);
};

if (!customElements.get("pistos-chat")) {
  customElements.define("pistos-chat", Panel);
  if (document.body && document.readyState !== "loading") start(5000);
  else document.addEventListener("DOMContentLoaded", () => start(5000));
}
