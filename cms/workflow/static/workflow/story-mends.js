// Writes a replacement into a field of the form as typing does: the browser, or the text editor,
// keeps it among the steps that Ctrl+Z takes back.

import { fieldIn } from "./story-places.js";

const settle = () => new Promise((done) => setTimeout(done, 60));

/**
 * Replace `old` by `replacement` in the field at `place`, where it stands nearest to `offset`.
 * Resolves to whether it was done; nothing is written where `old` stands no longer.
 */
export async function mend(place, old, replacement, offset) {
  const field = fieldIn(place);
  if (!field) return false;
  return field.isContentEditable
    ? mendText(field, old, replacement, offset)
    : mendField(field, old, replacement, offset);
}

function nearest(text, old, offset) {
  let best = -1;
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + 1)) {
    if (best < 0 || Math.abs(at - offset) < Math.abs(best - offset)) best = at;
  }
  return best;
}

function mendField(field, old, replacement, offset) {
  const start = nearest(field.value, old, offset);
  if (start < 0 || field.readOnly || field.disabled) return false;
  field.focus();
  field.setSelectionRange(start, start + old.length);
  if (!document.execCommand("insertText", false, replacement)) {
    field.setRangeText(replacement, start, start + old.length, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

/** The text editor knows a selection by its event, and a paste by the selection that it knows. */
async function mendText(editor, old, replacement, offset) {
  const found = textNodeWith(editor, old, offset);
  if (!found) return false;
  editor.focus();
  await settle();
  getSelection().setBaseAndExtent(found.node, found.start, found.node, found.start + old.length);
  await settle();
  if (getSelection().toString() !== old) return false;
  const data = new DataTransfer();
  data.setData("text/plain", replacement);
  editor.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
  );
  await settle();
  return true;
}

/** The text node that holds `old` whole, nearest to `offset` in the lines of the editor. */
function textNodeWith(editor, old, offset) {
  let best = null;
  let line = 0;
  for (const block of editor.querySelectorAll("[data-block=true]")) {
    if (block.querySelector("[data-block=true]")) continue;
    let before = line;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = nearest(node.data, old, offset - before);
      const away = Math.abs(before + start - offset);
      if (start >= 0 && (!best || away < best.away)) best = { node, start, away };
      before += node.data.length;
    }
    line = before + 1;
  }
  return best;
}
