// Files may be dropped anywhere on a zone; its own file input holds them, as if they were chosen.

const showNames = (zone, input) => {
  const list = zone.querySelector("[data-drop-names]");
  list.replaceChildren(
    ...Array.from(input.files, (file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }),
  );
};

const takeDropped = (input, dropped) => {
  const files = new DataTransfer();
  for (const file of [...input.files, ...dropped]) {
    files.items.add(file);
  }
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

for (const zone of document.querySelectorAll("[data-drop-zone]")) {
  const input = zone.querySelector("input[type=file]");
  input.addEventListener("change", () => showNames(zone, input));
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.dataset.dragging = "";
  });
  zone.addEventListener("dragleave", () => delete zone.dataset.dragging);
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    delete zone.dataset.dragging;
    takeDropped(input, event.dataTransfer.files);
  });
}
