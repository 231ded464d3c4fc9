import { App, TerraformStack } from "cdktf";
import { LandingZone, pinnedImage, Registry, rolePropagation, WorkloadIdentity } from "@mcp-landing-zone/constructs";

const app = new App();
const stack = new TerraformStack(app, "registry");
const { surroundings } = LandingZone.minimal(stack, {
  name: "images",
  environment: "prod",
  location: "westeurope",
  addressSpace: "10.96.0.0/21",
});

const registry = new Registry(stack, "registry", { ...surroundings });
registry.importImage(
  "server",
  pinnedImage("ghcr.io/example/mcp-server@sha256:0000000000000000000000000000000000000000000000000000000000000000"),
);
const puller = new WorkloadIdentity(stack, "puller", { ...surroundings, purpose: "puller" });
rolePropagation(stack, "may-pull", [registry.grantPull(puller)]);

app.synth();
