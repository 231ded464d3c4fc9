import { digestPattern, imageRight } from "@mcp-landing-zone/contract";
import type { Construct } from "constructs";
import { ConstructError } from "../errors.ts";
import { splitTokens, unknown } from "./tokens.ts";

// The whole reference may be known at apply only: that of an imported image is, and is pinned by construction.
const pinned = new RegExp(`^(?:${unknown}|[^@\\s]+@(?:${unknown}|sha256:${unknown}|${digestPattern}))$`);

/** Refuses an image that is not pinned by digest, or that is not in the registry from which the identity pulls. */
export const checkImage = (scope: Construct, image: string, loginServer: string): void => {
  const { known } = splitTokens(image);
  if (!pinned.test(known)) {
    throw new ConstructError("IMAGE_NOT_PINNED", {
      at: scope,
      field: "image",
      received: image,
      expected: imageRight,
    });
  }
  const judgeable = !known.startsWith(unknown) && !splitTokens(loginServer).known.includes(unknown);
  if (judgeable && !known.startsWith(`${loginServer}/`)) {
    throw new ConstructError("VALUE_INVALID", {
      at: scope,
      field: "image",
      received: image,
      expected: `an image in ${loginServer}, the registry of this app`,
    });
  }
};
