// Photos in the body of a story: a choice fills caption and alternative text, several photos
// become a group. A classic script: Wagtail's blocks are built before any module runs.
(() => {
  const { StructBlockDefinition, StreamBlockDefinition } = window.wagtailStreamField.blocks;
  const WORDS = ["caption", "alternative_text"];

  // Words of the photo go where nobody has written; words of the photo before make room.
  function filled(written, before, now) {
    return written.trim() === "" || written === before ? now : written;
  }

  let creditWords = "{credit}";

  function showCredit(widget, words = creditWords) {
    const after = widget.chooserElement;
    let line = after.parentElement.querySelector(":scope > .story-photo-credit");
    if (!line) {
      line = document.createElement("p");
      line.className = "story-photo-credit";
      after.after(line);
    }
    const state = widget.getState();
    line.textContent = state?.credit ? words.replace("{credit}", state.credit) : "";
    line.hidden = !line.textContent;
  }

  // The chooser of one photo opens so that several can be ticked; ``take`` gets all of them.
  function chooseSeveral(widget, take) {
    widget.openChooserModal = () => {
      widget.modal ||= new widget.chooserModalClass(widget.opts.modalUrl || widget.chooserElement.dataset.chooserUrl);
      widget.modal.open({ ...widget.getModalOptions(), multiple: true }, (photos) => {
        take(Array.isArray(photos) ? photos : [photos]);
      });
    };
  }

  function setText(block, text) {
    if (block.getValue() === text) return;
    block.setState(text);
    const input = block.element?.querySelector?.("input, textarea") ?? document.getElementById(block.idForLabel);
    input?.dispatchEvent(new Event("change", { bubbles: true }));
  }

  class PhotoDefinition extends StructBlockDefinition {
    render(placeholder, prefix, initialState, initialError, capabilities) {
      const block = super.render(placeholder, prefix, initialState, initialError, capabilities);
      const { widget } = block.childBlocks.photo;
      creditWords = this.meta.creditWords;
      let before = widget.getState() || {};
      showCredit(widget);
      const changed = () => {
        const now = widget.getState() || {};
        for (const name of WORDS) {
          const text = block.childBlocks[name];
          setText(text, filled(text.getValue() || "", before[name] || "", now[name] || ""));
        }
        before = now;
        showCredit(widget);
      };
      widget.addEventListener("chosen", changed);
      const clear = widget.clear.bind(widget);
      widget.clear = () => {
        clear();
        changed();
      };
      chooseSeveral(widget, (photos) => {
        if (photos.length === 1) widget.setStateFromModalData(photos[0]);
        else if (photos.length) becomeGroup(block, photos);
      });
      return block;
    }
  }

  // A photo block whose chooser brought several is a group from then on, in the same place.
  function becomeGroup(block, photos) {
    const child = block.container[0].closest("[data-streamfield-child]");
    const body = child.closest("[data-story-body]")?.storyBody;
    const index = body ? body.children.findIndex((one) => one.element === child) : -1;
    if (index < 0) return;
    const written = block.childBlocks.caption.getValue() || "";
    const own = block.childBlocks.photo.widget.getState()?.caption;
    body.insertPhotos(photos, index + 1, written === own ? "" : written);
    body.deleteBlock(index);
  }

  class PhotoGroupDefinition extends StructBlockDefinition {
    render(placeholder, prefix, initialState, initialError, capabilities) {
      const block = super.render(placeholder, prefix, initialState, initialError, capabilities);
      const list = block.childBlocks.photos;
      creditWords = this.meta.creditWords;
      const create = list._createChild.bind(list);
      const prepare = (child) => {
        const { widget } = child.block;
        showCredit(widget);
        widget.addEventListener("chosen", () => showCredit(widget));
        chooseSeveral(widget, (photos) => takeIntoGroup(list, child, photos));
        return child;
      };
      list._createChild = (...args) => prepare(create(...args));
      list.children.forEach(prepare);
      return block;
    }
  }

  // The first takes the place it was asked for; the others the empty places after it, then new ones.
  function takeIntoGroup(list, child, photos) {
    const [first, ...others] = photos;
    if (!first) return;
    child.block.widget.setStateFromModalData(first);
    let index = list.children.indexOf(child);
    for (const photo of others) {
      index += 1;
      const next = list.children[index];
      if (next && !next.block.widget.getState()) next.block.widget.setStateFromModalData(photo);
      else list.insert(photo, index, { id: crypto.randomUUID() });
    }
  }

  class BodyDefinition extends StreamBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      const block = super.render(placeholder, prefix, initialState, initialError);
      block.element.dataset.storyBody = "";
      block.element.storyBody = block;
      // Whoever waits for files to be dropped may be there before the body is, or after.
      document.dispatchEvent(new CustomEvent("story-body", { detail: block.element }));
      // One photo as a photo block, several as a group; what the form learned of them fills both.
      block.insertPhotos = (photos, index, caption = "") => {
        const id = crypto.randomUUID();
        if (photos.length === 1) {
          const [photo] = photos;
          const value = { photo, caption: caption || photo.caption, alternative_text: photo.alternative_text };
          block.insert({ type: "photo", value, id }, index, { animate: false });
          return;
        }
        const rows = photos.map((photo) => ({ value: photo, id: crypto.randomUUID() }));
        block.insert({ type: "photo_group", value: { photos: rows, caption }, id }, index, { animate: false });
      };
      return block;
    }
  }

  window.storyPhotos = { filled, showCredit };
  window.telepath.register("cms.articles.blocks.Photo", PhotoDefinition);
  window.telepath.register("cms.articles.blocks.PhotoGroup", PhotoGroupDefinition);
  window.telepath.register("cms.articles.blocks.Body", BodyDefinition);
})();
