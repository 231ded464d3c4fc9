/**
 * Whether Terraform would evaluate something in a text instead of keeping it as it is.
 *
 * @example
 * isEvaluated("${path.root}"); // true
 */
export const isEvaluated = (text: string): boolean => /[$%]\{/.test(text);

/** What is right instead. */
export const notEvaluated = "a text without ${ and %{, which Terraform would evaluate";
