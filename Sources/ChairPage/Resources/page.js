// Reads keys and buttons, and adds what they mean to the events of the session.
"use strict";

(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const json = (id) => JSON.parse(document.getElementById(id).textContent);
  const plan = json("plan");
  const pictures = json("pictures");
  // Without a zone, the event's clocks are taken for this computer's.
  for (const each of plan.sessions) {
    if (each.clock === null && each.start !== null) each.start += new Date(each.start).getTimezoneOffset() * 60_000;
  }
  const isScreen = location.hash === "#screen";
  const isRightToLeft = document.documentElement.dir === "rtl";
  const store = Store(plan);
  const { render, person, drawPerson, say, text, hide } = Drawing(plan, pictures, store, isScreen);

  // ---- What happens

  const session = () => plan.sessions[store.kept.session];
  const events = () => store.kept.events[store.kept.session];
  const state = () => Machine.after(session(), events());

  function act(what, more = {}) {
    store.load();
    events().push({ t: Date.now(), do: what, ...more });
    store.save();
    render();
  }

  function download(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2) + "\n"], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  const happened = () => ({
    format: "personals-happened", version: 1, event: plan.name, made: plan.made,
    sessions: plan.sessions.map((each, index) => ({
      number: each.number, title: each.title,
      ...Machine.record(each, Machine.after(each, store.kept.events[index]), Date.now()),
    })),
  });

  const commands = {
    next: () => act("next"),
    pause: () => act(Machine.view(session(), state(), Date.now()).phase === "paused" ? "go" : "pause"),
    more: () => act("more", { by: 15_000 }),
    skip: () => act("skip"),
    absent: () => act("absent", { id: state().now?.id ?? state().queue[0] }),
    back: () => act("back"),
    walkup: () => openWalkup(),
    blank() {
      store.kept.isBlank = !store.kept.isBlank;
      store.save();
      render();
    },
    screen: () => document.body.classList.toggle("screen"),
    window: () => window.open(location.href.split("#")[0] + "#screen", "_blank"),
    download: () => download(happened(), "happened.json"),
    keys: () => find("#keys").showModal(),
  };

  // ---- Dialogs

  let chosen = null;
  function openPerson(id) {
    chosen = id;
    const now = state();
    const who = person(id, now);
    const dialog = find("#person");
    drawPerson(dialog, who);
    const image = find("img.whole", dialog);
    hide(image, !(who.slide in pictures.slides));
    if (!image.hidden) {
      image.src = pictures.slides[who.slide];
      image.alt = say("slideOf", { name: who.name });
    }
    const isComing = now.queue.includes(id);
    hide("[data-person=call]", !isComing && ![now.absent, now.spare].some((list) => list.includes(id)), dialog);
    hide("[data-person=absent]", !isComing && now.now?.id !== id, dialog);
    hide("[data-person=seen]", !isComing, dialog);
    text("[data-person=seen]", say(now.seen[id] ? "unseen" : "seen"), dialog);
    dialog.showModal();
  }

  function openWalkup() {
    const dialog = find("#walkup");
    find("form", dialog).reset();
    dialog.showModal();
  }

  find("#walkup form").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const written = form.elements.number.value.trim();
    // A number is one as people say it: 64512, AS64512.
    const digits = /^(?:AS\s*)?(\d{1,10})$/i.exec(written)?.[1];
    const name = digits ? "" : written;
    const number = digits ? `AS${BigInt(digits)}` : "";
    const count = state().walkups.length + 1;
    act("walkup", {
      id: `walk-up ${store.kept.session + 1}.${count}`, number, name, speaker: form.elements.speaker.value.trim(),
      first: event.submitter?.value === "first",
    });
    find("#walkup").close();
  });

  const inPerson = {
    call: () => act("call", { id: chosen }),
    absent: () => act("absent", { id: chosen }),
    seen: () => act("seen", { id: chosen, is: !state().seen[chosen] }),
    close() {},
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    // The space bar goes on to the next speaker, and does not press again what a finger pressed.
    if (event.detail > 0) button.blur();
    if (button.dataset.do) return commands[button.dataset.do]();
    if (button.dataset.person) {
      find("#person").close();
      return inPerson[button.dataset.person]();
    }
    if (button.matches(".seen")) {
      const { id } = button.closest("li").dataset;
      return act("seen", { id, is: !state().seen[id] });
    }
    if (button.matches(".slide")) return openPerson(button.dataset.id);
    if (button.matches(".each")) return openPerson(button.closest("li").dataset.id);
    if (button.matches(".get")) {
      const [other] = store.others();
      if (other) download({ format: "personals-chair-log", version: 1, ...other.value }, "chair-log.json");
      return undefined;
    }
    if (button.matches(".forget")) {
      store.forget();
      return render();
    }
    if (button.matches(".close")) return button.closest("dialog").close();
    return undefined;
  });

  find("#blank").addEventListener("click", () => commands.blank());
  find(".sessions select")?.addEventListener("change", (event) => {
    store.load();
    store.kept.session = Number(event.target.value);
    store.save();
    render();
  });

  const keys = {
    " ": "next", p: "pause", "+": "more", "=": "more", s: "skip", a: "absent", w: "walkup", b: "blank", ".": "blank",
    f: "screen", d: "download", "?": "keys", Backspace: "back", PageDown: "next", PageUp: "back",
    [isRightToLeft ? "ArrowRight" : "ArrowLeft"]: "back",
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (!find("#blank").hidden) {
      event.preventDefault();
      return commands.blank();
    }
    if (event.key === "Escape" && document.body.classList.contains("screen") && !isScreen) return commands.screen();
    if (find("dialog[open]") || event.target.closest("input, select, textarea")) return;
    // A button that was just closed with its dialog may still have the keys.
    if (event.key === " " && event.target.closest("button")?.checkVisibility()) return;
    const name = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!name || isScreen) return;
    event.preventDefault();
    if (!find(`[data-do=${name}]`)?.disabled) commands[name]();
  });

  // ---- On it goes

  document.body.classList.toggle("screen", isScreen);
  document.body.classList.toggle("only-screen", isScreen);
  store.load();
  render();
  document.body.classList.add("ready");
  setInterval(() => {
    store.load();
    render();
  }, 200);
  addEventListener("storage", () => {
    store.load();
    render();
  });
  document.addEventListener("visibilitychange", render);
})();
