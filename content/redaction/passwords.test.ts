import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findSecrets } from "./secrets.ts";
import { withoutOverlap } from "./span.ts";

const found = (text: string): string[] =>
  withoutOverlap(findSecrets(text)).map(({ start, end }) => text.slice(start, end));
const hex = (seed: string, length: number): string => createHash("sha512").update(seed).digest("hex").slice(0, length);
const made = (seed: string, length: number, alphabet: string): string =>
  Array.from({ length: Math.ceil(length / 64) }, (_, block) => [
    ...createHash("sha512").update(`${seed}${block}`).digest(),
  ])
    .flat()
    .map((byte) => alphabet[byte % alphabet.length])
    .join("")
    .slice(0, length);
const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const mixed = `${capitals}${capitals.toLowerCase()}0123456789`;
const url64 = `${mixed}-_`;

describe("R-93 a password without a sign of chance", () => {
  it.each([
    ["in code", `connect({ user: "anna", password: 'harbour' })`, "harbour"],
    ["in a comparison", `assert cfg["password"] == 'harbour'`, "harbour"],
    ["in PHP", `'password' => 'harbour',`, "harbour"],
    ["escaped", String.raw`{\"user\": \"anna\", \"password\": \"harbour\"}`, "harbour"],
    ["behind an entity", "APP_PASSWORD = &quot;harbour7&quot;;", "harbour7"],
    ["alone on its line", "db:\n  password: harbour\n  user: anna", "harbour"],
    ["in the environment", "export POSTGRES_PASSWORD=harbour", "harbour"],
    ["in an attribute", '<property name="password" value="harbour"/>', "harbour"],
    ["set in code", 'client.setPassword("harbour")', "harbour"],
    ["without a sign on its own line", "android {\n  storePassword 'harbour'\n}", "harbour"],
    ["of a session", "session({ secret: 'harbour', resave: false })", "harbour"],
    ["of a client", 'options.ClientSecret = "harbour"', "harbour"],
    ["behind another name", "APP_PASSWD=harbour", "harbour"],
    ["in a comment", "# password: harbour", "harbour"],
    ["before a comment", "password: harbour # of the test", "harbour"],
    ["behind words", "# Default password: harbour", "harbour"],
    ["of three letters", `login({ user: "anna", password: "root" })`, "root"],
    ["behind a name that is misspelt", "paswrd: harbour", "harbour"],
    ["of letters in no order", `mail_password: "qzkvwxjhbtrnpl"`, "qzkvwxjhbtrnpl"],
    ["behind a name in camel case", 'dbPass := "harbour"', "harbour"],
    ["in Markdown, as code", "Password: `harbour`", "harbour"],
    ["as a verbatim string of C#", 'Password = @"harbour"', "harbour"],
    ["with its type", 'var password string = "harbour"', "harbour"],
    ["as bytes", 'passwd := []byte("harbour")', "harbour"],
    ["as a constant of PHP", "define('DB_PASSWORD', 'harbour');", "harbour"],
    ["as a constant of C", '#define WIFI_PASSWORD "harbour"', "harbour"],
    ["in a Dockerfile", "FROM x\nENV POSTGRES_PASSWORD harbour\n", "harbour"],
    ["for want of a variable", "os.environ.get('DB_PASSWORD', 'harbour')", "harbour"],
    ["for want of a variable, in Go", 'os.Getenv("X_PASSWORD") || "harbour"', "harbour"],
    ["for want of a variable, in a shell", `url: $${"{DB_PASSWORD:-harbour}"}/x`, "harbour"],
    ["for want of a variable, in Spring", `password: $${"{DB_PASSWORD:harbour}"}`, "harbour"],
    ["in the environment of a pod", "- name: DB_PASSWORD\n  value: harbour", "harbour"],
    ["in a Makefile", "DB_PASSWORD ?= harbour", "harbour"],
    ["beside its user", "use user=anna pass=harbour to log in", "harbour"],
    ["beside its user, as an option", "run --user anna --password harbour now", "harbour"],
    ["of several words, beside its user", "- email: anna\n  password: 'harbour of a town'", "harbour of a town"],
    ["as an option of Scala", 'password = Some("harbour")', "harbour"],
    ["as an option of a command", "useradd --password 'harbour' anna", "harbour"],
    ["behind an attribute", 'form.fill("#password", "harbour")', "harbour"],
    ["typed by a test", "cy.get('#password').type('harbour')", "harbour"],
    ["in a table in Markdown", "| Password | `harbour` |", "harbour"],
    ["in bold in Markdown", "- **Password**: harbour", "harbour"],
    ["as code behind a user", "log in as user `anna` and password `harbour`", "harbour"],
    ["in a block of YAML", "password: |\n  harbour", "harbour"],
    ["in a printed object", "{Name:anna Password:harbour}", "harbour"],
    ["before the end of a line of a command", "docker run \\\n  -e PW=harbour \\\n  x", "harbour"],
    ["in a connection string with blanks", "User ID=anna; Password =harbour;Initial Catalog=x", "harbour"],
    ["of a client in the environment", "JWT_SECRET=harbour\n", "harbour"],
    ["of a client in settings", "app:\n  client-secret: harbour\n", "harbour"],
    ["with its own name and figures", "SESSION_SECRET=mysessionsecret2024", "mysessionsecret2024"],
    ["of several words that sign sessions", "session({ secret: 'harbour cat', resave: false })", "harbour cat"],
    ["given to a program", "mysql -uroot -pharbour db", "harbour"],
    ["given to a program, with a user", "docker login -u anna -p harbour", "harbour"],
    ["given to a call", 'client.login("anna", "harbour")', "harbour"],
    ["hashed in code", 'bcrypt.hashSync("harbour", 10)', "harbour"],
    ["with a dollar in front", 'password: "$3harb!x"', "$3harb!x"],
    ["in quotes behind a verb", 'the password is "harbour"', "harbour"],
    ["with its own name in it", "password: 'strong(!)Password'", "strong(!)Password"],
  ])("R-93 is found: %s", (_, text, value) => {
    expect(found(text)).toEqual([value]);
  });

  it.each([
    'input: { type: "text", password: "required" }',
    '"password": "Passwort", "login": "Anmelden"',
    "password: string",
    "NM_PASSWORD=`awk '{print $1}' settings`, PASSWORD=O$(openssl rand -base64 6)_1",
    "create(appName='x', password=searchUserPwd, port=1)",
    String.raw`sed -i 's,^\(admin.password=\).*,\1'$ADMIN_PASSWORD','`,
    String.raw`"-----BEGIN RSA PRIVATE KEY-----\n" + wordwrap(key, 64, true) + "\n-----END RSA PRIVATE KEY-----"`,
    "password: this.form.password,",
    'setRule("password", "confirmed"), translate("password")',
    "The password \"harbour\" was asked for by the guard of the password 'gate'.",
    '"password": "form.password"',
    '{"password": "newPassword"}',
    "password: $" + "{DB_PASSWORD}",
    "The password: secret to a good life.",
    '"password-meter": "~2.4.0"',
    "String APP_PASSWORD = &#34;password&#34;;",
    "tests pass: 412, bypass: x7x7x7, compass = north4",
    "the sources in passwd/md6/md6.c",
    "typeof jwtSecret !== 'function', secretName: 'harbour', secret: 'tls', mounts: { secret: 'db-password' }",
    "user.password = credentials2.password, AUTH_PLUGIN = 'sha256_password'",
    "ROOT_PASSWORD_SHA2=8c6976e5b5410415bde908bd4dee15dfb167a9c873fc4bb8a81f6f2ab448a918",
    "RESET_PASSWORD_WITHIN=6.hours, create(password=phrase), run --password=APP_PASSWORD",
    '"private_key_id": "6d6b476fc6ccdb31e0f171991e5528bb396ffbe4"',
    "get(options): Promise<AccessToken | null>; /** of the password */",
    "the password policy2 and the password manager are described below",
    'label("password", "Passwort"), get("password", required), $.password.show("label")',
    `$${"{DB_PASSWORD:?required}"} $${"{PASSWORD_FILE:-x}"}`,
    "--user anna --password <password>, user=anna&password=password",
    "{ username: 'Name', password: 'Choose a word' }, { password: 'Choose a word' }",
    'type Name = "DB_PASSWORD" | "DB_TENANTS" | "DB_SECRET" | "DB_CERTIFICATE"',
    "secret: db-login\nsecret: default\nclient-secret: oauth2",
    "check_password_hash('unknown', x), ALTER USER ` + user + ` IDENTIFIED BY '` + pw + `'",
    "docker login -u anna -p PASSWORD, mysql -uroot -p, redis-cli -a $PASS",
    "run --password to be asked for it, user: anna, password: ***",
  ])("R-93 is not: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("R-93 a password", () => {
  it.each([
    ["behind a short name", "ID:anna PW:qV7harbour!", "qV7harbour!"],
    ["behind the short name of an option", "user=anna,pass=qV7harbour!", "qV7harbour!"],
    ["at the end of a name in capitals", "MYSQLPASS: qV7harbour_x", "qV7harbour_x"],
    ["with the name of its user", "ID/PW : anna / qV7harbour!", "qV7harbour!"],
    ["as a default", 'PASSWORD = os.environ.get("PASSWORD") or "qV7harbour!"', "qV7harbour!"],
    ["as a definition", '#define password "qV7harbour"', "qV7harbour"],
    ["in SQL", "create user 'anna'@'%' identified by 'harbour'", "harbour"],
    ["in SQL of Postgres", "CREATE USER anna WITH PASSWORD 'harbour';", "harbour"],
    ["of openssl", "openssl genrsa -aes256 -passout pass:harbour -out key.pem", "harbour"],
    ["of PowerShell", 'ConvertTo-SecureString "harbour" -AsPlainText -Force', "harbour"],
    ["of PowerShell, behind options", "ConvertTo-SecureString -AsPlainText -String harbour -Force", "harbour"],
    ["in Markdown", "**Password:** harB0ur!42", "harB0ur!42"],
    ["in Markdown, as code", "- **Password**: `harB0ur!42`", "harB0ur!42"],
    ["in HTML", "<b>Password:</b> harB0ur!42", "harB0ur!42"],
    ["in CDATA", "<password><![CDATA[harB0ur!42]]></password>", "harB0ur!42"],
    ["in an element with attributes", '<ClientSecret type="string">harB0ur!42</ClientSecret>', "harB0ur!42"],
    ["behind a tag of YAML", 'password: !unsafe "harB0ur!42"', "harB0ur!42"],
    ["behind an anchor of YAML", "password: &shared harB0ur!42", "harB0ur!42"],
    ["of an array of characters", 'const char password[] = "harB0ur!42";', "harB0ur!42"],
    ["as a default", "add_argument('--password', default='harB0ur!42')", "harB0ur!42"],
    ["typed by a test", "fill_in 'Password', with: 'harB0ur!42'", "harB0ur!42"],
    ["behind a gap", "the temporary password harB0ur!42 expires", "harB0ur!42"],
    ["of a router", "neighbor 192.0.2.1 password harB0ur!42", "harB0ur!42"],
    ["of a key store", "keytool -genkey -storepass harB0ur!42", "harB0ur!42"],
    ["of curl in C", 'curl_easy_setopt(curl, CURLOPT_USERPWD, "anna:harB0ur!42");', "anna:harB0ur!42"],
    ["behind a scheme", `Authorization: OAuth ${hex("oauth", 40)}`, hex("oauth", 40)],
    ["joined to a name of PHP", `$apiToken .= "${hex("php", 32)}";`, hex("php", 32)],
    ["in bytes of Rust", `const SECRET: &[u8] = b"${hex("rust", 40)}";`, hex("rust", 40)],
    ["in an option of Scala", `val token = Some("${hex("scala", 40)}")`, hex("scala", 40)],
    ["in SQL behind blanks of any kind", "alter\tuser\tanna\tidentified\tby\tharB0ur42;", "harB0ur42"],
    ["in SQL of a grant", "GRANT ALL ON *.* TO 'anna'@'%' IDENTIFIED BY 'harbour'", "harbour"],
    ["in SQL of a function", "UPDATE user SET x = PASSWORD('harbour') WHERE y", "harbour"],
    ["in SQL of a function without blanks", "UPDATE user SET x=PASSWORD('harbour') WHERE y", "harbour"],
    ["in SQL of MySQL", "SET PASSWORD FOR 'anna'@'%' = 'harbour';", "harbour"],
    ["in SQL of SQL Server", "CREATE LOGIN [anna] WITH PASSWORD=N'harbour', X=[y]", "harbour"],
    ["in a connection of Oracle", "connect anna/harB0ur42@//host/sid", "harB0ur42"],
    ["behind a dash", "pw - harB0ur!42", "harB0ur!42"],
    ["behind the names of both", "user(pw): anna(harB0ur!42)", "harB0ur!42"],
    ["in Korean", "비밀번호는 qV7harbour!", "qV7harbour!"],
    ["in Chinese", "密码：qV7harbour!", "qV7harbour!"],
    ["in Russian", "Пароль: qV7harbour!", "qV7harbour!"],
    ["in a serialised array of PHP", `s:9:"client_secret";s:24:"${hex("php", 24)}";`, hex("php", 24)],
  ])("R-93 is found %s", (_, text, value) => {
    expect(found(text)).toEqual([value]);
  });
});

it("R-93 a short password that stands elsewhere too is taken there", () => {
  expect(found("account:harB0ur!42 password:harB0ur!42")).toEqual(["harB0ur!42", "harB0ur!42"]);
  expect(found("harbour: password: 'harbour'")).toEqual(["harbour"]);
});

describe("R-93 a token", () => {
  const seed = made("seed", 55, `${capitals}234567`);
  const token = `ghp_${hex("token", 36)}`;
  const short = `q${hex("short", 10)}7k4`;
  const grouped = ["one", "two", "three"].map((group) => `${made(group, 5, capitals)}4Q`).join("-");
  it.each([
    ["that is short and quoted", `'oauth_token': '${short}',`, short],
    ["that is short, in an address", `https://badge.example/x.svg?private_token=${short}&ref=1`, short],
    ["with one figure, in an address", "https://badge.example/x.svg?token=qVhKbw7Tjz", "qVhKbw7Tjz"],
    ["in a list", `api_keys = ["${hex("l1", 32)}", "${hex("l2", 32)}"]`, `${hex("l1", 32)}", "${hex("l2", 32)}`],
    ["printed in groups", `request token = '${grouped}'`, grouped],
    ["on the next line", `const vendorApiKey =\n  "${hex("next", 40)}"`, hex("next", 40)],
    ["that a function returns", `func vendorToken() string { return "${hex("return", 40)}" }`, hex("return", 40)],
    ["behind an escaped line end", String.raw`{"log": "retried\n${token}"`, token],
    ["behind a colour of the terminal", `\u001b[93m${token}\u001b[0m`, token],
    ["in an encoded address", `https://a.example/?next=%26token%3D${hex("enc", 36)}%26x`, hex("enc", 36)],
    ["behind a service and a word for its key", `languagelayer ACCESS ${hex("service", 32)}`, hex("service", 32)],
    ["of an object of .NET", 'new PSCredential ("anna", "harbour")', "harbour"],
    ["within calls", `secretKey = createSecretKey(Buffer.from('${hex("call", 64)}', 'hex'))`, hex("call", 64)],
    ["in bytes of Python", `api_key = b'${hex("bytes", 40)}'`, hex("bytes", 40)],
    [
      "of a key in code",
      `const jwk = { kty: 'oct', k: '${made("jwk", 43, `${capitals}-_0123456789`)}' };`,
      made("jwk", 43, `${capitals}-_0123456789`),
    ],
    ["of NATS", `the seed SUA${seed} is new`, `SUA${seed}`],
    [
      "of Mailgun",
      `"m": "${hex("m", 32)}-${hex("n", 8)}-${hex("o", 8)}"`,
      `${hex("m", 32)}-${hex("n", 8)}-${hex("o", 8)}`,
    ],
    ["in an encoded address, before another", `x%26token%3D${hex("enc", 22)}%26version%3D3`, hex("enc", 22)],
    ["in bytes of Go", `Tokens: []string{"${hex("go", 64)}"},`, hex("go", 64)],
    ["that a mock returns", `allow(x).to receive(:token).and_return('${hex("mock", 40)}')`, hex("mock", 40)],
    ["in a map with a value", `cookies[:token] = { value: '${hex("map", 40)}' }`, hex("map", 40)],
    ["behind auth", `auth: "${hex("auth", 40)}"`, hex("auth", 40)],
    ["of Java's options", `java -Dsonar.login=${hex("sonar", 40)}`, hex("sonar", 40)],
    ["of Telegram in an address", `tgram://81234567:${made("tg", 35, mixed)}/x`, `81234567:${made("tg", 35, mixed)}`],
    ["of one case after the other", `"unique_token": "EJjDgTkTlQwZx"`, "EJjDgTkTlQwZx"],
    ["behind a gap", `the deploy token ${made("gap", 32, mixed)} is old`, made("gap", 32, mixed)],
    ["of a definition", `%define token ${hex("spec", 64)}`, hex("spec", 64)],
    ["of a key in JSON", `{"kty":"oct","k":"${made("jwk", 43, url64)}"}`, made("jwk", 43, url64)],
    [
      "of a key in JSON in a string",
      String.raw`x = "{\"kty\":\"oct\",\"k\":\"${made("jwk", 43, url64)}\"}`,
      made("jwk", 43, url64),
    ],
    ["of a key in Ruby", `{ "kty" => "oct", "k" => "${made("jwk", 43, url64)}" }`, made("jwk", 43, url64)],
    [
      "that is a private key in DER",
      `key = MIIEpAIBAAKCAQEA${made("der", 300, `${capitals}abcdefghijklmnopqrstuvwxyz0123456789+/`)}`,
      "MIIEpA",
    ],
  ])("R-93 is found %s", (_, text, value) => {
    expect(found(text).some((part) => part.startsWith(value))).toBe(true);
    expect(found(text)).toHaveLength(1);
  });

  it.each([
    ["a name with figures", "'access_token': 'user2_name_10'"],
    ["a version", `"token": "1.28.104-rc2"`],
    ["an identifier of a weakness", "token: CVE-2024-12345"],
    ["a member of another object", `const shape = { d: '${made("jwk", 43, `${capitals}-_0123456789`)}', kind: 1 };`],
    ["base32 of another length", `the digest SUA${seed}Q`],
  ])("R-93 is not %s", (_, text) => {
    expect(found(text)).toEqual([]);
  });
});
