/* Counts, without a cookie, that reviews and answers were before somebody, and that they were read. */
(() => {
  const to = document.currentScript.dataset.to;
  const parts = [...document.querySelectorAll("[data-read]")];
  if (!to || !parts.length || !("IntersectionObserver" in window)) return;
  const tell = (what) => {
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!token) return;
    const body = new URLSearchParams({ ...what, csrfmiddlewaretoken: token });
    fetch(to, { method: "POST", body, keepalive: true }).catch(() => {});
  };
  const offered = [...new Set(parts.map((part) => part.dataset.read))];
  const LONG_ENOUGH = 3000; // Nobody reads faster, and whoever only scrolls past has not read.

  const waiting = new Map();
  const watch = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      clearTimeout(waiting.get(target));
      if (!isIntersecting || document.visibilityState !== "visible") continue;
      waiting.set(target, setTimeout(() => {
        watch.unobserve(target);
        tell({ read: target.dataset.read });
      }, LONG_ENOUGH));
    }
  }, { rootMargin: "-25% 0px" });

  const begin = () => {
    tell({ offered: offered.join(" ") });
    parts.forEach((part) => watch.observe(part));
  };
  if (document.visibilityState === "visible") begin();
  else document.addEventListener("visibilitychange", begin, { once: true });
})();
