import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deployments } from "../deployments.ts";
import { stackNames, synthesisedDeployment } from "../synthesised-deployment.ts";
import { type Addresses, addressesOf, type KeptResources } from "./addresses.ts";

export const profiles = ["dev", "standard", "regulated"] as const;
type Profile = (typeof profiles)[number];
type StackName = (typeof stackNames)[number];

/** The addresses of the last release. */
type Released = Readonly<Record<Profile, Readonly<Record<StackName, Addresses>>>>;

const file = join(import.meta.dirname, "released.json");

export const readReleased = (): Released => JSON.parse(readFileSync(file, "utf8")) as Released;

export const writeReleased = (released: Released): void =>
  writeFileSync(file, `${JSON.stringify(released, null, 2)}\n`);

/** The stacks of a profile as they would be deployed now. */
export function stacksNow(profile: Profile): Readonly<Record<StackName, KeptResources>> {
  const deployment = synthesisedDeployment(deployments[profile]);
  try {
    return forEach(stackNames, (stack) => JSON.parse(deployment.text(stack)) as KeptResources);
  } finally {
    deployment.remove();
  }
}

/** What a release has that is made of the sources as they stand. */
export const releasedNow = (): Released =>
  forEach(profiles, (profile) => {
    const stacks = stacksNow(profile);
    return forEach(stackNames, (stack) => addressesOf(stacks[stack]));
  });

const forEach = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Readonly<Record<K, V>> =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
