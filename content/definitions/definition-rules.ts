import { list } from "../heuristics/injection-vocabulary.ts";
import { createPhraseRules } from "../heuristics/phrase-rules.ts";
import type { PhraseRule } from "../heuristics/phrase-rules.ts";

/** Tool poisoning: phrases of tool definitions that address the model and not the reader. */
const vocabulary = {
  priming: list(`
    before using, before calling, before invoking, before any other, must be called first, call this tool first, call this first, always call this,
    prior to using, prior to calling, every time, on every, must be used before, use this tool before, automatically call, otherwise this tool,
    this tool will not work unless, required for all, each time, every message, every answer, every reply, every response, before each, prior to each,
    after each, whenever you use, whenever you call, must always, you must first, before you use, when this tool is, after every, after calling,
    consulted first, on every agent session, in every session, at the start of every, on every session, before every
  `),
  taking: list(`
    read, cat, open, load, include, fetch, retrieve, access, collect, get, pass, provide, attach, contents of, content of, send, extract, copy,
    append, upload, scan, gather, reads, loads, includes, collects, sends, submits, put, insert, share, paste, fill
  `),
  secretFiles: list(`
    ~/.ssh, .ssh/, id_rsa, id_ed25519, .env, /etc/passwd, /etc/shadow, mcp.json, .aws/, aws credentials, credentials.json, .git-credentials, .netrc,
    .npmrc, .cursor, .kube, kubeconfig, keychain, claude_desktop_config, private key*, ssh key*, seed phrase*, wallet*, browser cookies,
    saved passwords, password file*, environment variables, api key*, secret key*, access token*, credentials, bash_history, .bashrc, /proc/,
    config.json, passwords, auth token*
  `),
  privateFiles: list(
    "~/.ssh, .ssh/, id_rsa, id_ed25519, /etc/passwd, /etc/shadow, mcp.json, .aws/credentials, .git-credentials, /proc/, .netrc",
  ),
  conversation: list(`
    full conversation, entire conversation, conversation history, chat history, whole conversation, previous messages, complete conversation,
    conversation so far, system prompt*, your instructions, chain of thought, reasoning, your tools, list of tools, all tools, other tools,
    tool descriptions, all context, full context, user's messages, user messages, previous tool, user's original, personal information,
    user's personal, prior conversation, complete context, internal reasoning, whole chat, entire chat, chat so far, everything you know,
    all you know, last ten messages, last messages, user's last, everything the user, whole context, complete chat
  `),
  hush: list(`
    do not tell, don't tell, do not mention, don't mention, never mention, without telling, without informing, without asking, do not inform,
    don't inform, do not notify, secretly, do not reveal, don't reveal, hidden from the user, without the user, do not show, don't show,
    not visible to the user, keep this secret, keep this hidden, keep this from, without confirmation, do not ask, don't ask, do not explain,
    without notifying, not to the user, do not disclose, user should not, user must not, user does not need, don't bother the user, covertly,
    unnoticed, do not alert, transparently to the user, user need not, need not be bothered, need not know, does not have to know, no need to bother
  `),
  quietly: list("silently, quietly, in the background, behind the scenes"),
  others: list(`
    other tool*, another tool, any other, all other, instead of, rather than, do not use, never use, don't use, do not call, never call, send_email,
    read_file, write_file, the email tool, file tool, other server*, other functions, existing tool*, similar tool*, alternatives, competing
  `),
  diversion: list(`
    change the recipient, recipient to, modify the, replace the, redirect, must be sent to, should be sent to, bcc, route all, all emails,
    all requests, all messages, all outgoing, all traffic, all payments, set the destination, use the following address, also send, a copy to, cc to,
    must go through, must include, prepend, always add, always include, always set, always append, use instead, must be prefixed with,
    must be suffixed with, has to be prefixed with, must begin with the command
  `),
  praise: list(`
    best tool, always prefer, preferred over, always choose, should be chosen, prioritize this, prioritise this, over any other, most reliable tool,
    only correct, first choice, superior, more effective than, recommended over, must be used instead, over all other, over other, better than,
    inferior, unreliable, less accurate, only tool, this tool instead, preferred tool, default choice, most trusted, should always be used,
    always select, number one, best choice, use this one, prefer this tool, insecure
  `),
  malign: list(`
    exfiltrat*, steal*, harvest*, keylog*, backdoor*, reverse shell, ransom*, malware, privilege escalation, escalate privileges, disable antivirus,
    disable security, disable logging, without authorization, without consent, arbitrary code, arbitrary command*, arbitrary shell, crypto miner,
    mine crypto*, botnet, ddos, phishing, credential theft, brute force, rm -rf, | bash, | sh, chmod 777, chmod -r, chmod 0, /dev/tcp, nc -e, eval(,
    powershell -enc, authorized_keys, spyware, surveil*, covert*, stealth*, undetected, without detection, evade*, cover tracks, delete logs,
    clear logs, hijack*, intercept*, sniff*, spoof*, impersonat*, disable firewall, sql injection, exploit*, encrypt all, /bin/sh, /bin/bash,
    os.system, unauthorized, dump credentials, attacker*, c2
  `),
  /** What harmless tools speak of as well. */
  drastic: list(
    "bypass*, forge*, wipe*, fake, deletes all, delete all, sudo, root access, remote server, external server",
  ),
  /** How a description begins that says openly what it does to others. */
  assault: list(`
    exploit, exploits, hijack, hijacks, exfiltrate, exfiltrates, steal, steals, send stolen, stream exfiltrated, hide exfiltrated, inject malicious,
    inject keystrokes, inject arbitrary, overwrite legitimate, create malicious, crack, cracks, brute force, bruteforce, spray, poison, tamper with,
    forge, spoof, escape chroot, escape the sandbox, escape container, abuse, abuses, evade, relay captured, capture credentials, grab credentials,
    dump credentials, dump password*, dump hashes, dump memory, dump secrets, extract saved passwords, extract credentials, extract passwords,
    extract browser, extract cookies, extract aws, extract secrets, decrypt chrome, decrypt saved, harvest, harvests, bypass windows,
    bypass authentication, bypass security, bypass antivirus, bypass applocker, bypass amsi, bypass edr, disable antivirus, disable logging,
    hide malware, hide data, hide process, hide files, deploy web shell, upload web shell, install backdoor, install keylogger, install rootkit,
    plant, keylog, ransom, exhaust, execute arbitrary, run arbitrary, add shadow, authenticate using ntlm, modify file timestamps
  `),
  attackName: list(`
    pass-the-hash, pass the hash, pass-the-ticket, golden ticket, silver ticket, dcsync, kerberoast*, ntlm relay, zerologon, zip slip,
    path traversal vulnerab*, injection attack, template injection, object injection, deserialization attack, web shell, webshell, password spray*,
    dictionary attack, brute force attack, timestomp*, key confusion attack, confusion attack, race condition attack, symlink attack,
    code injection technique, injection technique, credential phishing, phishing page, stolen data, hide activity, cover tracks, bind shell,
    malicious code, malicious dll, malicious payload, vulnerable server, lateral movement, persistence mechanism, defense evasion
  `),
  undertaking: list(
    "perform, performs, execute, executes, launch, carry out, run, attempt, use, create, conduct, run comprehensive, via",
  ),
  /** Tools beside this one, and when their calls are to change. */
  crossTool: list(`
    another tool, any other tool, other tools, other tool*, when this server is, while this server is, when this tool is, whenever this tool,
    before send*, before any call, calls of the other, calls to the other
  `),
  rerouted: list(`
    has to go to, have to go to, must go to, has to go through, must go through, must first be sent, has to be sent to, in place of the recipient,
    instead of the recipient, as the recipient, in place of the address, in copy to, must carry the, has to carry the, add this address,
    swap the recipient, set the recipient
  `),
  reading: list("read, fetch, open, load, get, take"),
  fileName: list(".txt, .yaml, .yml, .env, .pem, .cfg, .ini, .csv, .toml, .conf, .log, .key, .xml, .db, .sqlite"),
  onward: list(`
    and send, send it, send them, pass its, pass it, pass them, and pass, then pass, then send, and include it, attach it, and attach, and forward,
    forward it, hand it over, put it in, put its, and put
  `),
  noteToModel: list(`
    note for the model, note to the model, for the model:, to the model:, note for the assistant, note to the assistant, for the assistant:,
    instructions for the model, instructions for the assistant, hint for the model, note for the agent, note to the agent, note for ai, note to ai
  `),
  fakeRecord: list(`
    "role":"system", "role": "system", "role":"developer", "instructions":, "instruction":, "system_prompt":, "directive":, "priority": "highest",
    "priority":"highest", "system":
  `),
  alwaysCall: list(`
    always call this, always use this, call this tool before, use this tool before, use this tool for every, use this tool for all,
    use this tool for any, for every question, call this tool first, use this tool first, must call this tool, has to call this tool
  `),
  retired: list(`
    this tool replaces, must not be used, must no longer be used, should no longer be used, should not be used any more, is not to be used,
    are not to be used, may no longer be used
  `),
  markup: list(`
    <important>, <system>, <hidden>, </secret>, <instruction>, <critical>, <assistant>, <admin>, <internal>, <note_to_ai>, [system, [hidden,
    [override, [admin, [secret, [inst, \`\`\`system, [[system, <override>, <global>, <policy>, <rules>, <directive>, <|im_start|>, <<sys>>
  `),
  comment: list("<!--, [//]:, [comment]:, /* system, %% system"),
  model: list(
    "assistant, the model, the llm, llm, ai agent, the agent, ai, claude, gpt, language model, you must, you should, you are",
  ),
  aside: list(`
    also, additionally, in addition, as a side effect, furthermore, at the same time, then, afterwards, finally, note that, as well as, and, while
  `),
  sending: list(`
    sends, uploads, posts, transmits, forwards, exports, mirrors, logs to, reports, shares, syncs, send, upload, transmit, forward, exfiltrate, post,
    submit, executes, runs, downloads, installs, transfers
  `),
  destination: list(`
    https://, http://, @, remote, external, third party, third-party, analytics server, webhook*, to our, endpoint, ftp://, ngrok, pastebin, vendor
  `),
  necessity: list(`
    to start, to work, to activate, in order to, for synchronisation, for synchronization, for verification, for validation, for authentication,
    for debugging, for telemetry, must, required, mandatory, important, critical, always, never, need to, have to, necessary, essential, ensure
  `),
} as const;

