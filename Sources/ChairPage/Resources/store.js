// What the browser keeps: the events of each session, for this page only. Another page of the same event, made before or after a
// change, has a key of its own.
"use strict";

/** The store of a plan's events: `kept`, and whether the browser keeps it. */
const Store = (plan) => {
  const prefix = `personals-chair:${plan.event}:`;
  const key = prefix + plan.content;
  const empty = () => ({ made: plan.made, session: 0, isBlank: false, events: plan.sessions.map(() => []) });
  let written = null;
  const store = { kept: empty(), isKeeping: true, load, save, others, forget };

  /** What was kept under a key, if it is a log of as many sessions. */
  function parsed(text) {
    try {
      const value = JSON.parse(text);
      const isLog = Array.isArray(value?.events) && value.events.every((list) => Array.isArray(list)
        && list.every((event) => Number.isFinite(event?.t) && typeof event.do === "string"));
      return isLog ? value : null;
    } catch {
      return null;
    }
  }

  function load() {
    let text = null;
    try {
      text = localStorage.getItem(key);
    } catch {
      store.isKeeping = false;
    }
    if (text === written) return false;
    written = text;
    const value = parsed(text);
    store.kept = value?.events.length === plan.sessions.length ? { ...empty(), ...value } : empty();
    if (!plan.sessions[store.kept.session]) store.kept.session = 0;
    return true;
  }

  function save() {
    const text = JSON.stringify(store.kept);
    try {
      localStorage.setItem(key, text);
      written = text;
      store.isKeeping = true;
    } catch {
      store.isKeeping = false;
    }
  }

  /** What other pages of the same event kept in this browser, if anything happened there. */
  function others() {
    const found = [];
    try {
      for (let index = 0; index < localStorage.length; index++) {
        const name = localStorage.key(index);
        if (!name.startsWith(prefix) || name === key) continue;
        const value = parsed(localStorage.getItem(name));
        if (value?.events.some((list) => list.length > 0)) found.push({ name, value });
      }
    } catch {
      store.isKeeping = false;
    }
    return found;
  }

  /** Deletes what other pages kept. */
  function forget() {
    for (const { name } of others()) localStorage.removeItem(name);
  }

  return store;
};
