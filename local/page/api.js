/**
 * @param {Response} answer
 * @returns {Promise<any>}
 */
const read = async (answer) => {
  const body = await answer.json();
  if (!answer.ok) throw new Error(typeof body.error === "string" ? body.error : `Answered ${answer.status}.`);
  return body;
};

/** @param {string} path */
export const ask = async (path) => read(await fetch(path));

/**
 * @param {"POST" | "PUT" | "DELETE"} method
 * @param {string} path
 * @param {unknown} [fields]
 */
export const change = async (method, path, fields = {}) =>
  read(await fetch(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(fields) }));
