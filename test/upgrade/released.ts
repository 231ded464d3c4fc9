import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";
import type { Addresses, KeptResources } from "./addresses.ts";
import { addressesOf } from "./addresses.ts";

export const profiles = ["dev", "standard", "regulated"] as const;
type Profile = (typeof profiles)[number];

/** The addresses of the last release. */
type Released = Readonly<Record<Profile, Readonly<Record<string, Addresses>>>>;

const file = join(import.meta.dirname, "released.json");

export const readReleased = (): Released => JSON.parse(readFileSync(file, "utf8")) as Released;

export const writeReleased = (released: Released): void =>
  writeFileSync(file, `${JSON.stringify(released, null, 2)}\n`);

/** The stacks of a profile as they would be deployed now. */
export const stacksNow = (profile: Profile): Readonly<Record<string, KeptResources>> => {
  const deployment = synthesisedDeployment(deployments[profile]);
  try {
    return forEach(deployment.stackNames, (stack) => JSON.parse(deployment.text(stack)) as KeptResources);
  } finally {
    deployment.remove();
  }
};

/** What a release has that is made of the sources as they stand. */
export const releasedNow = (): Released =>
  forEach(profiles, (profile) =>
    Object.fromEntries(Object.entries(stacksNow(profile)).map(([stack, resources]) => [stack, addressesOf(resources)])),
  );

const forEach = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Readonly<Record<K, V>> =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
