// Tells that a page was looked at: no cookie, nothing stored, and nothing where the browser asks not to be told of.
(() => {
  "use strict";
  const me = document.currentScript;
  if (navigator.globalPrivacyControl || navigator.doNotTrack === "1" || !navigator.sendBeacon) return;
  const told = new URLSearchParams({ path: location.pathname, from: document.referrer });
  addEventListener("load", () => navigator.sendBeacon(me.dataset.to, told));
})();
