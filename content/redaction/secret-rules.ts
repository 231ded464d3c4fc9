const alnum = "[A-Za-z0-9]";
const url64 = "[A-Za-z0-9_-]";
const base64 = "[A-Za-z0-9+/]";

/** The value follows the anchor directly; letters of the anchor in either case. */
export const following: readonly (readonly [type: string, anchor: string, value: string])[] = [
  ["azure-key", "AccountKey=", `${base64}{16,120}={0,2}`],
  ["azure-key", "SharedAccessKey=", `${base64}{16,120}={0,2}`],
  ["azure-key", "AccessKey=", `${base64}{16,120}={0,2}`],
  ["azure-sas", "SharedAccessSignature=", "[^\\s\"'<>]{16,600}"],
  ["azure-sas", "SharedAccessSignature sr=", "[^\\s\"'<>]{16,600}"],
  ["azure-sas", "sig=", "[A-Za-z0-9%+/=_-]{24,200}"],
  ["azure-function-key", "?code=", "[A-Za-z0-9%+/=_-]{32,200}"],
  ["azure-function-key", "&code=", "[A-Za-z0-9%+/=_-]{32,200}"],
  ["password", "password=", "[^;\\s\"'<>&]{3,200}"],
  ["password", "pwd=", "[^;\\s\"'<>&]{3,200}"],
  ["password", "passwd=", "[^;\\s\"'<>&]{3,200}"],
  ["password", "passphrase=", "[^;\\s\"'<>&]{3,200}"],
  ["password", "password:=", "[^;\\s\"'<>&]{3,200}"],
  // In connection strings with blanks, where another member follows.
  ["password", "password =", "[ ]?[^;\\s\"'<>&(){}$]{3,64}(?=[ ]?;[ ]?[A-Za-z ]{2,32}=)"],
  ["password", "pwd =", "[ ]?[^;\\s\"'<>&(){}$]{3,64}(?=[ ]?;[ ]?[A-Za-z ]{2,32}=)"],
  ["telegram-token", "tgram://", `\\d{8,10}:${url64}{32,36}`],
  ["password", "-passin pass:", "[^\\s\"'`]{3,200}"],
  ["password", "-passout pass:", "[^\\s\"'`]{3,200}"],
  ["password", "' identified by '", "[^'\\s]{3,200}(?=')"],
  ["password", "' identified by \"", '[^"\\s]{3,200}(?=")'],
  ["password", "_password by '", "[^'\\s]{3,200}(?=')"],
  ["password", "with password '", "[^'\\s]{3,200}(?=')"],
  ["presigned-url", "x-amz-signature=", "[0-9a-fA-F]{64}"],
  ["presigned-url", "x-goog-signature=", "[0-9a-fA-F]{128,1024}"],
  ["presigned-url", "&signature=", "[A-Za-z0-9%+/=~_-]{24,1024}"],
  ["aws-session-token", "x-amz-security-token=", "[A-Za-z0-9%+/=_-]{60,4000}"],
  ["private-key", '"d":"', `${url64}{40,700}`],
  ["private-key", '"d": "', `${url64}{40,700}`],
  ["pagerduty-key", "token token=", "[A-Za-z0-9+_-]{18,40}"],
  ["bearer-token", "bearer ", "[A-Za-z0-9_.~+/-]{20,8192}={0,2}"],
];

/** Marks that issuers set inside the key: mark, what a key consists of, and how long the whole is. */
export const marked: readonly (readonly [
  type: string,
  mark: string,
  characters: string,
  least: number,
  most: number,
])[] = [
  ["azure-key", "+ASt", base64, 84, 88],
  ["azure-key", "ACDb", base64, 84, 88],
  ["azure-key", "+ABa", base64, 84, 88],
  ["azure-key", "APIM", base64, 84, 88],
  ["azure-key", "+AMC", base64, 84, 88],
  ["azure-key", "+ASb", base64, 42, 44],
  ["azure-key", "+AEh", base64, 42, 44],
  ["azure-key", "+ARm", base64, 42, 44],
  ["azure-key", "AIoT", base64, 42, 44],
  ["azure-key", "AzCa", base64, 42, 44],
  ["azure-key", "AzEG", base64, 42, 88],
  ["azure-key", "AZEG", base64, 42, 88],
  ["azure-key", "+ACR", base64, 50, 54],
  ["azure-key", "AzSe", alnum, 50, 54],
  ["azure-key", "AzFu", url64, 52, 56],
  ["azure-key", "JQQJ9", alnum, 80, 88],
  ["azure-key", "AZDO", alnum, 80, 88],
  ["hashicorp-token", ".atlasv1.", "[A-Za-z0-9._=-]", 70, 100],
  ["mailchimp-key", "-us", "[0-9a-fus-]", 36, 37],
  ["newrelic-key", "NRAL", "[0-9a-zNRAL]", 40, 40],
  ["maxmind-key", "_mmk", "[A-Za-z0-9_]", 40, 40],
  ["rapidapi-key", "jsn", "[a-z0-9]", 50, 50],
  ["fcm-key", ":APA91b", "[A-Za-z0-9:_-]", 150, 162],
  ["tableau-token", "==:", "[A-Za-z0-9+/=:]", 57, 57],
  ["newrelic-key", "-NRMA", "[0-9a-zNRMA-]", 40, 52],
];

