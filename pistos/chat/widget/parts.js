// Small builders: text is only ever text.
const make = (name, values = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key in node && typeof value === "boolean") node[key] = value;
    else if (value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
};

const DRAWN = {
  chat: "M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12l16-8-6 16-3-7z",
  file: "M20 11l-8 8a5 5 0 0 1-7-7l8-8a3.5 3.5 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7-7",
  more: "M5 12h.01M12 12h.01M19 12h.01",
};

const icon = (name) => {
  const NS = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(NS, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(NS, "path");
  path.setAttribute("d", DRAWN[name]);
  svg.append(path);
  return svg;
};

const filled = (text, values) => (text || "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

// Addresses in what we wrote become links; nothing else does.
const linked = (text) => text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/).map((part, place) =>
  place % 2 ? make("a", { href: part, target: "_blank", rel: "noopener noreferrer" }, part) : part);

const clock = (at) => new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
const dayOf = (at) => new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" }).format(new Date(at));

const bytesOf = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done({ name: file.name, type: file.type, data: String(reader.result).split(",")[1] || "" });
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});
