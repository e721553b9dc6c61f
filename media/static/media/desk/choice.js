// Which photos are chosen, on all pages of the library together. Kept for this tab.

const KEY = "desk-chosen";

export class Choice {
  constructor(most, changed) {
    this.most = most;
    this.changed = changed;
    this.numbers = new Set(read());
  }

  get size() {
    return this.numbers.size;
  }

  has(number) {
    return this.numbers.has(number);
  }

  /** Choose or unchoose these photos; answers whether there was room for all of them. */
  set(numbers, isChosen) {
    let hasRoom = true;
    for (const number of numbers) {
      if (!isChosen) this.numbers.delete(number);
      else if (this.numbers.size < this.most) this.numbers.add(number);
      else hasRoom = hasRoom && this.numbers.has(number);
    }
    this.keep();
    return hasRoom;
  }

  clear() {
    this.numbers.clear();
    this.keep();
  }

  keep() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([...this.numbers]));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
    this.changed();
  }
}

const read = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "[]").filter(Number.isInteger);
  } catch {
    return [];
  }
};
