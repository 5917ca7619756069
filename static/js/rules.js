// While cleaning rules are tried as they are typed: say so from the first keystroke until the preview is there.
const form = document.querySelector(".outlet-edit");
const preview = document.getElementById("rules-preview");
const busy = document.getElementById("rules-busy");

function show(isBusy) {
  busy.hidden = !isBusy;
  preview.setAttribute("aria-busy", String(isBusy));
}

if (form && preview) {
  form.addEventListener("input", (event) => {
    if (!["id_selectors", "id_phrases"].includes(event.target.id)) return;
    const sample = document.getElementById("sample");
    if (!sample.value && sample.options.length > 1) sample.selectedIndex = 1;
    show(true);
  });
  preview.addEventListener("htmx:beforeRequest", () => show(true));
  preview.addEventListener("htmx:afterSettle", () => show(false));
  for (const fault of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    preview.addEventListener(fault, () => show(false));
  }
}
