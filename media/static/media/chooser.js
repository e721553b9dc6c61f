// In Wagtail's chooser of photos: what was taken in beside a refused file can be used at once.

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
