// Text size and print, for every element that asks for them by its data- attributes.
const SIZES = [0.9, 1, 1.15, 1.3, 1.5, 1.75];
const USUAL = 1;
const KEPT = "text-size";

function kept() {
  try {
    const size = Number.parseInt(localStorage.getItem(KEPT), 10);
    return size in SIZES ? size : USUAL;
  } catch {
    return USUAL;
  }
}

function keep(size) {
  try {
    localStorage.setItem(KEPT, size);
  } catch {
    // A browser that keeps nothing still changes the size of this page.
  }
}

let size = kept();

function show(tools) {
  document.documentElement.style.setProperty("--text-scale", SIZES[size]);
  for (const button of tools.querySelectorAll("[data-text-step]")) {
    button.setAttribute("aria-disabled", !(size + Number(button.dataset.textStep) in SIZES));
  }
}

for (const tools of document.querySelectorAll("[data-reading-tools]")) {
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches("[data-print]")) window.print();
    const next = size + Number(button?.dataset.textStep ?? NaN);
    if (next in SIZES) {
      size = next;
      keep(size);
      show(tools);
    }
  });
  show(tools);
  tools.hidden = false;
}
