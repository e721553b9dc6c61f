// Requests to the newsroom's server that outlast a lost line.

const PAUSES = [1, 2, 4, 8, 15, 30];
// A server that answers with errors is asked so often; a line that is down, for as long as it takes.
const MOST_ERRORS = 5;

export class Refused extends Error {}
export class SignedOut extends Error {}
export class Unanswered extends Error {}

const token = () =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
  document.querySelector("[name=csrfmiddlewaretoken]").value;

/** One request. Resolves to {status, data}; status 0 when there is no line, data null when the
 * answer is no JSON. Rejects with an AbortError when `signal` says so. */
const ask = (address, body, { signal, onSent, headers = {} } = {}) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open("POST", address);
    request.responseType = "json";
    for (const [name, value] of Object.entries({
      "X-CSRFToken": token(),
      "X-Requested-With": "XMLHttpRequest",
      ...headers,
    })) {
      request.setRequestHeader(name, value);
    }
    request.upload.addEventListener("progress", (event) => onSent?.(event.loaded));
    request.addEventListener("loadend", () => {
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) {
        reject(new DOMException("Stopped", "AbortError"));
      } else {
        resolve({ status: request.status, data: request.response });
      }
    });
    signal?.addEventListener("abort", stop);
    if (signal?.aborted) {
      reject(new DOMException("Stopped", "AbortError"));
    } else {
      request.send(body);
    }
  });

/** Resolves after so many seconds, or as soon as the browser is on line again. */
const pause = (seconds, signal) =>
  new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) {
        reject(new DOMException("Stopped", "AbortError"));
      } else {
        resolve();
      }
    };
    const timer = setTimeout(end, seconds * 1000);
    window.addEventListener("online", end);
    signal?.addEventListener("abort", end);
  });

/** The answer, however long the line is down; `onOffline` hears when it is. Answers 404 and 409
 * are the caller's. Throws Refused with a sentence, SignedOut, or Unanswered. */
export const askUntilAnswered = async (address, body, { onOffline, ...options } = {}) => {
  for (let tried = 0, errors = 0; ; tried += 1) {
    const answer = await ask(address, body, options);
    if ((answer.status >= 200 && answer.status < 300) || [404, 409].includes(answer.status)) {
      return answer;
    }
    if (answer.data?.reason) {
      throw new Refused(answer.data.reason);
    }
    if (answer.status === 403) {
      throw new SignedOut();
    }
    if (answer.status !== 0) {
      errors += 1;
      if (errors === MOST_ERRORS) {
        throw new Unanswered();
      }
    }
    onOffline?.();
    await pause(PAUSES[Math.min(tried, PAUSES.length - 1)], options.signal);
  }
};
