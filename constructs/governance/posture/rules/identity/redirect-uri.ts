import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, unknown, violation } from "../../rule.ts";
import { isUnknown, valuesAt } from "../../values.ts";

const paths = ["web.redirect_uris", "public_client.redirect_uris", "single_page_application.redirect_uris"];
/** HTTPS with a host of one name, or the caller's own machine. */
const EXACT =
  /^(?:https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[^*]*)?|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[^*]*)?)$/i;

export const redirectUri: Rule = {
  id: "redirect-uri",
  severity: "high",
  title: "Redirect addresses are exact, and HTTPS or the caller's own machine",
  why: "A receiver of a redirect receives the authorization code.",
  references: ["R-19"],
  check: (graph) =>
    examine(ofType(graph, "azuread_application"), ({ attributes }) =>
      paths
        .flatMap((path) => valuesAt(attributes, path).flat())
        .flatMap((uri): Fault[] => {
          if (uri === undefined || EXACT.test(String(uri))) return [];
          if (isUnknown(uri)) return [unknown(`redirect address ${uri} is only known at plan`)];
          return [violation(`redirect address ${String(uri)}, expected https://… or http://localhost`)];
        }),
    ),
};
