import {
  and,
  base,
  choose,
  compilePolicy,
  equals,
  forwardRequest,
  inProcess,
  includes,
  lastError,
  not,
  policyDocument,
  rateLimitByKey,
  renderPolicy,
  request,
  response,
  returnResponse,
  setHeader,
  signatureChecker,
  stage,
  text,
  tokenVariable,
  validateAzureAdToken,
  when,
} from "./executable.ts";

const token = tokenVariable("token");

export const notes = policyDocument({
  name: "notes",
  scope: "api",
  inbound: [
    base(),
    stage("limit", rateLimitByKey({ calls: 60, periodSeconds: 60, key: text("notes:", request.clientIp) })),
    stage(
      "token",
      validateAzureAdToken({
        tenantId: "6a0d5d6c-0000-4000-8000-000000000001",
        audiences: ["6a0d5d6c-0000-4000-8000-000000000002"],
        clientApplicationIds: ["6a0d5d6c-0000-4000-8000-000000000003"],
        into: token,
      }),
    ),
    stage(
      "right",
      choose(
        when(
          and(equals(request.method, "POST"), not(includes(token.words("scp"), "notes.write"))),
          returnResponse({ status: 403, headers: { "WWW-Authenticate": 'Bearer error="insufficient_scope"' } }),
        ),
      ),
    ),
    stage("principal", setHeader("X-Principal", token.claim("oid", ""))),
  ],
  backend: [forwardRequest({ timeoutSeconds: 30 })],
  outbound: [base()],
  onError: [
    base(),
    choose(
      when(
        equals(lastError.stage, "token"),
        returnResponse({ status: response.status, reason: "Unauthorized", headers: { "WWW-Authenticate": "Bearer" } }),
      ),
    ),
  ],
});

/** For Azure: the text of an `azurerm_api_management_api_policy`. */
export const xml = renderPolicy(notes);

/** For a laptop or a test: the same document as a function from a request to an answer. */
const gateway = compilePolicy(notes);

export const answer = (bearer: string, keys: Parameters<typeof signatureChecker>[0]["load"]) => {
  const own = inProcess();
  return gateway(
    {
      method: "POST",
      url: "https://gateway.example/notes",
      headers: [["Authorization", `Bearer ${bearer}`]],
      clientIp: "203.0.113.7",
      backend: { baseUrl: "https://notes.internal", path: "/" },
    },
    {
      ...own,
      forward: async ({ headers }) => ({ status: 200, headers, body: Buffer.from("noted") }),
      send: () => Promise.reject(new Error("this policy sends nothing")),
      checkSignature: signatureChecker({ load: keys, now: own.now }),
      identityToken: () => Promise.reject(new Error("this policy has no identity")),
      namedValue: () => undefined,
      backendUrl: () => undefined,
      metric: () => {},
    },
  );
};
