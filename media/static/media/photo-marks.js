// Cuts and focal point, drawn on the picture with mouse, finger or keys. The numbers below the
// picture are what is sent; this only fills them in.
import { moved, resized, usualBox } from "./photo-boxes.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class PhotoMarks {
  constructor(root, photo) {
    this.root = root;
    this.photo = photo;
    this.mode = "";
    this.stage = root.querySelector("[data-stage]");
    this.picture = root.querySelector("[data-picture]");
    this.cut = root.querySelector("[data-cut]");
    this.modes = [...root.querySelectorAll("[data-mode]")];
    this.resetButton = root.querySelector("[data-reset]");
    this.prepare();
    this.listen();
    this.show();
  }

  prepare() {
    for (const name of ["modes", "line", "previews"]) {
      this.root.querySelector(`[data-${name}]`).hidden = false;
    }
    const numbers = this.root.querySelector("[data-numbers]");
    numbers.open = Boolean(this.root.querySelector(".error-message"));
    for (const image of this.root.querySelectorAll("[data-preview-picture]")) {
      image.src = this.picture.currentSrc || this.picture.src;
    }
  }

  listen() {
    for (const button of this.modes) {
      button.addEventListener("click", () => this.choose(button.dataset.mode));
    }
    this.resetButton.addEventListener("click", () => {
      this.write(this.mode, null);
      if (this.mode) this.cut.focus();
    });
    this.stage.addEventListener("pointerdown", (event) => this.begin(event));
    this.cut.addEventListener("keydown", (event) => this.key(event));
    this.root.querySelector("[data-numbers]").addEventListener("input", (event) => {
      const group = event.target.closest("[data-numbers-of]");
      if (group && !this.writing) this.show();
    });
  }

  choose(mode) {
    this.mode = mode;
    this.show();
    if (mode) this.cut.focus({ preventScroll: true });
  }

  inputs(mode) {
    return [...this.root.querySelectorAll(`[data-numbers-of="${mode}"] input`)];
  }

  // What the numbers say: a box, or null when nothing is marked.
  read(mode) {
    const values = this.inputs(mode).map((input) => (input.value === "" ? null : Number(input.value)));
    if (values.includes(null)) return null;
    if (mode === "focal") {
      const [x, y, width, height] = values;
      return { left: Math.round(x - width / 2), top: Math.round(y - height / 2), width, height };
    }
    const { across, down } = this.photo.ratios[mode];
    const [left, top, width] = values;
    return { left, top, width, height: Math.round((width * down) / across) };
  }

  write(mode, box) {
    const inputs = this.inputs(mode);
    let values = inputs.map(() => "");
    if (box && mode === "focal") {
      const x = Math.round(box.left + box.width / 2);
      const y = Math.round(box.top + box.height / 2);
      values = [x, y, box.width, box.height];
    } else if (box) {
      values = [box.left, box.top, box.width];
    }
    this.writing = true;
    inputs.forEach((input, at) => {
      input.value = values[at];
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    this.writing = false;
    this.show();
  }

  // The box in force: the one marked, else what holds without it.
  boxOf(mode) {
    const marked = this.read(mode);
    if (marked || mode === "focal") return marked;
    const { across, down } = this.photo.ratios[mode];
    return usualBox(this.photo, across, down, this.read("focal"));
  }

  show() {
    for (const button of this.modes) {
      button.setAttribute("aria-pressed", String(button.dataset.mode === this.mode));
    }
    const box = this.mode ? this.boxOf(this.mode) : null;
    this.stage.classList.toggle("is-marking", Boolean(this.mode));
    this.cut.hidden = !this.mode || (!box && this.mode !== "focal");
    this.cut.classList.toggle("is-usual", Boolean(this.mode) && !this.read(this.mode));
    this.cut.classList.toggle("is-focal", this.mode === "focal");
    if (this.mode) this.place(box || this.firstFocal());
    this.root.querySelector("[data-help]").hidden = !this.mode;
    this.resetButton.disabled = !this.mode || !this.read(this.mode);
    this.root.querySelector("[data-state]").textContent = this.words(box);
    for (const ratio of Object.keys(this.photo.ratios)) this.preview(ratio);
  }

  place(box) {
    const { width, height } = this.photo;
    this.cut.style.left = `${(100 * box.left) / width}%`;
    this.cut.style.top = `${(100 * box.top) / height}%`;
    this.cut.style.width = `${(100 * box.width) / width}%`;
    this.cut.style.height = `${(100 * box.height) / height}%`;
  }

  // Where the frame of a focal point waits that nobody has chosen yet.
  firstFocal() {
    const { width, height } = this.photo;
    const side = Math.round(Math.min(width, height) / 4);
    return { left: Math.round((width - side) / 2), top: Math.round((height - side) / 2), width: side, height: side };
  }

  words(box) {
    const { words } = this.photo;
    if (!this.mode) return "";
    if (this.mode === "focal" && !box) return words.none;
    const kept = this.read(this.mode);
    const text = this.mode === "focal" ? words.focal : kept ? words.kept : words.usual;
    const values = { ...box, ratio: this.mode };
    values.x = Math.round(box.left + box.width / 2);
    values.y = Math.round(box.top + box.height / 2);
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  preview(ratio) {
    const element = this.root.querySelector(`[data-preview="${ratio}"]`);
    const box = this.boxOf(ratio);
    const frame = element.querySelector(".photo-preview__frame");
    const { across, down } = this.photo.ratios[ratio];
    frame.style.aspectRatio = `${across} / ${down}`;
    const image = element.querySelector("img");
    image.style.width = `${(100 * this.photo.width) / box.width}%`;
    image.style.left = `${(-100 * box.left) / box.width}%`;
    image.style.top = `${(-100 * box.top) / box.height}%`;
    element.querySelector("[data-hand]").hidden = !this.read(ratio);
  }

  ratio() {
    if (this.mode === "focal") return 0;
    const { across, down } = this.photo.ratios[this.mode];
    return down / across;
  }

  least() {
    return this.mode === "focal" ? 1 : this.photo.least;
  }

  point(event) {
    const area = this.picture.getBoundingClientRect();
    return {
      x: ((event.clientX - area.left) / area.width) * this.photo.width,
      y: ((event.clientY - area.top) / area.height) * this.photo.height,
    };
  }

  begin(event) {
    if (!this.mode || event.button > 0 || !event.isPrimary) return;
    event.preventDefault();
    const start = this.point(event);
    const grip = event.target.dataset.grip;
    const inside = grip || event.target.closest("[data-cut]");
    if (!inside && this.mode !== "focal") return;
    let box = this.boxOf(this.mode) || this.firstFocal();
    let anchor = grip;
    if (!inside) {
      box = { left: Math.round(start.x), top: Math.round(start.y), width: 1, height: 1 };
      anchor = "drawn";
    }
    const origin = { ...box };
    const move = (next) => {
      const at = this.point(next);
      const right = at.x - start.x;
      const down = at.y - start.y;
      if (anchor === "drawn") this.write(this.mode, this.drawn(start, at));
      else if (anchor) this.write(this.mode, this.pulled(origin, right, down, anchor));
      else this.write(this.mode, moved(this.photo, origin, right, down));
    };
    const end = () => {
      this.stage.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) this.stage.removeEventListener(name, end);
    };
    this.stage.setPointerCapture(event.pointerId);
    this.stage.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) this.stage.addEventListener(name, end);
    this.cut.focus({ preventScroll: true });
  }

  drawn(start, at) {
    const { width, height } = this.photo;
    const within = (value, most) => Math.round(Math.min(Math.max(value, 0), most));
    const left = within(Math.min(start.x, at.x), width - 1);
    const top = within(Math.min(start.y, at.y), height - 1);
    return {
      left,
      top,
      width: Math.max(1, within(Math.max(start.x, at.x), width) - left),
      height: Math.max(1, within(Math.max(start.y, at.y), height) - top),
    };
  }

  pulled(origin, right, down, anchor) {
    const across = anchor.includes("w") ? -right : right;
    const along = anchor.includes("n") ? -down : down;
    const ratio = this.ratio();
    // The larger of the two pulls counts, so that the corner stays under the finger.
    const width = ratio ? origin.width + Math.max(across, along / ratio) : origin.width + across;
    return resized(this.photo, origin, width, origin.height + along, anchor, ratio, this.least());
  }

  key(event) {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const step = event.altKey ? 1 : Math.max(1, Math.round(Math.max(this.photo.width, this.photo.height) / 100));
    const box = this.boxOf(this.mode) || this.firstFocal();
    const [right, down] = arrow;
    if (!event.shiftKey) {
      this.write(this.mode, moved(this.photo, box, right * step, down * step));
      return;
    }
    const ratio = this.ratio();
    // Up and right make a cut larger; the focal point has two sides of its own.
    const more = ratio ? (right - down) * step : right * step;
    const higher = ratio ? 0 : -down * step;
    this.write(
      this.mode,
      resized(this.photo, box, box.width + more, box.height + higher, "middle", ratio, this.least()),
    );
  }
}
