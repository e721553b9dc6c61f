// The files in what somebody chose or dropped, folders and their folders included.

const entriesIn = async (folder) => {
  const reader = folder.createReader();
  const entries = [];
  // A reader hands out some at a time, and nothing at the end.
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return entries;
    }
    entries.push(...some);
  }
};

const filesBelow = async (entry) => {
  if (entry.isFile) {
    return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  }
  const found = [];
  for (const inner of await entriesIn(entry)) {
    found.push(...(await filesBelow(inner)));
  }
  return found;
};

/** What was dropped: files by themselves, and those that came in folders. */
export const dropped = async (transfer) => {
  // The list is emptied when the event is over: everything is asked for before the first wait.
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const all = items.map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
  const found = { single: [], inFolders: [] };
  for (const [entry, file] of all) {
    if (entry?.isDirectory) {
      found.inFolders.push(...(await filesBelow(entry)));
    } else if (file) {
      found.single.push(file);
    }
  }
  return found;
};

/** Splits what a folder held into pictures and the rest. What systems put beside (.DS_Store,
 * Thumbs.db) is nobody's file. */
export const pictures = (files, suffixes) => {
  const seen = files.filter(({ name }) => !name.startsWith(".") && name !== "Thumbs.db");
  const isPicture = ({ name }) => suffixes.some((end) => name.toLowerCase().endsWith(end));
  return {
    taken: seen.filter(isPicture),
    leftOut: seen.filter((file) => !isPicture(file)),
  };
};

/** What the server and the next visit know a file by. */
export const keyOf = (file) =>
  `${file.name.slice(0, 300)}:${file.size}:${file.lastModified}`.normalize("NFC").trim();
