// The button keeps its corner, and never stands on what must stay reachable: it goes up until it is free.
const clearOf = (selector) => {
  const wanted = ["[data-chat-clear]", tag.dataset.clear, selector].filter(Boolean);
  return wanted.flatMap((one) => { try { return [...document.querySelectorAll(one)]; } catch { return []; } })
    .map((node) => node.getBoundingClientRect())
    .filter((box) => box.width && box.height && box.bottom > 0 && box.top < innerHeight);
};

const meets = (one, other) => one.left < other.right + 8 && other.left < one.right + 8 && one.top < other.bottom + 8 && other.top < one.bottom + 8;

const lift = (button, selector, also = []) => {
  const boxes = [...clearOf(selector), ...also];
  button.style.setProperty("transform", "none");
  const own = button.getBoundingClientRect();
  let up = 0;
  for (let tries = 0; tries < 8; tries += 1) {
    const now = { left: own.left, right: own.right, top: own.top - up, bottom: own.bottom - up };
    const hit = boxes.find((box) => meets(now, box));
    if (!hit) break;
    up = own.bottom - hit.top + 8;
  }
  const fits = own.top - up > 0;
  button.style.setProperty("transform", `translateY(-${fits ? up : 0}px)`);
  return fits;
};

const isOnOurs = (address, sites) => {
  try {
    const { origin, protocol } = new URL(address, base);
    return /^https?:$/.test(protocol) && [location.origin, base, ...sites].includes(origin);
  } catch { return false; }
};