/** A number, a mark and the secret itself: type, mark, fewest and most digits before, what follows. */
export const numbered: readonly (readonly [type: string, mark: string, least: number, most: number, rest: string])[] = [
  ["telegram-token", ":A", 8, 10, `${url64}{32,35}`],
  ["facebook-token", "|", 12, 18, `${url64}{24,28}`],
  // As Laravel Sanctum prints them.
  ["api-token", "|", 1, 9, `${alnum}{40}(?:${alnum}{8})?`],
];

/** A run of one length that has letters of both cases and figures. */
const mixed = (characters: string, length: number): RegExp => {
  const [one, rest] = [`[${characters}]`, `{0,${length - 1}}`];
  return new RegExp(
    `(?<![\\w+/=-])(?=${one}${rest}[a-z])(?=${one}${rest}[A-Z])(?=${one}${rest}\\d)${one}{${length}}(?![\\w+/=-])`,
  );
};

/** Keys without a mark, found by their length behind the address of their service or the public half of their pair. */
export const services: readonly (readonly [type: string, shape: RegExp, names: readonly string[]])[] = [
  [
    "azure-key",
    /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=(?!=)/,
    [
      ".servicebus.",
      ".azure-devices.",
      ".eventgrid.",
      ".azconfig.",
      ".service.signalr.",
      ".webpubsub.",
      ".redis.cache.",
    ],
  ],
  ["aws-secret-key", mixed("A-Za-z0-9+/", 40), ["AKIA", "ASIA"]],
  ["alibaba-secret-key", mixed("A-Za-z0-9", 30), ["LTAI"]],
  ["tencent-secret-key", mixed("A-Za-z0-9", 32), ["AKID"]],
  ["google-oauth", mixed("\\w-", 24), [".apps.googleusercontent.com"]],
];

/**
 * Names whose value is secret; what stands between name and value is syntax of some language. `chosen` values are what
 * people think up, `issued` ones are random and short at times, and behind a `vague` name only the clearly random is
 * taken for a secret, behind `token` an identifier too.
 */
export const secretNames: Readonly<Record<"chosen" | "issued" | "token" | "vague", readonly string[]>> = {
  chosen: [
    ..."password passwd passphrase passcode passwort pwd _pass kennwort wachtwoord motdepasse contrasena senha".split(
      " ",
    ),
    ..."adgangskode passord losenord salasana haslo parola pass pw psw pswd psswd pswrd pasword paswd paswrd psword pssword psswrd passwrd psk bindpw storepass keypass p/w".split(
      " ",
    ),
  ],
  issued: [
    "secret",
    "apikey",
    "api_key",
    "api-key",
    "api key",
    "accesskey",
    "access_key",
    "access-key",
    "access key",
    "authkey",
    "auth_key",
    "subscription-key",
    "subscription_key",
    "subscriptionkey",
    "subscription key",
    "account_key",
    "accountkey",
    "account key",
    "function-key",
    "functions-key",
    "function_key",
    "functionkey",
    "function key",
    "host key",
    "hostkey",
    "master_key",
    "masterkey",
    "primarykey",
    "secondarykey",
    "admin key",
    "query key",
    "secret key",
    "private key",
    "encryption key",
    "signing key",
    "shared key",
    "privatekey",
    "private_key",
    "identity-header",
    "identity_header",
    "access_token",
    "accesstoken",
    "auth_token",
    "authtoken",
    "refresh_token",
    "refreshtoken",
    "authorization",
    "credential",
    "apitoken",
    "api_token",
    "api-token",
    "api token",
    "signingkey",
    "signing_key",
    "signing-key",
    "encryptionkey",
    "encryption_key",
    "encryption-key",
    "licensekey",
    "license_key",
    "license-key",
    "license key",
    "presharedkey",
    "unseal key ",
    "operator unseal",
    "reporter_id",
    "preshared_key",
    "shared_key",
    "sharedkey",
    "consumer_key",
    "consumerkey",
    "appkey",
    "app_key",
    "app-key",
  ],
  token: [
    ...["token", "servicekey", "service_key", "_bearer", "-bearer"],
    ..."authcode auth_code authorizationcode authenticationcode sign_key signature_key signkey aes_key aeskey des_key deskey crypt_key cryptkey hmac_key hmackey jwt_key jwtkey priv_key privkey".split(
      " ",
    ),
  ],
  vague: ["key", "_auth", "auth_", "_pat", "creds", "cookie"],
};

/** Words before "key" or "token" that make it public. */
export const publicNames: readonly string[] = [
  "page",
  "continuation",
  "next",
  "nextpage",
  "sync",
  "skip",
  "delta",
  "public",
  "partition",
  "idempotency",
  "row",
  "foreign",
  "sort",
  "cache",
  "object",
  "csrf",
  "xsrf",
  "authenticity",
];
