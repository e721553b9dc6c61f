// A photo story with keys and a counter. Without this script it is the same sequence to scroll.

const root = document.querySelector("[data-frames]");
const frames = [...root.querySelectorAll("[data-frame]")];
const bar = root.querySelector("[data-frames-bar]");
const count = bar.querySelector("[data-frames-count]");
const steps = [...bar.querySelectorAll("[data-frame-step]")];
const still = matchMedia("(prefers-reduced-motion: reduce)");
let current = 0;

function show(index) {
  current = index;
  count.textContent = `${index + 1}/${frames.length}`;
  for (const button of steps) {
    button.setAttribute("aria-disabled", String(!frames[index + Number(button.dataset.frameStep)]));
  }
}

function go(step) {
  const frame = frames[current + step];
  if (!frame) return;
  show(current + step);
  frame.scrollIntoView({ block: "start", behavior: still.matches ? "auto" : "smooth" });
  frame.focus({ preventScroll: true });
}

// The photo that lies across the upper third of the screen is the one being looked at.
const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) show(frames.indexOf(entry.target));
    }
  },
  { rootMargin: "-33% 0px -66% 0px" },
);

if (frames.length > 1) {
  frames.forEach((frame) => seen.observe(frame));
  for (const button of steps) {
    button.addEventListener("click", () => go(Number(button.dataset.frameStep)));
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], .table-window")) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    // Before the first photo, the first key leads to it.
    const before = frames[0].getBoundingClientRect().top > innerHeight * 0.34;
    go(step === 1 && current === 0 && before ? 0 : step);
  });
  show(0);
  bar.hidden = false;
}
