import { readFileSync } from "node:fs";
import { approvalFields } from "./catalogue-approvals.ts";
import type { CatalogueApproval } from "./catalogue-approvals.ts";
import { CatalogueUntrusted } from "./trusted-approval.ts";

const isText = (value: unknown): boolean => typeof value === "string";

const isApproval = (value: unknown): value is CatalogueApproval => {
  const { signature, ...fields } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const isSigned = signature === undefined || isText(signature);
  const names = Object.keys(fields).sort().join();
  return isSigned && names === [...approvalFields].sort().join() && Object.values(fields).every(isText);
};

/** The approvals in a file. */
export const readCatalogueApprovals = (path: string): readonly CatalogueApproval[] => {
  const right = `a JSON list of objects with ${approvalFields.join(", ")} and signature`;
  const wrong = (received: string): Error =>
    new CatalogueUntrusted(
      `MCP_CATALOGUE_APPROVALS: received ${path} with ${received}; should be the path of ${right}`,
    );
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw wrong(error instanceof SyntaxError ? "other text" : "no readable file");
  }
  if (!Array.isArray(value) || !value.every(isApproval)) throw wrong("something else");
  return value;
};
