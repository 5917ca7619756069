// After htmx has swapped a region: say the count, put the focus where the reader is, offer a retry after a fault.
const status = () => document.getElementById("status");
const fault = () => document.getElementById("fault");
let lastTrigger = null;

document.addEventListener("htmx:beforeRequest", (event) => {
  lastTrigger = event.detail.elt;
  fault().replaceChildren();
});

// A form that is on its way sends nothing more by itself: what it held would come after what it did.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  event.target.dataset.sent = "";
  setTimeout(() => delete event.target.dataset.sent, 10_000); // stopped, or never answered: the page is still there
});
document.addEventListener("htmx:beforeRequest", (event) => {
  if ("sent" in event.detail.elt.dataset) event.preventDefault();
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const said = event.detail.elt.querySelector("[data-status]") ?? event.detail.elt.closest("[data-status]");
  // The same words once more would be read out once more.
  if (said && status().textContent !== said.dataset.status) status().textContent = said.dataset.status;
  event.detail.elt.querySelector("[data-take-focus]")?.focus();
});

function offerRetry() {
  const box = fault();
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = box.dataset.retry;
  const trigger = lastTrigger;
  again.addEventListener("click", () => {
    box.replaceChildren();
    if (trigger?.isConnected && trigger.click) trigger.click();
    else window.location.reload();
  });
  box.replaceChildren(document.createTextNode(box.dataset.text), again);
}

document.addEventListener("htmx:responseError", offerRetry);
document.addEventListener("htmx:sendError", offerRetry);
document.addEventListener("htmx:timeout", offerRetry);

// A page that came back with errors starts at their summary, also without htmx.
document.querySelector("main [data-take-focus]")?.focus();
