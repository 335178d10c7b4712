// Staff agree to be told on this device: the browser's own subscription, sent to our own desk.
(() => {
  "use strict";
  const place = document.querySelector("[data-push-key]");
  if (!place || !navigator.serviceWorker || !("PushManager" in window)) return;
  const button = place.querySelector("[data-push-agree]");
  const said = place.querySelector("[role=status]");
  button.hidden = false;

  const key = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

  const agree = async () => {
    if (await Notification.requestPermission() !== "granted") throw new Error("denied");
    const worker = await navigator.serviceWorker.register("/push-worker.js");
    const made = (await worker.pushManager.subscribe({
      userVisibleOnly: true, applicationServerKey: key(place.dataset.pushKey),
    })).toJSON();
    const body = new URLSearchParams({ endpoint: made.endpoint, p256dh: made.keys.p256dh, auth: made.keys.auth });
    const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
    const answer = await fetch(place.dataset.pushUrl, { method: "POST", body, headers: { "X-CSRFToken": token } });
    if (!answer.ok) throw new Error(answer.status);
  };

  button.addEventListener("click", () => agree().then(
    () => { said.textContent = said.dataset.pushDone; button.hidden = true; },
    () => { said.textContent = said.dataset.pushNo; },
  ));
})();
