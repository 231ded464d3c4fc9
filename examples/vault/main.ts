import { App, TerraformStack } from "cdktf";
import { LandingZone, SecretContainer, Vault, WorkloadIdentity } from "@mcp-landing-zone/constructs";

const app = new App();
const stack = new TerraformStack(app, "vault");
const { surroundings } = LandingZone.minimal(stack, { name: "orders", environment: "dev", location: "westeurope" });

const vault = new Vault(stack, "vault", { ...surroundings });
const reader = new WorkloadIdentity(stack, "reader", { ...surroundings, purpose: "reader" });
new SecretContainer(stack, "weather", { vault, name: "weather-api" }).grantRead(reader);

app.synth();
