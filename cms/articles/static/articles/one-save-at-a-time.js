// Whoever presses a button while the form saves itself waits for that: both at once would make two
// stories of a new one, or refuse the second as older than the first.
const saving = new WeakSet();
const waiting = new WeakMap();
const LONGEST_WAIT = 10_000; // milliseconds

const goOn = (form) => {
  saving.delete(form);
  if (!waiting.has(form)) return;
  const button = waiting.get(form);
  waiting.delete(form);
  // Wagtail has disabled it meanwhile, and a disabled button tells the server nothing.
  if (button) button.disabled = false;
  form.requestSubmit(button);
};

document.addEventListener("w-autosave:save", (event) => saving.add(event.target));

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
