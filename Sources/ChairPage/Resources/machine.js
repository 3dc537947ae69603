// What happens in a session is a list of events, each with its time. All that is shown follows from the list, the plan and
// the time of day. No clock, page or storage is used here. Times are milliseconds since 1970 in UTC, lengths milliseconds.
//
// A session: { slot, start, length, order: [{ id, offset }], spare: [id] }; `start` and `length` are null where they are
// unknown, `order` is the running order with offsets from the start, and `spare` are those for whom there was no time.
//
// An event: { t, do } with `do` one of
//   next             ends the speaker's time and begins the next one's; the first begins the session
//   pause, go        stops the count-down, and lets it go on
//   more  by         gives the speaker more time
//   skip             calls the speaker, or the one who would be first, again after all others
//   absent  id       the speaker, or one who is still to come, is missing
//   call  id         one who is still to come, was absent or is spare is next
//   walkup  id, number, name, speaker, first    one more presenter, next or last
//   seen  id, is     somebody is in the room, or is not
//   back             undoes the last next, skip or absent
"use strict";

const Machine = (() => {
  const without = (list, id) => list.filter((other) => other !== id);

  /** A session before anything happened. */
  function fresh(session) {
    return {
      queue: session.order.map((slot) => slot.id), now: null, done: [], absent: [], later: [], ended: null, first: null,
      spare: [...session.spare], seen: {}, walkups: [], past: [],
    };
  }

  /** What `back` returns to. */
  const kept = ({ queue, now, done, absent, later, ended, first, spare }) =>
    ({ queue, now, done, absent, later, ended, first, spare });

  function start(state, session, t) {
    const [id, ...queue] = state.queue;
    if (id === undefined) return { ...state, now: null, ended: t };
    return {
      ...state, queue, ended: null, first: state.first ?? t,
      now: { id, began: t, allowed: session.slot, paused: 0, since: null },
    };
  }

  function finish(state, t) {
    if (!state.now) return state;
    const { id, began, allowed } = state.now;
    return { ...state, now: null, done: [...state.done, { id, began, ended: t, used: elapsed(state.now, t), allowed }] };
  }

  /** How long the speaker has had, without pauses. */
  const elapsed = (now, t) => (now.since ?? t) - now.began - now.paused;

  const actions = {
    next(state, session, event) {
      if (!state.now && state.queue.length === 0) return state;
      return { ...start(finish(state, event.t), session, event.t), past: [...state.past, kept(state)] };
    },
    pause(state, session, event) {
      if (!state.now || state.now.since !== null) return state;
      return { ...state, now: { ...state.now, since: event.t } };
    },
    go(state, session, event) {
      if (!state.now || state.now.since === null) return state;
      const paused = state.now.paused + event.t - state.now.since;
      return { ...state, now: { ...state.now, paused, since: null } };
    },
    more(state, session, event) {
      if (!state.now) return state;
      return { ...state, now: { ...state.now, allowed: state.now.allowed + event.by } };
    },
    skip(state, session, event) {
      const id = state.now?.id ?? state.queue[0];
      const rest = without(state.queue, id);
      if (rest.length === 0) return state;
      const past = [...state.past, kept(state)];
      const moved = { ...state, queue: [...rest, id], later: [...without(state.later, id), id], past };
      return state.now ? start({ ...moved, now: null }, session, event.t) : moved;
    },
    absent(state, session, event) {
      const id = event.id ?? state.now?.id ?? state.queue[0];
      const isSpeaking = state.now?.id === id;
      if (id === undefined || (!isSpeaking && !state.queue.includes(id))) return state;
      const past = [...state.past, kept(state)];
      const gone = { ...state, queue: without(state.queue, id), absent: [...without(state.absent, id), id], past };
      return isSpeaking ? start({ ...gone, now: null }, session, event.t) : gone;
    },
    call(state, session, event) {
      const { id } = event;
      if (![state.queue, state.absent, state.spare].some((list) => list.includes(id))) return state;
      return {
        ...state, queue: [id, ...without(state.queue, id)], absent: without(state.absent, id),
        later: without(state.later, id), spare: without(state.spare, id),
      };
    },
    walkup(state, session, event) {
      const { id, number, name, speaker } = event;
      if (state.walkups.some((other) => other.id === id) || session.order.some((slot) => slot.id === id)) {
        return state;
      }
      return {
        ...state, walkups: [...state.walkups, { id, number, name, speaker }],
        queue: event.first ? [id, ...state.queue] : [...state.queue, id], seen: { ...state.seen, [id]: true },
      };
    },
    seen(state, session, event) {
      return { ...state, seen: { ...state.seen, [event.id]: event.is } };
    },
    back(state, session) {
      const last = state.past[state.past.length - 1];
      if (!last) return state;
      const back = { ...state, ...last, past: state.past.slice(0, -1) };
      // Who came since is still there.
      const known = new Set([...back.queue, ...back.absent, back.now?.id, ...back.done.map((turn) => turn.id)]);
      const more = state.walkups.map((person) => person.id).filter((id) => !known.has(id));
      return { ...back, queue: [...back.queue, ...more] };
    },
  };

  /** The state after some events. Those of no known kind, or about nobody known, change nothing. */
  function after(session, events) {
    return events.reduce(
      (state, event) => (Object.hasOwn(actions, event.do) ? actions[event.do](state, session, event) : state),
      fresh(session));
  }

  /** The free time in the running order before each slot. */
  function gaps(session) {
    let end = 0;
    return session.order.map(({ offset }) => {
      const gap = Math.max(0, offset - end);
      end = offset + session.slot;
      return gap;
    });
  }

  /** When the last slot ends, from the start. */
  const planned = (session) => Math.max(0, ...session.order.map(({ offset }) => offset + session.slot));

  /**
   * What there is to show at a time.
   *
   * Against the plan counts what it does to the end: what is left at full length, with the free time that is still
   * to come, beside the end of the running order.
   */
  function view(session, state, t) {
    const { now } = state;
    const begin = session.start ?? state.first;
    const phase = now ? (now.since === null ? "running" : "paused") : state.ended !== null ? "after"
      : state.done.length + state.absent.length + state.past.length > 0 && state.first !== null ? "between" : "before";
    const used = now ? elapsed(now, t) : 0;
    const left = now ? now.allowed - used : 0;
    const soon = Math.min(15_000, session.slot / 4);
    const level = !now ? "none" : left < 0 ? "over" : left <= soon ? "soon" : "plenty";

    const called = new Set([now?.id, ...state.done.map((turn) => turn.id)]);
    const position = session.order.reduce((last, slot, index) => (called.has(slot.id) ? index : last), -1);
    const free = gaps(session).slice(position + 1).reduce((sum, gap) => sum + gap, 0);
    // From where the rest follows at full length.
    const cursor = now ? t + Math.max(0, left) : phase === "after" ? state.ended : Math.max(t, begin ?? t);
    const end = cursor + state.queue.length * session.slot + (state.queue.length > 0 ? free : 0);
    const drift = begin === null || (phase === "before" && session.start === null) ? 0 : end - begin - planned(session);
    const limit = session.start !== null && session.length !== null ? session.start + session.length : null;
    return {
      phase, level, used, left, end, drift, spare: limit === null ? null : limit - end,
      upcoming: state.queue.map((id, index) => ({ id, expected: cursor + index * session.slot })),
    };
  }

  /** What happened, as it is written for `personals event apply`. */
  function record(session, state, t) {
    const iso = (time) => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
    const seconds = (length) => Math.round(length / 1000);
    const planned = new Map(session.order.map((slot) => [slot.id, slot.offset]));
    const walkups = new Map(state.walkups.map((person) => [person.id, person]));
    const turns = [...state.done];
    if (state.now) turns.push({ ...state.now, ended: null, used: elapsed(state.now, t) });
    const entry = (id, what, turn) => {
      const person = walkups.get(id);
      const entry = person ? { "walk-up": true, number: person.number, name: person.name, speaker: person.speaker } : { item: id };
      if (planned.has(id) && session.start !== null) entry.planned = iso(session.start + planned.get(id));
      entry.state = what;
      if (turn) {
        entry.began = iso(turn.began);
        entry.ended = turn.ended === null ? null : iso(turn.ended);
        entry.seconds = seconds(turn.used);
        entry.allowed = seconds(turn.allowed);
      }
      return entry;
    };
    return {
      began: state.first === null ? null : iso(state.first), ended: state.ended === null ? null : iso(state.ended),
      presenters: [
        ...turns.map((turn) => entry(turn.id, turn.ended === null ? "presenting" : "presented", turn)),
        ...state.queue.map((id) => entry(id, "waiting")), ...state.absent.map((id) => entry(id, "absent")),
      ],
    };
  }

  // ---- Clocks

  /**
   * What clocks show at a time. `zone` is a list of [time, how far ahead of UTC] from the earliest on, or null where
   * the clocks are this computer's.
   */
  function clock(time, zone) {
    let ahead = zone ? zone[0][1] : -new Date(time).getTimezoneOffset() * 60_000;
    for (const [from, offset] of zone ?? []) if (time >= from) ahead = offset;
    const local = new Date(Math.floor(time / 1000) * 1000 + ahead);
    const digits = (number) => String(number).padStart(2, "0");
    return {
      time: [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(digits).join(":"),
      date: `${local.getUTCFullYear()}-${digits(local.getUTCMonth() + 1)}-${digits(local.getUTCDate())}`,
    };
  }

  /** Seconds as people count them: 0:23, 12:05, 1:00:00. */
  function length(seconds) {
    const digits = (number) => String(number).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return (hours > 0 ? `${hours}:${digits(minutes)}` : `${minutes}`) + `:${digits(seconds % 60)}`;
  }

  return { after, view, record, clock, length };
})();
