import { App, TerraformStack } from "cdktf";
import { Vault } from "@mcp-landing-zone/constructs";
import { judge } from "@mcp-landing-zone/constructs/posture";

// A property that is missing is named, also where no compiler has looked.
const stack = new TerraformStack(new App(), "javascript");
let message = "nothing was thrown";
try {
  new Vault(stack, "vault", {});
} catch (error) {
  message = error.message;
}
console.log(JSON.stringify({ message, judge: typeof judge }));
