// Adds to the five steps: the words that are left while somebody writes, and questions taken over by a click.
(() => {
  "use strict";
  const words = (text) => (text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) || []).length;
  const hint = (area) => {
    const place = area.closest("form").querySelector("[data-talk-hint]");
    if (!place) return;
    const left = Math.floor(Number(area.dataset.talkTheirs) / 4) - Number(area.dataset.talkOurs) - words(area.value);
    place.querySelector("[data-talk-number]").textContent = Math.abs(left);
    place.querySelector("[data-talk-words]").textContent = left < 0 ? place.dataset.wordsOver : place.dataset.wordsLeft;
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-talk-theirs]")) hint(event.target);
  });
  for (const said of document.querySelectorAll("[data-insert]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = said.textContent;
    button.addEventListener("click", () => {
      const area = document.getElementById(said.dataset.insert);
      area.value = area.value.trim() ? `${area.value.trim()} ${said.textContent}` : said.textContent;
      area.focus();
      hint(area);
    });
    said.replaceWith(button);
    button.dataset.insert = said.dataset.insert;
  }
})();
