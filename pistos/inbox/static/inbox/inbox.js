// Adds to pages that already work: keys, drafts that save themselves, who is here, and undo that counts.
(() => {
  "use strict";
  const page = document.querySelector("[data-inbox]");
  if (!page) return;
  const $ = (selector, from = document) => from.querySelector(selector);
  const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const post = (address, data) => fetch(address, {
    method: "POST", body: data, headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" },
  });

  const reveal = (part) => {
    for (const shown of part.querySelectorAll(".only-script[hidden]")) shown.hidden = false;
    for (const gone of part.querySelectorAll("[data-hide-with-script]")) gone.hidden = true;
  };
  reveal(document);

  // What a refresh must not take away: the rows that were chosen, the panels that are open.
  const kept = new Map();
  document.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    if (part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea")) {
      event.detail.shouldSwap = false;
      return;
    }
    if ($("details.menu[open], .m-more[open], .views[open]", part)) {
      event.detail.shouldSwap = false;
      return;
    }
    kept.set(part.id, {
      chosen: [...part.querySelectorAll("input[name=chosen]:checked")].map((box) => box.value),
      open: [...part.querySelectorAll("details[open][id]")].map((box) => box.id),
      focus: document.activeElement?.closest(".q")?.dataset.token,
    });
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const part = event.detail.target, before = kept.get(part.id);
    reveal(part);
    countDown(part);
    if (!before) return;
    for (const value of before.chosen) {
      const box = $(`input[name=chosen][value="${value}"]`, part);
      if (box) box.checked = true;
    }
    for (const id of before.open) document.getElementById(id)?.setAttribute("open", "");
    if (before.focus) $(`.q[data-token="${before.focus}"] .q-link`, part)?.focus();
    kept.delete(part.id);
    announce();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-send-on-change]")) event.target.form.requestSubmit();
  });

  // Time to undo: the button counts the seconds and goes.
  const countDown = (part) => {
    for (const button of part.querySelectorAll("[data-undo]")) {
      const words = button.lastChild, plain = words.textContent;
      const step = () => {
        const left = Math.ceil((new Date(button.dataset.undo) - Date.now()) / 1000);
        if (left <= 0 || !button.isConnected) { button.remove(); return; }
        words.textContent = `${plain} (${left})`;
        setTimeout(step, 250);
      };
      step();
    }
  };
  countDown(document);

  // The draft saves itself; what the server read in it comes back.
  const composer = $("#composer"), text = $("#text");
  text?.setSelectionRange(text.value.length, text.value.length);
  const purpose = () => composer.elements.purpose.value;
  const asItStands = () => `${purpose()}\n${text.value}`;
  let saved = composer && asItStands(), saving = null, wroteAt = 0;
  const words = () => {
    const data = new FormData(composer);
    data.delete("new_file");
    return data;
  };
  const save = async () => {
    saving = null;
    if (!composer || asItStands() === saved) return;
    const now = asItStands(), sign = $(".composer-saved");
    try {
      const answer = await post(composer.dataset.draft, words());
      if (answer.status === 409) {
        $("#elsewhere").innerHTML = await answer.text();
        reveal($("#elsewhere"));
        return;
      }
      if (!answer.ok) return;
      saved = now;
      composer.elements.based_on.value = answer.headers.get("X-Draft-At") || "";
      if (!$("#found").contains(document.activeElement)) $("#found").innerHTML = await answer.text();
      sign.textContent = sign.dataset.saved;
    } catch {
      saving = setTimeout(save, 5000);
    }
  };
  text?.addEventListener("input", () => {
    wroteAt = Date.now();
    if (!text.value.trim()) $("#prepared").replaceChildren();
    clearTimeout(saving);
    saving = setTimeout(save, 800);
  });
  // Whether it is a note is part of the draft: a note must not come back as an answer.
  composer?.addEventListener("change", (event) => {
    if (event.target.name !== "purpose") return;
    clearTimeout(saving);
    saving = setTimeout(save, 800);
  });
  // Two tabs wrote: the person says which words go on.
  composer?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-elsewhere]");
    if (!button) return;
    const box = button.closest("[data-at]");
    composer.elements.based_on.value = box.dataset.at;
    if (button.dataset.elsewhere === "theirs") {
      text.value = $("pre", box).textContent;
      saved = asItStands();
    }
    $("#elsewhere").replaceChildren();
    text.focus();
    save();
  });
  window.addEventListener("pagehide", () => {
    if (!composer || sent || asItStands() === saved) return;
    navigator.sendBeacon(composer.dataset.draft, words());
  });
  let sent = false;
  composer?.addEventListener("submit", (event) => {
    if (sent) { event.preventDefault(); return; }
    clearTimeout(saving);
    sent = true;
    setTimeout(() => { sent = false; }, 8000);
  });

  // A line for those who hear the page: something new stands there.
  const announce = () => {
    const line = $(".line-items[data-newest]"), said = $("#announce");
    if (!line || !said) return;
    if (newest && line.dataset.newest !== newest) {
      said.textContent = "";
      setTimeout(() => { said.textContent = said.dataset.words; }, 100);
    }
    newest = line.dataset.newest;
  };
  let newest = $(".line-items[data-newest]")?.dataset.newest;

  // A prepared answer goes where the cursor stands.
  composer?.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-macro-id]");
    if (!button) return;
    event.preventDefault();
    const address = composer.dataset.macro.replace("/macro/0/", `/macro/${button.dataset.macroId}/`);
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok) { composer.requestSubmit(button); return; }
    const words = await answer.text();
    button.closest("details").open = false;
    const used = document.createElement("input");
    Object.assign(used, { type: "hidden", name: "prepared", value: button.dataset.macroId });
    $("#prepared").append(used);
    text.focus();
    text.setRangeText(words, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input"));
  });
  // A file is attached at once; the words are saved before, since the page comes back anew.
  $("[data-attach]")?.addEventListener("change", async (event) => {
    if (!event.target.files.length) return;
    await save();
    composer.requestSubmit(event.target.parentElement.querySelector("button"));
  });

  // Who is here: a heartbeat while the page is looked at, never what is typed.
  const conversation = $("[data-presence]");
  const tell = (state) => {
    const data = new FormData();
    data.set("state", state);
    post(conversation.dataset.presence, data).catch(() => {});
  };
  const beat = () => {
    if (!document.hidden) tell(Date.now() - wroteAt < 10000 ? "writing" : "here");
  };
  if (conversation) {
    beat();
    setInterval(beat, 10000);
    document.addEventListener("visibilitychange", beat);
    window.addEventListener("pagehide", () => {
      const data = new FormData();
      data.set("state", "gone");
      data.set("csrfmiddlewaretoken", token());
      navigator.sendBeacon(conversation.dataset.presence, data);
    });
    text?.addEventListener("input", () => {
      if (Date.now() - (conversation.beatAt || 0) < 8000) return;
      conversation.beatAt = Date.now();
      tell("writing");
    });
  }

  // Panels close when one goes on.
  const panels = "details.menu[open], details.m-more[open], details.views[open]";
  document.addEventListener("click", (event) => {
    for (const open of document.querySelectorAll(panels)) if (!open.contains(event.target)) open.open = false;
    if (event.target.closest("[data-help]")) $("#keys").showModal();
    const next = event.target.closest(".next-step a[href='#composer']");
    if (next && text) { event.preventDefault(); text.focus(); }
  });

  // Keys. Single keys never work inside a field.
  const rows = () => [...document.querySelectorAll(".q-link")];
  const here = () => document.activeElement?.closest(".q") || $(".q-current");
  const go = (step) => {
    const all = rows(), at = all.indexOf(here()?.querySelector(".q-link"));
    const to = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step];
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
  };
  const press = (key) => {
    const button = $(`[data-key="${key}"]`);
    if (!button) return;
    if (button.matches("details")) {
      button.open = true;
      $("button, input:not([type=hidden]), select, textarea", button).focus();
    } else if (button.matches("input")) {
      button.checked = true;
      button.dispatchEvent(new Event("change", { bubbles: true }));
      text.focus();
    } else button.form.requestSubmit(button);
  };
  const keys = {
    j: () => go(1),
    k: () => go(-1),
    o: () => here()?.querySelector(".q-link").click(),
    x: () => here()?.querySelector("input[name=chosen]").click(),
    u: () => $("[data-back]")?.click(),
    r: () => press("r"),
    n: () => press("n"),
    a: () => press("a"),
    e: () => press("e"),
    z: () => press("z"),
    "/": () => $("#inbox-words")?.focus(),
    "?": () => $("#keys").showModal(),
  };
  // On a Greek or Armenian keyboard the key of "j" writes another letter: its place counts there.
  const pressed = (event) => {
    if (event.key.length > 1 || event.key < "\u0370") return event.key;
    if (event.code === "Slash") return event.shiftKey ? "?" : "/";
    return event.code.startsWith("Key") ? event.code.at(-1).toLowerCase() : event.key;
  };
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === text) {
      event.preventDefault();
      const button = [...composer.querySelectorAll(".composer-send .button-primary")].find((b) => b.offsetParent);
      composer.requestSubmit(button);
      return;
    }
    if (event.key === "Escape") {
      const open = $(panels);
      if (open) { open.open = false; $("summary", open).focus(); }
      else if (field) field.blur();
      return;
    }
    if (field || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    const key = pressed(event);
    if (!(key in keys)) return;
    event.preventDefault();
    keys[key]();
  });
})();
