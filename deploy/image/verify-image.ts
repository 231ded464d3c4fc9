import { spawnSync } from "node:child_process";
import { imageReference, imageRight } from "@mcp-landing-zone/contract";
import type { ImageSigner } from "../../stacks/config.ts";

/** Runs cosign; a test runs something else. */
export type Cosign = (args: readonly string[]) => {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** What a release attests of the bundle in its image. */
export const bundlePredicate = "https://github.com/OWNER/mcp-landing-zone/bundle/v1";

export const cosign: Cosign = (args) => {
  const { status, stdout, stderr, error } = spawnSync("cosign", args, {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT")
    throw new Error("cosign is not on the PATH: https://docs.sigstore.dev/cosign/system_config/installation");
  return { status, stdout: stdout ?? "", stderr: stderr ?? "" };
};

const signerArguments = (signer: ImageSigner): readonly string[] =>
  "key" in signer
    ? ["--key", signer.key]
    : ["--certificate-identity", signer.identity, "--certificate-oidc-issuer", signer.issuer];

interface Wanted {
  /** By its digest. */
  readonly image: string;
  /** What the deployment tells the server that its bundle must be. */
  readonly bundleDigest?: string | undefined;
  /** Of the catalogue that the deployment is made from. */
  readonly catalogueDigest?: string | undefined;
}

interface Statement {
  readonly predicate?: { readonly bundleDigest?: string; readonly catalogueDigest?: string };
}

/** Each line of cosign's output is one attestation: an envelope (DSSE) whose payload is an in-toto statement. */
const predicatesIn = (output: string): readonly NonNullable<Statement["predicate"]>[] =>
  output
    .trim()
    .split("\n")
    .filter(Boolean)
    .flatMap((line) => {
      const { payload = "" } = JSON.parse(line) as { readonly payload?: string };
      return (JSON.parse(Buffer.from(payload, "base64").toString()) as Statement).predicate ?? [];
    });

/** Verifies an image before its deployment; returns nothing when the expected signer signed this digest and the bundle is the expected one. */
export const imageProblems = (
  { image, ...wanted }: Wanted,
  signer: ImageSigner,
  run: Cosign = cosign,
): readonly string[] => {
  if (!imageReference(image)) return [`${image}: expected ${imageRight}`];
  const signed = run(["verify", ...signerArguments(signer), image]);
  if (signed.status !== 0) return [`${image}: ${lastLine(signed.stderr) || "its signature does not verify"}`];
  if (wanted.bundleDigest === undefined) return [];
  const attested = run(["verify-attestation", "--type", bundlePredicate, ...signerArguments(signer), image]);
  if (attested.status !== 0) return [`${image}: ${lastLine(attested.stderr) || "nothing is attested of its bundle"}`];
  const found = predicatesIn(attested.stdout);
  return (["bundleDigest", "catalogueDigest"] as const).flatMap((member) => {
    const [right, received] = [wanted[member], found.map((predicate) => predicate[member])];
    return right === undefined || received.includes(right)
      ? []
      : [
          `${image}: ${member}: attested ${received.join(", ") || "nothing"}, expected ${right}, as the deployment says`,
        ];
  });
};

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
