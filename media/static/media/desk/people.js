// People that are added to photos: chosen by number, shown by name.

import { Asking, Proposals } from "./proposals.js";

export const drawPerson = (item, person) => {
  const name = document.createElement("strong");
  name.textContent = person.name;
  item.append(name);
  if (person.office) {
    const office = document.createElement("small");
    office.textContent = person.office;
    item.append(office);
  }
};

export class People {
  constructor({ list, numbers, field }) {
    Object.assign(this, { list, numbers, field });
    this.added = new Map();
    const proposals = new Proposals(field, {
      draw: drawPerson,
      take: (person) => {
        // Of several names only the one being written is taken.
        field.value = field.value.replace(/[^,;]*$/, "").trimEnd();
        this.add(person);
      },
    });
    const asking = new Asking(({ people }) => proposals.show(people));
    field.addEventListener("input", () => {
      const typed = field.value.split(/[,;]/).at(-1).trim();
      if (typed.length < 2) {
        asking.stop();
        proposals.close();
      } else {
        asking.ask(`${field.dataset.pickPerson}?${new URLSearchParams({ q: typed })}`);
      }
    });
  }

  add(person) {
    this.added.set(person.id, person.name);
    this.draw();
  }

  draw() {
    this.numbers.value = [...this.added.keys()].join(",");
    this.list.replaceChildren(
      ...[...this.added].map(([number, name]) => {
        const item = document.createElement("li");
        item.className = "desk-chip";
        const text = document.createElement("span");
        text.textContent = name;
        const remove = document.createElement("button");
        remove.type = "button";
        remove.textContent = "✕";
        remove.setAttribute("aria-label", `✕ ${name}`);
        remove.addEventListener("click", () => {
          this.added.delete(number);
          this.draw();
          this.field.focus();
        });
        item.append(text, remove);
        return item;
      }),
    );
  }
}
