// Draws the machine's view into the page. Only what changed is touched, and all text of others is put in as text.
"use strict";

/** Draws what a store has; `isScreen` says whether the page only follows. */
const Drawing = (plan, pictures, store, isScreen) => {
  const find = (selector, within = document) => within.querySelector(selector);
  const words = plan.words;
  const people = new Map(plan.presenters.map((person) => [person.id, person]));
  const session = () => plan.sessions[store.kept.session];

  const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const say = (name, values) => fill(words[name], values);
  const up = (milliseconds) => Machine.length(Math.max(0, Math.ceil(milliseconds / 1000 - 1e-6)));
  const down = (milliseconds) => Machine.length(Math.floor(milliseconds / 1000 + 1e-6));
  const near = (milliseconds) => Machine.length(Math.round(Math.abs(milliseconds) / 1000));

  function text(selector, value, within = document) {
    const element = typeof selector === "string" ? find(selector, within) : selector;
    if (element.textContent !== value) element.textContent = value;
    return element;
  }

  function hide(selector, isHidden, within = document) {
    const element = typeof selector === "string" ? find(selector, within) : selector;
    if (element.hidden !== isHidden) element.hidden = isHidden;
  }

  function set(element, name, value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  /** A presenter of the plan, or a walk-up. */
  function person(id, now) {
    const known = people.get(id);
    if (known) return known;
    const walkup = now.walkups.find((other) => other.id === id);
    return {
      id, number: walkup?.number ?? "", name: walkup?.name ?? "", speaker: walkup?.speaker ?? "", kind: "other",
      short: walkup?.number || walkup?.name || "", lines: [],
    };
  }

  const title = (who) => who.speaker || who.name || who.number;
  /** A person's initials, for one without a photo. */
  const initials = (who) => title(who).split(/\s+/).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();

  function drawPhoto(element, who) {
    if (element.dataset.id === who.id) return;
    element.dataset.id = who.id;
    const picture = pictures.photos[who.photo];
    if (picture) {
      const image = document.createElement("img");
      image.src = picture;
      image.alt = "";
      element.replaceChildren(image);
    } else {
      element.replaceChildren(initials(who));
    }
    element.setAttribute("aria-hidden", "true");
  }

  function drawPerson(element, who) {
    text(".person", title(who), element);
    const net = find(".net", element);
    set(net, "data-kind", who.kind);
    text(".number", [who.name, title(who)].includes(who.number) ? "" : who.number, net);
    text(".name", title(who) === who.name ? "" : who.name, net);
    text(".say", who.say ? say("say", { words: who.say }) : "", element);
    hide(".say", !who.say, element);
    drawPhoto(find(".photo", element), who);
  }

  const at = (time) => Machine.clock(time, session().clock).time;
  const minute = (time) => at(time + 30_000).slice(0, 5);

  let announced = "";
  /** Says what changed to those who listen. */
  function announce(what) {
    if (what !== announced) text("#said", (announced = what));
  }

  function drawNow(view, now, t) {
    const panel = find(".now");
    const id = now.now?.id ?? now.queue[0];
    const isOver = view.phase === "after" || id === undefined;
    const who = isOver ? null : person(id, now);
    hide(".who", isOver, panel);
    if (who) drawPerson(find(".who", panel), who);
    const slide = find(".slide", panel);
    hide(slide, !who || !(who.slide in pictures.slides));
    if (!slide.hidden && slide.dataset.id !== id) {
      slide.dataset.id = id;
      find("img", slide).src = pictures.slides[who.slide];
      find("img", slide).alt = say("slideOf", { name: who.name });
    }

    const start = session().start;
    const wait = start === null ? 0 : start - t;
    const isLate = view.phase === "before" && start !== null && wait < 0;
    let big = "";
    let level = view.level;
    let label = "";
    let share = 0;
    if (now.now) {
      big = view.left < 0 ? `+${down(-view.left)}` : up(view.left);
      label = view.phase === "paused" ? say("paused") : view.left < 0 ? say("over")
        : say(level === "soon" ? "soon" : "left", { time: Machine.length(Math.round(now.now.allowed / 1000)) });
      share = view.left < 0 ? 1 : now.now.allowed > 0 ? view.used / now.now.allowed : 0;
      if (view.phase === "paused") level = "paused";
    } else if (isOver) {
      big = now.ended === null ? "" : at(now.ended).slice(0, 5);
      label = say("sessionOver");
      level = "none";
    } else if (start === null) {
      big = Machine.length(session().slot / 1000);
      label = say("toBegin");
    } else if (wait > 86_400_000) {
      big = at(start).slice(0, 5);
      label = session().date;
    } else {
      big = isLate ? `+${down(-wait)}` : up(wait);
      label = say(isLate ? "late" : "startsIn");
      level = isLate ? "over" : "none";
    }
    panel.dataset.level = level;
    document.body.dataset.level = level;
    const digits = text(".big", big, panel);
    digits.style.setProperty("--digits", String(Math.max(4, [...big].length)));
    text(".state", label, panel);
    const slot = now.now && session().order.find((each) => each.id === now.now.id);
    text(".began", now.now ? say("began", { time: at(now.now.began) }) : "", panel);
    text(".planned", slot && start !== null ? say("planned", { time: at(start + slot.offset) })
      : !now.now && !isOver && start !== null ? say("planned", { time: at(start) }) : "", panel);
    const bar = find(".bar", panel);
    bar.style.setProperty("--share", `${Math.min(1, share) * 100}%`);
    const lines = find(".message", panel);
    if (lines.dataset.id !== (who?.id ?? "")) {
      lines.dataset.id = who?.id ?? "";
      lines.replaceChildren(...(who?.lines ?? []).map((line) => {
        const paragraph = document.createElement("p");
        paragraph.dir = "auto";
        if (line.label) paragraph.append(`${line.label} `);
        const strong = document.createElement("bdi");
        strong.textContent = line.text;
        paragraph.append(strong);
        return paragraph;
      }));
    }
    announce(now.now ? `${title(who)}: ${label}` : label);
  }

  function drawNext(view, now) {
    const list = find(".next ol");
    const shown = (now.now ? view.upcoming : view.upcoming.slice(1)).slice(0, 3);
    while (list.children.length > shown.length) list.lastElementChild.remove();
    while (list.children.length < shown.length) list.append(find("#next").content.cloneNode(true));
    shown.forEach(({ id, expected }, index) => {
      const row = list.children[index];
      const who = person(id, now);
      row.dataset.id = id;
      drawPerson(row, who);
      text(".expected", session().start === null && now.first === null ? "" : minute(expected), row);
      const isSeen = now.seen[id] === true;
      const seen = find(".seen", row);
      set(seen, "aria-pressed", String(isSeen));
      set(seen, "aria-label", `${title(who)}: ${say("seen")}`);
      text(seen, say(isSeen ? "seen" : "unseen"));
    });
    hide(".next h2", shown.length === 0);
    const isKnown = session().start !== null || now.first !== null;
    text(".end b", view.phase === "after" ? (now.ended === null ? "" : say("endedAt", { time: at(now.ended) }))
      : isKnown ? say("pace", { time: at(view.end) }) : "");
    const minutes = view.spare === null ? 0 : Math.trunc(view.spare / 60_000);
    text(".end span", view.spare === null ? "" : view.spare >= 0 ? say("spare-time", { count: minutes })
      : say("short-time", { count: Math.max(1, Math.ceil(-view.spare / 60_000)) }));
    set(find(".end span"), "class", view.spare !== null && view.spare < 0 ? "short" : "");
  }

  function drawDrift(view) {
    const chip = find(".drift");
    const seconds = Math.round(view.drift / 1000);
    const level = seconds > 120 ? "far" : seconds > 0 ? "behind" : seconds < 0 ? "ahead" : "on";
    set(chip, "data-level", level);
    hide(chip, view.phase === "before" && seconds === 0);
    text(chip, say(seconds > 0 ? "behind" : seconds < 0 ? "ahead" : "onTime", { time: near(view.drift) }));
  }

  function drawAll(now) {
    const list = find(".all ol");
    const turns = new Map(now.done.map((turn) => [turn.id, turn]));
    // In the running order; walk-ups are last.
    const ids = [
      ...session().order.map((slot) => slot.id), ...session().spare, ...now.walkups.map((walkup) => walkup.id),
    ];
    while (list.children.length > ids.length) list.lastElementChild.remove();
    while (list.children.length < ids.length) list.append(find("#each").content.cloneNode(true));
    ids.forEach((id, index) => {
      const item = list.children[index];
      const who = person(id, now);
      const turn = turns.get(id);
      const over = turn ? Math.round((turn.used - session().slot) / 1000) : 0;
      const what = id === now.now?.id ? "now" : turn ? (over > 15 ? "long" : "done") : now.absent.includes(id) ? "absent"
        : now.later.includes(id) ? "later" : now.spare.includes(id) ? "spare" : "waiting";
      item.dataset.id = id;
      set(item, "data-state", what);
      text(".short", who.short || who.name, item);
      const sign = over > 0 ? "+" : over < 0 ? "−" : "±";
      text(".used", turn ? sign + Machine.length(Math.abs(over))
        : what === "waiting" ? Machine.length(session().slot / 1000) : say(what === "absent" ? "wasAbsent" : what), item);
    });
  }

  function drawNotices() {
    const other = store.others()[0];
    hide("#other", !other || isScreen);
    if (other) {
      const isNewer = String(other.value.made) > plan.made;
      text("#other p", say(isNewer ? "otherNewer" : "otherOlder"));
    }
    hide("#forgetful", store.isKeeping);
    hide("#zoneless", session().clock !== null || session().start === null);
  }

  function render() {
    const t = Date.now();
    const now = Machine.after(session(), store.kept.events[store.kept.session]);
    const view = Machine.view(session(), now, t);
    text(".top h1", session().title || plan.name);
    text(".facts", session().facts);
    text(".clock", Machine.clock(t, session().clock).time);
    const choice = find(".sessions select");
    if (choice && choice.value !== String(store.kept.session)) choice.value = String(store.kept.session);
    drawNow(view, now, t);
    drawNext(view, now);
    drawDrift(view);
    drawAll(now);
    drawNotices();
    const isLast = now.now && now.queue.length === 0;
    text("[data-do=next] span", say(now.now ? (isLast ? "finish" : "nextSpeaker") : "begin"));
    text("[data-do=pause] span", say(view.phase === "paused" ? "resume" : "pause"));
    const cannot = {
      next: !now.now && now.queue.length === 0, pause: !now.now, more: !now.now, back: now.past.length === 0,
      skip: now.queue.length + (now.now ? 1 : 0) < 2, absent: !now.now && now.queue.length === 0,
    };
    for (const [name, isOff] of Object.entries(cannot)) find(`[data-do=${name}]`).disabled = isOff;
    hide("#blank", !store.kept.isBlank);
  }

  return { render, person, drawPerson, say, text, hide };
};
