// Wagtail takes a form as it stands two seconds after it opened, and again when a save of its own
// comes back, for what is kept: words that came in between would neither be saved by themselves nor
// asked about when the window closes. They count as changed here, and the form saves them too.
const changed = new WeakSet();
const watched = new WeakSet();

const note = (event) => {
  const form = event.target.closest?.("form[data-edit-form]");
  if (!form) return;
  // While the form is put together its fields send changes of their own; a person's are trusted.
  const isPersons = event.isTrusted || (watched.has(form) && event.type === "change");
  const isChange = event.type !== "click" || (watched.has(form) && event.target.closest("button"));
  if (isPersons && isChange) changed.add(form);
};

for (const kind of ["input", "change", "paste", "drop", "click"]) {
  document.addEventListener(kind, note, { capture: true });
}

document.addEventListener("w-autosave:save", (event) => changed.delete(event.target));

document.addEventListener("w-unsaved:watch-edits", (event) => {
  const form = event.target;
  watched.add(form);
  if (!changed.has(form)) return;
  changed.delete(form);
  // Wagtail sets the mark back after it told us.
  queueMicrotask(() => form.setAttribute("data-w-unsaved-force-value", "true"));
});
