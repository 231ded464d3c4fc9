import type { Problem } from "./validation/checks.ts";
import type { DeploymentConfig } from "./config.ts";

const isZeros = (value: string): boolean => /^[0-]+$/.test(value);

/** Values that still stand as they came with the repository and cannot be real: synthesis accepts them, a deployment must not. */
export const placeholders = (config: DeploymentConfig): readonly Problem[] => {
  const found = (
    [
      ["tenantId", config.tenantId, isZeros(config.tenantId), "your tenant: az account show --query tenantId"],
      [
        "subscriptionId",
        config.subscriptionId,
        isZeros(config.subscriptionId),
        "your subscription: az account show --query id",
      ],
      ...config.servers.flatMap(({ users, image }, server) => [
        ...users.map(
          ({ objectId }, index) =>
            [
              `servers[${server}].users[${index}].objectId`,
              objectId,
              isZeros(objectId),
              "a group of yours: az ad group show --group <name> --query id",
            ] as const,
        ),
        ...(image === undefined
          ? []
          : [
              [
                `servers[${server}].image`,
                image,
                isZeros(image.slice(-64)),
                "an image of yours, by the digest that its registry shows",
              ] as const,
            ]),
      ]),
      [
        "state.storageAccount",
        config.state.storageAccount,
        config.state.storageAccount === "stterraformstate",
        "the account made for your state; docs/deploy.md shows how",
      ],
      ...config.alerts.emails.map(
        (email, index) =>
          [
            `alerts.emails[${index}]`,
            email,
            /@example\.(com|net|org)$/.test(email),
            "an address with a reader",
          ] as const,
      ),
    ] as const
  ).filter(([, , isPlaceholder]) => isPlaceholder);
  return found.map(([field, received, , right]) => ({ field, received, right }));
};
