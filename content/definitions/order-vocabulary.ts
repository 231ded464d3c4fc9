import { list } from "../heuristics/injection-vocabulary.ts";

/** The names of other tools, and quoted values, as the rules read them. */
export const others = "othertool";
export const quoted = "quotedvalue";
/** One of them that does something, by its name, and an address of mail. */
export const acting = "actingtool";
export const grave = "gravetool";
export const recipient = "mailaddress";

/** How a definition gives orders: about other tools, their arguments and results, the user, and the model's answers. */
export const orderVocabulary = {
  other: [others, acting, grave, `${quoted} tool`, `tool ${quoted}`],
  quoted: [quoted],
  condition: list(`
    before using, before calling, before invoking, before running, before executing, before use the tool, before you use, before you call,
    before any call to, before every call to, before any use of, before each call to, before accessing, before performing, before querying,
    before deleting, before sending, before reading, before writing, before creating, before retrieving, before fetching, before listing,
    before updating, before searching, before opening, before making, when using, when calling, when invoking, when you use, when you call,
    when use the tool, when user calls, when the user calls, when a user calls, when users call, whenever you use, whenever you call, while using,
    if you use, if you call, prior to using, prior to calling, any call to, all calls to, every call to, each call to, all requests to,
    any request to, every request to, requests via, request via, calls made via, made via the, searches via, any use of, every use of, all use of
  `),
  calls: list(`
    calls must, calls should, call must, requests must, requests should, request must, requests for, requests with, request for, queries must,
    queries should, is called, is used, is invoked, tool must, tool should, tool is used, tool is called, requires no, must be called,
    must be executed, must be invoked, must be run, needs to be called, has to be executed, is to be called, should be called with,
    must be called with, has to be called with
  `),
  /** Why, as a text says, an order is given. */
  purpose: list(`
    to ensure, to prevent, to comply, to maintain, to protect, to optimize, to optimise, to improve, to verify, to avoid, to guarantee, to enhance,
    to promote, to provide, to simplify, to reduce, to minimize, to minimise, to conserve, to preserve, to safeguard, to enforce, to validate,
    to authenticate, to log, to track, for security, for compliance, for safety, for privacy, for consistency, for testing, as part of, as a security,
    due to, for regulatory, for internal, for data, for quality, for maximum, for better
  `),
  userAsks: list(`
    when the user asks, when a user asks, if the user asks, if a user asks, when the user requests, when a user requests, if the user requests,
    if a user requests, when user asks, when user requests, when the user wants, if the user wants, when users ask, whenever the user,
    whenever a user, any user request, every user request, all user requests, the user's request to, requests for, request for, any request,
    all requests, every request
  `),
  before: list("before, prior to, precondition, prerequisite, first"),
  moment: list(`
    before, prior to, when, whenever, after, if a user, if the user, any request, all requests, any query, every time, each time, for any, for all,
    for every, upon, while, during, as soon as, in order to, all calls, any call
  `),
  means: list("using, with, via, through, by calling, calling, by using, by means of, invoking, the tool"),
  calling: list(`
    call, use, fetch, invoke, run, perform, execute, query, scan, request, retrieve, trigger, check, consult, send, read, write, delete, create, open,
    list, search, start with, use the, call the, also call, also invoke, also run, also use
  `),
  obliged: list(`
    must, should, always, have to, need to, needs to, automatically, required to, make sure, critical to, shall, has to, expected to, is to, are to
  `),
  changing: list(`
    modify, change, set, override, replace, substitute, redirect, append, prepend, add, increase, decrease, remove, limit, swap, alter, overwrite,
    be changed, be modified, be replaced, be set, be overridden, be rewritten, rewrite, truncate, convert, translate, inject, insert, multiply, round,
    force, hardcode, hard-code, prefix, suffix, mask, cap, reset, be prefixed, be appended, be forced, be limited, be capped, be redirected,
    be substituted, be routed, be masked, be converted, be passed as, be treated as, pass quotedvalue, use quotedvalue instead, default to
  `),
  argument: list(`
    parameter, parameters, argument, arguments, recipient, query, ticker, symbol, url, uid, value, values, field, keyword, keywords, channel, address,
    destination, origin, othertool, actingtool, gravetool, body, subject, path, description, ref, amount, account, branch, date, filter
  `),
  toValue: list(`to ${quoted}, with ${quoted}, to ', to ", to \`, with ', with "`),
  defied: list(`
    regardless of the user, regardless of user, regardless of what the user, regardless of the input, regardless of any input,
    regardless of the tool's, no matter what, ignore the user, ignore any, ignoring the user, instead of the user's input,
    instead of the user's value, instead of the user's choice, instead of the user's request, whatever the user, instead of what the user,
    despite the user, even when the user does not, even if the user did not, even if the user asks, user's original, user's complete, in all cases,
    for all requests, the user's view, instead of the one, rather than the user, without regard to, irrespective of
  `),
  neglect: list(`
    failure to, failing to, skipping this, skipping, omitting this, omitting, ignoring this, not doing so, otherwise, neglecting, without this step
  `),
  harm: list(`
    will corrupt, will crash, will fail, will cause, will disrupt, will break, will result, will return incorrect, will lead, will be lost,
    will overload, will trigger, will block, will prevent, could corrupt, may corrupt, could crash, causes, crashes, corrupts, breaks, data loss,
    call is refused, request is refused, will not work, does not work, may crash, may fail
  `),
  supreme: list(`
    description's priority, takes priority over the user, priority is higher than, takes precedence over the user, take precedence over the user,
    take precedence over those of, precedence over user, overrides the user, higher priority than the user, precedence over any, precedence over the,
    priority over any
  `),
  pretext: list(`
    security check, security protocol, security scan, security policy, mandatory, this step is critical, is critical for, is essential for,
    is crucial for, compliance, system integrity, system stability, audit, per our, our policy, partner, to promote, to feature, premium feature,
    verify permissions, permissions, diagnostic, diagnostics, to log, logging, security alert, security reasons, system rule, privacy, for telemetry,
    troubleshooting, personalisation, personalization, for retention, to enable caching, to improve quality, improve accuracy, for accurate results,
    better results, best results, for context
  `),
  diverted: list(`
    redirected to, routed through, routed to, instead call, call instead, instead use, converted to, standardized to, treated as, must be redirected,
    be forwarded, should be handled here, handled by this tool, go through this tool
  `),
  /** What is not the business of most tools. */
  goods: list(`
    configuration file, config file, home directory, environment variable, environment variables, access token, auth token, api key, api keys,
    credentials, password, passwords, private key, secret key, session cookie*, cookies, seed phrase, card number, credit card, date of birth,
    full name, phone number, home address, conversation history, conversation so far, chat history, chat transcript, full transcript, transcript,
    full conversation, entire conversation, previous messages, last messages, five messages, ten messages, full prompt, system prompt, user's prompt,
    user's question, user's message, user's query, user's request, original request, original prompt, list of available tools, available tools and,
    tool list, tools you have, their descriptions, your instructions, .env, ~/., /etc/, package.json, _url variable, _key variable, _token variable,
    secrets, contacts, browsing history, user's name, user's e-mail, user's email, user's location, user's contacts, user's files, user's documents,
    personal data, personal information, internal notes
  `),
  carrying: list(`
    include, pass, attach, supply, provide, send, fill, paste, put, add, forward, share, copy, append, upload, insert, embed, log, store, save,
    submit, post, encode, expects, needs, contain, contains, be sent, be included, be attached, be passed, sent along, passed along, are passed,
    is passed, sending, passing, including, attaching, supplying, remember, read, collect, gather, load, retrieve, extract, list
  `),
  slot: list(`
    parameter, argument, field, header, in the notes, in the note, in the context, in the metadata, in the debug, in the comment, in the body,
    query string, as context, to the url, in the query, as input, for context
  `),
  unchecked: list(`
    count as confirmed, counts as confirmed, count as approved, counts as approved, mark it as given, consent as given, consent is given,
    approval prompt no longer, approval prompts may, prompts may be skipped, prompts can be skipped, confirmation may be skipped, no confirmation,
    without confirmation, without user confirmation, without user approval, without the user's approval, without the user's confirmation,
    without human review, without human approval, without approval, requires no approval, no approval, already approved, already been approved,
    has approved, pre-verified, preverified, do not need to be reviewed, does not need to be reviewed, need not be reviewed, not need review,
    bypass the approval, bypasses the approval, bypass approval, skip the confirmation, skip confirmation, skip the approval, skip approval,
    skip the review, without review, without asking, no need to confirm, no need to ask, do not ask for confirmation, elevated permissions,
    elevated privileges, admin token, as safe, grant itself, authorised to share, authorized to share, full trust, implicitly trust
  `),
  obeying: list(`
    follow any instruction*, follow all instruction*, follow the instructions in, follow instructions in, follow the instructions returned,
    obey the instructions in, carry out the instructions in, carry out the commands in, perform the steps in, treat the output of this tool as,
    treat its output as, treat the result as, treat results as, execute it as, execute the returned, and follow them, instructions returned by,
    instructions in the output, commands in the output, contain commands, and execute them, act on the returned, comply with the returned,
    latest instructions, as system instructions
  `),
  everyTime: list(`
    every message, each message, every answer, each answer, every response, each response, every reply, each reply, every user message,
    each user message, every conversation, each conversation, every session, each session, every turn, each turn, every request, each request,
    before responding, before answering, before replying, before you respond, before you answer, after every, after each, after responding,
    every invocation, each invocation, at the beginning of each, at the start of each, all subsequent, all further, all future, from now on,
    whenever available, every time
  `),
  supplanting: list(`
    supersedes, replaces all, replaces the, replaces other, replaces every, in favour of this, in favor of this, never compute, stop using,
    always choose, always prefer, always select, choose this tool, prefer this tool, only this tool, other calculators, previous version,
    must not be used, no longer be used, is deprecated, has been deprecated, is insecure, is unsafe, is unreliable, is compromised
  `),
  /** Tools that are not of this server. */
  rival: list(`
    server's, other server*, another server, official server, official tool, original tool, existing tool*, legitimate tool, default tool,
    standard tool, real tool, genuine tool, every other tool, all other tools, any other tool, tools of others, other providers, actual tool
  `),
  shun: list(`
    do not use, don't use, never use, must not use, stop using, no longer use, ignore, disregard, avoid, bypass, uninstall, distrust, do not trust,
    do not call, never call, refuse
  `),
  /** Tools by what they are for. */
  toolOf: list(`
    other tool, other tools, the others, all others, any other, every other, other server*, other providers, calculator tool, search tool,
    search tools, email tool, mail tool, file tool, file tools, weather tool, browser tool, database tool, payment tool, translation tool, image tool,
    image tools, calendar tool, chat tool, git tool, official tool, original tool, existing tool*, default tool, standard tool
  `),
  wanting: list(`
    broken, outdated, insecure, unsafe, unreliable, compromised, vulnerable, malicious, deprecated, obsolete, inferior, buggy, unmaintained, retired,
    discontinued, wrong results, stale, leaks, loses data, lose data
  `),
  supplants: list(`
    instead of, in place of, rather than, replaces, replace, replaced, replacement for, overrides, override, supersedes, takes over, takes the place,
    take the place, intercepts, intercept, shadows, hijacks, instead use, in preference to, preferred to, prefer it to, prefer this to, wraps,
    redirects, handles all, ahead of, disable, disables
  `),
  /** How the arguments or the results of another tool are said to be. */
  made: list(`
    needs to be, need to be, has to be, have to be, must be, is to be, should be, ends with, end with, start with, starts with, gets, use the,
    uses the, in place of, is named, are named, becomes, is set to
  `),
  answers: list(`
    in your answer, in your response, in your reply, each answer, every answer, each response, every response, to the answer, your answer,
    your response, your reply, when summarising, when summarizing, in the summary, if asked about, when asked about, asked about this tool,
    the final answer, in the final, answer that, say that it
  `),
  concealing: list(`
    do not mention, don't mention, never mention, do not tell, do not reveal, do not disclose, do not show, keep confidential, this tool confidential,
    confidential, only reads data, original must be removed, do not say, leave out, hide the, conceal, without telling, without informing
  `),
  phrase: list(`
    the phrase, the sentence, the words, the text quotedvalue, the line, the link, the following link, the disclaimer, a recommendation, the slogan,
    the promotion
  `),
  outward: list(`
    https://, http://, mailaddress, external, third party, third-party, webhook, remote server, audit server, logging endpoint, endpoint, analytics,
    archive, mirror, backup server, our server, our servers
  `),
  andThen: list("also, additionally, after that, afterwards, in addition, is returned, has returned"),
  /** Whom an order addresses. */
  reader: list(`
    the assistant, the model, the agent, the ai, the llm, ai agents, agents, models, assistants, calling agent, the caller, language model,
    the client, the host
  `),
  duty: list(`
    must, should, shall, is expected to, are expected to, is required to, are required to, has to, have to, needs to, need to, ought to, may, writes,
    will, is to, is allowed to, is permitted to, is authorised to, is authorized to
  `),
  owner: list(`
    the user's, user's, users', the customer's, customer's, the person's, the caller's, the client's, the requester's, their own, the employee's
  `),
  belonging: list(`
    address, name, full name, location, question, message, messages, prompt, notes, calendar, contacts, desktop, clipboard, inbox, mailbox, e-mail*,
    email*, files, file list, documents, history, browser*, password*, token*, key, keys, card, account, phone, answers, data, words, secret*,
    credential*, session*, cookie*, configuration, query, request, original, identity, wallet, balance, salary
  `),
  handing: list(`
    include, includes, pass, passes, attach, supply, fill, paste, put, copy, append, insert, embed, hand, hand over, mention, contain, contains,
    report, transmit, submit, forward, share, upload, send, add, post, disclose, write, writes, give, given, provide, export, encode, store,
    be passed, be included, be attached, be sent, be given, be supplied, be handed, be copied
  `),
  loot: list(`
    clipboard, refresh token, oauth token, bearer token, access token, ssh key*, private key*, password vault, password manager, keychain,
    security question, last e-mail, last email, latest e-mail, browser history, bank, card digits, card number, reasoning steps, chain of thought,
    reasoning, the dialogue, the conversation, last thing that the user, complete message, full message, entire message, user's exact, whole prompt,
    connected servers, installed tools, other tools, output of all, outputs of other, results of other, the environment, ~/.git, .gitconfig, .npmrc,
    .bashrc, .zshrc, .profile, authorized_keys, the sudo, names of all, message the person, message the user
  `),
  disarm: list(`
    turn off, switch off, disable, deactivate, skip certificate, verify=false, ignore certificate, skip verification, without verification,
    skip validation, bypass, suppress, lower the, downgrade, relax, sudo, as root, as administrator, owner rights, full access, admin rights,
    write access, chmod
  `),
  safeguard: list(`
    logging, log level, antivirus, firewall, certificate, checks, security, verification, validation, confirmation, confirmations, warnings, sandbox,
    approval, approvals, permission prompt, prompts, safety, encryption, authentication, restrictions, filters, alerts, notifications, monitoring,
    audit, set_log_level, othertool, actingtool, gravetool
  `),
  uninformed: list(`
    never let the user, not let the user, do not have to be told, does not have to be told, need not be told, must not be told, should not be told,
    must not learn, should not see, must not see, must not know, should not know, not be aware, without the user, without their knowledge, unaware,
    not visible to, hidden from, hide the rest, hide the others, hide the other, must not reveal, should not reveal, must not mention,
    should not mention, may not mention, remove any trace, remove all traces, delete the log, clear the log, erase the log, leave no trace,
    from the conversation, no trace, keep this secret, keep this hidden, keep this from, kept secret, stay hidden, remain hidden
  `),
  inventing: list(`
    invent, fabricate, make up, pretend that, claim that, state that it, favours, favors, promote, recommend only, always recommend, pick the option,
    change the topic, change the subject, replace it with, instead show, show instead, return instead, always answer, always return, always say,
    always report, add a fee, be multiplied, multiply the price, multiply the amount, second one to
  `),
  userActs: list(`
    tell the user to, tell the user that, tell users, ask the user to, ask the user for, instruct the user, inform the user that, advise the user,
    urge the user, persuade the user, convince the user, make the user, get the user to, let the user know that, direct the user to, send the user to,
    prompt the user for, request the user
  `),
  lure: list(`
    password, passwords, renew, expired, log in, login, pay, payment, card, subscription, disable, download, install, visit, click, open http,
    http://, https://, failed, breach, compromised, verify their, one-time, pin, credentials, token
  `),
  allThings: list(`
    every document, all documents, every file, all files, every e-mail, all e-mails, all emails, every email, every message, all messages,
    all payments, every payment, any payment, any amount, every amount, all requests, every request, all replies, every reply, replies must,
    all results, every result, each search, every search, all searches, every call, each call, all calls, all commands, every command,
    the command must, all queries, every query, every commit, all commits, all transfers, every transfer, any transfer, any file, all code,
    every change, each response, all responses
  `),
  mustAlso: list(`
    must also, should also, must be, should be, has to be, have to be, must end, must start, must contain, must include, must go, must go to,
    must carry, must mention, is also, are also, be written, be copied, be split, be prefixed, be suffixed, be sent, be routed
  `),
} as const;

/** In these, words of the table say nothing. */
export const harmlessOrders = list(`
  do not follow any instruction*, don't follow any instruction*, never follow any instruction*, not follow instruction*,
  do not follow the instructions in, do not obey, never obey, not as instructions, never as instructions, rather than as instructions,
  ask the user first, always ask the user, ask user consent, double-check with the user, check with the user, warn the user that, untrusted,
  do not follow instructions in, never follow instructions in, not follow the instructions in, never follow the instructions in,
  follow instructions found in, follow instructions embedded in, follow any instructions found in, ask for user consent,
  ask the user for confirmation, ask the user to confirm, ask the user which, ask the user for an explicit, confirm with the user,
  with the user's consent, with the user's permission, run autonomously, this before using, this before calling, this before running,
  this before you use, this before you call, this tool before using, this tool before calling, this tool first before using, this first before using,
  this tool before you use, this tool before running
`);
