/*
 * Pasting from Word keeps paragraphs, subheadings, lists and links, and nothing else.
 *
 * The editor itself drops styles; what it cannot know is that Word writes its lists as paragraphs
 * with a drawn bullet, its headings also as classes, and its empty lines as paragraphs. This module
 * takes such a paste, puts the plain structure in its place and lets the editor go on with that.
 */

const WORD = /class="?Mso|urn:schemas-microsoft-com:office|<o:p>/i;
const HEADING = /^(MsoTitle|MsoSubtitle|MsoHeading\d|Heading\d)$/i;
const KEPT_LINK = /^(https?:|mailto:)/i;

document.addEventListener("paste", takeOver, true);

function takeOver(event) {
  const editor = event.target.closest?.(".public-DraftEditor-content");
  const html = event.clipboardData?.getData("text/html") ?? "";
  // What this module itself sends on bears no trace of Word any more, so it passes here.
  if (!editor || !WORD.test(html)) return;
  const clean = cleanWord(html);
  event.preventDefault();
  event.stopImmediatePropagation();
  const data = new DataTransfer();
  data.setData("text/html", clean);
  data.setData("text/plain", event.clipboardData.getData("text/plain"));
  const again = new ClipboardEvent("paste", {
    clipboardData: data,
    bubbles: true,
    cancelable: true,
  });
  event.target.dispatchEvent(again);
}

/** Word's HTML as p, h2, h3, ul, ol, li and a with href; text elsewhere keeps its paragraph. */
export function cleanWord(html) {
  const source = new DOMParser().parseFromString(html, "text/html");
  source.querySelectorAll("style, script, meta, link, title, xml").forEach((node) => node.remove());
  const target = document.implementation.createHTMLDocument("").body;
  let list = null;
  for (const block of blocksOf(source.body)) {
    const item = listItem(block);
    const text = inline(block, item !== null);
    if (!text.textContent.trim()) continue;
    if (item) {
      if (!list || list.localName !== item) list = target.appendChild(document.createElement(item));
      list.appendChild(wrap("li", text));
    } else {
      list = null;
      target.appendChild(wrap(headingName(block) ?? "p", text));
    }
  }
  return target.innerHTML;
}

const BLOCK = "p, h1, h2, h3, h4, h5, h6, li, blockquote, div, td, th";

function blocksOf(body) {
  const innermost = [...body.querySelectorAll(BLOCK)].filter((node) => !node.querySelector(BLOCK));
  return innermost.length ? innermost : [body];
}

function headingName(block) {
  const level = /^h([1-6])$/.exec(block.localName)?.[1];
  if (level) return Number(level) <= 2 ? "h2" : "h3";
  return HEADING.test(block.className) ? "h2" : null;
}

/** "ul", "ol" or null. Word draws the bullet or the number itself, inside mso-list:Ignore. */
function listItem(block) {
  if (block.localName === "li") return block.parentElement.localName === "ol" ? "ol" : "ul";
  const style = block.getAttribute("style") ?? "";
  if (!/mso-list:\s*l\d/i.test(style) && !/^MsoList/i.test(block.className)) return null;
  const drawn = [...block.querySelectorAll("[style]")].find(isDrawnBullet);
  if (!drawn) return null;
  return /^\s*(\d+|[a-z]{1,3}|[ivx]+)[.)]/i.test(drawn.textContent) ? "ol" : "ul";
}

function isDrawnBullet(node) {
  return /mso-list:\s*ignore/i.test(node.getAttribute("style") ?? "");
}

function inline(block, isItem) {
  const fragment = document.createDocumentFragment();
  const walk = (node, into) => {
    if (node.nodeType === Node.TEXT_NODE) {
      into.append(node.textContent.replace(/[\s\u00a0]+/g, " "));
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (isItem && isDrawnBullet(node)) return;
      const href = node.localName === "a" ? node.getAttribute("href") ?? "" : "";
      const next = KEPT_LINK.test(href) ? into.appendChild(document.createElement("a")) : into;
      if (next !== into) next.setAttribute("href", href);
      if (node.localName === "br") into.append(" ");
      node.childNodes.forEach((child) => walk(child, next));
    }
  };
  block.childNodes.forEach((child) => walk(child, fragment));
  fragment.normalize();
  trim(fragment);
  return fragment;
}

function trim(fragment) {
  const first = fragment.firstChild;
  const last = fragment.lastChild;
  if (first?.nodeType === Node.TEXT_NODE) first.textContent = first.textContent.trimStart();
  if (last?.nodeType === Node.TEXT_NODE) last.textContent = last.textContent.trimEnd();
}

function wrap(name, content) {
  const element = document.createElement(name);
  element.append(content);
  return element;
}