const rules: readonly PhraseRule<typeof vocabulary>[] = [
  { id: "markup", weight: 1, steps: ["markup"] },
  { id: "comment", weight: 0.8, steps: ["comment"] },
  { id: "priming-files", weight: 0.3, steps: ["priming", "secretFiles"], within: 120 },
  { id: "priming-necessity", weight: 0.2, steps: ["necessity", "priming"], within: 40 },
  { id: "secret-files", weight: 0.05, steps: ["taking", "secretFiles"], within: 40 },
  { id: "private-files-taken", weight: 0.5, steps: ["taking", "privateFiles"], within: 40 },
  { id: "private-files", weight: 0.3, steps: ["privateFiles"] },
  { id: "conversation", weight: 0.35, steps: ["taking", "conversation"], within: 40 },
  { id: "conversation-needed", weight: 0.3, steps: ["necessity", "conversation"], within: 60 },
  { id: "hush", weight: 0.4, steps: ["hush"] },
  { id: "priming-conversation", weight: 0.45, steps: ["priming", "conversation"], within: 100 },
  { id: "conversation-out", weight: 0.35, steps: ["conversation", "destination"], within: 80 },
  { id: "conversation-sent", weight: 0.4, steps: ["sending", "conversation"], within: 48 },
  { id: "secret-files-sent", weight: 0.3, steps: ["secretFiles", "sending"], within: 60 },
  { id: "secret-files-sending", weight: 0.25, steps: ["sending", "secretFiles"], within: 48 },
  { id: "secret-files-needed", weight: 0.35, steps: ["necessity", "taking", "secretFiles"], within: 40 },
  { id: "comment-model", weight: 0.3, steps: ["comment", "model"], within: 40 },
  { id: "comment-priming", weight: 0.4, steps: ["comment", "priming"], within: 60 },
  { id: "others-sent", weight: 0.3, steps: ["others", "destination"], within: 80 },
  { id: "quietly", weight: 0.25, steps: ["quietly"] },
  { id: "quietly-sending", weight: 0.5, steps: ["quietly", "sending"], within: 32 },
  { id: "shadowing", weight: 0.45, steps: ["others", "diversion"], within: 100 },
  { id: "diversion-out", weight: 0.55, steps: ["diversion", "destination"], within: 60 },
  { id: "diversion-necessity", weight: 0.2, steps: ["necessity", "diversion"], within: 16 },
  { id: "praise", weight: 0.25, steps: ["praise"] },
  { id: "others-praise", weight: 0.55, steps: ["others", "praise"], within: 80 },
  { id: "praise-others", weight: 0.55, steps: ["praise", "others"], within: 80 },
  { id: "praise-necessity", weight: 0.2, steps: ["necessity", "praise"], within: 60 },
  { id: "malign-twice", weight: 0.05, steps: ["malign", "malign"], within: 120 },
  { id: "drastic-malign", weight: 0.25, steps: ["drastic", "malign"], within: 120 },
  { id: "malign-out", weight: 0.25, steps: ["malign", "destination"], within: 80 },
  { id: "aside", weight: 0.05, steps: ["aside", "sending"], within: 24 },
  { id: "aside-out", weight: 0.2, steps: ["sending", "destination"], within: 64 },
  { id: "rerouted", weight: 0.8, steps: ["crossTool", "rerouted"], within: 100 },
  { id: "file-onward", weight: 0.8, steps: ["reading", "fileName", "onward"], within: 32, opens: true },
  { id: "note-to-model-taking", weight: 0.3, steps: ["noteToModel", "taking"], within: 60 },
  { id: "note-to-model-call", weight: 0.3, steps: ["noteToModel", "aside"], within: 24 },
  { id: "fake-record-call", weight: 0.3, steps: ["fakeRecord", "alwaysCall"], within: 48 },
  { id: "always-call", weight: 0.1, steps: ["alwaysCall"] },
  { id: "retired", weight: 0.4, steps: ["retired"] },
  { id: "retired-twice", weight: 0.4, steps: ["retired", "retired"], within: 64 },
  { id: "attack", weight: 0.3, steps: ["attackName"] },
  { id: "assault", weight: 0.45, steps: ["assault"], opens: true },
  { id: "assault-attack", weight: 0.3, steps: ["assault", "attackName"], within: 64, opens: true },
  { id: "attack-undertaken", weight: 0.4, steps: ["undertaking", "attackName"], within: 32, opens: true },
  { id: "files-out", weight: 0.25, steps: ["secretFiles", "destination"], within: 80 },
];

export const definitionRules = createPhraseRules(vocabulary, rules);
