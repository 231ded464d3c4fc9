// What policy expressions see at the gateway, as far as this repository's expressions look, and a driver that evaluates each of them for
// each case of a file. It follows the gateway's documentation; where that leaves a choice, the stricter one is taken.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

public interface IMessageBody { T As<T>(bool preserveContent = false); }
public interface IResponse { int StatusCode { get; } IReadOnlyDictionary<string, string[]> Headers { get; } IMessageBody Body { get; } }

public sealed class Jwt { public IReadOnlyDictionary<string, string[]> Claims; }
public sealed class Url { public string Host; public string Path; public string QueryString; }
public sealed class LastError { public string Reason; public string PolicyId; public string Section; }

public sealed class Request {
  public string Method;
  public string IpAddress;
  public Url OriginalUrl;
  public IReadOnlyDictionary<string, string[]> Headers;
  public IMessageBody Body;
}

public sealed class Body : IMessageBody {
  byte[] content;
  public Body(byte[] bytes) { content = bytes; }
  public T As<T>(bool preserveContent) {
    if (content == null) throw new InvalidOperationException("the body was read before and not preserved");
    if (typeof(T) != typeof(byte[])) throw new InvalidOperationException("a body is read as bytes");
    var bytes = content;
    if (!preserveContent) content = null;
    return (T)(object)bytes;
  }
}

public sealed class Response : IResponse {
  public int StatusCode { get; set; }
  public IReadOnlyDictionary<string, string[]> Headers { get; set; }
  public IMessageBody Body { get; set; }
}

// What the service knows, as it answers in every case: its own place.
public sealed class Named {
  public string Id, Name, Path, Region, ServiceName;
  public Named Gateway;
  public Named(string place) {
    Id = place + ".Id"; Name = place + ".Name"; Path = place + ".Path"; Region = place + ".Region"; ServiceName = place + ".ServiceName";
    if (place == "context.Deployment") Gateway = new Named("context.Deployment.Gateway");
  }
}

public sealed class Context {
  public Named Api = new Named("context.Api"), Operation = new Named("context.Operation"), Product = new Named("context.Product");
  public Named User = new Named("context.User"), Subscription = new Named("context.Subscription"), Deployment = new Named("context.Deployment");
  public Guid RequestId;
  public Request Request;
  public Response Response;
  public LastError LastError;
  public IReadOnlyDictionary<string, object> Variables;
}

public static class ContextExtensions {
  public static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string name, T otherwise) {
    return variables.ContainsKey(name) ? (T)variables[name] : otherwise;
  }

  public static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string name, string otherwise) {
    return values.ContainsKey(name) ? string.Join(",", values[name]) : otherwise;
  }
}

public static class ShortExtensions {
  public static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string name) {
    return variables.ContainsKey(name) ? (T)variables[name] : default(T);
  }

  public static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string name) {
    return values.ContainsKey(name) ? string.Join(",", values[name]) : null;
  }
}

public static class Driver {
  public static int Main(string[] arguments) {
    using (var output = new StreamWriter(arguments[1], false, new UTF8Encoding(false)))
      foreach (var line in File.ReadLines(arguments[0]))
        output.WriteLine(Answer(Parse(line)));
    return 0;
  }

  static JObject Parse(string line) {
    using (var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None })
      return JObject.Load(reader);
  }

  static string Answer(JObject given) {
    object value;
    try { value = Expressions.All[(int)given["expression"]](ToContext(given)); }
    catch (Exception thrown) { value = "thrown: " + thrown.GetType().Name + ": " + thrown.Message; }
    return JsonConvert.SerializeObject(value is string ? Units((string)value) : value is string[] ? ((string[])value).Select(Units) : value);
  }

  // Texts travel as the numbers of their code units: Json.NET would repair what is not well-formed.
  static string Text(JToken units) {
    return string.Concat(((string)units).Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).Select(unit => (char)int.Parse(unit)));
  }

  static string Units(string text) { return string.Join(" ", text.Select(unit => (int)unit)); }

  static Context ToContext(JObject given) {
    var request = given["request"];
    return new Context {
      RequestId = Guid.Parse(Text(request["id"])),
      Request = new Request {
        Method = Text(request["method"]),
        IpAddress = Text(request["clientIp"]),
        OriginalUrl = new Url { Host = Text(request["host"]), Path = Text(request["path"]), QueryString = Text(request["query"]) },
        Headers = ToMultimap(request["headers"], StringComparer.OrdinalIgnoreCase),
        Body = ToBody(request["body"]),
      },
      Response = ToResponse(given["response"]),
      LastError = given["lastError"].Type == JTokenType.Null ? null : new LastError {
        Reason = Text(given["lastError"]["reason"]), PolicyId = Text(given["lastError"]["policyId"]), Section = Text(given["lastError"]["section"]),
      },
      Variables = ((JObject)given["variables"]).Properties().ToDictionary(p => p.Name, p => ToVariable(p.Value)),
    };
  }

  static object ToVariable(JToken value) {
    switch (value.Type) {
      case JTokenType.String: return Text(value);
      case JTokenType.Boolean: return (bool)value;
      case JTokenType.Integer: return (int)value;
      case JTokenType.Null: return null;
      default: return value["claims"] == null ? (object)ToResponse(value) : new Jwt { Claims = ToMultimap(value["claims"], StringComparer.Ordinal) };
    }
  }

  static Response ToResponse(JToken value) {
    if (value.Type == JTokenType.Null) return null;
    return new Response { StatusCode = (int)value["status"], Headers = ToMultimap(value["headers"], StringComparer.OrdinalIgnoreCase), Body = ToBody(value["body"]) };
  }

  static IMessageBody ToBody(JToken base64) {
    return base64 == null || base64.Type == JTokenType.Null ? null : new Body(Convert.FromBase64String(Text(base64)));
  }

  static IReadOnlyDictionary<string, string[]> ToMultimap(JToken value, StringComparer names) {
    return ((JObject)value).Properties().ToDictionary(p => p.Name, p => p.Value.Select(Text).ToArray(), names);
  }
}
