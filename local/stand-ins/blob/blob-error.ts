// Stand-in for Azure Blob storage: its refusals.
import { loginHost } from "../entra/issuers.ts";
import type { StandInReply } from "../http/message.ts";

/** Thrown by operations, turned into an answer in one place. */
export class BlobRefusal extends Error {
  override readonly name = "BlobRefusal";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const blobRefusals = {
  anonymous: () => new BlobRefusal(401, "NoAuthenticationInformation", "Server failed to authenticate the request."),
  badToken: () => new BlobRefusal(401, "InvalidAuthenticationInfo", "Authentication information is not valid."),
  noRole: () =>
    new BlobRefusal(
      403,
      "AuthorizationPermissionMismatch",
      "This request is not authorized to perform this operation using this permission.",
    ),
  headerMissing: (name: string) =>
    new BlobRefusal(400, "MissingRequiredHeader", `The required header ${name} is missing.`),
  headerInvalid: (name: string) =>
    new BlobRefusal(400, "InvalidHeaderValue", `The value of the header ${name} is not in the correct format.`),
  containerMissing: () => new BlobRefusal(404, "ContainerNotFound", "The specified container does not exist."),
  blobMissing: () => new BlobRefusal(404, "BlobNotFound", "The specified blob does not exist."),
  blobExists: () => new BlobRefusal(409, "BlobAlreadyExists", "The specified blob already exists."),
  blobType: () => new BlobRefusal(409, "InvalidBlobType", "The blob type is invalid for this operation."),
  condition: () =>
    new BlobRefusal(412, "ConditionNotMet", "The condition specified using HTTP conditional header(s) is not met."),
  appendPosition: () =>
    new BlobRefusal(412, "AppendPositionConditionNotMet", "The append position condition specified was not met."),
  maxSize: () =>
    new BlobRefusal(412, "MaxBlobSizeConditionNotMet", "The max blob size condition specified was not met."),
  blockCount: () =>
    new BlobRefusal(
      409,
      "BlockCountExceedsLimit",
      "The committed block count cannot exceed the maximum limit of 50,000.",
    ),
  tooLarge: () =>
    new BlobRefusal(
      413,
      "RequestBodyTooLarge",
      "The request body is too large and exceeds the maximum permissible limit.",
    ),
  range: () =>
    new BlobRefusal(416, "InvalidRange", "The range specified is invalid for the current size of the resource."),
  immutable: () =>
    new BlobRefusal(
      409,
      "BlobImmutableDueToPolicy",
      "This operation is not permitted as the blob is immutable due to a policy.",
    ),
  leasePresent: () => new BlobRefusal(409, "LeaseAlreadyPresent", "There is already a lease present."),
  leaseAbsent: () =>
    new BlobRefusal(409, "LeaseNotPresentWithLeaseOperation", "There is currently no lease on the blob."),
  leaseHolder: () =>
    new BlobRefusal(
      409,
      "LeaseIdMismatchWithLeaseOperation",
      "The lease ID specified did not match the lease ID for the blob.",
    ),
  leaseMissing: () =>
    new BlobRefusal(
      412,
      "LeaseIdMissing",
      "There is currently a lease on the blob and no lease ID was specified in the request.",
    ),
  leaseMismatch: () =>
    new BlobRefusal(
      412,
      "LeaseIdMismatchWithBlobOperation",
      "The lease ID specified did not match the lease ID for the blob.",
    ),
  leaseLost: () =>
    new BlobRefusal(412, "LeaseLost", "A lease ID was specified, but the lease for the blob has expired."),
  unsupported: () => new BlobRefusal(400, "UnsupportedHttpVerb", "The stand-in does not know this operation."),
} as const;

const challenge = (tenantId: string): string =>
  `Bearer authorization_uri=https://${loginHost}/${tenantId}/oauth2/authorize resource_id=https://storage.azure.com`;

export const refusalReply = ({ status, code, message }: BlobRefusal, tenantId: string): StandInReply => ({
  status,
  headers: {
    "content-type": "application/xml",
    "x-ms-error-code": code,
    ...(status === 401 && { "www-authenticate": challenge(tenantId) }),
  },
  body: `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
});
