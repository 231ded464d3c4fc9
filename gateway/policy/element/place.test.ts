import { expect, it } from "vitest";
import { tokenVariable } from "../expression/variable.ts";
import { validateAzureAdToken } from "./access.ts";
import { forwardRequest } from "./backend.ts";
import type { Element } from "./data.ts";
import { base, choose, fragment, includeFragment, otherwise, stage, when } from "./flow.ts";
import { rateLimitByKey } from "./limits.ts";
import { setBody, setHeader } from "./message.ts";

type In<P extends "api/inbound" | "api/backend" | "api/on-error" | "global/inbound"> = readonly Element<P>[];

const check = validateAzureAdToken({
  tenantId: "t",
  audiences: ["a"],
  clientApplicationIds: ["c"],
  into: tokenVariable("token"),
});
const limit = rateLimitByKey({ calls: 1, periodSeconds: 1, key: "k" });

it("an element compiles only where the gateway accepts it", () => {
  const inbound: In<"api/inbound"> = [base(), check, limit, setHeader("a", "b"), setBody("")];
  // @ts-expect-error a token is checked in inbound
  const backend: In<"api/backend"> = [forwardRequest({ timeoutSeconds: 1 }), check];
  // @ts-expect-error a body is not set in on-error
  const onError: In<"api/on-error"> = [setBody("")];
  // @ts-expect-error the global scope has no wider one
  const global: In<"global/inbound"> = [base()];
  expect([inbound, backend, onError, global].map(({ length }) => length)).toEqual([5, 2, 1, 1]);
});

it("the elements of a branch are legal where the choice stands", () => {
  const inbound: In<"api/inbound"> = [choose(when(true, check, setHeader("a", "b")), otherwise(stage("limit", limit)))];
  const nested: In<"api/inbound"> = [choose(when(true, choose(when(false, base(), limit))))];
  // @ts-expect-error the limit within is for inbound
  const backend: In<"api/backend"> = [choose(when(true, choose(when(false, limit))))];
  // @ts-expect-error no section has both
  const impossible: In<"api/inbound"> = [choose(when(true, limit, forwardRequest({ timeoutSeconds: 1 })))];
  expect([inbound, nested, backend, impossible].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
});

it("a fragment is included in its section only, and includes no fragment", () => {
  const description = "d";
  const shared = fragment({ id: "f", description, section: "inbound", elements: [limit] });
  const inbound: In<"api/inbound"> = [includeFragment(shared)];
  // @ts-expect-error the fragment is for inbound
  const backend: In<"api/backend"> = [includeFragment(shared)];
  // @ts-expect-error a fragment has no base
  const withBase = fragment({ id: "g", description, section: "inbound", elements: [base()] });
  // @ts-expect-error nor other fragments
  const nesting = fragment({ id: "h", description, section: "inbound", elements: [includeFragment(shared)] });
  expect([inbound, backend, withBase.elements, nesting.elements].map(({ length }) => length)).toEqual([1, 1, 1, 1]);
});
