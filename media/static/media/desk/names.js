// Names in a caption: begun with capitals or with @, they come with the office held that day.

import { drawPerson } from "./people.js";
import { Asking, Proposals } from "./proposals.js";

// The words before the caret that may be a name: two that begin with capitals, or any after @.
const BEGUN = /(?:^|[\s(“"'–—-])((?:@[\p{L}]*(?: \p{L}+){0,4})|(?:\p{Lu}[\p{L}'’]*(?: \p{Lu}[\p{L}'’]*){1,4}))$/u;

export const begunName = (text) => BEGUN.exec(text)?.[1] ?? "";

/**
 * Propose persons in the textarea `field`; `picked` is told whom was chosen. `data-names` is the
 * address that answers, `data-days` the days (ISO dates) on which offices are asked for.
 */
export const namesIn = (field, { picked }) => {
  const before = () => field.value.slice(0, field.selectionStart);
  const proposals = new Proposals(field, {
    draw: drawPerson,
    take: (person) => {
      const begun = begunName(before());
      const end = field.selectionStart;
      field.setRangeText(person.text, end - begun.length, end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      proposals.close();
      picked(person);
    },
  });
  const asking = new Asking(({ people }) => proposals.show(people));
  field.addEventListener("input", () => {
    const begun = begunName(before()).replace("@", "");
    if (begun.length < 2) {
      asking.stop();
      proposals.close();
      return;
    }
    const query = new URLSearchParams({ q: begun });
    for (const day of field.dataset.days.split(" ").filter(Boolean)) query.append("day", day);
    asking.ask(`${field.dataset.names}?${query}`);
  });
};
