import { AuthorizationFacade, Gateway } from "@mcp-landing-zone/constructs";
import type { StackJson } from "@mcp-landing-zone/constructs/testing";
import { resourcesOf, surroundings, synthesize } from "@mcp-landing-zone/constructs/testing";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { expect, it } from "vitest";
import type { DeploymentConfig } from "../../stacks/config.ts";
import { deploymentKeys, deployments } from "../deployments.ts";
import { synthesisedDeployment } from "../synthesised-deployment.ts";

/** What makes a gateway an authorization server: an address under which clients find one, or one under which they would ask. */
const facadeRoutesIn = (stacks: readonly StackJson[]): readonly string[] => {
  const apis = stacks.flatMap((stack) => resourcesOf(stack, "azurerm_api_management_api"));
  const operations = stacks.flatMap((stack) => resourcesOf(stack, "azurerm_api_management_api_operation"));
  const paths = [
    ...apis.map(({ path }) => `/${String(path)}`),
    ...operations.map((one) => String(one["url_template"])),
  ];
  const isFacade =
    /oauth-authorization-server|openid-configuration|\/oauth$|\/(authorize|consent|token|register|callback)$/;
  return [...new Set(paths.filter((path) => isFacade.test(path)))].sort();
};

const facadeAlone = synthesize((stack) => {
  const { id, name, location } = surroundings.resourceGroup;
  new AuthorizationFacade(stack, "facade", {
    gateway: Gateway.fromExisting(stack, "gateway", {
      id: `${id}/providers/Microsoft.ApiManagement/service/apim-test`,
      name: "apim-test",
      resourceGroupName: name,
      location,
      tier: "StandardV2",
      identity: { id: "identity", clientId: "client", principalId: "principal", grantId: "gateway" },
    }),
    publicHostName: "mcp.contoso.com",
    path: "/mcp",
    serverName: "Contoso documents",
    tenantId: deployments.dev.tenantId,
    application: { identifierUri: "api://0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03" },
    catalogue: referenceCatalogue,
    clients: [
      {
        name: "Claude",
        redirectUris: ["https://claude.ai/api/mcp/auth_callback"],
        application: { clientId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f05" },
      },
    ],
  });
});

it("an authorization server on a gateway is noticed", () => {
  expect(facadeRoutesIn([facadeAlone])).toEqual([
    "/.well-known/oauth-authorization-server",
    "/authorize",
    "/consent",
    "/oauth",
    "/register",
    "/token",
  ]);
});

it.each(deploymentKeys.filter((key) => deployments[key].authorization.mode === "direct"))(
  "R-04 R-40 %s leaves authorization to Entra: none of its routes is one of an authorization server",
  (key) => {
    const deployment = synthesisedDeployment(deployments[key]);
    try {
      const stacks = Object.values(deployment.stacks());
      expect(stacks.flatMap((stack) => resourcesOf(stack, "azurerm_api_management_api")).length).toBeGreaterThan(0);
      expect(facadeRoutesIn(stacks)).toEqual([]);
    } finally {
      deployment.remove();
    }
  },
);

it.each(deploymentKeys.filter((key) => deployments[key].authorization.mode === "facade"))(
  "%s stands in front of Entra with every route of an authorization server",
  (key) => {
    const deployment = synthesisedDeployment(deployments[key]);
    try {
      const bases = (deployments[key] as DeploymentConfig).servers.map(({ name, path }) =>
        path === "/mcp" ? "" : `/${name}`,
      );
      const expected = facadeRoutesIn([facadeAlone]).flatMap((route) => {
        if (route === "/oauth") return bases.map((base) => `${base}/oauth`);
        return route.startsWith("/.well-known/") ? bases.map((base) => `${route}${base}`) : [route];
      });
      expect(facadeRoutesIn(Object.values(deployment.stacks()))).toEqual(expected.sort());
    } finally {
      deployment.remove();
    }
  },
);
