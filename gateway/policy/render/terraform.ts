/**
 * Terraform reads every text as a template; this writes one whose value is the text. The outermost step, after all others.
 *
 * @example
 * terraformLiteral(renderPolicy(orders)); // "${" in the policy stays text
 */
export const terraformLiteral = (text: string): string =>
  // A function, because a replacement text would give `$$` a meaning of its own.
  text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
