import { checkClients, clientKey, usualClients } from "@mcp-landing-zone/gateway/documents/facade";
import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { RegisteredClient } from "../gateway/index.ts";
import type { ClientRef, ResourceApplicationRef } from "../identity/index.ts";
import { ClientApplication, ResourceApplication } from "../identity/index.ts";
import type { FacadeClientProps, WorkloadProps } from "./workload-props.ts";
import { asGrantee } from "./workload-props.ts";

const usersConsent =
  "Entra lets no user consent to an application that requires assignment; the server's own application requires it of every user";

/** one application for each client, because Entra keeps consent and refresh tokens by application. */
export const facadeClients = (
  scope: Construct,
  props: WorkloadProps,
  server: ResourceApplicationRef,
  purpose: string | undefined,
): readonly RegisteredClient[] => {
  const clients: readonly FacadeClientProps[] = props.facadeClients ?? usualClients;
  checkClients(clients);
  return clients.map(({ application, preAuthorized = [], ...profile }) => {
    const id = `facade-client-${clientKey(profile)}`;
    const client = application
      ? ClientApplication.fromExisting(scope, id, application)
      : clientApplication(scope, id, props, { ...profile, preAuthorized }, purpose);
    if (server instanceof ResourceApplication) {
      if (preAuthorized.length > 0) server.preAuthorize(client, preAuthorized);
    } else {
      refuseUnless(preAuthorized.length === 0, "VALUES_CONFLICT", {
        at: scope,
        field: "facadeClients.preAuthorized",
        received: preAuthorized,
        expected: "absent with an application that exists already, whose owner pre-authorizes clients",
      });
    }
    return { ...profile, application: client };
  });
};

const clientApplication = (
  scope: Construct,
  id: string,
  { naming, profile, users }: WorkloadProps,
  client: FacadeClientProps,
  purpose: string | undefined,
): ClientRef => {
  // Entra refuses a second application of one name.
  const name = purpose === undefined ? clientKey(client) : `${clientKey(client)}-for-${purpose}`;
  const application = new ClientApplication(scope, id, {
    naming,
    displayName: naming.of("clientApplication", name),
    preventDestroy: profile.preventDestroy,
    // Clients write a path of one slash in both ways, and Entra compares.
    redirectUris: client.redirectUris.flatMap((uri) =>
      /^http:\/\/[^/]+\/$/.test(uri) ? [uri, uri.slice(0, -1)] : [uri],
    ),
    loopback: false,
    ...(client.preAuthorized?.length ? {} : { weaken: { assignmentRequired: usersConsent } }),
  });
  if (client.preAuthorized?.length) for (const group of users) application.grantUse(asGrantee(group));
  return application;
};
