import { refuseUnless } from "../errors.ts";

/** One run that may speak as an identity, exactly: who vouches for it, and what it is called. */
export interface PipelineTrust {
  /** Who issues the pipeline's tokens. @default - the tenant of the identity */
  readonly issuer?: string;
  /** The `sub` of those tokens: one repository and one environment or event. */
  readonly subject: string;
}

/** A workflow of GitHub, by its repository and environment. */
export interface GitHubActions {
  /**
   * `owner/name`. Repositories made, renamed or moved after 18 June 2026 have numbers in it; the repository's OIDC settings show the form
   * that its tokens carry.
   */
  readonly repository: string;
  /** The environment that the job names: its reviewers and branch rules hold for the deployment. @default - none */
  readonly environment?: string;
  /** Jobs of this branch that name no environment. @default - none */
  readonly branch?: string;
}

/** A pipeline of Azure DevOps, by the subject of its service connection. */
export interface AzureDevOps {
  /** The subject identifier on the page of the service connection: `/eid1/c/pub/t/…/a/…/sc/<organization id>/<connection id>`. */
  readonly subject: string;
}

/**
 * Jobs of a GitHub repository: of one environment, or of one branch.
 *
 * @example
 * gitHubActions({ repository: "contoso/mcp", environment: "production" });
 */
export const gitHubActions = ({ repository, environment, branch }: GitHubActions): PipelineTrust => {
  refuseUnless(/^[A-Za-z0-9][\w-]*(@\d+)?\/[\w.-]+(@\d+)?$/.test(repository), "VALUE_INVALID", {
    field: "repository",
    received: repository,
    expected: "owner/name, or owner@id/name@id as the repository's OIDC settings show it",
  });
  refuseUnless((environment === undefined) !== (branch === undefined), "VALUES_CONFLICT", {
    field: "environment",
    received: { environment, branch },
    expected: "either environment or branch",
  });
  const [field, value, kind] =
    environment === undefined
      ? ["branch", branch ?? "", "ref:refs/heads/"]
      : ["environment", environment, "environment:"];
  refuseUnless(/^(?!refs\/)[^\s*?[\]\\:~^]{1,255}$/.test(value), "VALUE_INVALID", {
    field,
    received: value,
    expected: `the exact name of one ${field}: no wildcard, colon or space`,
  });
  return { issuer: "https://token.actions.githubusercontent.com", subject: `repo:${repository}:${kind}${value}` };
};

/**
 * Runs of one Azure DevOps service connection. Its tokens come from Entra; Azure DevOps's own issuer ends on 1 July 2027.
 *
 * @example
 * azureDevOps({ subject: "sc://contoso/mcp/production" });
 */
export const azureDevOps = ({ subject }: AzureDevOps): PipelineTrust => {
  const guid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  refuseUnless(new RegExp(`^/eid1/c/pub/t/[\\w-]+/a/[\\w-]+/sc/${guid}/${guid}$`).test(subject), "VALUE_INVALID", {
    field: "subject",
    received: subject,
    expected: "the service connection's subject identifier, /eid1/c/pub/t/…/a/…/sc/<organization id>/<connection id>",
  });
  return { subject };
};
