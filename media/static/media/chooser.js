// Wagtail's choosers: one types what one looks for as soon as they are open, and what was taken in
// beside a refused photo can be used at once.

const handlers = window.IMAGE_CHOOSER_MODAL_ONLOAD_HANDLERS;

if (handlers) {
  const reshow = handlers.reshow_creation_form;
  handlers.reshow_creation_form = (modal, data) => {
    reshow(modal, data);
    modal.body[0].querySelector("[data-use-taken]")?.addEventListener("click", (event) => {
      event.preventDefault();
      modal.loadUrl(event.currentTarget.href);
    });
  };
}

// A modal takes the focus to itself once it has moved in, also from a field one types in already. On
// a phone the keyboard would cover what there is to choose.
window.jQuery?.(document).on("shown.bs.modal", (event) => {
  if (!matchMedia("(pointer: fine)").matches) return;
  event.target.querySelector("[data-chooser-modal-search] [name=q]")?.focus();
});
