import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { SecretContainerProps } from "./secret-container.ts";
import { SecretContainer } from "./secret-container.ts";
import { Vault } from "./vault.ts";

const vaultId = `${surroundings.resourceGroup.id}/providers/Microsoft.KeyVault/vaults/kv-test`;
const uri = "https://kv-test.vault.azure.net/";
const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

const synthesized = (props: Partial<SecretContainerProps> = {}, use: (secret: SecretContainer) => void = () => {}) =>
  synthesize((scope) => {
    const vault = Vault.fromExisting(scope, "vault", { id: vaultId, uri });
    use(new SecretContainer(scope, "secret", { vault, name: "weather-api", ...props }));
  });

const commandOf = (props: Partial<SecretContainerProps> = {}): string => {
  let command = "";
  synthesized(props, (secret) => (command = secret.storeCommand));
  return command;
};

const jq = (() => {
  try {
    execFileSync("jq", ["--version"]);
    return true;
  } catch {
    return false;
  }
})();

describe("SecretContainer", () => {
  it("R-34 leaves no trace of a value: neither resource nor data source", () => {
    const stack = synthesized();
    expect(stack.resource).toEqual({});
    expect(stack.data).toEqual({});
  });

  it("R-34 is addressed without a version, so that a rotation is followed", () => {
    synthesized({}, (secret) => {
      expect(secret.uri).toBe(`${uri}secrets/weather-api`);
      expect(secret.name).toBe("weather-api");
    });
  });

  it("R-52 is read by who was given this one secret, once however often asked for", () => {
    const stack = synthesized({}, (secret) => expect(secret.grantRead(server)).toBe(secret.grantRead(server)));
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: `${vaultId}/secrets/weather-api`,
      role_definition_name: "Key Vault Secrets User",
      principal_id: server.principalId,
    });
  });

  it("R-34 is stored from standard input by the control plane", () => {
    expect(commandOf()).toMatch(/ \| az rest --method put --url '[^']+' --body @-$/);
    expect(commandOf()).toContain(`https://management.azure.com${vaultId}/secrets/weather-api?api-version=2025-05-01`);
  });

  it.runIf(jq)("R-34 R-37 is stored as it was given, with its type and the day on which it ends", () => {
    const [, program] = /^jq -Rs '([^']+)'/.exec(commandOf({ validForDays: 30, contentType: "application/json" }))!;
    const value = `quote " backslash \\ dollar $ and 'apostrophe'`;
    const body = JSON.parse(execFileSync("jq", ["-Rs", program!], { input: `${value}\n`, encoding: "utf8" }));
    const thirtyDays = Date.now() / 1000 + 30 * 86_400;
    expect(body).toEqual({
      properties: {
        value,
        contentType: "application/json",
        attributes: { enabled: true, exp: expect.closeTo(thirtyDays, -2) },
      },
    });
  });

  it("R-37 ends after 90 days by default, and never has no end", () => {
    expect(commandOf()).toContain("exp:(now+90*86400|floor)");
  });

  it.each([
    ["name", "NAME_INVALID", { name: "weather_api" }],
    ["name", "NAME_INVALID", { name: "x'; rm -rf /" }],
    ["contentType", "VALUE_INVALID", { contentType: "a password" }],
    ["contentType", "VALUE_INVALID", { contentType: `text/plain"'` }],
    ["validForDays", "VALUE_INVALID", { validForDays: 0 }],
    ["validForDays", "VALUE_INVALID", { validForDays: 366 }],
  ])("R-37 is refused with a bad %s: %s %j", (field, code, props) => {
    expect(() => synthesized(props)).toThrow(expect.objectContaining({ code, field }));
  });
});
