// Single keys: / search, n and p through the differences, ? help. They can be switched off; the choice is kept here only.
const STORE = "comparator-keys";
const help = document.getElementById("help");
let on = read();

function read() {
  try { return localStorage.getItem(STORE) !== "off"; } catch { return true; }
}

function keep(value) {
  on = value;
  try { localStorage.setItem(STORE, value ? "on" : "off"); } catch { /* private mode: the choice lasts for this page */ }
  for (const box of document.querySelectorAll("[data-keys-on]")) box.checked = value;
}

function typing(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

// Where a stop is the link of a whole row, the row is what is landed on.
function landing(stop) {
  return stop.closest("article.at") ?? stop;
}

function step(by) {
  const stops = [...document.querySelectorAll("[data-stop]")].filter((stop) => stop.getClientRects().length > 0);
  if (stops.length === 0) return;
  const here = stops.findIndex((stop) => landing(stop).classList.contains("is-current"));
  const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : (here + by + stops.length) % stops.length;
  if (here >= 0) landing(stops[here]).classList.remove("is-current");
  const place = landing(stops[next]);
  place.classList.add("is-current");
  stops[next].focus({ preventScroll: true });
  place.scrollIntoView({ block: place.offsetHeight < window.innerHeight ? "center" : "start" });
  for (const counter of document.querySelectorAll("[data-step-place]")) counter.textContent = `${next + 1} of ${stops.length}`;
  const status = document.getElementById("status");
  status.textContent = `Difference ${next + 1} of ${stops.length}`;
}

const actions = {
  "/": () => document.getElementById("site-q").focus(),
  "?": () => help.showModal(),
  n: () => step(1),
  p: () => step(-1),
};

document.addEventListener("keydown", (event) => {
  if (!on || event.ctrlKey || event.metaKey || event.altKey || help.open || typing(event.target)) return;
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

document.addEventListener("click", (event) => {
  const stepper = event.target.closest("[data-step]");
  if (stepper) { event.preventDefault(); step(Number(stepper.dataset.step)); }
  if (event.target.closest("[data-help]")) { event.preventDefault(); help.showModal(); }
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-keys-on]")) keep(event.target.checked);
});

keep(on);
