// Writes a replacement into a field of the form as typing does: the browser, or the text editor,
// keeps it among the steps that Ctrl+Z takes back.

import { fieldIn } from "./story-places.js";

const settle = () => new Promise((done) => setTimeout(done, 60));

/**
 * Replace `old` by `replacement` in the field at `place`, where it stands nearest to `offset`.
 * Resolves to whether it was done; nothing is written where `old` stands no longer, or not in one
 * piece.
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

/**
 * The text editor knows a selection by its event, and a paste by the selection that it knows. It may
 * refuse one without a word, so the text is read again before anybody is told that it was mended.
 */
async function mendText(editor, old, replacement, offset) {
  const { text, nodes } = textOf(editor);
  const start = nearest(text, old, offset);
  const end = start + old.length;
  // Words that a link or a style cuts in two are left to the writer: whose is the new word?
  const whole = nodes.find((one) => one.start <= start && end <= one.start + one.node.data.length);
  if (start < 0 || !whole) return false;
  editor.focus();
  await settle();
  const first = start - whole.start;
  getSelection().setBaseAndExtent(whole.node, first, whole.node, first + old.length);
  await settle();
  if (plainSpaces(getSelection().toString()) !== plainSpaces(old)) return false;
  const data = new DataTransfer();
  data.setData("text/plain", replacement);
  editor.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
  );
  return reads(editor, text.slice(0, start) + replacement + text.slice(end));
}

const plainSpaces = (text) => text.replaceAll("\u00a0", " ");

/** Whether the editor comes to read `wanted`; it draws itself anew in its own time. */
async function reads(editor, wanted) {
  for (let times = 0; times < 10; times += 1) {
    await settle();
    if (plainSpaces(textOf(editor).text) === plainSpaces(wanted)) return true;
  }
  return false;
}

/** The lines of the editor as one text, and its text nodes with the place where each begins. */
function textOf(editor) {
  const lines = [];
  const nodes = [];
  let start = 0;
  for (const block of editor.querySelectorAll("[data-block=true]")) {
    if (block.querySelector("[data-block=true]")) continue;
    let line = "";
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, start: start + line.length });
      line += node.data;
    }
    lines.push(line);
    start += line.length + 1;
  }
  return { text: lines.join("\n"), nodes };
}
