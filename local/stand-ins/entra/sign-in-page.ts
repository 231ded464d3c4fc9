// Stand-in for Microsoft Entra ID: one page for both questions, who you are and whether the client may act for you.
import type { Person } from "../directory/directory.ts";
import { escaped } from "../http/escaped.ts";
import type { StandInReply } from "../http/message.ts";
import type { AuthorizationRequest, Return } from "./authorization-request.ts";
import type { Form } from "./grants/grant.ts";
import { page } from "./page.ts";

const hidden = (form: Form): string =>
  [...form]
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join("\n");

const choice = ({ name, displayName, userPrincipalName }: Person): string =>
  `<button name="person" value="${escaped(name)}">${escaped(displayName)}<small>${escaped(userPrincipalName)}</small></button>`;

export const signInPage = (
  people: readonly Person[],
  { client, redirectUri }: Return,
  { asked }: AuthorizationRequest,
  form: Form,
): StandInReply => {
  const names = asked.preconsented ? asked.resource.api.scopes : asked.scopes;
  const rights = names.map((scope) => `<li><code>${escaped(scope)}</code></li>`).join("");
  return page(
    200,
    "Sign in",
    `<p><strong>${escaped(client.name)}</strong> asks to act for you at <strong>${escaped(asked.resource.name)}</strong>
and will be answered at <code>${escaped(redirectUri)}</code>.</p>
<ul>${rights}</ul>
<form method="post">
${hidden(new Map([...form].filter(([name]) => name !== "person")))}
<p>Choosing who you are means that you agree.</p>
${people.map(choice).join("\n")}
<button name="person" value="">Cancel</button>
</form>`,
  );
};
