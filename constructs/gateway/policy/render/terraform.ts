/** Terraform reads every text as a template; this writes one whose value is the text. The outermost step, after all others. */
export function terraformLiteral(text: string): string {
  return text.replaceAll("${", "$${").replaceAll("%{", "%%{");
}
