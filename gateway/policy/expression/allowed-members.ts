/**
 * The .NET types of which the gateway allows every member, by namespace, as its documentation lists them. `XDocument`, of which it allows
 * all but one, is left out: nothing here reads XML.
 */
const whole: Readonly<Record<string, string>> = {
  "Newtonsoft.Json": "Formatting",
  "Newtonsoft.Json.Linq": "Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType JValue",
  System:
    "Array BitConverter Boolean Byte Char Convert DateTimeOffset Decimal Double Exception Guid Int16 Int32 Int64 Math MidpointRounding Nullable Random SByte Single String StringComparer StringComparison StringSplitOptions TimeSpan TimeZone TimeZoneInfo TimeZoneInfo.AdjustmentRule TimeZoneInfo.TransitionTime Tuple UInt16 UInt32 UInt64 Uri UriPartial",
  "System.Collections.Generic":
    "Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList IReadOnlyCollection IReadOnlyDictionary ISet KeyValuePair List Queue Stack",
  "System.IO": "StringReader StringWriter",
  "System.Linq": "Enumerable",
  "System.Net": "IPAddress WebUtility",
  "System.Security.Cryptography":
    "AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512 KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA RSAEncryptionPadding RSASignaturePadding SHA1 SHA1Managed SHA256 SHA256Managed SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm",
  "System.Security.Cryptography.X509Certificates":
    "PublicKey RSACertificateExtensions X509Certificate X509Certificate2 X509ContentType X509NameType",
  "System.Text": "Encoding StringBuilder",
  "System.Text.RegularExpressions": "RegexOptions",
  "System.Xml.Linq":
    "Extensions XAttribute XCData XComment XContainer XDeclaration XDocumentType XElement XName XNamespace XNode XNodeDocumentOrderComparer XNodeEqualityComparer XObject XProcessingInstruction XText",
  "System.Xml": "XmlNodeType",
};

/** The types of which it allows some members. */
const partial: Readonly<Record<string, string>> = {
  "Newtonsoft.Json.JsonConvert": "SerializeObject DeserializeObject",
  "System.DateTime":
    "(constructor) Add AddDays AddHours AddMilliseconds AddMinutes AddMonths AddSeconds AddTicks AddYears Date Day DayOfWeek DayOfYear DaysInMonth Hour IsDaylightSavingTime IsLeapYear MaxValue Millisecond Minute MinValue Month Now Parse Second Subtract Ticks TimeOfDay Today ToString UtcNow Year",
  "System.DateTimeKind": "Utc",
  "System.Security.Cryptography.X509Certificates.X500DistinguishedName": "Name",
  "System.Text.RegularExpressions.Capture": "Index Length Value",
  "System.Text.RegularExpressions.CaptureCollection": "Count Item",
  "System.Text.RegularExpressions.Group": "Captures Success",
  "System.Text.RegularExpressions.GroupCollection": "Count Item",
  "System.Text.RegularExpressions.Match": "Empty Groups Result",
  "System.Text.RegularExpressions.Regex": "(constructor) IsMatch Match Matches Replace Unescape Split",
};

/** Its own types, and the members that its documentation names. */
const own: Readonly<Record<string, string>> = {
  context:
    "Api Deployment Elapsed LastError Operation Product Request RequestId Response Subscription Timestamp Tracing User Variables",
  Api: "Id IsCurrentRevision Name Path Revision ServiceUrl Version Workspace",
  Deployment: "Certificates Gateway GatewayId Region ServiceId ServiceName",
  Gateway: "Id InstanceId IsManaged",
  Operation: "Id Method Name UrlTemplate",
  Product: "ApprovalRequired Groups Id Name State SubscriptionLimit SubscriptionRequired Workspace",
  Subscription: "CreatedDate EndDate Id Key Name PrimaryKey SecondaryKey StartDate",
  User: "Email FirstName Groups Id Identities LastName Note RegistrationDate",
  LastError: "Source Reason Message Scope Section Path PolicyId",
  Request: "Body Certificate Headers IpAddress MatchedParameters Method OriginalUrl Url PrivateEndpointConnection",
  IResponse: "Body Headers StatusCode StatusReason",
  IMessageBody: "As",
  IUrl: "Host Path Port Query QueryString Scheme",
  Jwt: "Algorithm Audiences Claims ExpirationTime Id Issuer IssuedAt NotBefore Subject Type",
  Extensions: "GetValueOrDefault",
};

type AllowedMembers = "all" | ReadonlySet<string>;

const members = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** The members that a policy expression may use, by the type's full name. The list is closed. */
export const allowedMembers: ReadonlyMap<string, AllowedMembers> = new Map<string, AllowedMembers>([
  ...Object.entries(whole).flatMap(([namespace, types]) =>
    types.split(" ").map((type) => [`${namespace}.${type}`, "all"] as const),
  ),
  ...[...Object.entries(partial), ...Object.entries(own)].map(([type, list]) => [type, members(list)] as const),
]);
