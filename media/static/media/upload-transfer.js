// One file on its way into the library: begun, sent in pieces, finished.

import { askUntilAnswered, Refused, SignedOut, Unanswered } from "./upload-requests.js";

// How often a file that the server has lost is begun anew.
const MOST_BEGINNINGS = 3;

/** States: waiting, sending, offline, taking, paused; then taken, known, refused, failed; deleted
 * when somebody thinks better of a photo that was taken in. */
export class Transfer {
  #page;
  #changed;
  #stopper = null;
  #address;
  #here = 0;

  /** `file` is missing when all of it was sent before; `address` is known then. `changed` is
   * called with the transfer whenever there is something to show. */
  constructor({ page, file, name, size, key, choices, address, changed }) {
    this.#page = page;
    this.#changed = changed;
    this.#address = address ?? null;
    this.file = file ?? null;
    this.name = name;
    this.size = size;
    this.key = key;
    this.choices = choices;
    this.state = "waiting";
    this.#here = file ? 0 : size;
    this.sent = this.#here;
    this.reason = "";
    this.html = "";
  }

  get isUnderWay() {
    return ["sending", "offline", "taking"].includes(this.state);
  }

  get isSettled() {
    return ["taken", "known", "refused", "failed", "deleted"].includes(this.state);
  }

  get canPause() {
    return ["waiting", "sending", "offline"].includes(this.state);
  }

  /** Send what is missing and have it taken in. Resolves in any case, to a SignedOut when the
   * person has to sign in before anything can go on. */
  async run({ evenIfKnown = false } = {}) {
    this.#stopper = new AbortController();
    try {
      await this.#carry(this.#stopper.signal, evenIfKnown);
    } catch (problem) {
      if (problem instanceof SignedOut) {
        this.#turn("paused");
        return problem;
      }
      if (problem.name !== "AbortError") {
        this.#fail(problem);
      }
    }
    return null;
  }

  pause() {
    this.#turn("paused");
    this.#stopper?.abort();
  }

  wait() {
    this.reason = "";
    this.#turn("waiting");
  }

  markDeleted() {
    this.html = "";
    this.#turn("deleted");
  }

  /** Give it up, here and on the server; what was sent is thrown away there. */
  async cancel() {
    this.pause();
    if (this.#address) {
      await askUntilAnswered(`${this.#address}discard/`, null).catch(() => null);
    }
  }

  async #carry(signal, evenIfKnown) {
    for (let beginnings = 0; beginnings <= MOST_BEGINNINGS; ) {
      if (!this.#address) {
        beginnings += 1;
        await this.#begin(signal);
      } else if (this.file && this.#here < this.size) {
        await this.#sendPiece(signal);
      } else if (await this.#finish(evenIfKnown)) {
        return;
      } else if (!this.file) {
        throw new Refused(this.#page.words.forgotten);
      } else if (this.#here === 0) {
        beginnings += 1;
      }
    }
    throw new Unanswered();
  }

  async #begin(signal) {
    const fields = new FormData();
    for (const [name, value] of Object.entries({
      ...this.choices,
      key: this.key,
      name: this.name,
      size: this.size,
    })) {
      fields.append(name, value);
    }
    this.#turn("sending");
    const { status, data } = await this.#ask(this.#page.begin, fields, { signal });
    if (status !== 200) {
      throw new Unanswered();
    }
    this.#address = data.address;
    this.#arrived(data.received);
  }

  async #sendPiece(signal) {
    const start = this.#here;
    this.#turn("sending");
    const bytes = await this.file.slice(start, start + this.#page.piece).arrayBuffer();
    signal.throwIfAborted();
    const { status, data } = await this.#ask(`${this.#address}piece/?start=${start}`, bytes, {
      signal,
      headers: { "Content-Type": "application/octet-stream" },
      onSent: (loaded) => {
        this.sent = start + Math.min(loaded, bytes.byteLength);
        this.#turn("sending");
      },
    });
    if (status === 404) {
      this.#forget();
    } else {
      this.#arrived(data.received);
    }
  }

  async #finish(evenIfKnown) {
    const fields = new FormData();
    if (evenIfKnown) {
      fields.append("even_if_known", "1");
    }
    this.#turn("taking");
    const { status, data } = await this.#ask(`${this.#address}finish/`, fields, {});
    if (status === 404) {
      this.#forget();
      return false;
    }
    if (status === 409) {
      this.#arrived(data.received);
      return false;
    }
    this.reason = data.reason;
    this.html = data.html;
    this.sent = this.size;
    if (data.state === "refused") {
      this.#address = null;
    }
    this.#turn(data.state);
    return true;
  }

  #ask(address, body, options) {
    const onOffline = () => this.#turn("offline");
    return askUntilAnswered(address, body, { onOffline, ...options });
  }

  #forget() {
    this.#address = null;
    this.#arrived(0);
  }

  #arrived(received) {
    this.#here = received;
    this.sent = received;
    this.#changed(this);
  }

  #fail(problem) {
    const { words } = this.#page;
    this.html = "";
    if (problem instanceof Refused) {
      this.reason = problem.message;
      this.#turn("refused");
    } else {
      this.reason = problem instanceof Unanswered ? words.unanswered : words.unreadable;
      this.#turn("failed");
    }
  }

  #turn(state) {
    this.state = state;
    this.#changed(this);
  }
}
