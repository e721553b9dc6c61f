// The library: marks, choice and keys joined to what the page shows.

import { Choice } from "./choice.js";
import { Keys } from "./keys.js";
import { Marks, show } from "./marks.js";
import { suggestIn } from "./suggest.js";

const root = document.querySelector("[data-desk]");
const page = JSON.parse(document.getElementById("desk-page").textContent);
const find = (selector) => root.querySelector(selector);
const list = find("[data-photos]");
const photos = list ? [...list.children] : [];
const numberOf = (photo) => Number(photo.dataset.photo);
const byNumber = new Map(photos.map((photo) => [numberOf(photo), photo]));

for (const element of root.querySelectorAll("[data-scripted]")) element.hidden = false;
for (const element of root.querySelectorAll("[data-plain]")) element.hidden = true;

// ---- what is said

const say = (text) => {
  find("[data-live]").textContent = text;
};

let notice;
const complain = (text) => {
  const element = find("[data-notice]");
  element.textContent = text;
  element.hidden = false;
  clearTimeout(notice);
  notice = setTimeout(() => {
    element.hidden = true;
  }, 8000);
};

// ---- choice

const bar = find("[data-bar]");

const drawChoice = () => {
  for (const [number, photo] of byNumber) {
    const isChosen = choice.has(number);
    photo.toggleAttribute("data-chosen", isChosen);
    photo.querySelector("[data-choose]").checked = isChosen;
  }
  if (!bar) return;
  const elsewhere = [...choice.numbers].filter((number) => !byNumber.has(number)).length;
  bar.hidden = choice.size === 0;
  find("[data-chosen-count]").textContent = page.words.chosen.replace("{count}", choice.size);
  find("[data-chosen-elsewhere]").textContent = elsewhere
    ? `(${page.words.elsewhere.replace("{count}", elsewhere)})`
    : "";
};

const choice = new Choice(page.mostChosen, drawChoice);

const choose = (chosen, isChosen) => {
  if (!choice.set(chosen, isChosen)) {
    complain(page.words.most_chosen.replace("{count}", page.mostChosen));
  }
  say(page.words.chosen.replace("{count}", choice.size));
};

let anchor = null;

/** A click with shift chooses everything from the photo chosen before. */
list?.addEventListener("click", (event) => {
  const box = event.target.closest("[data-choose]");
  if (!box) return;
  const photo = box.closest("[data-photo]");
  const from = event.shiftKey && anchor ? photos.indexOf(anchor) : photos.indexOf(photo);
  const to = photos.indexOf(photo);
  const range = photos.slice(Math.min(from, to), Math.max(from, to) + 1);
  choose(range.map(numberOf), box.checked);
  anchor = photo;
});

const chooseAllFound = async () => {
  try {
    const answer = await fetch(`${page.numbers}?${page.query}`);
    const { photos: found } = await answer.json();
    choice.numbers.clear();
    choose(found, true);
    say(page.words.all_chosen.replace("{count}", choice.size));
  } catch {
    complain(page.words.unanswered);
  }
};

find("[data-choose-page]")?.addEventListener("click", () => choose([...byNumber.keys()], true));
find("[data-choose-all]")?.addEventListener("click", chooseAllFound);
find("[data-choose-none]")?.addEventListener("click", () => choice.clear());

/** What is chosen on other pages goes along with what is ticked on this one. */
find("[data-selection-form]").addEventListener("submit", () => {
  find("[data-chosen]").value = [...choice.numbers].join(",");
});

// ---- marks

const marks = new Marks({
  address: page.mark,
  words: page.words,
  find: (number) => byNumber.get(number),
  say,
  complain,
});

const mark = (photo, name, value) => {
  if (photo.hasAttribute("data-changeable")) marks.give([numberOf(photo)], name, value);
  else complain(page.words.not_saved.replace("{reason}", page.words.refused));
};

for (const photo of photos) show(photo, "pick", photo.dataset.pick);

list?.addEventListener("click", (event) => {
  const photo = event.target.closest("[data-photo]");
  const star = event.target.closest("[data-rate]");
  const decision = event.target.closest("[data-decide]");
  if (star) {
    const rating = Number(star.dataset.rate);
    mark(photo, "rating", rating === Number(photo.dataset.rating) ? 0 : rating);
  } else if (decision) {
    const pick = decision.dataset.decide;
    mark(photo, "pick", pick === photo.dataset.pick ? "" : pick);
  }
});

bar?.addEventListener("click", (event) => {
  const decision = event.target.closest("[data-bar-decide]");
  if (decision) marks.give([...choice.numbers], "pick", decision.dataset.barDecide);
});

find("[data-bar-rate]")?.addEventListener("change", (event) => {
  if (event.target.value !== "") {
    marks.give([...choice.numbers], "rating", Number(event.target.value));
  }
  event.target.value = "";
});

// ---- keys

const follow = (selector) => () => find(selector)?.click() ?? false;

new Keys(list, {
  toggle: (photo) => {
    choose([numberOf(photo)], !choice.has(numberOf(photo)));
    anchor = photo;
  },
  chooseAll: (range) => choose(range.map(numberOf), true),
  chooseNone: () => (choice.size ? choice.clear() : false),
  mark,
  find: () => find("[data-find]").focus(),
  help: () => find("[data-keys]").showModal(),
  before: follow("[data-before]"),
  after: follow("[data-after]"),
});

find("[data-show-keys]").addEventListener("click", () => find("[data-keys]").showModal());

// ---- order and filters

find("[data-sort] select").addEventListener("change", (event) => event.target.form.requestSubmit());

/** Fields that say nothing stay out of the address. */
find("[data-filters]")?.addEventListener("submit", (event) => {
  const empty = [...event.target.elements].filter((field) => field.name && !field.value);
  for (const field of empty) field.disabled = true;
  setTimeout(() => {
    for (const field of empty) field.disabled = false;
  });
});

suggestIn(root, page.suggest);
drawChoice();
