// What is nicer with JavaScript; every page works without. No library, no inline code.
"use strict";

// The error summary takes focus, and its links lead to the field itself.
const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    field.focus();
    (field.closest(".field") || field).scrollIntoView({ block: "center" });
  });
}

// A menu closes on Escape (focus goes back to its button) and on a click outside.
const openMenus = () => document.querySelectorAll("details.menu[open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  openMenus().forEach((menu) => {
    menu.open = false;
    menu.querySelector("summary").focus();
  });
});
document.addEventListener("click", (event) => {
  openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});
document.addEventListener("focusin", (event) => {
  openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});

// On narrow screens the tabs are one row: the page one is on is drawn into view.
const here = document.querySelector(".tabs a[aria-current]");
if (here) {
  const row = here.closest("ul");
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

// The filters and their like are open on wide screens, and on narrow ones only when asked for.
const wanted = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
document.querySelectorAll("details[data-fold]").forEach((fold) => {
  if (window.matchMedia("(max-width: 47.99rem)").matches && !fold.contains(wanted || null) && (!wanted || fold.parentElement !== wanted)) fold.open = false;
});

// Characters left, said quietly: on screen at once, to a screen reader when one stops typing.
document.querySelectorAll("[data-counter-for]").forEach((counter) => {
  const field = document.getElementById(counter.dataset.counterFor);
  if (!field) return;
  const limit = Number(field.dataset.limit);
  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const said = document.createElement("span");
  said.className = "ds-sr-only";
  said.setAttribute("role", "status");
  counter.after(said);
  let timer;
  const show = () => {
    const left = limit - [...field.value.replace(/\n/g, "\r\n")].length;
    counter.textContent = left >= 0 ? `${grouped(left)} tegn igjen` : `${grouped(-left)} tegn for mye`;
    counter.toggleAttribute("data-over", left < 0);
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = counter.textContent; }, 1000);
  };
  field.addEventListener("input", show);
  if (field.value) show();
});

// A date may be picked as well as typed.
const calendar = "M5 6h14v14H5zM5 10h14M9 3.5v4M15 3.5v4";
document.querySelectorAll("input[data-date]").forEach((field) => {
  if (!("showPicker" in HTMLInputElement.prototype)) return;
  const picker = document.createElement("input");
  picker.type = "date";
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", "Velg dato");
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", calendar);
  drawing.append(line);
  button.append(drawing);
  const holder = document.createElement("div");
  holder.className = "with-picker";
  field.before(holder);
  holder.append(field, button, picker);
  button.addEventListener("click", () => {
    const typed = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(field.value);
    picker.value = typed ? `${typed[3]}-${typed[2].padStart(2, "0")}-${typed[1].padStart(2, "0")}` : "";
    picker.showPicker();
  });
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    field.value = picker.value.split("-").reverse().join(".");
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  });
});

// A long list of choices is narrowed by words. What is ticked always stays in view.
document.querySelectorAll("[data-narrow]").forEach((list, place) => {
  const rows = [...list.querySelectorAll("[data-row]")];
  if (rows.length < 8) return;
  const field = document.createElement("div");
  field.className = "ds-field narrow";
  const label = document.createElement("label");
  label.className = "ds-label";
  label.textContent = "Finn i lista";
  label.htmlFor = `narrow-${place}`;
  const typed = document.createElement("input");
  typed.className = "ds-input";
  typed.type = "search";
  typed.id = label.htmlFor;
  typed.autocomplete = "off";
  const said = document.createElement("p");
  said.className = "subtle";
  said.setAttribute("role", "status");
  field.append(label, typed, said);
  rows[0].before(field);
  typed.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  typed.addEventListener("input", () => {
    const words = typed.value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
    let left = 0;
    rows.forEach((row) => {
      const text = row.querySelector("label").textContent.toLocaleLowerCase("nb");
      const ticked = row.querySelector("input[type=checkbox]").checked;
      row.hidden = !ticked && !words.every((word) => text.includes(word));
      if (!row.hidden) left += 1;
    });
    said.textContent = words.length ? `${left} av ${rows.length} vises` : "";
  });
});

// A file field that may be left empty says so in our words: the browser has its own.
document.querySelectorAll(".file-pick > input[type='file']").forEach((field) => {
  const show = () => field.toggleAttribute("data-empty", !field.files.length);
  field.addEventListener("change", show);
  show();
});
