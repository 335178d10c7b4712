// Shows what a push brings, and opens its page; pages of our own only.
self.addEventListener("push", (event) => {
  let given = {};
  try { given = event.data.json(); } catch { /* nothing to read: a plain word follows */ }
  event.waitUntil(self.registration.showNotification(given.title || "Pistos", {
    body: given.text || "", tag: given.tag || "", lang: given.lang || "", data: { url: given.url || "/" },
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data.url, self.location.origin);
  if (address.origin !== self.location.origin) return;
  event.waitUntil(self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((pages) => {
    const open = pages.find((page) => new URL(page.url).pathname === address.pathname);
    return open ? open.focus() : self.clients.openWindow(address.href);
  }));
});
