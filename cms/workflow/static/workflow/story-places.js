// Where in the form of a story a finding sits, and how a person gets there.

const isDeleted = (child) =>
  child.querySelector(":scope > input[type=hidden][name$='-deleted']")?.value === "1";

/** The blocks of the body, in order, without those that were deleted in this form. */
function blocks() {
  const body = document.querySelector('[data-contentpath="body"]');
  return [...(body?.querySelectorAll("[data-streamfield-child]") || [])].filter(
    (child) => !child.parentElement.closest("[data-streamfield-child]") && !isDeleted(child),
  );
}

/** The element of the place, or null: a field, a block of the body, or a part of a block. */
export function placeOf({ field, block, part }) {
  if (field === "comments") return document.querySelector('[data-side-panel="comments"]');
  if (block !== "") {
    const element = blocks()[Number(block)];
    return (part && element?.querySelector(`[data-contentpath="${part}"]`)) || element || null;
  }
  // A photo story has its fields in a tab of its own; what is not shown there is not in the page.
  return (
    document.querySelector(`[data-contentpath="${field}"]`) ||
    document.getElementById(`id_${field}`) ||
    document.querySelector(`[id^="id_${field}-"]`)
  );
}

const FIELDS = "textarea, [contenteditable=true], input:not([type=hidden])";

/** The field in `element` that is typed in, or null. */
export function fieldIn(element) {
  if (!element) return null;
  return element.matches(FIELDS) ? element : element.querySelector(FIELDS);
}

/** Open all that hides `element`, bring it into view and put the cursor there. */
export function show(element) {
  if (!element) return;
  if (element.matches("[data-side-panel]")) {
    element.dispatchEvent(new CustomEvent("open"));
    return;
  }
  const tab = element.closest("[role=tabpanel][hidden]");
  if (tab) document.querySelector(`[role=tab][href="#${tab.id}"]`)?.click();
  for (const closed of document.querySelectorAll("[data-panel-toggle][aria-expanded=false]")) {
    const content = document.getElementById(closed.getAttribute("aria-controls"));
    if (content?.contains(element)) closed.click();
  }
  leaveThePanelOnAPhone();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  (fieldIn(element) || element).focus({ preventScroll: true });
}

/** On a small screen the panel lies over the form. */
function leaveThePanelOnAPhone() {
  if (matchMedia("(min-width: 50em)").matches) return;
  document.querySelector("[data-form-side-close-button]")?.click();
}
