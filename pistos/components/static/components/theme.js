// Light, dark, or as the device: kept in a cookie, set before the first paint. Without scripts the device decides.
(() => {
  "use strict";
  const root = document.documentElement;
  const kept = /(?:^|; )theme=(light|dark)/.exec(document.cookie);
  if (kept) root.dataset.theme = kept[1];

  const keep = (choice) => {
    if (choice) root.dataset.theme = choice;
    else delete root.dataset.theme;
    const age = choice ? 31536000 : 0;
    document.cookie = `theme=${choice}; path=/; max-age=${age}; samesite=lax`;
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const slot of document.querySelectorAll("[data-theme-slot]")) {
      const select = document.createElement("select");
      select.setAttribute("aria-label", slot.dataset.label);
      select.className = "theme-choice";
      for (const [value, words] of [["", slot.dataset.auto], ["light", slot.dataset.light], ["dark", slot.dataset.dark]]) {
        select.append(new Option(words, value, false, value === (root.dataset.theme || "")));
      }
      select.addEventListener("change", () => keep(select.value));
      slot.append(select);
    }
  });
})();
