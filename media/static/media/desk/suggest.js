// Fields of filters that propose the names there are.

import { Asking, Proposals } from "./proposals.js";

export const suggestIn = (root, address) => {
  for (const field of root.querySelectorAll("[data-suggest]")) {
    field.parentElement.classList.add("desk-suggested");
    const proposals = new Proposals(field, {
      draw: (item, name) => item.append(name),
      take: (name) => {
        field.value = name;
        field.dispatchEvent(new Event("change", { bubbles: true }));
      },
    });
    const asking = new Asking(({ names }) => proposals.show(names));
    field.addEventListener("input", () => {
      const typed = field.value.trim();
      if (!typed) {
        asking.stop();
        proposals.close();
        return;
      }
      asking.ask(`${address}?${new URLSearchParams({ kind: field.dataset.suggest, q: typed })}`);
    });
  }
};
