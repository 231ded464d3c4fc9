import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findSecrets } from "./secrets.ts";
import { withoutOverlap } from "./span.ts";

/** Characters that look random and are the same on every run; no real secret stands in this file. */
const made = (seed: string, length: number, alphabet: string): string => {
  let text = "";
  for (let block = 0; text.length < length; block += 1) {
    for (const byte of createHash("sha512").update(`${seed}${block}`).digest())
      text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
};
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const letters = upper + upper.toLowerCase();
const digits = "0123456789";
const alnum = letters + digits;
const base64 = (seed: string, length: number) => made(seed, length, alnum + "+/");
const word = (seed: string, length: number) => made(seed, length, alnum);
const hex = (seed: string, length: number) => made(seed, length, digits + "abcdef");
const part = (text: string) => Buffer.from(text).toString("base64url");
const jwt = [part('{"alg":"RS256","typ":"JWT"}'), part('{"sub":"1","aud":"x"}'), word("sig", 86)].join(".");

const azure: readonly (readonly [name: string, text: string, value: string])[] = [
  [
    "storage connection string",
    `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${base64("st", 86)}==;EndpointSuffix=core.windows.net`,
    base64("st", 86),
  ],
  ["bare storage key", `the key ${base64("sk", 86)}== is old`, base64("sk", 86)],
  ["marked storage key", `x ${base64("ma", 76)}+ASt${base64("mb", 6)}==`, "+ASt"],
  [
    "Cosmos connection string",
    `AccountEndpoint=https://a.documents.azure.com:443/;AccountKey=${base64("co", 86)}==;`,
    base64("co", 86),
  ],
  ["marked Cosmos key", `${base64("ca", 76)}ACDb${base64("cb", 6)}==`, "ACDb"],
  [
    "Service Bus connection string",
    `Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${base64("sb", 43)}=`,
    base64("sb", 43),
  ],
  [
    "Event Hubs connection string",
    `Endpoint=sb://h.servicebus.windows.net/;SharedAccessKeyName=r;SharedAccessKey=${base64("eh", 43)}=;EntityPath=e`,
    base64("eh", 43),
  ],
  [
    "IoT Hub connection string",
    `HostName=h.azure-devices.net;SharedAccessKeyName=o;SharedAccessKey=${base64("io", 43)}=`,
    base64("io", 43),
  ],
  ["marked Service Bus key", `k: ${base64("sa", 33)}+ASb${base64("sc", 6)}=`, "+ASb"],
  [
    "SAS of a blob",
    `https://a.blob.core.windows.net/c/b?sv=2024-11-04&se=2030-01-01&sr=b&sp=r&sig=${word("sas", 40)}%3D`,
    word("sas", 40),
  ],
  ["shared access signature", `SharedAccessSignature sr=h&sig=${word("ss", 43)}&se=1700000000&skn=r`, word("ss", 43)],
  [
    "SignalR connection string",
    `Endpoint=https://s.service.signalr.net;AccessKey=${base64("sr", 43)}=;Version=1.0;`,
    base64("sr", 43),
  ],
  ["function key in a URL", `https://f.azurewebsites.net/api/x?code=${word("fn", 54)}==`, word("fn", 54)],
  ["marked function key", `key ${word("fa", 44)}AzFu${word("fb", 6)}==`, "AzFu"],
  ["function key header", `x-functions-key: ${word("fk", 40)}`, word("fk", 40)],
  ["registry token", `docker login -p ${base64("ra", 42)}+ACRA${word("rb", 5)}`, "+ACRA"],
  ["AI service key, header", `Ocp-Apim-Subscription-Key: ${hex("ai", 32)}`, hex("ai", 32)],
  ["AI service key, variable", `AZURE_OPENAI_API_KEY=${hex("oa", 32)}`, hex("oa", 32)],
  ["AI service key, in words", `the subscription key is ${hex("wo", 32)}`, hex("wo", 32)],
  ["AI service key of 84 characters", `${word("na", 52)}JQQJ99BCACYeBjFXJ3w3AAAA${word("nb", 8)}`, "JQQJ99"],
  ["search admin key", `api-key: ${word("se", 42)}AzSeA${word("sf", 5)}`, "AzSeA"],
  [
    "Redis connection string",
    `r.redis.cache.windows.net:6380,password=${base64("re", 43)}=,ssl=True`,
    base64("re", 43),
  ],
  ["Entra client secret", `secret ${word("e1", 3)}8Q~${word("e2", 34)} expires`, "8Q~"],
  [
    "SQL connection string",
    "Server=tcp:s.database.windows.net;User ID=sa;Password=Tr1cky!pass;Encrypt=true",
    "Tr1cky!pass",
  ],
  ["publishing profile", `userName="$site" userPWD="${word("pp", 60)}"`, word("pp", 60)],
  ["DevOps token", `${word("da", 76)}AZDO${word("db", 4)}`, "AZDO"],
  [
    "managed identity header",
    "X-IDENTITY-HEADER: 853b9a84-5bfa-4b22-a3f3-0b9a43d9ad8a",
    "853b9a84-5bfa-4b22-a3f3-0b9a43d9ad8a",
  ],
  ["access token", `Authorization: Bearer ${jwt}`, jwt],
  ["bare token", `token was ${jwt}.`, jwt],
];

const others: readonly (readonly [name: string, text: string, value: string])[] = [
  ["GitHub", `ghp_${word("gh", 36)}`, word("gh", 36)],
  ["GitHub, with words by chance", "ghp_dead8harbour4thing2river7station9theIn", "dead8harbour4"],
  ["GitHub, fine-grained", `github_pat_${word("gf", 82)}`, word("gf", 82)],
  ["GitLab", `glpat-${word("gl", 20)}`, word("gl", 20)],
  ["AWS access key", `AKIA${made("ak", 16, upper + "234567")}`, "AKIA"],
  ["AWS secret key", `aws_secret_access_key = ${base64("as", 40)}`, base64("as", 40)],
  ["Google API key", `AIza${word("go", 35)}`, "AIza"],
  ["Slack", `xoxb-${made("sl", 12, digits)}-${made("sm", 12, digits)}-${word("sn", 24)}`, word("sn", 24)],
  ["Stripe", `sk_live_${word("sp", 24)}`, word("sp", 24)],
  ["npm", `//packages.example/:_authToken=npm_${word("np", 36)}`, word("np", 36)],
  ["OpenAI", `sk-proj-${word("op", 48)}`, word("op", 48)],
  ["Anthropic", `sk-ant-api03-${word("an", 90)}`, word("an", 90)],
  ["SendGrid", `SG.${word("s1", 22)}.${word("s2", 43)}`, word("s2", 43)],
  ["database URL", "postgres://app:s3cr3tpw@db.example:5432/x", "s3cr3tpw"],
  ["password in JSON", '{"password": "correct-horse-1"}', "correct-horse-1"],
  ["password in YAML", "password: Summer2024!", "Summer2024!"],
  ["environment variable", `export VENDOR_API_TOKEN="${hex("en", 40)}"`, hex("en", 40)],
  ["assignment in code", `vendorApiKey := "${word("co", 32)}"`, word("co", 32)],
  ["basic credentials", `Authorization: Basic ${Buffer.from("user:longpassword").toString("base64")}`, "dXNlcjps"],
  [
    "private key",
    `-----BEGIN RSA PRIVATE KEY-----\n${base64("pk", 64)}\n-----END RSA PRIVATE KEY-----`,
    base64("pk", 64),
  ],
  ["element", `<secret>{AQAAABAAA ${word("el", 32)}}</secret>`, word("el", 32)],
  ["element of a namespace", "<wsse:Password>letmein</wsse:Password>", "letmein"],
  [
    "identifier as token",
    "refiner token = '2341fb6f-71d4-4bbc-9317-98c28ceb5837'",
    "2341fb6f-71d4-4bbc-9317-98c28ceb5837",
  ],
  ["identifier of an issuer", "HEROKU=9f578648-62be-4e81-8e32-7e5ea64d4a20", "9f578648-62be-4e81-8e32-7e5ea64d4a20"],
  ["token behind a name that ends like a public one", `statuspage token = '${word("st", 36)}'`, word("st", 36)],
  ["letters only, compact", `{"sharedKey":"${made("lc", 32, letters)}"}`, made("lc", 32, letters)],
  ["letters only", `client_secret: "${made("lo", 32, letters)}"`, made("lo", 32, letters)],
  ["call in code", `client.setApiKey("${word("ca", 24)}")`, word("ca", 24)],
  ["escaped JSON", `{\\"api_key\\": \\"${word("ej", 24)}\\"}`, word("ej", 24)],
  ["any character within quotes", 'password: "a]b;c{7}!x"', "a]b;c{7}"],
  ["option of a command", `deploy --api-key ${word("oc", 20)} --yes`, word("oc", 20)],
  ["setting without a sign", `LicenseKey ${word("ls", 40)}`, word("ls", 40)],
  ["both halves", `service token: ${word("h1", 26)}:${word("h2", 31)}`, `${word("h1", 26)}:${word("h2", 31)}`],
  ["setting of .NET", '<add key="MailPassword" value="Tr1cky$x"/>', "Tr1cky$x"],
  ["property list", `<key>API_KEY</key>\n  <string>${word("pl", 24)}</string>`, word("pl", 24)],
  ["environment of a container", "- name: DB_PASSWORD\n  value: hunter2x!", "hunter2x!"],
  ["environment of a task", `{"name": "API_KEY", "value": "${word("ta", 24)}"}`, word("ta", 24)],
  ["aligned", "password            => 'p4ssw0rd'", "p4ssw0rd"],
  ["option of PowerShell", "Connect-Host -User a@b -Password Tr1cky! -Force", "Tr1cky!"],
  ["netrc", "machine h.example login anna password pass123 ", "pass123"],
  ["credential of .NET", 'new NetworkCredential("anna", "openSesame")', "openSesame"],
  ["unseal key", `Unseal Key 2: ${base64("uk", 44)}`, base64("uk", 44)],
  ["curl", "curl -u admin:hunter22 https://api.example", "hunter22"],
  ["curl, long option", "curl https://api.example --user 'admin:hunter22'", "hunter22"],
  [
    "registry credentials",
    `{"auths":{"r.example":{"auth":"${Buffer.from("ci:longpassword").toString("base64")}"}}}`,
    Buffer.from("ci:longpassword").toString("base64"),
  ],
  ["Telegram", `bot 869511423:AA${word("tg", 33)}`, word("tg", 33)],
  ["Mailchimp", `${hex("mc", 32)}-us12`, `${hex("mc", 32)}-us12`],
  ["New Relic license", `${hex("nr", 36)}NRAL`, `${hex("nr", 36)}NRAL`],
  ["session token of AWS", `AWS_SESSION_TOKEN=IQoJb3JpZ2lu${base64("as", 300)}`, base64("as", 300)],
  ["presigned URL of AWS", `https://b.s3.example/o?X-Amz-Signature=${hex("ps", 64)}`, hex("ps", 64)],
  ["presigned URL of Google", `https://s.example/o?X-Goog-Signature=${hex("pg", 512)}`, hex("pg", 512)],
  ["key for HMAC of Google", `GOOG1E${made("gh", 55, upper)}`, made("gh", 55, upper)],
  ["Scaleway", `SCW${made("sw", 17, upper + digits)}`, made("sw", 17, upper + digits)],
  [
    "token within a token",
    `x ${Buffer.from(jwt).toString("base64")}`,
    Buffer.from(jwt).toString("base64").slice(0, 80),
  ],
  ["private JWK", `{"kty":"EC","d":"${word("jw", 43)}"}`, word("jw", 43)],
  ["password hash", `root:$6$${word("ph", 16)}$${word("pi", 86)}:19000:0`, word("pi", 86)],
  [
    "private key of PGP",
    `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${base64("pp", 64)}\n-----END PGP PRIVATE KEY BLOCK-----`,
    base64("pp", 64),
  ],
  [
    "encrypted private key cut short",
    `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,AB\n\n${base64("pk", 64)}`,
    base64("pk", 64),
  ],
  [
    "private key of PuTTY",
    `Public-Lines: 1\nAAAA\nPrivate-Lines: 1\n${base64("pu", 64)}\nPrivate-MAC: ${hex("pm", 40)}`,
    base64("pu", 64),
  ],
  ["manifest of Kubernetes", "apiVersion: v1\ndata:\n  user: YWRtaW4=\nkind: Secret\nmetadata:\n  name: x", "YWRtaW4="],
  [
    "manifest with lines",
    "\nkind: Secret\nstringData:\n  conf: |\n    retries = 3\n    pin = none\nmetadata: {}",
    "pin = none",
  ],
  ["private key cut short", `-----BEGIN OPENSSH PRIVATE KEY-----\n${base64("pk", 64)}\n`, base64("pk", 64)],
];

const absent = [
  "credentialsId: 'ff083f76-7804-4ef1-80e4-fe975bb9141b'",
  '"credentialId": "B9mTcFSck2LzJO2S3ols63"',
  "<UserSecretsId>79a3edd0-2092-40a2-a04d-dcb46d5ca9ed</UserSecretsId>",
  "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 by anna",
  "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  "uuid 550e8400-e29b-41d4-a716-446655440000",
  "password: <your password>",
  "password=${DB_PASSWORD};",
  'api_key: "YOUR_API_KEY"',
  "token = process.env.TOKEN",
  '"nextPageToken": "CAUQAhoQCgYIgMDA8A1234567890"',
  "The secret is to stay calm. The key: patience and practice.",
  "max_tokens: 4096, token count 128",
  "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
  "-----BEGIN PUBLIC KEY-----",
  "https://example.com/path?signature=yes&code=200",
  "ssh://git@example.com/x and https://example.com:8443/path@2x",
  "SKU SK12345, ASIAN food, key-value store",
  "primary key (user_id), foreign key order_items_2024_id",
  "Basic auth is not enough; bearer of bad news",
  "sk-learn, sk-SK locale, npm_config_cache",
  "docker run -u node:application image, curl -u {{user:password}} {{url}}",
  "<password></password><secret>${SECRET}</secret><label>Password</label>",
  "kind: ConfigMap\ndata:\n  user: YWRtaW4=\n---\nkind: Deployment",
  "kind: SecretList\nitems: []",
  "key: 550e8400-e29b-41d4-a716-446655440000, heroku app is fine",
  "[secret number]: ch02-00-guessing-game-tutorial.html#comparing-the-guess-to-the-secret-number",
  '"https://img.example/npm/v/x?color=21bb42&label=npm%20package"',
  "'UpsamplingBilinear2d', 'UpsamplingNearest2d', linear: 'UpsamplingTrilinear3d'",
  "github 9fceb02d0ae598e95dc970b74767f19372d61af8 and npm 'sha512-abcdef'",
  "getTokenFromVault, tokenProviderFactory = createCredentialProvider(options)",
  "ghp_this_is_only_a_placeholder_for_documentation, hf_thisIsOnlyForTheDocumentationOfThings",
  "open(path, pwd=pwd), connect(key_password=self.key_password, password=password)",
  "pwd: /home/anna1/projects, OLDPWD=/var/lib/x2/y",
  "name: password\ndescription: value: at least 8 characters",
  "Buffer.from(password, 'base64'), password.encode(\"latin1\")",
  "password = base64.b16encode(token_bytes(16)), gpg --recv-keys A363A499291CBBC940DD62E41F10027AF002F8B0",
  "**Basic Operation**, basic Authentication",
  "| 123456789012345 | column of a table |",
  "en-us12, bedrock-user, well-used",
  "curl -u username:token https://example.com",
  `encryptionKeyFingerprint: "${hex("fingerprint", 64)}", "encrypted_key": "${word("jwe", 40)}"`,
  "authPassword = 0x02, passwordModifyOID = '1.3.6.1.4.1.4203.1.11.1'",
  'Password string `protobuf:"bytes,2,opt,name=password,proto3"`, {"GetPasswordData": "ec2:GetPasswordData"}',
  "http://foo:bar@host.example/, https://anna:***@host.example, mysql://usr:pwd@host.example/db",
  'i := &Import{VCSPassword: &zeroValue}, query: "keys[0].{{algorithm}}.secret1"',
  `issuerKeyHash=${word("hash", 30)}`,
  `key_down_event=${word("event", 30)}`,
  "dev.credentials.url=dev-lb1.api.f4ke.com:5215",
  `client_secret=bP88Q~${"x".repeat(34)}`,
  `${"x".repeat(14)}.atlasv1.${"x".repeat(67)}`,
  "sha256~XXXXXXXXXX_PUT_YOUR_TOKEN_HERE_XXXXXXXXXXXX",
  `AIza${made("longer", 43, alnum)}`,
  "xoxp-572370529330-573807301142-572331691188-####################",
  `<input name="authenticity_token" value="${made("form", 60, alnum)}">`,
  "-----BEGIN PRIVATE KEY-----\nanything\n-----END PRIVATE KEY-----",
];

describe("R-93 secrets of Azure", () => {
  it.each(azure)("R-93 finds: %s", (_, text, value) => {
    const spans = findSecrets(text);
    const at = text.indexOf(value);
    expect(spans.some(({ start, end }) => start <= at && at + value.length <= end)).toBe(true);
  });
});

describe("R-93 secrets of others", () => {
  it.each(others)("R-93 finds: %s", (_, text, value) => {
    const spans = findSecrets(`see ${text} here`);
    const at = `see ${text} here`.indexOf(value);
    expect(spans.some(({ start, end }) => start <= at && at + value.length <= end)).toBe(true);
  });

  const token = word("everywhere", 40);
  it.each([
    `var apiToken string = "${token}"`,
    `const apiToken: &str = "${token}"`,
    `apiToken: string = "${token}"`,
    `<apiToken>\n    ${token}\n</apiToken>`,
    `api_token: |\n  ${token}`,
    `api_token: >-\n  ${token}`,
  ])("R-93 finds a secret behind its name in: %s", (text) => {
    expect(withoutOverlap(findSecrets(text)).map(({ start, end }) => text.slice(start, end).trim())).toEqual([token]);
  });

  it("R-93 a secret found in one place is redacted in every other", () => {
    const text = `api_token = "${token}"\nretried ${token} and (${token})`;
    expect(withoutOverlap(findSecrets(text))).toHaveLength(3);
  });

  it("R-93 an id that is a secret itself is found", () => {
    expect(findSecrets('secret_id = "6a174c20-f6de-a53c-74d2-6018fcceff64"')).toHaveLength(1);
  });

  it.each(absent)("R-93 finds nothing in: %s", (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe("R-93 a private key", () => {
  it("R-93 is hidden behind one that was cut short", () => {
    const [begin, end] = ["-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----"];
    const text = `${begin}\n${base64("k1", 64)}\n${begin}\n${base64("k2", 64)}\n${end}\nnext`;
    expect(findSecrets(text).map((span) => span.end)).toEqual([text.length - "\nnext".length]);
  });

  it("R-93 is no more than the line that mentions one", () => {
    const text =
      "A file that begins with -----BEGIN PRIVATE KEY----- must not be committed. Ask the security team instead.";
    expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual(["-----BEGIN PRIVATE KEY-----"]);
  });
});
