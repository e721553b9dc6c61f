// How one file looks in the list.

const show = (element, isShown) => {
  element.hidden = !isShown;
};

export const sizeInWords = (bytes) => {
  const [value, unit] = bytes < 1e6 ? [bytes / 1024, "kilobyte"] : [bytes / 1048576, "megabyte"];
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit,
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(value);
};

export class Row {
  #words;
  #shownHtml = null;

  /** `act` is called with what somebody asks for: pause, resume, again, cancel, keep, delete. */
  constructor(template, transfer, words, act) {
    this.#words = words;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.find("[data-name]").textContent = transfer.name;
    this.find("[data-size]").textContent = sizeInWords(transfer.size);
    this.find("[data-bar]").setAttribute("aria-label", words.bar.replace("{name}", transfer.name));
    this.element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-act]");
      if (button) {
        event.preventDefault();
        act(button.dataset.act, button);
      }
    });
    this.show(transfer);
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  show(transfer) {
    const { state } = transfer;
    if (this.element.dataset.state !== state) {
      this.element.dataset.state = state;
      this.find("[data-words]").textContent = this.#words[state];
      this.#showButtons(transfer);
      this.#showResult(transfer);
      show(this.find("[data-bar]"), !transfer.isSettled);
    }
    this.find("[data-bar]").value = transfer.size ? transfer.sent / transfer.size : 0;
  }

  /** What happened to a photo after it was taken in. */
  say(text) {
    const result = this.find("[data-result]");
    const line = result.querySelector("[data-said]") ?? document.createElement("p");
    line.dataset.said = "";
    line.className = "upload-result__reason";
    line.textContent = text;
    result.append(line);
  }

  #showButtons(transfer) {
    const shown = {
      pause: transfer.canPause,
      resume: transfer.state === "paused",
      again: transfer.state === "failed",
      cancel: transfer.canPause || ["paused", "failed"].includes(transfer.state),
    };
    const hadFocus = this.element.contains(document.activeElement);
    for (const [name, isShown] of Object.entries(shown)) {
      show(this.find(`.upload-row__buttons [data-act=${name}]`), isShown);
    }
    if (hadFocus && document.activeElement?.hidden !== false) {
      // The button that was pressed is gone: the keyboard stays in this row.
      this.find(".upload-row__buttons [data-act]:not([hidden])")?.focus();
    }
  }

  #showResult({ html, reason, isSettled }) {
    const result = this.find("[data-result]");
    const shown = isSettled ? html || reason : "";
    if (shown === this.#shownHtml) {
      return;
    }
    this.#shownHtml = shown;
    result.replaceChildren();
    if (isSettled && html) {
      result.innerHTML = html;
    } else if (isSettled && reason) {
      this.say(reason);
    }
  }
}
