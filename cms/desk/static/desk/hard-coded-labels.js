// Labels that Wagtail writes into the page without asking its catalogue for them.

const say = {
  "#w-slim-header-buttons": (bar) => bar.setAttribute("aria-label", gettext("Actions")),
  ".w-sr-only > input[type=submit][value=Search]": (button) => {
    button.value = gettext("Search");
  },
  ".Tooltip__button": (button) => {
    const words = gettext(button.textContent);
    if (words !== button.textContent) button.textContent = words;
  },
};

const sayAll = () => {
  for (const [selector, change] of Object.entries(say)) {
    document.querySelectorAll(selector).forEach(change);
  }
};

sayAll();
new MutationObserver(sayAll).observe(document.body, { childList: true, subtree: true });
