import type { DocumentStore } from "../documents/document-store.ts";
import type { Egress } from "../egress/index.ts";
import type { Tool } from "../tools/define-tool.ts";
import type { Prompt } from "../readings/define-prompt.ts";
import type { Resource } from "../readings/define-resource.ts";
import { documentResource, summarisePrompt } from "./document-readings.ts";
import { documentTools } from "./documents.ts";
import { fetchPage } from "./fetch-page.ts";
import { myProfile } from "./my-profile.ts";
import type { Profiles } from "./my-profile.ts";
import { whoami } from "./whoami.ts";

export interface ReferencePorts {
  readonly documents: DocumentStore;
  readonly egress: Egress;
  readonly profiles: Profiles;
}

/**
 * The tools of the reference server: each is there because it exercises a control on something real.
 *
 * @example
 * declare const ports: Parameters<typeof referenceTools>[0];
 * referenceTools(ports).map(({ definition }) => definition.name);
 */
export const referenceTools = ({ documents, egress, profiles }: ReferencePorts): readonly Tool[] => [
  whoami,
  ...documentTools(documents),
  fetchPage(egress),
  myProfile(profiles),
];

/**
 * The resources of the reference server.
 *
 * @example
 * declare const ports: Parameters<typeof referenceResources>[0];
 * referenceResources(ports).map(({ definition }) => definition.uri);
 */
export const referenceResources = ({ documents }: Pick<ReferencePorts, "documents">): readonly Resource[] => [
  documentResource(documents),
];

/**
 * The prompts of the reference server.
 *
 * @example
 * declare const ports: Parameters<typeof referencePrompts>[0];
 * referencePrompts(ports).map(({ definition }) => definition.name);
 */
export const referencePrompts = ({ documents }: Pick<ReferencePorts, "documents">): readonly Prompt[] => [
  summarisePrompt(documents),
];
