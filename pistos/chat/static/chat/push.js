// Staff choose what they are told of on this device: the browser's own subscription, sent to our own desk.
(() => {
  "use strict";
  const place = document.querySelector("[data-push-key]");
  if (!place) return;
  const boxes = [...place.querySelectorAll("input")];
  const said = place.querySelector("[role=status]");
  if (!navigator.serviceWorker || !("PushManager" in window)) { said.textContent = place.dataset.pushNo; return; }

  const key = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

  const send = async (address, body) => {
    const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
    const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token } });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };

  const choose = async () => {
    if (await Notification.requestPermission() !== "granted") throw new Error("denied");
    const worker = await navigator.serviceWorker.register("/push-worker.js");
    const made = (await worker.pushManager.subscribe({
      userVisibleOnly: true, applicationServerKey: key(place.dataset.pushKey),
    })).toJSON();
    const body = new URLSearchParams({ endpoint: made.endpoint, p256dh: made.keys.p256dh, auth: made.keys.auth });
    for (const box of boxes) if (box.checked) body.append("kinds", box.value);
    await send(place.dataset.pushUrl, body);
  };

  const show = async () => {
    const worker = await navigator.serviceWorker.getRegistration("/push-worker.js");
    const made = worker && await worker.pushManager.getSubscription();
    if (!made) return;
    const { kinds } = await send(place.dataset.toldUrl, new URLSearchParams({ endpoint: made.endpoint }));
    for (const box of boxes) box.checked = kinds.includes(box.value);
  };

  for (const box of boxes) box.addEventListener("change", () => choose().then(
    () => { said.textContent = place.dataset.pushDone; },
    () => { box.checked = !box.checked; said.textContent = place.dataset.pushNo; },
  ));
  show().catch(() => {}).then(() => { place.querySelector("fieldset").disabled = false; });
})();
