import type { Want } from "../../constructs/azure-types/index.ts";
import type { DeploymentKey } from "../deployments.ts";

/** Where a rule of a public scanner is held, or why it is not. */
export type Where =
  /** By the posture rule of this id, which names the scanner's rule among its references and looks at resources of the type. */
  | { readonly posture: string }
  /** In the output: every resource of the type has this value, in every deployment or in some of them. */
  | { readonly argument: string; readonly want: Want; readonly in?: readonly DeploymentKey[] }
  /** In the output: no resource of the type has this argument. */
  | { readonly unwritten: string }
  /** By the rule of this id, which every policy document obeys before it is rendered. */
  | { readonly policy: string }
  /** By construction: nothing makes a resource of these types. */
  | { readonly unmade: readonly string[] }
  /** Not held: the reason. */
  | { readonly declined: string };

/** Rules that ask for the same, the type of the resources that they look at, and where they are held. */
export type ScannerRule = readonly [ids: readonly string[], type: string, where: Where];

export const posture = (rule: string): Where => ({ posture: rule });
export const argument = (path: string, want: Want): Where => ({ argument: path, want });
export const argumentIn = (deployments: readonly DeploymentKey[], path: string, want: Want): Where => ({
  argument: path,
  want,
  in: deployments,
});
export const unwritten = (path: string): Where => ({ unwritten: path });
export const policy = (rule: string): Where => ({ policy: rule });
export const unmade = (...types: readonly string[]): Where => ({ unmade: types });
export const declined = (why: string): Where => ({ declined: why });
