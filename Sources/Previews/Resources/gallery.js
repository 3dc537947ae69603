// The gallery is whole without this script: each slide is a link to its page. The script adds the search, and keys to
// go from slide to slide.
"use strict";

(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  document.documentElement.classList.add("js");

  // ---- The search

  const filters = find(".filters");
  if (filters) {
    const cards = all(".card");
    const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const texts = new Map(cards.map((card) => [card, folded(card.textContent)]));
    const filter = () => {
      const wanted = Object.fromEntries(new FormData(filters));
      const words = folded(wanted.search ?? "").split(/\s+/).filter(Boolean);
      let count = 0;
      for (const card of cards) {
        card.hidden = !(
          (!wanted.session || card.dataset.session === wanted.session) &&
          (!wanted.kind || card.dataset.kind === wanted.kind) &&
          words.every((word) => texts.get(card).includes(word))
        );
        if (!card.hidden) count += 1;
      }
      for (const section of all("main > section")) section.hidden = !find(".card:not([hidden])", section);
      find(".none").hidden = count > 0;
      find("[role=status]", filters).textContent = `${count} of ${cards.length} slides`;
    };
    filters.hidden = false;
    filters.addEventListener("input", filter);
    filters.addEventListener("submit", (event) => event.preventDefault());
    filters.addEventListener("reset", () => setTimeout(filter));
    filter();
  }

  // ---- Keys on the page of a slide

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = rel && find(`a[rel=${rel}]`);
    if (link) location.href = link.href;
  });
})();
