import { TerraformStack } from "cdktf";
import { Vault } from "@mcp-landing-zone/constructs";
import { synthesizeApp } from "@mcp-landing-zone/constructs/testing";

try {
  synthesizeApp((app) => new Vault(new TerraformStack(app, "missing"), "vault", {}));
} catch ({ message }) {
  console.log(message);
}
