// The page is whole without this script: each slide is a link to its picture, and what is wrong with it is below.
// The script adds filters, the large view with its keys, and the choice of light and dark.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const cards = all(".card");
  const filters = find(".filters");
  let shown = cards;

  // ---- Filters

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const textOf = (card) => {
    if (!texts.has(card)) texts.set(card, folded(card.textContent));
    return texts.get(card);
  };
  const levels = {
    any: (card) => card.dataset.problem !== "none",
    error: (card) => card.dataset.problem === "error",
    warning: (card) => card.dataset.problem === "warning" || card.dataset.warnings === "yes",
    none: (card) => card.dataset.problem === "none",
  };

  function filter() {
    const wanted = Object.fromEntries(new FormData(filters));
    const words = folded(wanted.search ?? "").split(/\s+/).filter(Boolean);
    const fits = (card) =>
      (!wanted.session || card.dataset.session === wanted.session) &&
      (!wanted.kind || card.dataset.kind === wanted.kind) &&
      (!wanted.change || card.dataset.change === wanted.change) &&
      (!wanted.problem || levels[wanted.problem](card)) &&
      words.every((word) => textOf(card).includes(word));
    shown = cards.filter((card) => {
      card.hidden = !fits(card);
      return !card.hidden;
    });
    for (const section of all("main > section")) {
      section.hidden = !find(".card:not([hidden])", section);
    }
    find(".none").hidden = shown.length > 0;
    find("[role=status]", filters).textContent = `${shown.length} of ${cards.length} slides`;
  }

  filters.hidden = false;
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(filter));
  filter();

  // ---- The large view

  const large = find(".large");
  const stage = find(".stage", large);
  const views = find(".views", large);
  const share = find("[type=range]", large);
  const keys = find(".keys", large);
  let current;

  const pictureOf = (card) => {
    const link = find("a", card);
    return link.dataset.inside ? find("img", card).src : link.href;
  };

  function load(image, source, alternative) {
    image.alt = alternative;
    if (source) image.src = source;
    else image.removeAttribute("src");
  }

  function show(card) {
    const image = find("img", card);
    const before = card.dataset.before ?? "";
    current = card;
    find("h2", large).textContent = find("h3", card).textContent;
    find(".meta", large).textContent = find(".meta", card).textContent;
    const position = find(".position", large);
    position.textContent = `Slide ${shown.indexOf(card) + 1} of ${shown.length}`;
    // A screen reader says whose slide it is, too.
    const name = document.createElement("span");
    name.className = "heard";
    name.textContent = `: ${find("h3", card).textContent}`;
    position.append(name);
    stage.style.setProperty("--ratio", image.getAttribute("width") / image.getAttribute("height"));
    load(find(".after", stage), pictureOf(card), image.alt);
    load(find(".before", stage), before, before ? `Before: ${image.alt}` : "");
    views.hidden = !before;
    look(before ? find("input:checked", views).value : "after");
    const problems = find(".found", large);
    problems.replaceChildren(...all(".problems", card).map((list) => list.cloneNode(true)));
    if (!problems.firstChild) problems.textContent = "Nothing is wrong with this slide.";
    const said = find(".said", card)?.cloneNode(true);
    find(".text", large).replaceChildren(...(said ? [said] : []));
    find(".body", large).scrollTop = 0;
    remember(card.id);
  }

  function look(view) {
    stage.dataset.view = view;
    find(".share", views).hidden = view !== "slider";
    find(".black", views).hidden = view !== "difference";
    const isBeforeOnly = view === "before";
    find(".after", stage).setAttribute("aria-hidden", String(isBeforeOnly));
    find(".before", stage).setAttribute("aria-hidden", String(view === "after"));
  }

  function open(card) {
    show(card);
    if (!large.open) large.showModal();
    find("h2", large).focus({ preventScroll: true });
  }

  function step(count) {
    const index = shown.indexOf(current) + count;
    if (index >= 0 && index < shown.length) show(shown[index]);
  }

  function help(isWanted) {
    keys.hidden = !isWanted;
    find(".help", large).setAttribute("aria-expanded", String(isWanted));
  }

  // Not all browsers let a page from disk change its address.
  function remember(name) {
    try {
      history.replaceState(null, "", name ? `#${name}` : location.pathname + location.search);
    } catch {
      return;
    }
  }

  for (const card of cards) {
    find("a", card).addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      open(card);
    });
  }
  large.addEventListener("close", () => {
    help(false);
    remember("");
    find("a", current).focus();
    current.scrollIntoView({ block: "nearest" });
  });
  large.addEventListener("cancel", (event) => {
    if (keys.hidden) return;
    event.preventDefault();
    help(false);
  });
  find(".previous", large).addEventListener("click", () => step(-1));
  find(".next", large).addEventListener("click", () => step(1));
  find(".close", large).addEventListener("click", () => large.close());
  find(".help", large).addEventListener("click", () => help(keys.hidden));
  views.addEventListener("change", () => look(find("input:checked", views).value));
  share.addEventListener("input", () => stage.style.setProperty("--share", `${share.value}%`));
  stage.style.setProperty("--share", `${share.value}%`);

  const actions = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    PageDown: () => step(1),
    PageUp: () => step(-1),
    Home: () => show(shown[0]),
    End: () => show(shown[shown.length - 1]),
    "?": () => help(keys.hidden),
  };
  large.addEventListener("keydown", (event) => {
    // Arrows belong to what they move: the choice of a view, the slider.
    const isTaken = event.target instanceof HTMLInputElement && event.key !== "?";
    if (isTaken || event.ctrlKey || event.metaKey || event.altKey || !actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });

  // ---- Light and dark

  const theme = find(".theme");
  const themes = ["automatic", "light", "dark"];
  const stored = (value) => {
    try {
      if (value) localStorage.setItem("personals-theme", value);
      return localStorage.getItem("personals-theme");
    } catch {
      return value;
    }
  };
  function paint(name) {
    root.dataset.theme = name;
    theme.textContent = `Theme: ${name}`;
  }
  theme.hidden = false;
  paint(themes.includes(stored()) ? stored() : "automatic");
  theme.addEventListener("click", () => {
    const name = themes[(themes.indexOf(root.dataset.theme) + 1) % themes.length];
    stored(name);
    paint(name);
  });

  // ---- The slide that the address names, at first and whenever somebody changes it

  function follow() {
    let name;
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const card = name && document.getElementById(name);
    if (!card || !cards.includes(card)) return;
    // A filter must not leave the slide without a place among the others.
    if (card.hidden) {
      filters.reset();
      filter();
    }
    open(card);
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
