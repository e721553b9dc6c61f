// Keys of the reviewer's screen. None acts by itself on a story: A and T move to the button or
// field, so that a slip of the hand publishes nothing.

const isTyping = (element) =>
  element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName);

const parts = [...document.querySelectorAll(".review-part")];

function step(by) {
  const here = parts.indexOf(document.activeElement);
  const next = parts[Math.min(Math.max(here + by, 0), parts.length - 1)];
  next?.focus();
}

const keys = {
  a: () => document.querySelector('[data-review="approve"] button')?.focus(),
  t: () => document.querySelector('[data-review="send-back"] textarea')?.focus(),
  j: () => step(1),
  k: () => step(-1),
  e: () => document.querySelector('.review-ways [accesskey="e"]')?.click(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = keys[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

document.querySelector("[data-review-copy]")?.addEventListener("focus", (event) => {
  event.target.select();
});
