// A close look at the photo: wheel, buttons, keys and fingers zoom, dragging and arrows move.

const STEP = 1.25;
const MOST = 4;

export class PhotoZoom {
  constructor(dialog, small, address) {
    this.dialog = dialog;
    this.small = small;
    this.address = address;
    this.view = dialog.querySelector("[data-zoom-view]");
    this.image = dialog.querySelector("[data-zoom-picture]");
    this.note = dialog.querySelector("[data-zoom-note]");
    this.level = dialog.querySelector("[data-zoom-level]");
    this.fingers = new Map();
    dialog.addEventListener("look", () => this.open());
    dialog.addEventListener("click", (event) => this.act(event.target.dataset.zoomAct));
    dialog.addEventListener("keydown", (event) => this.key(event));
    this.view.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.view.addEventListener("pointerdown", (event) => this.press(event));
    this.view.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) {
      this.view.addEventListener(name, (event) => this.fingers.delete(event.pointerId));
    }
    window.addEventListener("resize", () => dialog.open && this.fit());
  }

  open() {
    this.dialog.showModal();
    if (!this.asked) this.fetch();
    this.fit();
    this.view.focus();
  }

  // The copy that is there already stands in until the whole file has come.
  async fetch() {
    this.asked = true;
    this.image.src = this.small.currentSrc || this.small.src;
    const { width, height } = JSON.parse(document.getElementById("photo-stage").textContent);
    this.size = { width, height };
    this.note.textContent = this.note.dataset.loading;
    const whole = new Image();
    whole.src = this.address;
    try {
      await whole.decode();
      this.image.src = whole.src;
      this.note.textContent = "";
    } catch {
      this.note.textContent = this.note.dataset.failed;
    }
  }

  act(name) {
    if (name === "in") this.zoom(this.scale * STEP);
    else if (name === "out") this.zoom(this.scale / STEP);
    else if (name === "fit") this.fit();
    else if (name === "whole") this.zoom(1);
    else if (name === "close") this.dialog.close();
  }

  key(event) {
    const arrows = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    const acts = { "+": "in", "=": "in", "-": "out", 0: "fit", 1: "whole" };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (acts[event.key]) this.act(acts[event.key]);
    else if (arrows[event.key]) this.shift(...arrows[event.key]);
    else return;
    event.preventDefault();
  }

  wheel(event) {
    event.preventDefault();
    this.zoom(this.scale * Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
  }

  press(event) {
    this.view.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, event);
  }

  move(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const others = [...this.fingers.values()].filter((one) => one.pointerId !== event.pointerId);
    if (others.length === 1) {
      const [still] = others;
      const apart = (one) => Math.hypot(one.clientX - still.clientX, one.clientY - still.clientY);
      this.zoom((this.scale * apart(event)) / Math.max(1, apart(before)), still.clientX, still.clientY);
    } else if (!others.length) {
      this.shift(event.clientX - before.clientX, event.clientY - before.clientY);
    }
    this.fingers.set(event.pointerId, event);
  }

  fitting() {
    const { width, height } = this.view.getBoundingClientRect();
    return Math.min(1, width / this.size.width, height / this.size.height);
  }

  fit() {
    const { width, height } = this.view.getBoundingClientRect();
    this.scale = this.fitting();
    this.x = (width - this.size.width * this.scale) / 2;
    this.y = (height - this.size.height * this.scale) / 2;
    this.show();
  }

  // The place of the photo under (clientX, clientY), or in the middle, stays where it is.
  zoom(wanted, clientX, clientY) {
    const area = this.view.getBoundingClientRect();
    const scale = Math.min(MOST, Math.max(this.fitting(), wanted));
    const x = (clientX ?? area.left + area.width / 2) - area.left;
    const y = (clientY ?? area.top + area.height / 2) - area.top;
    this.x = x - ((x - this.x) / this.scale) * scale;
    this.y = y - ((y - this.y) / this.scale) * scale;
    this.scale = scale;
    this.shift(0, 0);
  }

  shift(right, down) {
    const area = this.view.getBoundingClientRect();
    this.x = kept(this.x + right, this.size.width * this.scale, area.width);
    this.y = kept(this.y + down, this.size.height * this.scale, area.height);
    this.show();
  }

  show() {
    const { width, height } = this.size;
    this.image.style.width = `${width * this.scale}px`;
    this.image.style.height = `${height * this.scale}px`;
    this.image.style.transform = `translate(${this.x}px, ${this.y}px)`;
    this.level.textContent = `${Math.round(this.scale * 100)} %`;
  }
}

// A photo smaller than the view stands in its middle; a larger one never shows what is beside it.
function kept(start, length, room) {
  if (length <= room) return (room - length) / 2;
  return Math.min(0, Math.max(room - length, start));
}
