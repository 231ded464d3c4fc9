import type { Row } from "../row.ts";
import { alphanumeric, digits, inTurn, lower, made, upper } from "./characters.ts";

const base64 = (seed: string, length: number): string => made(seed, length, `${alphanumeric}+/`);
const url64 = (seed: string, length: number): string => made(seed, length, `${alphanumeric}-_`);
const word = (seed: string, length: number): string => made(seed, length, alphanumeric);
const hex = (seed: string, length: number): string => made(seed, length, `${digits}abcdef`);
const uuid = (seed: string): string => [8, 4, 4, 4, 12].map((length, at) => hex(`${seed} ${at}`, length)).join("-");
const segment = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const jwt = (seed: string): string =>
  [segment({ alg: "RS256", kid: seed }), segment({ aud: "api", sub: seed }), url64(seed, 86)].join(".");

/** A secret and, where only its surroundings tell it, a text that it stands in. */
type Kind = readonly [name: string, value: (seed: string) => string, text?: (value: string) => string];

const azure: readonly Kind[] = [
  ["storage key", (s) => `${base64(s, 76)}+ASt${base64(`${s}b`, 5)}A==`],
  ["storage key, older", (s) => `${base64(s, 86)}==`],
  [
    "storage connection string",
    (s) => `${base64(s, 86)}==`,
    (v) => `DefaultEndpointsProtocol=https;AccountName=a1;AccountKey=${v};EndpointSuffix=core.windows.net`,
  ],
  ["storage SAS", (s) => `${word(s, 42)}%3D`, (v) => `https://a1.blob.core.windows.net/c?sv=2024-11-04&sp=rl&sig=${v}`],
  ["Service Bus key", (s) => `${base64(s, 33)}+ASbA${base64(`${s}b`, 5)}=`],
  [
    "Service Bus connection string",
    (s) => `${base64(s, 43)}=`,
    (v) => `Endpoint=sb://n1.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=${v}`,
  ],
  [
    "Service Bus SAS",
    (s) => `${word(s, 43)}%3D`,
    (v) => `SharedAccessSignature sr=sb%3A%2F%2Fn1.servicebus.windows.net&sig=${v}&se=1900000000&skn=send`,
  ],
  [
    "Event Hubs connection string",
    (s) => `${base64(s, 43)}=`,
    (v) => `Endpoint=sb://h1.servicebus.windows.net/;SharedAccessKeyName=r;SharedAccessKey=${v};EntityPath=e1`,
  ],
  ["Event Hubs key", (s) => `${base64(s, 33)}+AEhA${base64(`${s}b`, 5)}=`],
  ["Relay key", (s) => `${base64(s, 33)}+ARmA${base64(`${s}b`, 5)}=`],
  ["Cosmos key", (s) => `${base64(s, 76)}ACDb${base64(`${s}b`, 5)}A==`],
  [
    "Cosmos connection string",
    (s) => `${base64(s, 86)}==`,
    (v) => `AccountEndpoint=https://c1.documents.azure.com:443/;AccountKey=${v};`,
  ],
  ["Functions key", (s) => `${url64(s, 44)}AzFu${url64(`${s}b`, 5)}A==`],
  ["Functions key in an address", (s) => `${word(s, 54)}==`, (v) => `https://f1.azurewebsites.net/api/run?code=${v}`],
  ["registry password", (s) => `${base64(s, 42)}+ACRA${base64(`${s}b`, 5)}`],
  ["Search admin key", (s) => `${word(s, 42)}AzSeA${word(`${s}b`, 5)}`],
  ["Search key, older", (s) => hex(s, 32).toUpperCase(), (v) => `api-key: ${v}`],
  ["AI services key", (s) => `${word(s, 52)}JQQJ99${word(`${s}b`, 26)}`],
  ["AI services key, older", (s) => hex(s, 32), (v) => `Ocp-Apim-Subscription-Key: ${v}`],
  ["OpenAI key in a setting", (s) => hex(s, 32), (v) => `AZURE_OPENAI_API_KEY="${v}"`],
  ["Entra client secret", (s) => `${word(s, 3)}8Q~${word(`${s}b`, 34)}`],
  ["API Management key", (s) => `${base64(s, 76)}APIM${base64(`${s}b`, 5)}A==`],
  ["API Management subscription", (s) => hex(s, 32), (v) => `"Ocp-Apim-Subscription-Key": "${v}"`],
  ["Batch key", (s) => `${base64(s, 76)}+ABa${base64(`${s}b`, 5)}A==`],
  ["Machine Learning key", (s) => `${base64(s, 76)}+AMC${base64(`${s}b`, 5)}A==`],
  ["Redis key", (s) => `${base64(s, 33)}AzCaA${base64(`${s}b`, 5)}=`],
  [
    "Redis connection string",
    (s) => `${base64(s, 43)}=`,
    (v) => `r1.redis.cache.windows.net:6380,password=${v},ssl=True,abortConnect=False`,
  ],
  ["IoT key", (s) => `${base64(s, 33)}AIoTA${base64(`${s}b`, 5)}=`],
  [
    "IoT Hub connection string",
    (s) => `${base64(s, 43)}=`,
    (v) => `HostName=i1.azure-devices.net;SharedAccessKeyName=owner;SharedAccessKey=${v}`,
  ],
  ["Event Grid key", (s) => `${base64(s, 33)}AZEGA${base64(`${s}b`, 5)}=`],
  [
    "SignalR connection string",
    (s) => `${base64(s, 43)}=`,
    (v) => `Endpoint=https://s1.service.signalr.net;AccessKey=${v};Version=1.0;`,
  ],
  [
    "Web PubSub connection string",
    (s) => `${base64(s, 43)}=`,
    (v) => `Endpoint=https://w1.webpubsub.azure.com;AccessKey=${v};Version=1.0;`,
  ],
  [
    "App Configuration connection string",
    (s) => `${base64(s, 43)}=`,
    (v) => `Endpoint=https://p1.azconfig.io;Id=a-l9-s0:x;Secret=${v}`,
  ],
  [
    "Communication Services connection string",
    (s) => `${base64(s, 86)}==`,
    (v) => `endpoint=https://m1.communication.azure.com/;accesskey=${v}`,
  ],
  [
    "SQL connection string",
    (s) => `${word(s, 14)}!7`,
    (v) => `Server=tcp:q1.database.windows.net,1433;User ID=app;Password=${v};Encrypt=True`,
  ],
  ["DevOps token", (s) => `${word(s, 52)}JQQJ99${word(`${s}b`, 18)}AZDO${word(`${s}c`, 4)}`],
  ["DevOps token, older", (s) => made(s, 52, `${lower}234567`)],
  ["Databricks token", (s) => `dapi${hex(s, 32)}-2`],
  ["publishing profile", (s) => word(s, 60), (v) => `<publishProfile userName="$app" userPWD="${v}" />`],
  ["Logic Apps address", (s) => url64(s, 43), (v) => `https://l1.logic.azure.com/workflows/w/run?sp=%2Frun&sig=${v}`],
  ["identity header", (s) => hex(s, 32).toUpperCase(), (v) => `IDENTITY_HEADER=${v}`],
  ["access token", jwt],
  ["access token in a header", jwt, (v) => `Authorization: Bearer ${v}`],
];

