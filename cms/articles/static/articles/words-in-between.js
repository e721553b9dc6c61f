// Wagtail takes a form as it stands two seconds after it opened, and again when a save of its own
// comes back, for what is kept: words that came in between would neither be saved by themselves nor
// asked about when the window closes. They count as changed here, and the form saves them too.
const changed = new WeakSet();
const watched = new WeakSet();
const saving = new WeakSet();
const waiting = new WeakMap();
const LONGEST_WAIT = 10_000; // milliseconds

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

document.addEventListener("w-autosave:save", ({ target: form }) => {
  changed.delete(form);
  saving.add(form);
});

document.addEventListener("w-unsaved:watch-edits", (event) => {
  const form = event.target;
  watched.add(form);
  if (!changed.has(form)) return;
  changed.delete(form);
  // Wagtail sets the mark back after it told us.
  queueMicrotask(() => form.setAttribute("data-w-unsaved-force-value", "true"));
});

const goOn = (form) => {
  saving.delete(form);
  if (!waiting.has(form)) return;
  const button = waiting.get(form);
  waiting.delete(form);
  // Wagtail has disabled it meanwhile, and a disabled button tells the server nothing.
  if (button) button.disabled = false;
  form.requestSubmit(button);
};

// Whoever presses a button while the form saves itself waits for that: both at once would make two
// stories of a new one, or refuse the second as older than the first.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!saving.has(form)) return;
  event.preventDefault();
  waiting.set(form, event.submitter);
  setTimeout(() => goOn(form), LONGEST_WAIT);
}, { capture: true });

for (const kind of ["success", "error"]) {
  document.addEventListener(`w-autosave:${kind}`, (event) => goOn(event.target));
}
