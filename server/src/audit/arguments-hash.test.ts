import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArgumentsHash } from "./arguments-hash.ts";

describe("hash of arguments", () => {
  it("R-63 is an HMAC with the key, for any key and digest", () => {
    const digests = fc.stringMatching(/^[\w-]{0,60}$/);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 64 }), fc.array(digests), (key, all) => {
        const hashArguments = createArgumentsHash(key);
        for (const digest of all) {
          const expected = createHmac("sha256", key).update(`mcp-audit/1 arguments\n${digest}`).digest("base64url");
          expect(hashArguments(digest)).toBe(expected);
        }
      }),
    );
  });

  it("R-63 depends on the key", () => {
    const [one, two] = [createArgumentsHash(Buffer.alloc(32, 1)), createArgumentsHash(Buffer.alloc(32, 2))];
    expect(one("digest")).toBe(one("digest"));
    expect(one("digest")).not.toBe(two("digest"));
  });

  it.each([0, 31, 65])("R-63 refuses a key of %i bytes", (length) => {
    expect(() => createArgumentsHash(new Uint8Array(length))).toThrow(`${length} bytes received, 32 to 64 needed`);
  });
});
