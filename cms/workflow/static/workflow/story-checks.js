// The checks of a story: asks the server about the form as it stands, shows what it says, leads to
// the place, and writes a mend into it as if it had been typed, so that the editor can undo it.

import { mend } from "./story-mends.js";
import { placeOf, show } from "./story-places.js";

const SETTLED_AFTER = 900;
const ID_IN_ADDRESS = /\/pages\/(\d+)\/edit\//;

class StoryChecks {
  constructor(element) {
    this.element = element;
    this.words = JSON.parse(element.querySelector("#story-checks-words").textContent);
    this.findings = element.querySelector("[data-findings]");
    this.said = element.querySelector("[data-said]");
    this.undo = element.querySelector("[data-undo]");
    this.panel = element.closest("[data-side-panel]");
    this.form = document.querySelector("form[data-edit-form]");
    element.querySelector("[data-again]").addEventListener("click", () => this.ask());
    this.undo.addEventListener("click", () => this.takeBack());
    this.findings.addEventListener("click", (event) => this.clicked(event));
    if (this.panel) {
      document.addEventListener("w-autosave:success", () => this.askSoon());
      this.panel.addEventListener("show", () => this.askSoon(0));
      this.askSoon(300);
    }
  }

  get address() {
    const { address } = this.element.dataset;
    if (!address.endsWith("/0/")) return address;
    // A new story has no number before its first words are saved.
    const number = (this.form?.getAttribute("action") || "").match(ID_IN_ADDRESS)?.[1];
    const shown = number || window.location.pathname.match(ID_IN_ADDRESS)?.[1];
    return shown ? address.replace(/0\/$/, `${shown}/`) : null;
  }

  askSoon(wait = SETTLED_AFTER) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.ask(), wait);
  }

  async ask(more = {}) {
    clearTimeout(this.waiting);
    const { address } = this;
    if (!address) {
      this.say(this.words.unsaved);
      return;
    }
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    if (!this.findings.childElementCount) this.say(this.words.checking);
    this.element.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, {
        method: "POST",
        body: this.data(more),
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
        signal: asked.signal,
      });
      this.take(await response.json());
    } catch (failure) {
      if (failure.name !== "AbortError") this.say(this.words.unanswered);
    } finally {
      if (this.asked === asked) this.element.removeAttribute("aria-busy");
    }
  }

  data(more) {
    const data = this.panel && this.form ? new FormData(this.form) : new FormData();
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value;
    data.set("csrfmiddlewaretoken", token || window.wagtailConfig?.CSRF_TOKEN || "");
    for (const [name, value] of Object.entries(more)) data.set(name, value);
    return data;
  }

  take({ html, open, said }) {
    const reasons = this.reasonsBegun();
    const focused = document.activeElement?.closest?.("[data-finding]")?.dataset.finding;
    this.findings.innerHTML = html;
    for (const [finding, reason] of reasons) {
      const field = this.row(finding)?.querySelector("[data-reason]");
      if (!field) continue;
      field.value = reason;
      field.closest("details").open = true;
    }
    if (focused) this.row(focused)?.querySelector("[data-jump]").focus();
    this.count(open);
    this.say(said || (this.findings.childElementCount ? "" : this.words.nothing));
  }

  reasonsBegun() {
    return [...this.findings.querySelectorAll("details[open] [data-reason]")].map((field) => [
      field.closest("[data-finding]").dataset.finding,
      field.value,
    ]);
  }

  row(finding) {
    return this.findings.querySelector(`[data-finding="${finding}"]`);
  }

  count(open) {
    const counter = document.querySelector(
      `[data-side-panel-toggle="${this.panel?.dataset.sidePanel}"] [data-side-panel-toggle-counter]`,
    );
    if (!counter) return;
    counter.textContent = open;
    counter.hidden = !open;
  }

  // The note about a mend stays beside its button until the next word.
  say(text) {
    if (!text && !this.undo.hidden) return;
    this.said.textContent = text;
    this.undo.hidden = true;
  }

  clicked(event) {
    const row = event.target.closest("[data-finding]");
    if (event.target.closest("[data-jump]")) this.jump(row);
    if (event.target.closest("[data-mend]")) this.mend(row, event.target.closest("[data-mend]"));
    const confirm = event.target.closest("[data-confirm]");
    if (confirm) {
      const reason = confirm.dataset.answer || row.querySelector("[data-reason]").value;
      this.ask({ "checks-confirmed": row.dataset.finding, "checks-reason": reason });
    }
  }

  jump(row) {
    show(placeOf(row.dataset));
  }

  async mend(row, { dataset: { old, new: replacement, offset } }) {
    const place = placeOf(row.dataset);
    show(place);
    await this.write(place, old, replacement, Number(offset));
  }

  async takeBack() {
    const { place, old, replacement, offset } = this.last;
    show(place);
    this.undo.hidden = true;
    await this.write(place, replacement, old, offset, false);
  }

  async write(place, old, replacement, offset, canBeUndone = true) {
    if (!(await mend(place, old, replacement, offset))) {
      this.say(this.words.byHand);
      return;
    }
    this.said.textContent = this.words.mended
      .replace("{old}", () => old)
      .replace("{new}", () => replacement);
    this.undo.hidden = !canBeUndone;
    this.last = { place, old, replacement, offset };
    this.askSoon();
  }
}

document.querySelectorAll("[data-story-checks]").forEach((element) => new StoryChecks(element));