const pem = (seed: string): string =>
  [`-----BEGIN ${"PRIVATE KEY"}-----`, base64(seed, 64), base64(`${seed}b`, 64), `-----END ${"PRIVATE KEY"}-----`].join(
    "\n",
  );

const others: readonly Kind[] = [
  ["AWS access key", (s) => `AKIA${made(s, 16, upper + "234567")}`],
  ["AWS secret key", (s) => base64(s, 40), (v) => `aws_secret_access_key = ${v}`],
  ["Google key", (s) => `AIza${url64(s, 35)}`],
  ["Google OAuth secret", (s) => `GOCSPX-${url64(s, 28)}`],
  [
    "Google service account",
    pem,
    (v) => JSON.stringify({ type: "service_account", private_key: v }).replaceAll("\\n", "\n"),
  ],
  ["GitHub token", (s) => `ghp_${word(s, 36)}`],
  ["GitHub fine-grained token", (s) => `github_pat_${word(s, 22)}_${word(`${s}b`, 59)}`],
  ["GitLab token", (s) => `glpat-${url64(s, 20)}`],
  ["Slack token", (s) => `xoxb-${made(s, 12, digits)}-${made(`${s}b`, 12, digits)}-${word(s, 24)}`],
  [
    "Slack webhook",
    (s) => `T${made(s, 8, upper)}/B${made(`${s}b`, 8, upper)}/${word(s, 24)}`,
    (v) => `https://hooks.${"slack"}.com/services/${v}`,
  ],
  ["Stripe key", (s) => `sk_${"live"}_${word(s, 24)}`],
  ["npm token", (s) => `npm_${word(s, 36)}`],
  ["PyPI token", (s) => `pypi-AgEIcHlwaS5vcmc${url64(s, 70)}`],
  ["Docker token", (s) => `dckr_pat_${url64(s, 27)}`],
  ["SendGrid key", (s) => `SG.${url64(s, 22)}.${url64(`${s}b`, 43)}`],
  ["Twilio key", (s) => `SK${hex(s, 32)}`],
  ["Anthropic key", (s) => `sk-ant-api03-${url64(s, 93)}AA`],
  ["OpenAI key", (s) => `sk-proj-${url64(s, 74)}`],
  ["Hugging Face token", (s) => `hf_${word(s, 34)}`],
  ["Hashicorp token", (s) => `hvs.${url64(s, 90)}`],
  ["DigitalOcean token", (s) => `dop_v1_${hex(s, 64)}`],
  ["NuGet key", (s) => `oy2${made(s, 43, `${lower}234567`)}`],
  ["private key", pem],
  ["database address", (s) => word(s, 16), (v) => `postgres://app:${v}@db.internal:5432/main`],
  [
    "basic credentials",
    (s) => Buffer.from(`app:${word(s, 18)}`).toString("base64"),
    (v) => `Authorization: Basic ${v}`,
  ],
  ["password in a setting", (s) => `${word(s, 12)}#4`, (v) => `DB_PASSWORD=${v}`],
  ["secret in YAML", (s) => word(s, 32), (v) => `auth:\n  client_secret: "${v}"\n  retries: 3`],
  ["issuer's key without a mark", (s) => hex(s, 32), (v) => `datadog_agent: '${v}'`],
  ["session token of AWS", (s) => `IQoJb3JpZ2lu${base64(s, 320)}`, (v) => `export AWS_SESSION_TOKEN="${v}"`],
  [
    "presigned address",
    (s) => hex(s, 64),
    (v) => `https://b1.s3.amazonaws.com/report.pdf?X-Amz-Expires=300&X-Amz-Signature=${v}`,
  ],
  [
    "registry credentials",
    (s) => Buffer.from(`ci:${word(s, 18)}`).toString("base64"),
    (v) => `auths:\n  registry.example:\n    auth: ${v}`,
  ],
  ["password of a command", (s) => `${word(s, 11)}7`, (v) => `curl -u deploy:${v} https://repository.example/artifact`],
  ["option of a command", (s) => word(s, 36), (v) => `release --api-key ${v} --yes`],
  ["element", (s) => word(s, 24), (v) => `<server><username>ci</username><password>${v}</password></server>`],
  ["identifier as a token", (s) => uuid(s), (v) => `tracker_token = '${v}'`],
  [
    "manifest of Kubernetes",
    (s) => Buffer.from(word(s, 12)).toString("base64"),
    (v) => `kind: Secret\ndata:\n  pin: ${v}`,
  ],
  ["webhook signing key", (s) => `whsec_${base64(s, 32)}`],
  ["Telegram token", (s) => `${made(s, 9, "123456789")}:AA${url64(s, 33)}`],
  ["hash of a password", (s) => `$6$${word(s, 16)}$${word(`${s}b`, 86)}`, (v) => `deploy:${v}:20000:0:99999:7:::`],
  ["password that is a word", (s) => made(s, 9, lower), (v) => `connect({ user: 'app', password: '${v}' })`],
  ["password behind a short name", (s) => `${word(s, 10)}!7`, (v) => `ID:app PW:${v}`],
  ["password with its user", (s) => `${word(s, 10)}7x`, (v) => `ID/PW : app / ${v}`],
  ["password in SQL", (s) => made(s, 9, lower), (v) => `create user 'app'@'%' identified by '${v}'`],
  ["password in Korean", (s) => `${word(s, 10)}!7`, (v) => `비밀번호는 ${v}`],
  ["short token in an address", (s) => `${made(s, 9, lower)}7q4`, (v) => `https://a.example/x?private_token=${v}&y=1`],
  ["token behind an escape", (s) => `ghp_${word(s, 36)}`, (v) => `retried\\n${v}`],
  ["secret within a call", (s) => hex(s, 64), (v) => `secretKey = createSecretKey(Buffer.from('${v}', 'hex'))`],
  ["key of an issuer that is not known", (s) => `acmeq_live_${word(s, 36)}`],
  ["password of a program", (s) => `${word(s, 10)}!7`, (v) => `redis-cli -h cache.example -a ${v} ping`],
  ["argument of a call", (s) => `${word(s, 10)}!7`, (v) => `requests.get(url, auth=('anna', '${v}'))`],
  ["column of a table", (s) => `${word(s, 10)}!7`, (v) => `user,password\nanna,${v}\n`],
  ["seed of NATS", (s) => `SUA${made(s, 54, `${upper}234567`)}2`],
  ["key of Mailgun", (s) => `${hex(s, 32)}-${hex(`${s}b`, 8)}-${hex(`${s}c`, 8)}`],
  ["private key in DER", (s) => `MIIEpAIBAAKCAQEA${base64(s, 300)}`],
  ["member of a key", (s) => url64(s, 43), (v) => `{ kty: 'EC', crv: 'P-256', d: '${v}' }`],
  ["token in a sentence", (s) => word(s, 40), (v) => `The refresh_token is ${v} until Friday.`],
];

