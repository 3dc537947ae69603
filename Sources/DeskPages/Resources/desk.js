"use strict";
// What the pages do beyond forms: they work without it.
(() => {
  const form = document.querySelector("form[data-live]");
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("live");

  /* A presenter's form: saved at each pause, and drawn. */

  if (form) {
    const saved = byId("saved");
    let timer = 0, isSending = false, isChanged = false, isStopped = false, url = "";
    const fields = () => [...form.elements].filter((field) => field.name && field.type !== "file" && field.name !== "do");
    const body = () => {
      const data = new URLSearchParams();
      for (const field of fields()) {
        if (field.type !== "checkbox" || field.checked) data.append(field.name, field.value);
      }
      return data;
    };
    const failed = (text) => {
      saved.textContent = text || saved.dataset.failed;
      saved.classList.add("failed");
    };
    const later = (pause) => { clearTimeout(timer); timer = setTimeout(send, pause); };

    const fitting = {};
    const counted = (name) => {
      const counter = document.querySelector(`[data-counter="${name}"]`), field = byId(name);
      if (!counter || !field) return;
      const count = [...field.value.trim()].length, most = fitting[name];
      counter.textContent = most ? `${count} / ${most}` : count || "";
      counter.classList.toggle("over", most !== undefined);
    };

    const show = (reply) => {
      if (reply.revision) form.elements.revision.value = reply.revision;
      if (reply.saved) { saved.textContent = reply.saved; saved.classList.remove("failed"); }
      if (reply.stateHTML) byId("state").innerHTML = reply.stateHTML;
      if (reply.problemsHTML === undefined) return;
      byId("problems").innerHTML = reply.problemsHTML;
      for (const place of document.querySelectorAll(".beside")) {
        const name = place.id.slice(2), html = reply.fieldsHTML[name] || "";
        if (place.innerHTML !== html) place.innerHTML = html;
        const field = byId(name), box = place.closest(".field");
        const isError = html.includes('class="error"');
        box?.classList.toggle("has-error", isError);
        box?.classList.toggle("has-warning", html !== "" && !isError);
        if (isError) field?.setAttribute("aria-invalid", "true"); else field?.removeAttribute("aria-invalid");
      }
      for (const counter of document.querySelectorAll("[data-counter]")) {
        const name = counter.dataset.counter;
        if (reply.fitting?.[name]) fitting[name] = reply.fitting[name]; else delete fitting[name];
        counted(name);
      }
      const submit = byId("submit");
      submit.textContent = reply.submit;
      submit.classList.toggle("blocked", reply.hasErrors);
      const picture = byId("picture");
      if (reply.picture) {
        const old = url;
        url = URL.createObjectURL(new Blob([reply.picture], { type: "image/svg+xml" }));
        picture.src = url;
        picture.alt = reply.reading;
        picture.hidden = false;
        byId("no-picture")?.remove();
        if (old) URL.revokeObjectURL(old);
      }
    };

    const send = async () => {
      if (isStopped) return;
      if (isSending) { isChanged = true; return; }
      isSending = true;
      isChanged = false;
      try {
        const answer = await fetch(form.action, {
          method: "POST", body: body(), headers: { Accept: "application/json" }, credentials: "same-origin",
        });
        if (answer.status === 204) { isChanged = true; return; }
        const reply = await answer.json();
        if (answer.status === 409 && reply.conflictHTML) {
          isStopped = true;
          byId("conflict").innerHTML = reply.conflictHTML;
          byId("conflict").hidden = false;
          byId("conflict").scrollIntoView({ block: "center" });
          form.elements.revision.value = reply.revision;
        } else if (answer.ok) {
          show(reply);
        } else if (answer.status === 503) {
          show(reply);
          later(1000 * (Number(answer.headers.get("Retry-After")) || 2));
        } else {
          failed(reply.message);
          if (answer.status >= 500) later(5000); else isStopped = true;
        }
      } catch {
        failed();
        later(3000);
      } finally {
        isSending = false;
        if (isChanged) later(50);
      }
    };

    const changed = (event) => {
      if (event.target.type === "file" || !event.target.form || event.target.form !== form) return;
      counted(event.target.id);
      later(250);
    };
    document.addEventListener("input", changed);
    document.addEventListener("change", changed);
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-field]");
      if (!button) return;
      const field = byId(button.dataset.field);
      if (!field) return;
      event.preventDefault();
      field.value = button.dataset.value;
      field.focus();
      later(0);
    });

    // With an error left, the button leads to it.
    form.addEventListener("submit", (event) => {
      if (event.submitter?.id !== "submit" || !event.submitter.classList.contains("blocked")) return;
      const wrong = document.querySelector("[aria-invalid=true]") || byId("problems").querySelector("li.error a");
      if (!wrong) return;
      event.preventDefault();
      wrong.scrollIntoView({ block: "center" });
      wrong.focus();
    });

    const upload = (input) => {
      if (!input.files.length) return;
      clearTimeout(timer);
      isStopped = true;
      const button = input.parentElement.querySelector("button[value=upload]");
      form.requestSubmit(button);
    };
    for (const drop of document.querySelectorAll("[data-drop]")) {
      const input = byId(drop.dataset.drop);
      input.addEventListener("change", () => upload(input));
      drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
      drop.addEventListener("dragleave", () => drop.classList.remove("over"));
      drop.addEventListener("drop", (event) => {
        event.preventDefault();
        drop.classList.remove("over");
        const files = new DataTransfer();
        for (const file of [...event.dataTransfer.files].slice(0, 1)) files.items.add(file);
        input.files = files.files;
        upload(input);
      });
    }
  }

  /* The organiser's queue: filters, a search, and lines to drag. */

  const lines = document.querySelector(".lines");
  if (lines) {
    const filters = document.querySelector(".filters");
    const search = byId("search");
    const apply = () => {
      const filter = filters.querySelector("[aria-pressed=true]").value;
      const word = search.value.trim().toLowerCase();
      for (const line of lines.children) {
        const isKind = filter === "all" || line.dataset.kinds.split(" ").includes(filter);
        line.hidden = !isKind || !line.dataset.words.includes(word);
      }
    };
    filters.hidden = false;
    filters.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      for (const other of filters.querySelectorAll("button")) other.setAttribute("aria-pressed", other === button);
      apply();
    });
    search.addEventListener("input", apply);
    let dragged = null;
    lines.addEventListener("dragstart", (event) => {
      dragged = event.target.closest("li");
      dragged.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
    });
    lines.addEventListener("dragend", () => {
      dragged?.classList.remove("dragged");
      for (const line of lines.children) line.classList.remove("target");
    });
    lines.addEventListener("dragover", (event) => {
      const line = event.target.closest("li[draggable]");
      if (!line || !dragged) return;
      event.preventDefault();
      for (const other of lines.children) other.classList.toggle("target", other === line && other !== dragged);
    });
    lines.addEventListener("drop", (event) => {
      const line = event.target.closest("li[draggable]");
      if (!line || !dragged || line === dragged) return;
      event.preventDefault();
      const move = byId("move");
      move.elements.who.value = dragged.dataset.file;
      move.elements.before.value = line.dataset.file;
      move.submit();
    });
  }

  /* A deck that is being made. */

  const making = document.querySelector("[data-making]");
  if (making) {
    const look = async () => {
      try {
        const answer = await fetch(making.dataset.making, { headers: { Accept: "application/json" } });
        const reply = await answer.json();
        if (reply.isDone) { location.reload(); return; }
        making.textContent = reply.progress;
      } catch { /* The next look may succeed. */ }
      setTimeout(look, 1000);
    };
    setTimeout(look, 1000);
  }
})();
