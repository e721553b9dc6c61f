// The whole: how many photos of how many, how long still, what became of them.

// A screen reader is told no more often than this.
const TOLD_EVERY = 5000;
// What was sent in the last half minute says how quick the line is.
const WATCHED = 30_000;

const PROBLEMS = "[data-state=refused], [data-state=failed], [data-warning]";

export class Overall {
  #root;
  #words;
  #marks = [];
  #told = 0;
  #wasBusy = false;

  constructor(root, words) {
    this.#root = root;
    this.#words = words;
  }

  show(transfers) {
    const find = (selector) => this.#root.querySelector(selector);
    const count = (state) => transfers.filter((one) => one.state === state).length;
    const done = transfers.filter((one) => one.isSettled).length;
    const errors = count("refused") + count("failed");
    const busy = transfers.some((one) => one.isUnderWay || one.state === "waiting");
    const isOver = done === transfers.length;

    find("[data-overall]").hidden = transfers.length === 0;
    find("[data-count]").textContent = this.#progress(done, transfers.length, errors);
    find("[data-overall] [data-bar]").value = this.#fraction(transfers);
    find("[data-time-left]").textContent = busy ? this.#timeLeft(transfers) : "";
    find("[data-pause-all]").hidden = !transfers.some((one) => one.canPause);
    find("[data-resume-all]").hidden = count("paused") === 0;
    find("[data-again-all]").hidden = count("failed") === 0;
    find("[data-filter]").hidden = !find(`${PROBLEMS}, [data-only-problems]:checked`);
    find("[data-after] [data-result]").hidden = !isOver || transfers.length === 0;
    find("[data-totals]").textContent = this.#totals(count);
    this.#tell(isOver ? this.#totals(count) : find("[data-count]").textContent, busy);
    if (!busy) {
      this.#marks = [];
    }
  }

  #fill(name, values) {
    return Object.entries(values).reduce(
      (text, [key, value]) => text.replace(`{${key}}`, value),
      this.#words[name],
    );
  }

  #progress(done, all, errors) {
    const progress = this.#fill("progress", { done, all });
    return errors ? `${progress}, ${this.#fill("errors", { count: errors })}` : progress;
  }

  #totals(count) {
    return ["taken", "refused", "failed", "known"]
      .map((state) => [state, count(state)])
      .filter(([state, number]) => number > 0 || state === "taken")
      .map(([state, number]) => this.#fill(`all_${state}`, { count: number }))
      .join(" · ");
  }

  #fraction(transfers) {
    const size = transfers.reduce((sum, one) => sum + one.size, 0);
    const sent = transfers.reduce((sum, one) => sum + (one.isSettled ? one.size : one.sent), 0);
    return size ? sent / size : 0;
  }

  #timeLeft(transfers) {
    const now = performance.now();
    const left = transfers
      .filter((one) => !one.isSettled)
      .reduce((sum, one) => sum + one.size - one.sent, 0);
    this.#marks = this.#marks.filter((mark) => now - mark.at < WATCHED);
    this.#marks.push({ at: now, left });
    const [first] = this.#marks;
    const seconds = (now - first.at) / 1000;
    const sent = first.left - left;
    if (seconds < 5 || sent <= 0) {
      return "";
    }
    const minutes = Math.ceil((left * seconds) / sent / 60);
    return this.#fill("minutes_left", { count: minutes });
  }

  #tell(text, busy) {
    const now = performance.now();
    if (now - this.#told > TOLD_EVERY || (this.#wasBusy && !busy)) {
      this.#told = now;
      this.#root.querySelector("[data-live]").textContent = text;
    }
    this.#wasBusy = busy;
  }
}
