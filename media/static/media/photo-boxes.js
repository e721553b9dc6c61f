// Boxes on a picture, in whole pixels of the upright photo: {left, top, width, height}.

const clamp = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));

// The largest box of a ratio around the focal point, as the server cuts it (Wagtail's fill).
export function usualBox(photo, across, down, focal) {
  const width = Math.min(photo.width, (photo.height * across) / down);
  const height = (width * down) / across;
  let left = (photo.width - width) / 2;
  let top = (photo.height - height) / 2;
  if (focal) {
    const x = focal.left + focal.width / 2;
    const y = focal.top + focal.height / 2;
    left = x - (x / photo.width) * width;
    top = y - (y / photo.height) * height;
    left = cover(left, width, focal.left, focal.width);
    top = cover(top, height, focal.top, focal.height);
  }
  return {
    left: Math.round(clamp(left, 0, photo.width - width)),
    top: Math.round(clamp(top, 0, photo.height - height)),
    width: Math.round(width),
    height: Math.round(height),
  };
}

function cover(start, length, wanted, extent) {
  if (extent > length) return wanted + extent / 2 - length / 2;
  return clamp(start, wanted + extent - length, wanted);
}

export function moved(photo, box, right, down) {
  return {
    ...box,
    left: clamp(Math.round(box.left + right), 0, photo.width - box.width),
    top: clamp(Math.round(box.top + down), 0, photo.height - box.height),
  };
}

// The box of that width around the corner or the middle that stays where it is. ``ratio`` is
// height by width, or 0 when the shape is free; ``anchor`` names the corner that is pulled.
export function resized(photo, box, width, height, anchor, ratio, least) {
  const west = anchor.includes("w");
  const north = anchor.includes("n");
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const middle = anchor === "middle";
  const roomAcross = middle ? photo.width : west ? right : photo.width - box.left;
  const roomDown = middle ? photo.height : north ? bottom : photo.height - box.top;
  let newWidth = clamp(width, 1, roomAcross);
  let newHeight = clamp(height, 1, roomDown);
  if (ratio) {
    const narrowest = Math.max(least, least / ratio);
    newWidth = clamp(clamp(width, narrowest, roomAcross), 1, Math.min(roomAcross, roomDown / ratio));
    newWidth = Math.round(newWidth);
    newHeight = Math.min(Math.round(newWidth * ratio), roomDown);
  } else {
    newWidth = Math.round(newWidth);
    newHeight = Math.round(newHeight);
  }
  const next = { width: newWidth, height: newHeight };
  if (middle) {
    next.left = Math.round(clamp(box.left + (box.width - newWidth) / 2, 0, photo.width - newWidth));
    next.top = Math.round(clamp(box.top + (box.height - newHeight) / 2, 0, photo.height - newHeight));
  } else {
    next.left = west ? right - newWidth : box.left;
    next.top = north ? bottom - newHeight : box.top;
  }
  return next;
}
