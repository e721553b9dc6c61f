// The lead photo's words, and photo files dropped into a story.

const words = JSON.parse(document.getElementById("story-photo-words").textContent);
const AT_ONCE = 2;

// ---- the lead photo

const lead = window.storyPhotos && document.getElementById("id_lead_photo-chooser")?.widget;
const LEAD_WORDS = { caption: "id_lead_caption", alternative_text: "id_lead_alternative_text" };

if (lead) {
  const said = lead.chooserElement.querySelector("[data-photo-words]").dataset;
  let before = lead.getState() || {};
  if (lead.getState()) Object.assign(lead.state, said);
  window.storyPhotos.showCredit(lead, words.credit);
  const changed = () => {
    const now = lead.getState() || {};
    for (const [name, id] of Object.entries(LEAD_WORDS)) {
      const field = document.getElementById(id);
      if (!field) continue;
      const text = window.storyPhotos.filled(field.value, before[name] || "", now[name] || "");
      if (text === field.value) continue;
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    before = now;
    window.storyPhotos.showCredit(lead, words.credit);
  };
  lead.addEventListener("chosen", changed);
  const clear = lead.clear.bind(lead);
  lead.clear = () => {
    clear();
    changed();
  };
}

// ---- files dropped

const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
const places = [];

class Place {
  constructor(element, several, take) {
    this.element = element;
    this.several = several;
    this.take = take;
    this.list = document.createElement("ul");
    this.list.className = "story-drop";
    this.list.hidden = true;
    this.status = document.createElement("p");
    this.status.className = "w-sr-only";
    this.status.setAttribute("role", "status");
    element.before(this.status, this.list);
    element.classList.add("story-drop-place");
    // Before the text editor, which would keep the files for itself.
    element.addEventListener("dragover", (event) => this.over(event), true);
    element.addEventListener("dragleave", (event) => this.leave(event), true);
    element.addEventListener("drop", (event) => this.drop(event), true);
  }

  over(event) {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = "copy";
    this.element.classList.add("is-over");
  }

  leave(event) {
    if (!this.element.contains(event.relatedTarget)) this.element.classList.remove("is-over");
  }

  drop(event) {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    this.element.classList.remove("is-over");
    this.bring([...event.dataTransfer.files], event);
  }

  async bring(files, event) {
    const marker = this.marker(event);
    const wanted = this.several ? files : files.slice(0, 1);
    const rows = wanted.map((file) => this.row(file));
    for (const file of files.slice(wanted.length)) fail(this.row(file), words.one_only);
    const photos = new Array(wanted.length).fill(null);
    const waiting = wanted.map((file, index) => index);
    const work = async () => {
      for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
        photos[index] = await send(wanted[index], rows[index]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const brought = photos.filter(Boolean);
    if (brought.length) this.take(brought, marker());
    const counts = { count: brought.length, refused: files.length - brought.length };
    this.status.textContent = words.done.replace(/\{(\w+)\}/g, (whole, name) => counts[name]);
  }

  // Which block the files fell before; asked again when they are there, for others may have moved.
  marker(event) {
    const body = this.element.storyBody;
    if (!body) return () => 0;
    const after = body.children.find((child) => {
      const area = child.element.getBoundingClientRect();
      return event.clientY < area.top + area.height / 2;
    });
    return () => {
      const index = body.children.indexOf(after);
      return index < 0 ? body.children.length : index;
    };
  }

  row(file) {
    this.list.hidden = false;
    const row = document.createElement("li");
    row.innerHTML = '<span class="story-drop__name"></span> <progress max="1" value="0"></progress> <span class="story-drop__reason" role="alert"></span>';
    row.querySelector(".story-drop__name").textContent = file.name;
    row.querySelector("progress").setAttribute("aria-label", words.progress.replace("{name}", file.name));
    this.list.append(row);
    return row;
  }
}

function fail(row, reason) {
  row.querySelector("progress").remove();
  row.classList.add("is-refused");
  row.querySelector(".story-drop__reason").textContent = reason;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary";
  button.textContent = words.dismiss;
  button.addEventListener("click", () => leaveList(row));
  row.append(button);
}

function leaveList(row) {
  const list = row.parentElement;
  row.remove();
  list.hidden = !list.children.length;
}

// One file on its way; resolves to the photo, or null after its row has said why there is none.
function send(file, row) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("file", file, file.name);
    const bar = row.querySelector("progress");
    request.open("POST", words.address);
    request.setRequestHeader("X-CSRFToken", document.querySelector("[name=csrfmiddlewaretoken]").value);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    // All sent: the server is looking into the file, nobody knows for how long.
    request.upload.addEventListener("load", () => bar.removeAttribute("value"));
    const refuse = (reason) => {
      fail(row, reason);
      resolve(null);
    };
    request.addEventListener("load", () => {
      const answer = request.response;
      if (request.status === 200 && answer?.photo) {
        leaveList(row);
        resolve(answer.photo);
      } else {
        refuse(answer?.reason || words.unanswered);
      }
    });
    request.addEventListener("error", () => refuse(words.unanswered));
    request.send(data);
  });
}

const takeBody = (element) => {
  places.push(new Place(element, true, (photos, index) => element.storyBody.insertPhotos(photos, index)));
};
document.addEventListener("story-body", (event) => takeBody(event.detail));
document.querySelectorAll("[data-story-body]").forEach(takeBody);
const leadPanel = lead?.chooserElement.closest("[data-field-wrapper], .w-panel__wrapper") ?? lead?.chooserElement;
if (leadPanel) places.push(new Place(leadPanel, false, ([photo]) => lead.setStateFromModalData(photo)));

// A file that misses its place must not carry the browser away from what is written.
for (const name of ["dragover", "drop"]) {
  window.addEventListener(name, (event) => {
    if (holdsFiles(event) && !event.defaultPrevented) {
      event.preventDefault();
      if (name === "dragover") event.dataTransfer.dropEffect = "none";
    }
  });
}
