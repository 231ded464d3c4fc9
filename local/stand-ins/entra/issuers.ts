// Stand-in for Microsoft Entra ID: the names under which tokens are issued. They do not depend on how we were reached.

export const loginHost = "login.microsoftonline.com";

export const issuerOf = (tenantId: string, version: 1 | 2): string =>
  version === 2 ? `https://${loginHost}/${tenantId}/v2.0` : `https://sts.windows.net/${tenantId}/`;
