// The checkout reckons anew by itself when something else is chosen. Without scripts a button does it.
(() => {
  "use strict";
  const form = () => document.getElementById("checkout");
  let running = null;

  // What was typed stays: only what is reckoned is taken from the answer.
  const RECKONED = ["#summary", ".checkout-bar", "[aria-labelledby=way-head]", "[aria-labelledby=pay-head]"];

  const reckon = async () => {
    running?.abort();
    running = new AbortController();
    const sent = new FormData(form());
    sent.set("do", "update");
    try {
      const answer = await fetch(form().action, {
        method: "POST", body: sent, signal: running.signal, credentials: "same-origin",
      });
      if (!answer.ok) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const focused = document.activeElement?.id;
      const hasAddress = !!fresh.getElementById("id_street");
      if (hasAddress !== !!document.getElementById("id_street") || fresh.getElementById("id_point")) {
        form().querySelector("[name=do][value=update]").click();
        return;
      }
      for (const part of RECKONED) {
        const [old, now] = [document.querySelector(part), fresh.querySelector(part)];
        if (old && now) old.replaceWith(now);
      }
      if (focused) document.getElementById(focused)?.focus();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!form()?.contains(field)) return;
    if (field.matches("[data-reckons]") || ["country", "postcode", "asks_help"].includes(field.name)) reckon();
  });

  // The second press of a double click finds the button resting.
  document.addEventListener("submit", (event) => {
    if (event.target !== form() || event.submitter?.value !== "order") return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => { if (form()) delete form().dataset.sent; });
  document.documentElement.classList.add("has-script");
})();
