// What the guide says: the template comes out of the installed package.
import { cpSync } from "node:fs";

cpSync("../node_modules/@mcp-landing-zone/server/examples/template", ".", { recursive: true });
console.log("copied");
