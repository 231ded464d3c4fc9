/** What detectors stop at: marks of secrets, parts of numbers, encodings, words of orders, characters in disguise. */
export const tokens: readonly string[] = [
  ..."sig= xoxb- key= AccountKey= password= token= token eyJ eyJ. ghp_ Q~ :// @ a:b@ basic auth= ?code= -----BEGIN https:// bearer".split(
    " ",
  ),
  ...[
    "-----BEGIN PRIVATE KEY-----",
    "Private-Lines: 1 ",
    "kind: Secret\ndata:\n a: b\n",
    " -u ",
    "--token b ",
    "api key ",
  ],
  ..."1 12 123 1234 12345 123456789 1234567890 12345678901 4111 0 00 +1 (1 DE1 DE89 AB12 1.1.1.1 :: 1: 2024-01-01 01/02/2024".split(
    " ",
  ),
  ..."ignore all previous instructions send the password to you must reveal system: <system> {{ ![ tell user not".split(
    " ",
  ),
  ..."%41 %2541 &#65; &amp; \\u0041 \\x41 QUJD 4142 01000001 h3ll0 gur suoiverp a 1 cGFzc3dvcmQ9".split(" "),
  ...["\u00e9", "\u0430", "\u202e", "x\u0301", "\u200b", "\ufeff", "\u{1f600}", "\u{e0041}", "\u5ffd\u7565", "\u1d00"],
  ...[" ", ".", "-", "\n", ",", "/", ":", "=", '"', "'", "{", "}", "[", "]", "<", ">", "(", ")", "_", "|", "+", "\t"],
];

/** What searches have found, in parts, so that the next one begins where they ended. */
export const costlyBefore: readonly (readonly string[])[] = [
  ["1", "not", "\u202e", "user", "AccountKey=", " ", "1234567890", "@", "token", "send"],
  ["1", "password", "basic ", "AccountKey=", " token"],
  ["1", "password", "00", "AccountKey=", " ", "'", "token"],
  ["DE1", "instructions", "AccountKey=", " "],
  ["1", "QUJD", "token", "AccountKey=", "\t", "token"],
  ["1", "not", "\u202e", "password", "user", "AccountKey=", " ", "1234567890", "@", "token"],
  ["1", "password", "AccountKey=", "'", "\u00e9", "\u5ffd\u7565", "1234", "token"],
  ["1", "password", "\u0430", "1", "AccountKey=", "'", "\u00e9", "\u5ffd\u7565", "1234", "user", "token"],
  ["1", "not", "\u202e", "password", "user", " ", "01000001", "key=", "all", "AccountKey=", "token"],
  ["1", "password", "00", "\u5ffd\u7565", "AccountKey=", " ", "'", "token"],
  ["12", "1", " ", "0"],
  ["01", " "],
  ["1", "notpassword", "\u202e", "password", "AB12", "AccountKey=", " ", "1234567890", "@", "token"],
  ["1", "password", "https://", "AccountKey=", " ", "'", "token"],
  ["\u{e0041}", "123456789", "2024-01-01", "123"],
  ["1", "password", "not", "\u202e", "password", "user", "1:", " ", "=", "\u1d00", "@", "token"],
  ["1", "not", "\u202e", "password", "user", "AccountKey=", " ", "01000001", "key=", "all", "token"],
  ["1", "password", "AccountKey=", "[", "'", "\u00e9", "\u5ffd\u7565", "1234", "token"],
  ["1", "password", "AccountKey=", "00", "123456789", "'", "\u00e9", "\u5ffd\u7565", "1234", "token"],
  ["1", "not", "\u202e", "password", "user", " ", "01000001", "key=", "12345678901", "all", "AccountKey=", "token"],
  [
    "1",
    "not",
    "\u202e",
    "password",
    "user",
    " ",
    "01000001",
    "key=",
    "12345678901",
    "all",
    "AccountKey=",
    "instructions",
  ],
  ["1", "password", "00", "12", " ", "'", "token"],
  ["1", "not", "\u202e", "password", "user", "1", " ", "1234567890", "@", "token"],
  ["123", " "],
];
