import type { ServerConfig } from "../../stacks/config.ts";
import type { ResolvedConfig } from "../../stacks/resolved.ts";

interface Holder {
  readonly name: string;
  readonly objectId?: string;
  readonly clientId?: string;
  readonly thumbprint?: string;
}

const idOf = ({ objectId, clientId, thumbprint }: Holder): string => objectId ?? clientId ?? thumbprint ?? "";

const rows = (right: string, holders: readonly Holder[] | undefined): readonly string[] =>
  (holders ?? []).map((holder) => `| ${right} | ${holder.name} | \`${idOf(holder)}\` | |`);

const privileged = ({ classifications = {} }: ServerConfig): readonly string[] =>
  Object.entries(classifications).flatMap(([name, demand]) => rows(`uses ${name} tools`, demand?.privileged));

/** Everybody to whom a configuration gives a right, as a table to be filled in: whether they still need it. */
export const accessReview = ({ name, environment, clients, servers }: ResolvedConfig): string => {
  const sections = servers.map((server) =>
    [
      `## ${server.name}`,
      "",
      "| right | who | id | still needed, says |",
      "| --- | --- | --- | --- |",
      ...rows("uses the tools", server.users),
      ...rows("decides approvals", server.approvers),
      ...rows("signs tool definitions", server.catalogueApprovers),
      ...privileged(server),
      ...rows("client whose tokens are accepted", server.clients ?? clients),
      "",
    ].join("\n"),
  );
  return [
    `# Access review of ${name}-${environment}`,
    "",
    "Review the members of each group in Entra, not its name alone. Remove who is no longer needed from the group, or from the configuration by a pull request.",
    "Besides: reviewers of the pipeline's environment, owners of the deployer's identity, Contributors of the resource groups.",
    "",
    ...sections,
  ].join("\n");
};
