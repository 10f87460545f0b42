// The meeting while it goes on: texts save themselves, nothing that is typed is lost, and keys lead to the parts.
// Every page works without; no library, no inline code. How it works: docs/decisions/0043.
"use strict";

const live = document.querySelector("[data-live-page]");
const PAUSE = 1500;
const POLL = 5000;
const SLOWEST = 30000;

const cookie = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);
const same = (one, other) => one.replace(/\r\n/g, "\n").trim() === other.replace(/\r\n/g, "\n").trim();
const isField = (element) => Boolean(element?.matches?.("input, select, textarea, [contenteditable]"));

// What is typed is kept in this browser, for this person, until the portal has it.
const store = {
  key: (name) => `omstilling:${live.dataset.user}:${name}`,
  get(name) {
    try { return JSON.parse(localStorage.getItem(this.key(name))); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem(this.key(name), JSON.stringify(value)); } catch { /* a full or closed store */ }
  },
  drop(name) {
    try { localStorage.removeItem(this.key(name)); } catch { /* a closed store */ }
  },
};

// Answers: {kind: "ok" | "conflict" | "refused" | "out" | "lost", …}
async function send(url, body, keepalive = false, again = false) {
  const headers = { "X-Live": "1", "X-CSRFToken": cookie("csrftoken") || "" };
  let answer;
  try {
    answer = await fetch(url, { method: "POST", body, headers, redirect: "manual", credentials: "same-origin", keepalive });
  } catch {
    return { kind: "lost" };
  }
  if (answer.type === "opaqueredirect") return { kind: "out" };
  const said = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json().catch(() => ({})) : {};
  if (answer.ok) return { kind: "ok", ...said };
  if (answer.status === 403 && !said.message && !again) {
    // A new login has a new token: fetch the page, which brings it, and try once more.
    await fetch(location.pathname, { redirect: "manual" }).catch(() => null);
    return send(url, body, keepalive, true);
  }
  if (answer.status === 409 && "theirs" in said) return { kind: "conflict", ...said };
  if (answer.status >= 500) return { kind: "lost", busy: true };
  return { kind: "refused", status: answer.status, ...said };
}

function loginLink() {
  const link = document.createElement("a");
  link.className = "ds-link";
  link.href = `${live.dataset.login}?next=${encodeURIComponent(location.pathname)}`;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = "Logg inn i en ny fane";
  return link;
}

const net = {
  place: live?.querySelector("[data-net]"),
  say(words, link) {
    this.place.textContent = words;
    if (link) this.place.append(" ", link);
  },
};

// A text that saves itself: after a pause, when it is left, and when the connection is back.
class Saved {
  static all = [];

  constructor(field) {
    this.field = field;
    this.url = field.dataset.url;
    this.name = `${this.url}:${field.dataset.autosave}`;
    this.base = Number(field.dataset.version);
    this.state = document.querySelector(`[data-state-of="${field.id}"]`);
    this.wait = 0;
    this.dirty = this.saving = this.again = false;
    Saved.all.push(this);
    field.addEventListener("input", () => this.typed());
    field.addEventListener("blur", () => { if (this.dirty) this.save(); });
    this.fetchBack();
  }

  fetchBack() {
    const kept = store.get(this.name);
    if (!kept) return;
    if (same(kept.text, this.field.value)) { store.drop(this.name); return; }
    this.field.value = kept.text;
    this.base = kept.base;
    this.dirty = true;
    this.open();
    this.say("Det du skrev, er hentet fram igjen. Lagrer …", "wait");
    this.save();
  }

