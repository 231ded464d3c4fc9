import { App, TerraformStack } from "cdktf";
import { addProviders, Foundation, Naming, Platform, profiles, Workload } from "@mcp-landing-zone/constructs";

const tenantId = "00000000-0000-0000-0000-000000000000";
const digest = "0000000000000000000000000000000000000000000000000000000000000000";
const zone = {
  naming: new Naming({ name: "mcp", environment: "prod" }),
  location: "westeurope",
  profile: profiles.standard,
};

/** A stack with a state of its own, for each part that changes at its own pace. */
const stackOf = (name: string, after?: TerraformStack): TerraformStack => {
  const stack = new TerraformStack(app, name);
  addProviders(stack, { tenantId });
  if (after) stack.addDependency(after);
  return stack;
};

const app = new App();
const foundationStack = stackOf("foundation");
const foundation = new Foundation(foundationStack, "foundation", {
  ...zone,
  network: { addressSpace: "10.40.0.0/20" },
  alertEmails: ["platform-team@example.com"],
  hasOnlyServer: false,
});
const platformStack = stackOf("platform", foundationStack);
const platform = new Platform(platformStack, "platform", {
  ...zone,
  foundation,
  publisherEmail: "platform-team@example.com",
  hasOnlyServer: false,
});
for (const name of ["documents", "search"]) {
  new Workload(stackOf(name, platformStack), "server", {
    ...zone,
    foundation,
    platform,
    name,
    tenantId,
    authorization: "facade",
    clients: [],
    users: [{ name: `${name} users`, objectId: "00000000-0000-0000-0000-000000000000" }],
    image: `ghcr.io/example/${name}@sha256:${digest}`,
  });
}

app.synth();
