import { isWordAt, secret } from "./anchored-rule.ts";
import type { Rule } from "./anchored-rule.ts";
import { isPath, isPlaceholder, isStriking, plausible } from "./plausible-secret.ts";
import { isSequence } from "./randomness.ts";
import { matchAt } from "./surroundings.ts";

type Judge = (value: string) => boolean;
/** What code, scripts and manuals put in the place of a password. */
const isVariable = /^(?:[$%&!-]|\w+[[(.]|\s*[+.,|])/;
const isChosen: Judge = (value) => !isVariable.test(value) && plausible.chosen(value) && !isSequence(value);
const isGiven: Judge = (value) => !isPath(value);
const isGivenAtAll: Judge = (value) => !isVariable.test(value) && isGiven(value);
/** What is typed where nothing but a password can stand; manuals write capitals there. */
const isTyped: Judge = (value) => isGivenAtAll(value) && !/^[A-Z_-]+$/.test(value);
const isKey: Judge = (value) => plausible.issued(value) || isChosen(value);

const quoted = /[^"'`\n]{4,128}(?=["'`])/y;
const bare = /[^\s"'`<>|;,()]{4,64}/y;
const beforeHost = /[^@\s/]{4,64}(?=@)/y;
/** The value that begins here, with or without quotes. */
const valueAt = (text: string, from: number, unquoted: RegExp): string | undefined => {
  const stop = matchAt(/["'`]/.test(text[from - 1] ?? "") ? quoted : unquoted, text, from);
  return stop === undefined ? undefined : text.slice(from, stop);
};

/** What stands between the anchor and the value, which has no name of its own there. */
const behind = (anchor: string, between: string, isOne: Judge, unquoted = bare): Rule => {
  const shape = new RegExp(between, "iy");
  const isWhole = (isOne === isTyped || isOne === isGivenAtAll) && /^\w/.test(anchor);
  return {
    anchor,
    read: (text, end) => {
      if (isWhole && isWordAt(text, end - anchor.length - 1)) return undefined;
      const from = matchAt(shape, text, end);
      const value = from === undefined ? undefined : valueAt(text, from, unquoted);
      if (from === undefined || value === undefined || isPlaceholder(value) || !isOne(value)) return undefined;
      return secret("password", from, from + value.length);
    },
  };
};

const argument = "(?:[\\w.$@>\\[\\]-]{1,48}|[a-z]{0,2}[\"'`][^\"'`\\n]{1,80}[\"'`])[ ]?,\\s{0,40}";
const call = (before: number): string =>
  `[ ]?\\(?[ ]?(?:${argument}){${before}}(?:[\\w.:&\\[\\] ]{1,32}\\(){0,2}[bur]?["'\`]`;
/** Calls in code by how many arguments stand before the secret, and how it is judged. */
const calls: readonly (readonly [before: number, judge: Judge, names: string])[] = [
  [1, isGiven, "NetworkCredential|PSCredential|SqlCredential|UsernamePasswordCredentials|UserPassword("],
  [1, isGivenAtAll, "PasswordAuthentication(|HTTPBasicAuth(|SetBasicAuth(|BasicAuthentication(|auth=("],
  [0, isGivenAtAll, "bcrypt.hash(|bcrypt.hashSync(|hashpw(|password_hash(|password_verify(|passwordEncoder.encode("],
  [0, isGivenAtAll, "passwordEncoder().encode(|GenerateFromPassword([]byte("],
  [1, isChosen, "UsernamePasswordAuthenticationToken|PasswordAuthentication|HTTPBasicAuth|SetBasicAuth|AWSCredentials"],
  [1, isTyped, "login(|signin(|authenticate("],
  [1, isChosen, "auth(|basic_auth|basicauth(|WiFi.begin|creds=(|credentials=("],
  [2, isChosen, "getConnection(|PDO(|mysqli_connect(|mysql_connect(|ftp_login(|ldap_bind("],
  [0, isKey, "HMAC256(|HMAC384(|HMAC512(|hmacShaKeyFor(|hmac.new(|Fernet(|SymmetricSecurityKey(|SecretKeySpec("],
  [1, isKey, "createHmac(|jwt.encode(|jwt.decode(|jwt.sign(|jwt.verify(|keyStore.load("],
];

const option = (name: string): string => `[^\\n]{0,120}?[ \\t]${name}["'\`]?`;
/** Programs and the options that take a password, or the words before it. */
const programs: readonly (readonly [between: string, names: string, judge?: Judge])[] = [
  [option("-p"), "mysql|mysqldump|mysqladmin|mariadb", isTyped],
  [option("-p[ \\t]"), "sshpass", isTyped],
  [option("-u[ \\t]\\S{1,40}[ \\t]-p[ \\t]"), "docker login|podman login", isTyped],
  [option("-a[ \\t]"), "redis-cli", isTyped],
  [option("-b\\w?[ \\t]\\S{1,64}[ \\t]\\S{1,64}[ \\t]"), "htpasswd", isTyped],
  [option("-p[ \\t]?"), "sshpass|mysql|mariadb|mongosh|mongodump|mongorestore|7z|rdesktop|psexec|cqlsh"],
  [
    option("-p[ \\t]"),
    "mongo|docker login|podman login|az login|oc login|registry login|twine upload|evil-winrm|smbmap",
  ],
  [option("-w[ \\t]"), "ldapsearch|ldapadd|ldapmodify|ldapwhoami|ldappasswd"],
  [option("-k[ \\t]"), "openssl"],
  [option("-P[ \\t]"), "zip|mosquitto_|sqlcmd|ipmitool|tsql"],
  [option("-pw[ \\t]"), "plink|pscp|psftp"],
  [option("\\/p(?:ass(?:word)?)?:"), "xfreerdp|wmic|wfreerdp"],
  [option("-U[ \\t]['\"]?[\\w\\\\/.-]{1,40}%"), "smbclient|rpcclient"],
  [option("-u[ \\t]\\S{1,40},"), "lftp"],
  ["[ \\t]\\S{1,40}[ \\t]", "rabbitmqctl add_user|rabbitmqctl change_password|net user"],
  ["[ \\t]\\S{1,16}[ \\t]\\S{3,64}[ \\t]", "net use"],
  ["[ \\t]N?'[^'\\n]{1,64}',[ ]?N?'", "sp_addlogin"],
  ["[ \\t]", "vault login|--with-token <<<|requirepass|masterauth|rootpw"],
  ["[ \\t](?:[0-9][ \\t])?", "enable secret|enable password|snmp-server community|radius-server key|tacacs-server key"],
  ["[ \\t]", "password 0|password 7|secret 0|secret 5|secret 8|secret 9|key-string|ascii-text"],
  ["[\"'`]?[\\w.@-]{2,32}[ ]?[:/][ ]?", "credentials: |credentials are |creds: |credentials |login: |login : "],
];

const echoed = /\becho[ \t]+(?:-\w+[ \t]+)?["']?(?:[\w.-]{1,32}:)?([^\s"'|]{4,64})["']?[ \t]*\|[ \t]*$/;
const literal = /["']([^\s"']{6,40})["']$/;
const userBefore = /(?:^|[\s"'`=/])[\w.-]{1,40}:([^\s:"'`@/]{4,64})$/;
const farthest = 128;
const reachOfStatement = 200;
/** What stands before the anchor. */
const before = (anchor: string, shape: RegExp): Rule => ({
  anchor,
  read: (text, end) => {
    const stop = end - anchor.length;
    const [, value] = shape.exec(text.slice(Math.max(0, stop - farthest), stop)) ?? [];
    if (value === undefined || isPlaceholder(value) || !isChosen(value)) return undefined;
    const start = text.lastIndexOf(value, stop);
    return secret("password", start, start + value.length);
  },
});

/** What stands in SQL between the name of a user and the password. */
const statement =
  "\\s\\S{1,64}\\s(?:\\w{1,16}\\s){0,4}?(?:identified\\s(?:with\\s\\S{1,32}\\s)?by|password)\\s{0,2}=?\\s{0,2}N?\\\\?[\"'`]?";

/** In other statements of SQL, with blanks of any kind. In prose, users and roles are identified by much. */
const identified = "\\s{1,8}(?:with\\s{1,8}\\S{1,40}\\s{1,8})?(?:by|as)\\s{1,8}(?:password\\s{1,4})?\\\\?";
const ofUser = /\b(?:create|alter)\s{1,8}(?:user|role|login)\b|\bgrant\s[^;]{1,160}\sto\s|\bconnect\s{1,8}to\b/i;
const identifiedBy = ({ anchor, read }: Rule): Rule => ({
  anchor,
  read: (text, end, known) =>
    ofUser.test(text.slice(Math.max(0, end - reachOfStatement), end)) ? read(text, end, known) : undefined,
});

/** A variable of Terraform whose name says that it is secret. */
const variable: Rule = behind(
  'variable "',
  '\\w{0,40}(?:password|passwd|secret|token|api_?key|access_?key)\\w{0,8}"[ ]?\\{[^{}]{0,240}?default\\s{0,16}=\\s{0,8}["\']',
  isKey,
);

export const placeRules: readonly Rule[] = [
  ...calls.flatMap(([count, judge, names]) => names.split("|").map((name) => behind(name, call(count), judge))),
  ...programs.flatMap(([between, names, judge = isChosen]) =>
    names.split("|").map((name) => behind(name, between, judge)),
  ),
  ...["sudo -S", "passwd --stdin", "chpasswd"].map((anchor) => before(anchor, echoed)),
  before(".toCharArray(", literal),
  before("@tcp(", userBefore),
  ...["jdbc:oracle:thin:", "sqlplus "].map((anchor) => behind(anchor, "\\w{1,32}/", isChosen, beforeHost)),
  behind("ConvertTo-SecureString", "(?:[ ]-\\w{1,12}){0,3}[ ]{1,2}\\\\?[\"'`]?", isGivenAtAll),
  ...["create user", "alter user", "create role", "alter role", "create login", "alter login"].map((anchor) =>
    behind(anchor, statement, isGivenAtAll),
  ),
  identifiedBy(behind("identified", `${identified}[("'\`]{1,2}`, isGivenAtAll)),
  identifiedBy(behind("identified", identified, isChosen)),
  ...["= password(", "=password(", ",password(", ", password(", "old_password("].map((anchor) =>
    behind(anchor, "[ ]?\\\\?[\"']", isGivenAtAll),
  ),
  behind("set password for ", "\\S{1,64}[ ]?=[ ]?\\\\?[\"']", isGivenAtAll),
  ...["conn ", "connect "].map((anchor) => behind(anchor, "\\w{1,32}/", isChosen, beforeHost)),
  variable,
  ...["/webhook/", "/webhooks/"].map((anchor) => behind(anchor, "", isStriking)),
];