  open() {
    for (let fold = this.field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  say(words, kind = "", link = null) {
    this.state.dataset.kind = kind;
    if (this.state.textContent === words && !link) return;
    this.state.textContent = words;
    if (link) this.state.append(" ", link);
  }

  typed() {
    this.dirty = true;
    store.set(this.name, { text: this.field.value, base: this.base });
    if (this.conflict) return;
    if (this.state.dataset.kind !== "wait") this.say("");
    this.later(PAUSE);
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  async save(keepalive = false) {
    clearTimeout(this.timer);
    if (!this.dirty || this.conflict) return;
    if (this.saving) { this.again = true; return this.saving; }
    const text = this.field.value;
    const body = new FormData();
    body.set("text", text);
    body.set("field", this.field.dataset.autosave);
    body.set("base", String(this.base));
    body.set("who", live.dataset.user);
    this.saving = send(this.url, body, keepalive);
    const answer = await this.saving;
    this.saving = null;
    this.took(answer, text);
    if (this.again) { this.again = false; if (this.dirty && answer.kind === "ok") this.save(); }
    return answer;
  }

  took(answer, text) {
    if (answer.kind === "ok") {
      this.base = answer.version;
      this.wait = 0;
      this.dirty = this.field.value !== text;
      if (this.dirty) {
        store.set(this.name, { text: this.field.value, base: this.base });
        this.later(PAUSE);
        return;
      }
      store.drop(this.name);
      this.say(`Lagret ${answer.at}`);
    } else if (answer.kind === "conflict") {
      this.collide(answer);
    } else if (answer.kind === "refused") {
      this.say(`Ikke lagret: ${answer.message || "last siden på nytt"} Teksten er tatt vare på her.`, "wrong");
    } else {
      const out = answer.kind === "out";
      this.say(
        out ? "Ikke lagret: du er logget ut. Teksten er tatt vare på her."
          : "Ikke lagret: ingen forbindelse – teksten er tatt vare på her.",
        "wait",
        out ? loginLink() : null,
      );
      this.wait = Math.min(SLOWEST, this.wait ? this.wait * 2 : 2000);
      this.later(out ? 5000 : this.wait);
    }
  }

  collide(theirs) {
    const shown = document.querySelector("template[data-conflict]").content.cloneNode(true).firstElementChild;
    this.conflict = shown;
    this.say("Ikke lagret: andre har endret teksten. Velg hva som skal gjelde.", "wrong");
    const by = [theirs.who, theirs.when].filter(Boolean).join(", ");
    shown.querySelector("[data-by]").textContent = by && `${by}.`;
    const mine = shown.querySelector("[data-mine]");
    mine.textContent = this.field.value;
    shown.querySelector("[data-theirs]").textContent = theirs.theirs || "(tom)";
    const follow = () => { mine.textContent = this.field.value; };
    this.field.addEventListener("input", follow);
    shown.addEventListener("click", (event) => {
      const choice = event.target.closest("[data-take]")?.dataset.take;
      if (!choice) return;
      this.field.removeEventListener("input", follow);
      if (choice === "theirs") this.field.value = theirs.theirs;
      if (choice === "both") this.field.value = `${theirs.theirs}\n\n${this.field.value}`;
      this.base = theirs.version;
      this.conflict = null;
      shown.remove();
      this.field.focus();
      store.set(this.name, { text: this.field.value, base: this.base });
      this.dirty = true;
      this.save();
    });
    this.state.after(shown);
    this.open();
    shown.focus();
  }
}

// A text in a form with a button is kept until the form has been taken.
function keepTyped(field) {
  const name = field.dataset.keep || `${new URL(field.form.action).pathname}:${field.name}`;
  field.dataset.keep = name;
  const kept = store.get(name);
  if (kept && !field.value.trim()) {
    field.value = kept.text;
    const fold = field.closest("details");
    if (fold) fold.open = true;
  } else if (kept) {
    store.drop(name);
  }
  field.addEventListener("input", () => {
    if (field.value) store.set(name, { text: field.value }); else store.drop(name);
  });
}

function goTo(url) {
  const target = new URL(url, location.href);
  if (target.pathname === location.pathname) {
    history.replaceState(null, "", target);
    location.reload();
  } else {
    location.assign(target);
  }
}

// A form that is sent without a connection stays as it is, with all that is typed.
async function sendForm(form, submitter) {
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const body = new FormData(form, submitter);
  await Promise.all(Saved.all.filter((one) => one.dirty && !one.conflict).map((one) => one.save()));
  const answer = await send(submitter?.hasAttribute("formaction") ? submitter.formAction : form.action, body);
  delete form.dataset.busy;
  if (answer.kind === "ok") {
    form.querySelectorAll("[data-keep]").forEach((field) => store.drop(field.dataset.keep));
    goTo(answer.url);
  } else if (answer.kind === "out") {
    net.say("Ikke sendt: du er logget ut. Det du har skrevet, står her fortsatt.", loginLink());
  } else if (answer.kind === "lost" && !answer.busy) {
    net.say("Ikke sendt: ingen forbindelse. Det du har skrevet, står her fortsatt. Send på nytt når nettet er tilbake.");
  } else {
    // The answer is a page: let the browser fetch it, with everything that was typed.
    const token = form.querySelector("[name=csrfmiddlewaretoken]");
    if (token && cookie("csrftoken")) token.value = cookie("csrftoken");
    form.dataset.plain = "1";
    form.requestSubmit(submitter?.form === form ? submitter : undefined);
  }
}

// A part of the page that changes is fetched every few seconds, and put in place when one does not stand in it.
function poll(place) {
  const busy = () => document.activeElement !== place && place.contains(document.activeElement);
  let tag = place.dataset.tag ? `"${place.dataset.tag}"` : "";
  const look = async () => {
    if (document.visibilityState !== "visible" || busy()) return;
    const headers = tag ? { "If-None-Match": tag } : {};
    const answer = await fetch(place.dataset.poll, { headers, redirect: "manual", cache: "no-store" }).catch(() => null);
    if (!answer || answer.status !== 200) return;
    const html = await answer.text();
    if (busy()) return;
    tag = answer.headers.get("ETag") || "";
    place.innerHTML = html;
    const onward = place.querySelector("[data-follow]");
    if (onward && !isField(document.activeElement) && !Saved.all.some((one) => one.dirty)) location.reload();
  };
  setInterval(look, POLL);
}

async function fill(fold) {
  const place = fold.querySelector(".live-fold-content");
  const answer = await fetch(fold.dataset.load, { redirect: "manual" }).catch(() => null);
  if (answer?.status === 200) place.innerHTML = await answer.text();
  else fold.addEventListener("toggle", () => { if (fold.open) fill(fold); }, { once: true });
}

// Keys lead to the parts while one stands in no field, and can be switched off.
function keys() {
  const box = live.querySelector("[data-shortcuts]");
  if (!box) return;
  box.closest("[data-script-only]").hidden = false;
  box.checked = store.get("keys") !== false;
  box.addEventListener("change", () => store.set("keys", box.checked));
  const stand = (target) => {
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isField(event.target)) return;
    const key = event.key.toLowerCase();
    if (!/^[a-z]$/.test(key)) return;
    if (key === "b") { event.preventDefault(); stand(document.getElementById("discussion-discussion")); return; }
    if (key === "r") { event.preventDefault(); stand(live.querySelector("#rommet button") || live.querySelector("#rommet")); return; }
    const target = live.querySelector(`[data-shortcut="${key}"]`);
    if (!target) return;
    event.preventDefault();
    if (target.matches("summary")) {
      target.parentElement.open = true;
      stand(target.parentElement.querySelector("input:not([type=hidden]), select, textarea"));
    } else if (key === "d") {
      stand(target);
    } else {
      target.click();
    }
  });
}

function arrive() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || document.querySelector("[data-error-summary]")) return;
  if (target.matches("details")) target.open = true;
  const stand = target.matches("details") ? target.querySelector("summary") : target;
  if (!stand.matches("a, button, summary, [tabindex]")) stand.tabIndex = -1;
  stand.focus({ preventScroll: true });
}

if (live) {
  live.classList.add("scripted");
  live.querySelectorAll("[data-autosave]").forEach((field) => new Saved(field));
  live.querySelectorAll("[data-keep]").forEach(keepTyped);
  live.querySelectorAll("[data-poll]").forEach(poll);
  live.querySelectorAll("details[data-load]").forEach((fold) => {
    fold.addEventListener("toggle", () => { if (fold.open) fill(fold); }, { once: true });
  });
  live.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-live]");
    if (!form || form.dataset.plain) return;
    event.preventDefault();
    sendForm(form, event.submitter);
  });
  window.addEventListener("offline", () => {
    net.say("Ingen forbindelse. Det du skriver, tas vare på her og lagres når nettet er tilbake.");
  });
  window.addEventListener("online", () => {
    net.say("");
    Saved.all.filter((one) => one.dirty).forEach((one) => one.save());
  });
  window.addEventListener("pagehide", () => Saved.all.filter((one) => one.dirty).forEach((one) => one.save(true)));
  if (!navigator.onLine) window.dispatchEvent(new Event("offline"));
  keys();
  arrive();
}
