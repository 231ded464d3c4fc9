import type { Check, Finding, Patient } from "../check.ts";
import type { ImageReference } from "@mcp-landing-zone/contract";
import { imageReference } from "@mcp-landing-zone/contract";
import { imageProblems } from "../../image/verify-image.ts";
import { ownManifest, publicManifest } from "../manifest.ts";
import { allows, heldOn } from "../rights/permissions.ts";

type Image = Patient["facts"]["images"][number];

/** What an import reads with: https://learn.microsoft.com/azure/container-registry/container-registry-import-images#import-from-a-registry-in-the-same-tenant */
const importing = ["Microsoft.ContainerRegistry/registries/read", "Microsoft.ContainerRegistry/registries/pull/read"];

const short = ({ repository, digest }: ImageReference): string => `${repository}@${digest.slice(0, 19)}…`;

/** A registry of the tenant: Azure imports as the deployer, so the deployer's rights and the digest are what counts. */
const ownRegistry = async (
  { azure, facts }: Patient,
  { field, registryId = "" }: Image,
  name: ImageReference,
): Promise<readonly Finding[]> => {
  const { status, body } = await azure.arm(registryId, "2023-07-01");
  if (status !== 200) {
    const mend = "imageRegistryId in the configuration, and Contributor on that registry";
    return [{ what: `${field}: registry ${registryId}: ${status}`, mend }];
  }
  const { loginServer = "" } = (body as { readonly properties?: { readonly loginServer?: string } }).properties ?? {};
  if (loginServer !== name.registry)
    return [
      {
        what: `${field}: the image is of ${name.registry}, imageRegistryId is ${loginServer}`,
        mend: "one of the two in the configuration",
      },
    ];
  const { oid = "" } = await azure.claims("https://management.azure.com/.default");
  const held = await heldOn(azure, registryId, oid);
  const missing = importing.filter((action) => !allows(held, action));
  if (missing.length > 0) {
    const mend = `az role assignment create --assignee-object-id ${oid} --role AcrPull --scope ${registryId}, and Reader on it`;
    return [{ what: `${field}: not allowed ${missing.join(", ")} on ${registryId}`, mend }];
  }
  const found = await ownManifest(azure, name, facts.tenantId).catch((error: Error) => error.message);
  if (found === 200) return [];
  if (found === 404)
    return [{ what: `${field}: ${name.registry} has no ${short(name)}`, mend: "npm run image, or another digest" }];
  return [
    {
      what: `${field}: whether ${name.registry} has ${short(name)} cannot be seen from here: ${found}`,
      mend: `az acr manifest show --registry ${loginServer.split(".", 1)[0]} --name ${name.repository}@${name.digest}, from a network that reaches it`,
      warning: true,
    },
  ];
};

const findingsOf = async (patient: Patient, image: Image): Promise<readonly Finding[]> => {
  const { azure, facts } = patient;
  const name = imageReference(image.image);
  if (!name)
    return [
      {
        what: `${image.field}: received ${image.image}, expected a registry, a repository and a digest`,
        mend: "npm run image",
      },
    ];
  // It is filled between `platform` and the server's stack.
  const isOfDeployment = facts
    .resources("azurerm_container_registry")
    .some((registry) => `${String(registry["name"])}.azurecr.io` === name.registry);
  if (isOfDeployment) return [];
  if (image.registryId !== undefined) return ownRegistry(patient, image, name);
  const status = await publicManifest(azure, name);
  if (status === 200) return [];
  const mend = "npm run image, or imageRegistryId when the registry is private and of this tenant";
  return [{ what: `${image.field}: ${name.registry} answers ${status} for ${short(name)}`, mend }];
};

export const imageChecks: readonly Check[] = [
  {
    id: "image",
    what: "Azure can read the image by its digest",
    needs: "sign-in",
    applies: ({ facts }) => facts.images.length > 0,
    run: async (patient) => (await Promise.all(patient.facts.images.map((image) => findingsOf(patient, image)))).flat(),
  },
  {
    id: "image-signature",
    what: "the image was signed by the configured signer, and has the bundle of its release",
    applies: ({ facts }) => facts.images.some(({ signer }) => signer !== undefined),
    run: async ({ facts, cosign }) =>
      facts.images.flatMap(({ field, image, signer, bundleDigest }) =>
        (signer === undefined ? [] : imageProblems({ image, bundleDigest }, signer, cosign)).map((problem) => ({
          what: `${field}: ${problem}`,
          mend: "an image that this signer signed, by its digest; docs/supply-chain.md",
        })),
      ),
  },
];
