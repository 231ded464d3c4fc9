// Stand-in for the models of Azure AI Content Safety: phrases instead of judgement, so that every run says the same.

export const categories = ["Hate", "SelfHarm", "Sexual", "Violence"] as const;
export type Category = (typeof categories)[number];

/** Ways to talk a model out of its instructions. */
const attacks: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|rules?|prompts?|guidelines)\b/is,
  /\byou are (?:now )?(?:DAN|in developer mode|unrestricted)\b/i,
  /\b(?:reveal|print|repeat|show)\b.{0,30}\bsystem prompt\b/is,
  /\bdo not (?:tell|inform|mention).{0,20}\buser\b/is,
  /<\/?(?:system|assistant)>|<\|im_start\|>/i,
];

/** Mild words in the place of strong ones: the demo needs severities, not examples. */
const harms: readonly { readonly category: Category; readonly severity: 2 | 4 | 6; readonly pattern: RegExp }[] = [
  { category: "Hate", severity: 4, pattern: /\bthose people are vermin\b/i },
  { category: "SelfHarm", severity: 4, pattern: /\bhurt(?:ing)? myself\b/i },
  { category: "Sexual", severity: 4, pattern: /\bexplicit adult content\b/i },
  { category: "Violence", severity: 2, pattern: /\bfight(?:ing)?\b/i },
  { category: "Violence", severity: 4, pattern: /\b(?:stab|shoot)(?:bing|ing)?\b/i },
  { category: "Violence", severity: 6, pattern: /\bbuild(?:ing)? a bomb\b/i },
];

export const isAttack = (text: string): boolean => attacks.some((pattern) => pattern.test(text));

/** 0, 2, 4 or 6. */
export const severityOf = (text: string, wanted: Category): number =>
  Math.max(
    0,
    ...harms.filter(({ category, pattern }) => category === wanted && pattern.test(text)).map((h) => h.severity),
  );
