const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that no XML document may hold, not even by reference. */
const unprintable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text for XML and HTML alike. A target's answer is never markup of a report. */
export const escaped = (text: string): string =>
  text.replace(unprintable, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] ?? character);
