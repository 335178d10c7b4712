// What scripts add to a page that already works without them.
(() => {
  "use strict";
  const ready = (part) => {
    // Browsers lend the clipboard to https and to this machine only.
    if (!navigator.clipboard) return;
    for (const button of part.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      await navigator.clipboard.writeText(button.dataset.copy);
      const words = button.querySelector("[data-copy-words]");
      const before = words.textContent;
      words.textContent = button.dataset.copied;
      setTimeout(() => { words.textContent = before; }, 2000);
    }
    for (const open of document.querySelectorAll("details.chip-life[open], details.desk-more[open]")) {
      if (!open.contains(event.target)) open.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const open of document.querySelectorAll("details.chip-life[open], details.desk-more[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });

  // A panel that would leave the screen opens toward the other side.
  document.addEventListener("toggle", (event) => {
    const panel = event.target.open && event.target.querySelector(":scope > .chip-panel");
    if (!panel) return;
    panel.classList.remove("to-start");
    const leaves = panel.getBoundingClientRect().right > document.documentElement.clientWidth;
    panel.classList.toggle("to-start", leaves);
  }, true);

  for (const [name, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    document.addEventListener(name, (event) => {
      const field = event.target instanceof Element && event.target.closest(".upload");
      if (field) field.classList.toggle("is-over", over);
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    ready(document);
    document.querySelector("[data-focus]")?.focus();
  });
  document.addEventListener("htmx:load", (event) => ready(event.target));
})();