const contexts: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => `Deployed. Value was ${value}, rotate it today.`,
  (value) => JSON.stringify({ result: { items: [{ note: value }] } }),
  (value) => `setting: '${value}'\nregion: westeurope`,
];

const rowsOf = (name: string, kinds: readonly Kind[]): Row[] =>
  kinds.flatMap(([kind, value, text], at) =>
    [0, 1, 2].map((turn): Row => {
      const secret = value(`${kind} ${turn}`);
      const own = text ? text(secret) : secret;
      // Escapes of JSON would change a key of several lines.
      const context = own.includes("\n") || own.includes('"') ? contexts[0] : inTurn(contexts, at + turn);
      return { kind: "secret", class: name, text: context?.(own) ?? own, expect: [secret] };
    }),
  );

const harmless: readonly ((seed: string) => string)[] = [
  (s) => `commit ${hex(s, 40)}\nAuthor: A. Writer`,
  (s) => `"integrity": "sha512-${base64(s, 86)}=="`,
  (s) => `image: registry.example/app@sha256:${hex(s, 64)}`,
  (s) => `ETag: W/"${hex(s, 32)}"`,
  (s) => `requestId=${uuid(s)}`,
  (s) => `key: ${uuid(s)}`,
  (s) => `docker run --user 1000:1000 registry.example/app@sha256:${hex(s, 64)}`,
  () => "<label for='p'>Password</label><input type='password' name='password'>",
  () => "connect(user=user, password=password, token=self.token, api_key=settings.api_key)",
  (s) => `nextPageToken: ${word(s, 32)}`,
  () => "partition key = region, sort key = created",
  () => "Set the password in the vault; never write it into a setting.",
  () => "const token = await credential.getToken(scope);",
  () => "password: ${DB_PASSWORD}\napi_key: <your key>\nsecret: ********",
  () => "The keyboard shortcut for the token list is Ctrl+K.",
  (s) => `https://maps.example/place/${word(s, 27)}?hl=en`,
  (s) => `fingerprint SHA256:${base64(s, 43)}`,
  (s) => `traceparent: 00-${hex(s, 32)}-${hex(`${s}b`, 16)}-01`,
  (s) => `<img src="data:image/gif;base64,R0lGODlhAQABAIAAA${base64(s, 20)}">`,
  (s) => `build ${made(s, 8, digits)} of release 4.${made(`${s}r`, 2, digits)}.1 passed`,
  () => "publicKey: ssh-rsa is no longer accepted; use an Ed25519 key.",
  (s) => `cache key: user:${made(s, 6, digits)}:profile`,
  () => "Access key rotation is due on the first of each month.",
  () => "'password': 'required', 'passphrase': 'optional'",
  () => '"password": "Passwort", "login": "Anmelden"',
  () => "type: password\nformat: password\npassword: string",
  () => "tests pass: 412, bypass: x7x7x7, identified by 'x-copy-id'",
  (s) =>
    `dump ${JSON.stringify(Array.from({ length: 300 }, (_, at) => ({ login: `u${at}`, key: `c${at}`, url: `https://${s}.example/${at}` })))}`,
  () => "Author: password reset flow by the identity team, see the secret handling guide.",
];

/** Every kind of secret three times, and what looks like one. */
export const secretRows: readonly Row[] = [
  ...rowsOf("azure", azure),
  ...rowsOf("common", others),
  ...harmless.flatMap((text) =>
    ["x", "y", "z"].map((seed): Row => ({ kind: "secret", class: "none", text: text(seed), expect: [] })),
  ),
];
