import { checkSync } from "recheck";

/** No limit of time, so that a busy machine comes to the same verdict; the search for an attack has fewer and shorter attempts. */
const limits = {
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  recallTimeout: -1,
  attackLimit: 20_000_000,
  incubationLimit: 10_000,
  maxAttackStringSize: 20_000,
  maxGeneStringSize: 600,
  maxInitialGenerationSize: 50,
  maxGenerationSize: 20,
  mutationSize: 10,
  crossoverSize: 5,
} as const;

/** The verdict of recheck on a regular expression. */
export const verdictOn = (source: string, flags: string): string => checkSync(source, flags, limits).status;
