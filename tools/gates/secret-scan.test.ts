import { expect, it } from "vitest";
import { secretsIn } from "./secret-scan.ts";

it("R-70 a secret in a tracked file is found by its line, and its value is not repeated", () => {
  const key = `ghp_${"a1B2c3D4e5".repeat(3)}F6g7H8`;
  const found = secretsIn(`const name = "mcp";\nconst token = "${key}";\n`);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^2: /);
  expect(found[0]).not.toContain(key);
});

it("R-70 ordinary source raises no alarm", () => {
  expect(secretsIn('const vault = naming.of("keyVault", "keys");\n')).toEqual([]);
});
