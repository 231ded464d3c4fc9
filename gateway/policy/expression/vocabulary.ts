/**
 * The C# that is written here, and nothing beyond it: each type with the members that expressions take from it. A member that is not here
 * does not pass, even where the gateway would allow it, so that a new one is looked up in `allowed-members.ts` before it is used.
 */
export const vocabulary = {
  "Newtonsoft.Json.Formatting": ["None"],
  "Newtonsoft.Json.JsonConvert": ["SerializeObject", "DeserializeObject"],
  "Newtonsoft.Json.Linq.JArray": [],
  "Newtonsoft.Json.Linq.JContainer": ["Descendants"],
  "Newtonsoft.Json.Linq.JObject": ["Properties"],
  "Newtonsoft.Json.Linq.JProperty": ["Name"],
  "Newtonsoft.Json.Linq.JToken": ["Parse", "ToString", "Type"],
  "Newtonsoft.Json.Linq.JTokenType": ["Array", "Boolean", "Null", "Object", "String"],
  "System.Array": ["Length"],
  "System.Byte": ["ToString"],
  "System.Collections.Generic.Dictionary": ["ContainsKey"],
  "System.Collections.Generic.HashSet": ["Add"],
  "System.Collections.Generic.IReadOnlyDictionary": ["ContainsKey"],
  "System.Collections.Generic.Stack": ["Count", "Peek", "Pop", "Push"],
  "System.Convert": ["FromBase64String", "ToBase64String", "ToString"],
  "System.DateTime": ["ToString", "UtcNow"],
  "System.Guid": ["ToString"],
  "System.Int32": ["Parse"],
  "System.Linq.Enumerable": [
    ...["All", "Any", "Concat", "Contains", "Distinct", "Except", "First", "Intersect"],
    ...["Select", "SequenceEqual", "Skip", "Sum", "Take", "ToArray", "Where"],
  ],
  "System.Net.WebUtility": ["UrlDecode", "UrlEncode"],
  "System.Security.Cryptography.HashAlgorithm": ["ComputeHash"],
  "System.Security.Cryptography.RNGCryptoServiceProvider": ["GetBytes"],
  "System.Security.Cryptography.SHA256": ["Create"],
  "System.String": [
    ...[
      "Concat",
      "EndsWith",
      "IndexOf",
      "Join",
      "Length",
      "Replace",
      "Split",
      "StartsWith",
      "Substring",
      "Trim",
      "TrimEnd",
      "TrimStart",
    ],
  ],
  "System.StringComparer": ["Ordinal"],
  "System.StringComparison": ["Ordinal"],
  "System.StringSplitOptions": ["None", "RemoveEmptyEntries"],
  "System.Text.Encoding": ["GetBytes", "GetString", "UTF8"],
  "System.Text.RegularExpressions.Capture": ["Length", "Value"],
  "System.Text.RegularExpressions.Group": ["Success"],
  "System.Text.RegularExpressions.Regex": ["(constructor)", "IsMatch", "Match"],
  "System.Text.StringBuilder": ["Append", "ToString"],
  context: [
    ...["Api", "Deployment", "LastError", "Operation", "Product", "Request", "RequestId", "Response"],
    ...["Subscription", "User", "Variables"],
  ],
  Api: ["Id", "Name", "Path"],
  Deployment: ["Gateway", "Region", "ServiceName"],
  Gateway: ["Id"],
  Operation: ["Id", "Name"],
  Product: ["Id", "Name"],
  Subscription: ["Id", "Name"],
  User: ["Id"],
  LastError: ["PolicyId", "Reason", "Section"],
  Request: ["Body", "Headers", "IpAddress", "Method", "OriginalUrl"],
  IResponse: ["Body", "Headers", "StatusCode"],
  IMessageBody: ["As"],
  IUrl: ["Host", "Path", "QueryString"],
  Jwt: ["Claims"],
  Extensions: ["GetValueOrDefault"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Words of the language itself, the built-in names of types among them. */
export const words = (
  "as bool byte char continue else false if int is new null object return string true unchecked var while " +
  // The one parameter that is passed by name.
  "preserveContent"
).split(" ");
