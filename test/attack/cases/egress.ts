import { attack, allowed, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation } from "../case.ts";
import { alice, toolCall } from "../messages.ts";

const common: Common = { family: "egress", owasp: "MCP05", proves: ["R-22"] };

const fetchPage = (url: string) => toolCall("fetch_page", { url }, { token: alice });

const refused: Expectation = {
  status: 200,
  json: { "/result/isError": true },
  silent: /10\.0\.0\.5|ECONN|ENOTFOUND|getaddrinfo|169\.254\.169\.254|stack/,
  decided: ["server:tool-error", "server:arguments-invalid", "server:input-refused"],
};

/** Every way to write an address that is unreachable from outside, and hosts that are not allowed. */
const addresses: Readonly<Record<string, string>> = {
  "metadata-service": "https://169.254.169.254/metadata/identity/oauth2/token",
  "metadata-service-plain": "http://169.254.169.254/metadata/instance",
  "wire-server": "https://168.63.129.16/",
  loopback: "https://127.0.0.1/",
  "loopback-short": "https://127.1/",
  "loopback-name": "https://localhost/",
  "loopback-v6": "https://[::1]/",
  nothing: "https://0.0.0.0/",
  "nothing-v6": "https://[::]/",
  "private-10": "https://10.0.0.5/",
  "private-172": "https://172.16.0.1/",
  "private-192": "https://192.168.0.1/",
  carrier: "https://100.64.0.1/",
  decimal: "https://2852039166/",
  octal: "https://0251.0376.0251.0376/",
  hexadecimal: "https://0xA9FEA9FE/",
  "mixed-radix": "https://169.0xfe.0251.254/",
  mapped: "https://[::ffff:169.254.169.254]/",
  "mapped-hexadecimal": "https://[::ffff:a9fe:a9fe]/",
  compatible: "https://[::a9fe:a9fe]/",
  translated: "https://[64:ff9b::a9fe:a9fe]/",
  "six-to-four": "https://[2002:a9fe:a9fe::]/",
  "unique-local": "https://[fd00::1]/",
  "link-local": "https://[fe80::1]/",
  multicast: "https://224.0.0.1/",
  broadcast: "https://255.255.255.255/",
  "fullwidth-digits": "https://１６９.２５４.１６９.２５４/",
  "circled-digits": "https://①②⑦.⓪.⓪.①/",
  "trailing-dot": "https://169.254.169.254./",
  "public-address": "https://93.184.215.14/",
  "unknown-host": "https://evil.example/",
  "allowed-name-as-prefix": "https://docs.attack.example.evil.example/",
  "allowed-name-as-suffix": "https://evildocs.attack.example/",
  "allowed-name-as-user": "https://docs.attack.example@evil.example/",
  "user-and-password": "https://user:password@docs.attack.example/clean",
  backslash: "https://evil.example\\@docs.attack.example/",
  "other-port": "https://docs.attack.example:8443/clean",
  "plain-http": "http://docs.attack.example/clean",
  file: "file:///etc/passwd",
  ftp: "ftp://docs.attack.example/",
  gopher: "gopher://docs.attack.example/_GET",
  data: "data:text/plain,hello",
  javascript: "javascript:alert(1)",
  blob: "blob:https://docs.attack.example/x",
  relative: "//evil.example/",
  "line-break": "https://docs.attack.example/\r\nHost: evil.example",
};

const addressCases = Object.entries(addresses).map(([name, url]) =>
  attack(
    common,
    `to-${name}`,
    `A tool does not fetch from ${name.replaceAll("-", " ")}`,
    step(fetchPage(url), refused),
    { ...(name === "unknown-host" && { proves: ["R-88", "R-96"] }) },
  ),
);

const names = [
  "private",
  "loopback",
  "metadata",
  "wireserver",
  "mixed",
  "mapped",
  "unique-local",
  "link-local",
  "translated",
  "carrier",
  "nothing",
  "broadcast",
];

const nameCases = names.map((name) =>
  attack(
    common,
    `name-leads-to-${name}`,
    `An allowed name that leads to a ${name.replaceAll("-", " ")} address is not followed`,
    step(fetchPage(`https://${name}.attack.example/clean`), refused),
    { needs: ["pages"] },
  ),
);

const locations: Readonly<Record<string, string>> = {
  "private-address": "https://10.0.0.5/",
  metadata: "http://169.254.169.254/metadata/instance",
  "private-name": "https://private.attack.example/clean",
  "unknown-host": "https://evil.example/",
  "plain-http": "http://docs.attack.example/clean",
  file: "file:///etc/passwd",
  "other-port": "https://docs.attack.example:9443/",
  "with-credentials": "https://user:password@docs.attack.example/clean",
  rubbish: "https://[",
};

const redirectCases = Object.entries(locations).map(([name, to]) =>
  attack(
    common,
    `redirect-to-${name}`,
    `A redirect to ${name.replaceAll("-", " ")} is not followed`,
    step(fetchPage(`https://docs.attack.example/redirect?${encodeURIComponent(to)}`), refused),
    // The first hop is to an allowed page, and meant to happen.
    { needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
  ),
);

const loop = Array.from({ length: 6 }).reduce<string>(
  (to) => `https://docs.attack.example/redirect?${encodeURIComponent(to)}`,
  "https://docs.attack.example/clean",
);

export const egressCases: readonly AttackCase[] = [
  attack(
    common,
    "allowed",
    "A page of an allowed host is fetched, without which the refusals would prove nothing",
    step(fetchPage("https://docs.attack.example/clean"), allowed({ body: /quick/ })),
    { needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
  ),
  ...addressCases,
  ...nameCases,
  ...redirectCases,
  attack(common, "redirects-without-end", "A chain of redirects is cut", step(fetchPage(loop), refused), {
    needs: ["pages"],
    mustNotHaveHappened: ["effect", "leak", "unrecorded"],
  }),
  attack(
    common,
    "page-without-end",
    "A page larger than any page is not swallowed",
    step(fetchPage("https://docs.attack.example/endless"), {
      status: 200,
      decided: ["server:tool-error", "server:ok", "server:output-too-large"],
      json: { "/result/isError": true },
    }),
    { proves: ["R-55"], needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
  ),
  attack(
    common,
    "page-of-bytes",
    "What is no text is not read as one",
    step(fetchPage("https://docs.attack.example/binary"), refused),
    { needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
  ),
  ...Object.entries({
    "changes-the-protocol": "switch",
    "changes-the-protocol-without-a-name": "switch-unnamed",
    "has-a-status-that-http-does-not-know": "unknown-status",
    "is-announced-without-end": "hints",
  }).map(([name, path]) =>
    attack(
      common,
      `page-that-${name}`,
      `A page that ${name.replaceAll("-", " ")} is no answer, and is not waited for`,
      step(fetchPage(`https://docs.attack.example/${path}`), { ...refused, within: 5_000 }),
      { proves: ["R-55"], needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
    ),
  ),
  attack(
    common,
    "page-with-hidden-text",
    "What a page hides from its readers is not handed on",
    step(
      fetchPage("https://docs.attack.example/hidden"),
      allowed({ body: /Opening.*Nine.*Sundays/s, silent: /Concealed/ }),
    ),
    { proves: ["R-50"], needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
  ),
  attack(
    common,
    "page-of-tags-without-end",
    "Two megabytes of unclosed tags cost next to nothing",
    step(fetchPage("https://docs.attack.example/tags-without-end"), allowed({ within: 5_000 })),
    { proves: ["R-55"], needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] },
  ),
];
