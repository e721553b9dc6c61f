// The keyboard of the library. One photo has the focus; keys act on it.

const typesText = (element) =>
  element.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;

export class Keys {
  constructor(list, acts) {
    this.list = list;
    this.acts = acts;
    this.photos = list ? [...list.children] : [];
    if (this.photos.length) this.photos[0].tabIndex = 0;
    list?.addEventListener("focusin", (event) => {
      const photo = event.target.closest("[data-photo]");
      if (photo) this.hold(photo);
    });
    document.addEventListener("keydown", (event) => this.press(event));
  }

  get focused() {
    return document.activeElement?.closest?.("[data-photo]") ?? null;
  }

  /** Tab comes back to the photo that had the focus last. */
  hold(photo) {
    for (const other of this.photos) other.tabIndex = other === photo ? 0 : -1;
  }

  go(steps, isRange) {
    const from = this.photos.indexOf(this.focused);
    const to = from < 0 ? 0 : Math.min(Math.max(from + steps, 0), this.photos.length - 1);
    if (isRange && from >= 0) {
      const [first, last] = from < to ? [from, to] : [to, from];
      this.acts.chooseAll(this.photos.slice(first, last + 1));
    }
    this.photos[to]?.focus();
  }

  /** So many photos stand beside each other. */
  get across() {
    const top = this.photos[0]?.offsetTop;
    const next = this.photos.findIndex((photo) => photo.offsetTop !== top);
    return next < 0 ? this.photos.length : next;
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (typesText(event.target)) return;
    const { key } = event;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.across, ArrowDown: this.across }[key];
    if (steps && this.photos.length && (this.focused || event.target === document.body)) {
      event.preventDefault();
      this.go(steps, event.shiftKey);
    } else if (this.anywhere(key) || (this.focused && this.onPhoto(key, event))) {
      event.preventDefault();
    }
  }

  anywhere(key) {
    const act = {
      "/": this.acts.find,
      "?": this.acts.help,
      PageUp: this.acts.before,
      PageDown: this.acts.after,
      Escape: this.acts.chooseNone,
    }[key];
    return act ? act() !== false : false;
  }

  onPhoto(key, event) {
    const photo = this.focused;
    // Its own buttons and links answer to space and enter themselves.
    if (event.target !== photo && (key === " " || key === "Enter")) return false;
    if (key === " ") this.acts.toggle(photo);
    else if (key === "Enter") photo.querySelector("[data-open]").click();
    else if (/^[0-5]$/.test(key)) this.acts.mark(photo, "rating", Number(key));
    else {
      const pick = { p: "pick", x: "reject", u: "" }[key.toLowerCase()];
      if (pick === undefined) return false;
      this.acts.mark(photo, "pick", pick);
    }
    return true;
  }
}
