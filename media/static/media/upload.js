// The screen where photos are brought by the hundred.

import { dropped, keyOf, pictures } from "./upload-files.js";
import { Overall } from "./upload-overall.js";
import { askUntilAnswered } from "./upload-requests.js";
import { Row } from "./upload-row.js";
import { Transfer } from "./upload-transfer.js";

const AT_ONCE = 3;

const root = document.querySelector("[data-upload]");
const find = (selector) => root.querySelector(selector);
const page = JSON.parse(document.getElementById("upload-page").textContent);
const overall = new Overall(root, page.words);
const rows = new Map();

// ---- the list

let isDrawn = true;

/** Two hundred bars move at once: the whole is drawn once for each picture of the screen. */
const draw = () => {
  if (isDrawn) {
    isDrawn = false;
    requestAnimationFrame(() => {
      isDrawn = true;
      overall.show([...rows.keys()]);
    });
  }
};

const changed = (transfer) => {
  rows.get(transfer)?.show(transfer);
  draw();
};

const remove = (transfer) => {
  rows.get(transfer).element.remove();
  rows.delete(transfer);
  draw();
};

const add = (given) => {
  const transfer = new Transfer({ page, changed, ...given });
  const row = new Row(find("template[data-row]"), transfer, page.words, (what, button) =>
    acts[what](transfer, button),
  );
  rows.set(transfer, row);
  find("[data-rows]").append(row.element);
  draw();
};

// ---- what runs

const runNext = () => {
  const transfers = [...rows.keys()];
  let free = AT_ONCE - transfers.filter((one) => one.isUnderWay).length;
  for (const transfer of transfers) {
    if (free > 0 && transfer.state === "waiting") {
      free -= 1;
      run(transfer);
    }
  }
};

const run = async (transfer, options) => {
  const signedOut = await transfer.run(options);
  if (signedOut) {
    pauseAll();
    find("[data-signed-out]").textContent = page.words.signed_out;
    find("[data-signed-out]").hidden = false;
  }
  runNext();
};

const pauseAll = () => {
  for (const transfer of rows.keys()) {
    if (transfer.canPause) {
      transfer.pause();
    }
  }
};

const resume = (isMeant) => {
  find("[data-signed-out]").hidden = true;
  for (const transfer of rows.keys()) {
    if (isMeant(transfer)) {
      transfer.wait();
    }
  }
  runNext();
};

const acts = {
  pause: (transfer) => {
    transfer.pause();
    runNext();
  },
  resume: (transfer) => resume((one) => one === transfer),
  again: (transfer) => resume((one) => one === transfer),
  cancel: (transfer) => {
    transfer.cancel();
    remove(transfer);
    runNext();
  },
  keep: (transfer) => run(transfer, { evenIfKnown: true }),
  delete: async (transfer, link) => {
    const answer = await askUntilAnswered(link.dataset.address, new FormData()).catch(() => null);
    if (answer && answer.status < 300) {
      transfer.markDeleted();
    } else {
      rows.get(transfer).say(page.words.not_deleted);
    }
  },
};

// ---- files come

const isListed = (key) =>
  [...rows.keys()].find((one) => one.key === key && !["taken", "known", "deleted"].includes(one.state));

/** A file that is in the list already is not listed twice; one that failed goes on. */
const bring = (files) => {
  const chosen = new FormData(find("[data-form]"));
  const choices = { collection: chosen.get("collection"), event: chosen.get("event") };
  for (const file of files) {
    const key = keyOf(file);
    const listed = isListed(key);
    if (listed?.isSettled) {
      remove(listed);
    }
    if (!listed || listed.isSettled) {
      unlist(key);
      add({ file, key, choices, name: file.name, size: file.size });
    }
  }
  runNext();
};

const bringFolder = (files) => {
  const { taken, leftOut } = pictures(files, page.suffixes);
  const line = find("[data-left-out]");
  line.hidden = leftOut.length === 0;
  const kinds = new Set(leftOut.map(({ name }) => name.match(/\.[^.]+$/)?.[0] ?? name));
  line.textContent = page.words.left_out
    .replace("{count}", leftOut.length)
    .replace("{kinds}", [...kinds].slice(0, 8).join(", "));
  bring(taken);
};

const chooser = (isFolder) => {
  const input = isFolder ? document.createElement("input") : find("[data-files]");
  input.type = "file";
  input.multiple = true;
  input.webkitdirectory = isFolder;
  input.addEventListener("change", () => {
    (isFolder ? bringFolder : bring)([...input.files]);
    input.value = "";
  });
  return input;
};

const dropHere = () => {
  const curtain = find("[data-curtain]");
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;
  const lift = () => {
    depth = 0;
    curtain.hidden = true;
  };
  document.addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) {
      depth += 1;
      curtain.hidden = false;
    }
  });
  document.addEventListener("dragleave", (event) => {
    depth -= carriesFiles(event) ? 1 : 0;
    if (depth <= 0) {
      lift();
    }
  });
  document.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
    }
  });
  document.addEventListener("drop", async (event) => {
    if (!carriesFiles(event)) {
      return;
    }
    event.preventDefault();
    lift();
    const { single, inFolders } = await dropped(event.dataTransfer);
    bring(single);
    if (inFolders.length > 0) {
      bringFolder(inFolders);
    }
  });
};

// ---- what an earlier visit left

const unfinished = () => [...root.querySelectorAll("[data-unfinished] [data-key]")];

const tellUnfinished = () => {
  const { length } = unfinished();
  if (length === 0) {
    find("[data-unfinished]")?.remove();
  } else {
    const title = find("[data-unfinished-title]");
    title.textContent = page.words.unfinished.replace("{count}", length);
  }
};

const unlist = (key) => {
  for (const item of unfinished()) {
    if (item.dataset.key === key) {
      item.remove();
      tellUnfinished();
    }
  }
};

/** Files that had arrived in full need nobody to choose them again. */
const finishArrived = () => {
  for (const { dataset } of unfinished()) {
    if ("complete" in dataset) {
      const { key, name, address } = dataset;
      add({ key, name, address, size: Number(dataset.size) });
      unlist(key);
    }
  }
  runNext();
};

const discardUnfinished = async (event) => {
  event.preventDefault();
  const form = event.target;
  await askUntilAnswered(form.action, new FormData(form)).catch(() => null);
  find("[data-unfinished]").remove();
};

// ---- the page

const files = chooser(false);
const folder = chooser(true);

for (const element of root.querySelectorAll("[data-plain]")) {
  element.hidden = true;
}
for (const element of root.querySelectorAll("[data-scripted]")) {
  element.hidden = false;
}
find("[data-choose-files]").addEventListener("click", () => files.click());
find("[data-choose-folder]").addEventListener("click", () => folder.click());
find("[data-form]").addEventListener("submit", (event) => event.preventDefault());
find("[data-pause-all]").addEventListener("click", pauseAll);
find("[data-resume-all]").addEventListener("click", () => resume((one) => one.state === "paused"));
find("[data-again-all]").addEventListener("click", () =>
  resume((one) => one.state === "failed"),
);
find("[data-only-problems]").addEventListener("change", (event) =>
  find("[data-rows]").toggleAttribute("data-filtered", event.target.checked),
);
find("[data-discard]")?.addEventListener("submit", discardUnfinished);
window.addEventListener("beforeunload", (event) => {
  if ([...rows.keys()].some((one) => one.isUnderWay || one.state === "waiting")) {
    event.preventDefault();
  }
});
dropHere();
finishArrived();
