import type { IConstruct } from "constructs";
import { refuseUnless } from "../errors.ts";

const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/;

/** Refuses what is not a host name of one's own: a scheme, a path, a single word, capitals. */
export const checkHostName = (at: IConstruct, field: string, hostName: string): void => {
  refuseUnless(HOST.test(hostName), "VALUE_INVALID", {
    at,
    field,
    received: hostName,
    expected: "a host name in lower case, for example mcp.contoso.com",
  });
};
