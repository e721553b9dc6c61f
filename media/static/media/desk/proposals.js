// Names proposed below a field while somebody types.

/** A list of proposals below `field`: arrows, Enter, Escape and the mouse choose from it. */
export class Proposals {
  constructor(field, { draw, take }) {
    this.field = field;
    this.take = take;
    this.draw = draw;
    this.offered = [];
    this.list = document.createElement("ul");
    this.list.className = "desk-proposals";
    this.list.role = "listbox";
    this.list.id = `${field.id}-proposals`;
    this.list.hidden = true;
    field.after(this.list);
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-autocomplete", "list");
    // Before the form, and before the field loses the focus to the list.
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.choose([...this.list.children].indexOf(item));
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  show(offered) {
    this.offered = offered;
    this.list.replaceChildren(
      ...offered.map((one, index) => {
        const item = document.createElement("li");
        item.role = "option";
        item.id = `${this.list.id}-${index}`;
        this.draw(item, one);
        return item;
      }),
    );
    this.list.hidden = offered.length === 0;
    this.mark(offered.length ? 0 : -1);
  }

  close() {
    this.show([]);
  }

  mark(index) {
    this.marked = index;
    [...this.list.children].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === index));
    });
    if (index >= 0) this.field.setAttribute("aria-activedescendant", `${this.list.id}-${index}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  choose(index) {
    const one = this.offered[index];
    this.close();
    this.take(one);
  }

  press(event) {
    if (!this.isOpen || event.isComposing) return;
    const count = this.offered.length;
    if (event.key === "ArrowDown") this.mark((this.marked + 1) % count);
    else if (event.key === "ArrowUp") this.mark((this.marked + count - 1) % count);
    else if (event.key === "Enter" || event.key === "Tab") this.choose(this.marked);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Ask `address` a little after the last key; older answers are thrown away. */
export class Asking {
  constructor(answered) {
    this.answered = answered;
    this.count = 0;
  }

  ask(address) {
    clearTimeout(this.timer);
    const count = ++this.count;
    this.timer = setTimeout(async () => {
      try {
        const answer = await fetch(address, { headers: { Accept: "application/json" } });
        if (answer.ok && !answer.redirected && count === this.count) {
          this.answered(await answer.json());
        }
      } catch {
        // Nothing is proposed; what was typed stands.
      }
    }, 150);
  }

  stop() {
    clearTimeout(this.timer);
    this.count += 1;
  }
}
