// The form of many photos: what the way of captions asks for, names, boxes that tick themselves.

import { People } from "./people.js";
import { namesIn } from "./names.js";

const form = document.querySelector("[data-many]");
const find = (selector) => form.querySelector(selector);

for (const element of form.querySelectorAll("[data-scripted]")) element.hidden = false;

// ---- captions

const way = form.elements.caption_way;
const showWay = () => {
  for (const part of form.querySelectorAll("[data-caption-ways]")) {
    part.hidden = !part.dataset.captionWays.split(" ").includes(way.value);
  }
};
way.addEventListener("change", showWay);
showWay();

// ---- people

const people = new People({
  list: find("[data-added]"),
  numbers: form.elements.add_person_ids,
  field: find("[data-pick-person]"),
});

for (const person of JSON.parse(document.getElementById("desk-people").textContent)) {
  people.add(person);
}

const caption = find("[data-names]");
namesIn(caption, {
  picked: (person) => {
    people.add(person);
    const warning = find("[data-differs]");
    warning.hidden = !person.differs;
    warning.textContent = person.differs ? person.warning : "";
  },
});

// ---- what is written shall be changed

for (const box of form.querySelectorAll("[data-set]")) {
  const field = box.closest(".desk-set");
  field.querySelector(".desk-set__value").addEventListener("input", () => {
    box.checked = true;
  });
}
