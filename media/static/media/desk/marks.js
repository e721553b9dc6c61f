// Picks, rejects and ratings: shown at once, taken back when they could not be saved.

const csrf = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

/** A mark as its element says it. */
const read = (photo, name) => (name === "rating" ? Number(photo.dataset.rating) : photo.dataset.pick);

export const show = (photo, name, value) => {
  photo.dataset[name] = value;
  for (const button of photo.querySelectorAll("[data-rate]")) {
    button.setAttribute("aria-pressed", String(button.dataset.rate === photo.dataset.rating));
  }
  for (const button of photo.querySelectorAll("[data-decide]")) {
    button.setAttribute("aria-pressed", String(button.dataset.decide === photo.dataset.pick));
  }
};

export class Marks {
  constructor({ address, words, find, say, complain }) {
    Object.assign(this, { address, words, find, say, complain });
    // Requests go one after the other: the last key pressed is the one that stays.
    this.last = Promise.resolve();
  }

  /** Give photos (numbers) a mark; those on this page show it before it is saved. */
  give(numbers, name, value) {
    const before = new Map();
    for (const number of numbers) {
      const photo = this.find(number);
      if (photo) {
        before.set(photo, read(photo, name));
        show(photo, name, value);
      }
    }
    this.last = this.last.then(async () => {
      const { reason, refused } = await this.send({ photos: numbers, [name]: value });
      for (const [photo, earlier] of before) {
        const isBack = reason || refused.includes(Number(photo.dataset.photo));
        if (isBack && read(photo, name) === value) show(photo, name, earlier);
      }
      if (reason || refused.length) {
        this.complain(this.words.not_saved.replace("{reason}", reason || this.words.refused));
      } else {
        this.say(this.inWords(name, value));
      }
    });
    return this.last;
  }

  async send(body) {
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": csrf() },
        body: JSON.stringify(body),
      });
      if (answer.redirected) return { reason: this.words.signed_out, refused: [] };
      const said = await answer.json();
      return { refused: said.refused ?? [], reason: answer.ok ? "" : said.reason };
    } catch {
      return { reason: this.words.unanswered, refused: [] };
    }
  }

  inWords(name, value) {
    if (name === "rating") return this.words.rated.replace("{count}", value);
    return { pick: this.words.picked, reject: this.words.rejected }[value] ?? this.words.undecided;
  }
}
