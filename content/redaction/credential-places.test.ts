import { describe, expect, it } from "vitest";
import { findSecrets } from "./secrets.ts";
import { withoutOverlap } from "./span.ts";

const found = (text: string): readonly string[] =>
  withoutOverlap(findSecrets(text)).map(({ start, end }) => text.slice(start, end));

const password = "harB0ur!42";
const key = "zQ7Kp2Vx9LmT4sWc8RyB3nHd6JfG1aEu";

describe("R-93 a secret without a name is found by its place", () => {
  it.each([
    `new UsernamePasswordAuthenticationToken("admin", "${password}")`,
    `new PasswordAuthentication("anna", "${password}".toCharArray())`,
    `DriverManager.getConnection(url, "root", "${password}");`,
    `new PDO($dsn, 'root', '${password}');`,
    `mysqli_connect("h", "u", "${password}", "db");`,
    `keyStore.load(stream, "${password}".toCharArray());`,
    `login('admin', '${password}')`,
    `requests.get(url, auth=('anna', '${password}'))`,
    `HTTPBasicAuth('anna', '${password}')`,
    `req.SetBasicAuth("anna", "${password}")`,
    `.basic_auth("anna", Some("${password}"))`,
    `basic_auth 'anna', '${password}'`,
    `WiFi.begin("network", "${password}");`,
  ])("R-93 as the argument of a call: %s", (text) => {
    expect(found(text)).toEqual([password]);
  });

  it.each([
    `Algorithm.HMAC256("${key}")`,
    `hmac.new(b"${key}", message, hashlib.sha256)`,
    `crypto.createHmac('sha256', '${key}')`,
    `jwt.encode(payload, "${key}", algorithm="HS256")`,
    `jwt.sign(payload, '${key}', { expiresIn: 1 })`,
    `new SymmetricSecurityKey(Encoding.UTF8.GetBytes("${key}"))`,
    `Fernet(b"${key}")`,
    `variable "api_token" {\n  type    = string\n  default = "${key}"\n}`,
    `https://hooks.example/webhook/${key}`,
  ])("R-93 as a key: %s", (text) => {
    expect(found(text)).toEqual([key]);
  });

  it.each([
    `sshpass -p '${password}' ssh anna@host`,
    `mysql -u root -p${password} db`,
    `docker login -u anna -p ${password} registry.example`,
    `redis-cli -h host -a ${password} ping`,
    `mongosh -u admin -p ${password} --authenticationDatabase admin`,
    `ldapsearch -D cn=admin -w ${password} -b dc=x`,
    `zip -P ${password} a.zip b`,
    `7z a -p${password} a.7z b`,
    `smbclient //host/share -U anna%${password}`,
    `htpasswd -b file anna ${password}`,
    `rabbitmqctl add_user anna ${password}`,
    `net use Z: \\\\host\\share ${password} /user:anna`,
    `curl --proxy-user anna:${password} https://a.example`,
    `echo "${password}" | sudo -S ls`,
    `echo 'root:${password}' | chpasswd`,
    `sqlplus anna/${password}@s`,
    `jdbc:oracle:thin:anna/${password}@//h:1521/s`,
    `sql.Open("mysql", "anna:${password}@tcp(h:3306)/db")`,
    `CREATE USER anna IDENTIFIED BY ${password};`,
  ])("R-93 as a program reads it: %s", (text) => {
    expect(found(text)).toEqual([password]);
  });

  it.each([
    `requirepass ${password}`,
    `masterauth ${password}`,
    `enable secret 5 ${password}`,
    `radius-server key ${password}`,
    `credentials: admin:${password}`,
    `login: admin / ${password}`,
  ])("R-93 as a setting or in words: %s", (text) => {
    expect(found(text)).toEqual([password]);
  });

  it.each([
    "login(user, password), auth=(user, password), getConnection(url, name, secret)",
    "jwt.sign(payload, config.secret), createHmac('sha256', key), Fernet(key)",
    '"0123456789abcdef".toCharArray()',
    "mysql -u root -p < dump.sql, docker run -p 8080:80, sshpass -p $PASSWORD, redis-cli -a %PASS%",
    "ssh -p 2222 anna@host, mkdir -p a/b2",
    "login: admin / dashboard, credentials: see below",
    "the architecture is identified by __mc68000__",
    "each user is identified by their mail; a role was not identified as coming from it, and is identified by `name`",
    "we net the use of libfoo12 (Closes: 12345)",
    "https://hooks.example/webhook/deployments-of-the-week",
    'variable "region" {\n  default = "westeurope1"\n}',
    'variable "password_length" {\n  default = 16\n}',
  ])("R-93 nothing is found in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

it.each([
  (at: number) =>
    `{"login":"user${at}","url":"https://api.example/users/${at}","hooks_url":"https://api.example/hooks"}`,
  (at: number) => `{"key":"color${at}","value":"blue","token_type":"none"}`,
  (at: number) => `function a${at}(e){return{key:e,password:t,auth:n}}`,
])("R-93 compact JSON and code with many names of secrets are read, not taken out: %s", (part) => {
  const text = `[${Array.from({ length: 1000 }, (_, at) => part(at)).join(",")}]`;
  expect(found(text)).toEqual([]);
});
