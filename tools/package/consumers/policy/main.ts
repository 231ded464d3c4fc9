import {
  base,
  forwardRequest,
  policyDocument,
  rateLimitByKey,
  renderPolicy,
  request,
  text,
} from "@mcp-landing-zone/gateway/policy";
import { compilePolicy, parsePolicy, policyDifference } from "@mcp-landing-zone/gateway/policy/execute";

const document = policyDocument({
  name: "limited",
  scope: "api",
  inbound: [base(), rateLimitByKey({ calls: 2, periodSeconds: 60, key: text("address:", request.clientIp) })],
  backend: [forwardRequest({ timeoutSeconds: 30 })],
  outbound: [base()],
  onError: [base()],
});
const xml = renderPolicy(document, "xml");
const again = renderPolicy(parsePolicy(xml, { name: "again" }), "xml");
const read = policyDifference(xml, again) === undefined;
console.log(JSON.stringify({ xml: xml.includes("<rate-limit-by-key"), run: typeof compilePolicy, read }));
