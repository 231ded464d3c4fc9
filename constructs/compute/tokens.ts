/** Stands in a text for a value that is known only at apply. */
export const unknown = "\0";

// How cdktf writes such a value into a string until synthesis.
const encodedToken = /\$\{TfToken\[[^\]]*\]\}/g;

/** Parts what is known of a text now from what Terraform fills in later. */
export const splitTokens = (text: string): { readonly known: string; readonly tokens: readonly string[] } => ({
  known: text.replaceAll(encodedToken, unknown),
  tokens: text.match(encodedToken) ?? [],
});
