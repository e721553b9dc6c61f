// The screen of one photo: cuts and focal point on the picture, and a close look at it.
import { PhotoMarks } from "./photo-marks.js";
import { PhotoZoom } from "./photo-zoom.js";

for (const element of document.querySelectorAll("[data-photo-marks]")) {
  new PhotoMarks(element, JSON.parse(document.getElementById("photo-stage").textContent));
  const dialog = document.querySelector("[data-zoom-dialog]");
  new PhotoZoom(dialog, element.querySelector("[data-picture]"), element.dataset.file);
  element.querySelector("[data-zoom]").addEventListener("click", () => dialog.open || dialog.dispatchEvent(new Event("look")));
  element.querySelector("[data-plain]").hidden = true;
}
