// What the browser remembers for this site; where storage is forbidden, for as long as the page lives.
const tag = document.currentScript;
const base = new URL(tag.src).origin;
const KEY = "pistos-chat";
let kept = {};

const recall = () => {
  try { kept = JSON.parse(localStorage.getItem(KEY)) || {}; } catch { /* as it is */ }
  return kept;
};

const remember = (values) => {
  Object.assign(recall(), values);
  try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch { /* full, or forbidden */ }
};

// Words not sent yet, of this tab: they outlast a click to the next page.
const DRAFT = `${KEY}-draft`;
const draft = (text) => {
  try { if (text === undefined) return sessionStorage.getItem(DRAFT) || ""; sessionStorage.setItem(DRAFT, text); } catch { /* forbidden */ }
  return text || "";
};

// One tab at a time, where the browser can tell; elsewhere the server tells doubles apart.
const alone = (work) => navigator.locks ? navigator.locks.request(KEY, work) : work();

const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16).padStart(2, "0")).join("");

const LANGUAGES = ["en", "el", "sl", "hy"];
const language = [tag.dataset.lang, document.documentElement.lang, ...(navigator.languages || [])]
  .map((name) => (name || "").slice(0, 2).toLowerCase()).find((name) => LANGUAGES.includes(name)) || "en";
const zone = (() => { try { return Intl.DateTimeFormat().resolvedOptions().timeZone || ""; } catch { return ""; } })();
