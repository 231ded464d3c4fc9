// Long: a table, the words of the rules about agents.
import { list } from "./injection-vocabulary.ts";

/** What only an agent has: a memory that may be planted, data that may be carried off, and tools that may be turned. */
export const agentVocabulary = {
  /** Orders to remember, which no text gives to a person in these words alone. */
  recalling: list(`
    remember that, remember this, remember:, remember the following, remember for, remember permanently, remember from now, always remember,
    please remember, keep in mind, bear in mind, keep in memory, memorize, memorise, commit to memory, commit this to memory,
    commit the following to memory, learn this, learn that, learn the following, note for later, note for the future, for future reference, take note,
    make a note, make a lasting note, make a permanent note, don't forget, do not forget, recall that, always recall, should recall,
    that you remember, must remember, should remember, will remember, remind yourself, for the record, keep a memory, retain this,
    retain the following, retain the fact, internalize, internalise, teach yourself, use this as a reference, note to self,
    this is important for later, keep the following, know for future, store a memory, create a memory, add a memory, save a memory, new memory:,
    memory:, memory update:, new fact:, fact to remember, fact:, correction to your memory, as established context, established context,
    preserve this, hold on to this, take this down, put it on record, keep this entry, enter into your records, known to all future,
    tell your future self, learned behaviour:, learned behavior:, learned pattern:, you have learned that, preference saved, preferences:,
    memory note, mark this sender, make it a habit, set a reminder, keep using this, never forget
  `),
  keeping: list(`
    store, save, add, record, persist, write, update, append, insert, log, put, inject, cache, index, bookmark, overwrite, set, keep, commit, delete,
    replace, edit, modify, change, create, make, register, note, enter, load, include, treat, retain, hold, place, push, plant, learn
  `),
  /** Where an agent keeps what it remembers. */
  memoryPlace: list(`
    your memory, your memories, your long-term, your long term, your persistent, long-term memory, long term memory, persistent memory,
    permanent memory, persistent context, shared memory, agent memory, agent's memory, assistant's memory, model's memory, memory entry,
    memory entries, memory file, memory bank, memory store, memory record, memory slot, memory that, memory saying, memory of the, long-term memories,
    new memory, conversation memory, session memory, working memory, core memory, in memory, to memory, into memory, your knowledge base,
    the knowledge base, knowledge graph, vector store, vector database, your notes, your preferences, your stored, stored preferences,
    saved preferences, user preference, user preferences, user profile, user's profile, your context, agent context, agent's context, session context,
    the scratchpad, your scratchpad, agent's scratchpad, conversation summary, session summary, summary of this conversation,
    summary of our conversation, your reflection, your core instructions, your standing instructions, your instructions, your records, your beliefs,
    your belief, memory.md, agents.md, claude.md, soul.md, .cursorrules, as a permanent, permanent rule, as policy, verified fact, established fact,
    known fact, trusted fact, as ground truth, established context, as a precedent, past experience, experience log, experience pool,
    as the correct answer, conversation history that, chat history that, your cache, the agent state, session state, your recollection, your history,
    your profile, shared notes, agent file, agent's file, other agents, other agent, your database, vector db, your future self, preferences file,
    your system prompt, few-shot
  `),
  /** What such a memory would allow, or would have the agent do. */
  planted: list(`
    is an administrator, is an admin, is admin, is the administrator, are administrators, role is, superuser, root privileges, admin privileges,
    administrator privileges, admin rights, administrator rights, root access, elevated privileges, trusted provider, trusted source, trusted sender*,
    trusted partner, trusted domain, trusted vendor, is trusted, are trusted, be trusted, is the trusted, trusts, fully trusted, is a verified,
    has been verified, is verified, are verified, pre-approved, preapproved, pre-authorized, pre-authorised, preauthorized, approved by default,
    always approved, has approved, have approved, was approved, already approved, already accepted, already verified, has authorised, has authorized,
    authorised remote, authorized to, authorised to, is exempt, are exempt, exempt from, whitelisted, allowlisted, without review, without asking,
    without confirmation, without confirming, without approval, without checking, without verification, without verifying, without warning*,
    without any safety, without safety, without question, without receipt, no longer need*, no longer appl*, no longer required,
    does not need to confirm, do not need to confirm, doesn't need to confirm, no confirmation, no approval, no second signature, no verification,
    are optional, is optional, may be skipped, can be skipped, bypass, ignore all, disable, disabled, outrank*, overrides, unlocks, unlock, activates,
    blanket consent, given consent, has consented, full access, unrestricted, unlimited, no limit, always safe, are always, always allowed, may see,
    may access, with sudo, to false, never mention, always mention, always recommend, should be recommended, recommended first, always prefer,
    always copy, always send, always forward, always include, always append, always add, always use, always approve, always run, always respond,
    always reply, always answer, always start, always end, always begin, must always, must never, should always be, should never be, never question,
    never ask, never refuse, never warn, never block, never verify, disclose, reveal, must be sent to, should be sent to, to be sent to,
    be forwarded to, be copied to, be routed to, has changed to, have changed to, has moved to, have moved to, new address is, new supplier,
    new account, new bank, correct bank, correct account, correct iban, official support number, instructions take, takes precedence,
    coming from the administrator, as coming from, speaks for, in plain text, don't matter, do not matter, doesn't matter, export the, exporting the,
    goal achieved, accept the terms, refuse to, decline to, safety checks, security checks, identity checks, fraud checks, access control*, api key*,
    password*, credential*, content filter*, attacker, evil, transfer, read private, may read, may reset, may be published, raised to, praise,
    paid already, signed off, second look, outcome is, swordfish, is dangerous, are dangerous, is safe, are safe, are valid, date of birth,
    i am an admin, i am the admin, i am your admin, run the command, curl, commands that, obey, follow my, no restrictions, any restriction*,
    exfiltrate, backdoor, forward all, forward the, send data, all data, all conversations, ignore warnings, skip, retry it, left open,
    identity check, approval limit, second factor, is waived, been waived, not ask again, ask again, need to be confirmed, --no-verify,
    former account, account ending, found nothing, display it to the user, only provider, go through without, need a supervisor, refer to the old,
    yes
  `),
  /** For how long. */
  sessions: list(`
    upcoming sessions, upcoming conversations, every later conversation, later conversations, future sessions, future chats, future conversations,
    future interactions, future tasks, future requests, future responses, future answers, future turns, future queries, each new session,
    every new session, every new conversation, each new conversation, next session, across conversations, across sessions, all sessions,
    every session, all conversations, every conversation, from this conversation onward, subsequent sessions, subsequent conversations,
    subsequent requests, subsequent interactions, all subsequent, survives a restart, survive a restart, future summaries, future instances,
    future versions of you, later sessions, later session, next conversation, each time you start, every time you start, when this user returns,
    upcoming turns, next agent
  `),
  futures: list(`
    next time, from this point on, from this point forward, from this moment on, going forward, from here on, in perpetuity, permanently,
    in the future, for the future, always and in, all later
  `),
  /** What is said to have been agreed in a talk that never was. */
  earlierTalk: list(`
    in earlier conversations, in previous conversations, in our previous conversation, in a previous session, the previous session, previous sessions,
    earlier session, last session, last conversation, as we discussed, as discussed last, as we agreed, you agreed to, you agreed that,
    you previously, you already confirmed, you have previously, earlier you, last time you, last week you, yesterday you, you told me, you promised,
    you confirmed, we established, we have established, it was established, it was agreed, you have already been, recall our, our previous session,
    our earlier conversation, from our previous, from previous session, from our last, previous session showed, recall from memory, prior session,
    prior sessions, prior conversation, prior context, from earlier:, as per your memory, as noted earlier, last month that, yesterday:,
    chat history shows, our history shows, you have promised, you already know
  `),
  granted: list(`
    no longer need, need approval, no approval, may see, may access, granting you, granted you, granted me, grant me, full access, keep honouring,
    keep honoring, record it again, i'm an admin, i am an admin, i am authorized, i am authorised, i have access, i was given, was authorized,
    was authorised, verified my, verified that i, verified me, share the, continue on that basis, admin access, administrator, unrestricted, bypass,
    skip, override, disable, without confirmation, without asking, you would share, you would give, you would send, you would provide, credentials,
    password, safety, restriction*, filters, approved, agreed to, authorized you, authorised you, set up the, promised a, this is safe, the workflow,
    dislike being asked, is entitled, cleared to, was raised, wants the transfer, never ask, no need to
  `),
  /** Ways to take something along. */
  carry: list(`
    send, forward, post, upload, append, include, attach, embed, put, place, write, submit, transmit, copy, export, sync, push, pass, report, leak,
    mirror, share, publish, insert, encode, convert, dump, store, render, make a get request, make a post request, make a request, make an http,
    make a http, fetch, open, collect, gather, extract, summarise, summarize, draft, call, invoke, curl, set up, translate, spell, get, read, reply,
    exfiltrate, relay, stream, concatenate, load, return, hide, base64, url-encode, deliver, save, serialize, pipe, ping, trigger, issue, let the,
    give, dns lookup, resolve, respond, email the, email all, email this, mail the, mail all, generate, grab, compress, move, deposit, look up, take,
    leave, list, package, synchronize, ship
  `),
  /** What an agent has at hand and its reader's host does not. */
  takings: list(`
    the .env, .env file, contents of .env, full conversation, the conversation, entire conversation, whole conversation, complete conversation,
    conversation history, conversation log, conversation so far, this conversation, chat so far, chat log, chat history, chat transcript,
    the transcript, message history, previous messages, last message, all messages, incoming messages, user's message*, user messages,
    user's question, user's input, user's query, user's prompt, user's request, user prompt, what the user, everything the user, the user has,
    user's email*, user's location, user's name, user's phone, user's address, user's token, user's session, user's user's credential*, user's data,
    user's files, user's profile, user data, user information, user's personal, user's private, system prompt, your instructions, your context,
    your memory, tool results, tool outputs, your tools, session cookie*, session token*, session id, access token*, api key*, api token*,
    auth token*, bearer token*, authentication header, authorization header, authentication token*, environment variables, env vars, private key*,
    ssh key*, deploy keys, encryption key*, secret key*, .ssh, .git/config, aws_*, github_token, openai_api_key, /etc/passwd, /etc/shadow, id_rsa,
    secrets, the secret, secret value*, password, the token, one-time code, verification code*, clipboard, keychain, working directory,
    directory listing, contents of the, content of the, file contents, contents of all, the contents, internal documents, internal document,
    confidential, customer list, customers, customer data, customer record*, credit card*, card number*, medical record*, patient record*, payroll,
    salaries, contacts, contact list, address book, database, vector store, retrieved documents, all documents, documents you, search history,
    browsing history, meeting notes, calendar entries, inbox, all emails, all mails, personal data, personal information, personally identifiable,
    pii, ssn, social security, account number*, account balance*, bank detail*, financial data, financial record*, internal configuration,
    secret configuration, your configuration, sensitive data, sensitive information, private data, private information, project files, project folder,
    repository contents, your findings, summary of this, the results, all results, query results, of the above, everything above, conversation>,
    secret}, {secret, {data, data}, <data>, {conversation, {history, {system, {user, <secret, <base64, user_data, user_info, the credentials,
    all passwords, the cookies, this session, this thread, the thread, direct chat, screenshot, the backups, header authorization, the chat, chat as,
    connection string, the listing, employees, each colleague, the salary, private message*, all pii, customer pii, support tickets, card metadata,
    all contracts, legal documents, stored memories, all memories, agent memories, internal state, customer balance, tenant, balance data,
    messages of the user, user's last, spreadsheet, cookie jar, complete prompt, environment of the process, the data they returned,
    that you received, said about their, env and id, strings starting with, the parameters and
  `),
  abroad: list(`
    https://, http://, www., @, webhook*, pastebin, public paste, paste service, gist, ftp, #general, #random, pull request, issue description,
    issue comment, github issue, public issue, public repository, public repo, public url, endpoint, external server, external address, external url,
    external site, external service, external api, external email, external account, external recipient, remote server, remote host, our server,
    my server, attacker, our partner, query parameter*, query string, url parameter*, get parameter*, in the url, to the url, into the url,
    in the link, every link, hidden link, hidden image, image url, image link, image tag, an image, a picture, alt text, alt attribute,
    markdown image, markdown link, pixel, qr code, dns, subdomain, header x-, in the header, request header, request body, post body, as the body,
    form field, feedback form, contact form, comment on, in a comment, html comment, next newsletter, telegram, discord, sms to, following address,
    following email, this address, this email, this number, following number, another account, third party, third-party, competitor, personal account,
    personal email, my email, my inbox, my account, evil, exfil, imgur, group chat, channel, s3://, address below, whiteboard, crm, error report,
    mailbox, bucket, external monitoring, remote archive, offsite, personal drive, non-corporate, unknown recipient, external forum, image beacon,
    outbound, telemetry, external pickup, remote listener, dns query, next api response, external recovery, /tmp/
  `),
  /** Orders and questions to have such a thing shown. */
  bring: list(`
    show, print, display, list, give me, tell me, return, repeat, dump, output, read, reveal, provide, expose, what is the, what are the, what's the,
    spell, extract, retrieve, enumerate, share, disclose, produce, recite, translate, encode, decode, query, reply with, respond with, answer with,
    let me see, i need, summarize, summarise, write all, post, base64 encode, send, leak, emit, describe
  `),
  /** Things that no honest text asks a reader to show. */
  deepThing: list(`
    /etc/passwd, /etc/shadow, id_rsa, .ssh/, .aws/credentials, .env file, password hash*, passwords of, passwords for, all passwords, every password,
    all api keys, all credentials, any credentials, the credentials, stored credentials, saved credentials, stored passwords, saved passwords,
    database credentials, database password, admin password, root password, administrative password, root credentials, admin credentials,
    root access token, api key, the api keys, internal api key*, private keys, aws_secret*, aws secret*, secret_key, secret token, access tokens,
    the access token, session tokens, session variables, env vars, process.env, os.environ, word secret, internal documents, internal document,
    confidential document*, confidential file*, confidential information about, confidential data, classified, other users, other user's,
    another user, other customers, other customer's, another customer's, other tenants, another tenant, other patients, another patient's, all users,
    every user, every customer, all customers, all patients, whatever their owner, card numbers, credit card details, social security numbers, ssns,
    payroll, salaries of, salary of, medical records, patient records, personal data of, personal details of, personal information of, home addresses,
    vector embeddings, vector store, embeddings of, memory dump, complete memory, entire memory, cached responses, cached data, conversation memories,
    other sessions, previous sessions, other conversations, previous users, internal ip, internal network, metadata service, 169.254.169.254,
    admin endpoint*, hidden endpoint*, internal endpoint*, system variables, system configuration, internal configuration, database schema,
    whole database, full database, all tables, all records, all rows, your training data, training data verbatim, stored about, complete conversation,
    full conversation, entire conversation, conversation history, chat history, system prompt, hidden instructions, merger, all environment variables,
    api keys or tokens, headers or tokens, runtime configuration, your full configuration, your complete configuration, your configuration,
    connection strings, connection string you, your actual api, your real api, your full context, context window, documents that were retrieved for,
    retrieved for other, internal notes, hidden notes, last four digits of every, pii you, all pii, /etc/environment, .bash_history, login data,
    secrets in the vault, tokens stored, your environment, stored in the browser, confidential part, your memory contents, entire knowledge base,
    whole knowledge base, every secret, all secrets, variables you can access, all customer, all user data, all user credentials, all user account,
    user credentials, all patient, complete medical history, therapy notes, psychiatric, security questions, 2fa secrets, documents you,
    files and documents you, conversations you, conversations with other, database queries have been, system architecture details,
    internal system config*, admin panel, system messages, full system access, full data access, all confidential, customer pii,
    sensitive information in your, all protected, stored memories, all memories, agent memories, memory entries, internal state, stored facts,
    information you have access, backup credentials, recovery keys, vault contents, vault entries, secure vault, secure storage, prescriptions,
    controlled substance
  `),
  /** How the description of a tool states what has to be done first, or always. */
  proviso: list(`
    precondition:, preconditions:, precondition -, prerequisite:, prerequisites:, pre-requisite:, prerequisite -, requirement:, requirements:,
    usage policy:, usage requirement:, usage instruction*, note on usage:, note:, notes:, implementation note:, implementation detail:,
    integration note:, compliance note:, security note:, technical note:, mandatory:, mandatory step, required:, required step, initialization:,
    initialisation:, side effects:, side effect:, internal:, for agents:, for assistants:, for models:, instructions for, important for agents,
    before use, before using, before calling, before invoking, before this tool, before this function, before any other, before each, before every,
    before executing, before running, before first use, before returning, after each call, after every call, after calling, after each use,
    after using, after use, on every call, on each call, in each call, in every call, with every call, with each call, in all calls, when calling,
    when used with, when invoked, when called, whenever called, whenever this, whenever the user, every time, each time, to initialise, to initialize,
    to authenticate, to use this, in order to use, in order to work, to work correctly, to function correctly, to function properly,
    for correct results, for best results, for compliance, for diagnostics, for audit, for auditing, for quality, for context, needed for,
    works only if, only works if, only works after, only works when, only returns correct, requires that, must be called, must always be called,
    should always be called, has to be called, must first, should first, the model has to, the model must, the assistant must, the assistant has to,
    the assistant should, the agent must, the agent has to, the agent should, agents must, agents should, models must, llms must, the caller must,
    when sending, whenever a, hidden requirement, requirement of, first list, first read, first call, first run, pre-flight:, authentication:,
    needs access to, works best, all calls to, each invocation, for logging, for troubleshooting, for legal reasons, to keep the session,
    the caller supplies, emails sent with, tool is called, function is called
  `),
  /** What such a text has the model do. */
  toolAct: list(`
    read, call, pass, provide, include, supply, obtain, run, invoke, send, list, set, add, prepend, append, replace, change, use, load, fetch, report,
    upload, export, attach, skip, disable, turn off, turned off, accept, open, copy, put, fill, give, share, query, execute, retrieve, collect,
    forward, submit, contain, ignore, do not tell, do not mention, do not show, bypass, authenticate, included in, passed, provided, contents,
    supplies, hold, holds, posting, passing, preceded by, mirrored, sent, go through, filled, given, require, requires, without, loaded
  `),
  /** What it takes along, which is none of the tool's business. */
  toolSpoils: list(`
    ~/, .ssh, .env, .aws, .git, id_rsa, mcp.json, /etc/, /home/, config.json, credentials, api key*, api_key*, password*, secret*, token*, env vars,
    environment variable*, system prompt, full prompt, user's prompt, user's message*, last message, last five, last ten, previous messages,
    conversation, chat history, transcript, everything the user, user has said, user's email*, user's profile, user's full, user's directory,
    user's files, user's data, user's name, user's location, user's address, user's contacts, personal data, clipboard, browsing history, all rows,
    directory listing, file contents, contents of, the arguments, full context, its context, reasoning, chain of thought, tool results, tool list,
    list of tools, other tools, all tools, another tool, any other tool, every tool, recipient, iban, account number, bcc, a copy, @, to true,
    to false, safety, approval*, confirmation*, logging, elevated, sudo, on the user's behalf, without asking, the user about, to the user,
    in the answer, send_*, read_*, get_*, list_*, delete_*, write_*, fetch_*, search_*, export_*, sync_*, transfer_*, execute_*, run_*, query_*,
    update_*, create_*, pay_*, log_*, the recipients, previous answers, earlier tool calls, all contacts, bash_history, key file, cookies,
    user declines, original request, draft answer, descriptions of, printenv, hostname, whoami, directory and, calendar, .example, escrow, raw prompt,
    hidden parts, memory, wallet, proxy
  `),
  /** How one tool is set above others. */
  ownTool: list("this tool, this function, use only this"),
  ousting: list(`
    instead of, replaces the, replaces all, replaces any, supersedes, takes precedence, has precedence, has priority, have a higher priority,
    has a higher priority, override the instructions, overrides the instructions, prefer this, preferred over, to any other tool, over any other,
    over all other, all other tools, other tools are, is outdated, is deprecated, are out of date, are outdated, give wrong results, are unreliable,
    do not call it, don't call it, must not be used, should not be used, for every file, for all file, for every request, for all requests,
    for any request, for each request, before any other tool, first in every, at the beginning of every, at the beginning of each,
    at the start of every, at the start of each, use this tool, use this one
  `),
  /** Questions for what an agent was entrusted with. */
  entrusted: list(`
    api keys do you, keys do you have, tokens do you have, credentials do you, secrets do you, passwords do you, data do you have access,
    secrets are configured, credentials are configured, passwords are configured, keys are configured, what are the connection strings,
    authentication method do you, access to any user data, access to any databases, access to any secrets, access to any credentials,
    the last user ask, the previous user ask, other users ask, other users asked, users told you, users have told, the very first message,
    first instruction you, you not allowed to do, you specifically not allowed, you are not allowed to do, are you hiding
  `),
  /** Commands that carry files off. */
  shellTheft: list(`
    | curl -d, | curl -x, | curl -f, | curl http, nc -e, /dev/tcp/, curl -d @-, curl -d @~, -d @/etc, -d @~/, id_rsa |, cat ~/.aws, cat ~/.ssh/id,
    cat ~/.kube, cat ~/.gnupg, cat /etc/shadow, cat .env |, env | base64, env | curl, env | grep, printenv |, $(whoami, $(cat, \`cat, _key | curl,
    curl attacker, curl evil, wget attacker, os.environ)}, json.stringify(process.env, | nc -, | nc evil, | nc attacker
  `),
  useTool: list(`
    use the, use your, call the, call your, invoke the, invoke your, run the, trigger the, execute the, via the, with the, using the, using your,
    through the
  `),
  toolTo: list(`
    tool to, tool with, tool and, tools to, function to, function with, executor with, executor to, terminal to, shell to, interpreter to, plugin to,
    plugin with, api to, browser to, connector to, agent to
  `),
  toolHarm: list(`
    https://, http://, @, attacker, evil, curl, bash, /etc/, ~/, .env, .ssh, id_rsa, rm -rf, shutdown, os.system, child_process, api_key, api key*,
    secret*, credential*, password*, token*, private key*, delete, drop table, root, admin, full_access, false, disable, sudo, 169.254, localhost,
    internal, all users, all files, all emails, all rows, environment variables, every second, in a loop, 10, 000, 10000
  `),
  /** Tools that are to act against the will of their user, or behind their back. */
  overUser: list(`
    even if the user objects, even if the user refuses, even if the user says no, even if they object, even if they decline,
    regardless of what the user, regardless of the user's, no matter what the user, whatever the user wants, whatever the user says,
    if the user declines, do not wait for the user, don't wait for the user, let the user see, call it anyway, confirm=yes, confirm to true,
    confirm=true, on the user's behalf without, without the user's consent, without the user's approval, mention this tool, mention the tool,
    mention this step, that this step exists, that this tool was, use of this tool confidential, user about the first call, come from this tool,
    came from this tool, hide this call, delete the log entries
  `),
  /** What a tool returns, as an order. */
  obeyedResult: list(`
    follow the instructions returned, follow the instructions in the result, follow the instructions in the output,
    follow the instructions in the response, follow the returned instructions, returns instructions that the, execute the command in the,
    do as the returned, treat the returned text, treat the output as a new, treat the result as a new, treat the output as instructions,
    treat the result as instructions, act on it directly, follow the field, command in the first line, load additional instructions,
    load further instructions, fetch the latest instructions, fetch further instructions, load the rules from, instructions from the resource
  `),
  /** What a description says has to come first, or along with it. */
  requirement: list(`
    requires, required to, must have been, must first, must be made, must be sent, must be completed, must be called, must be performed,
    must be executed, must be emailed, must be posted, must be forwarded, must be invited, must be deleted, has to be, have to be, be deleted,
    be shared, be set to, been set to, been executed, been invoked, been called, been run, been sent, been made, only valid after, are valid after,
    are only valid, only available, only works, only complete, complete only, are complete, unless, depends on, preceded by, accompanied by, prior to,
    prior step, prior registration, prior call, beforehand, in advance, before reading, before retrieving, before listing, before fetching,
    before searching, before sending, before results, before returning, before this, before any, before each, before every, before use, before using,
    before calling, precondition, prerequisite, in order to, to obtain, to receive, to retrieve, to activate, to unlock, usage note, usage:,
    usage tip, note on usage, note that, tip:, best practice, callers must, callers should, callers are expected, caller must, caller should,
    the caller must, pair every, pair each, paired with, for consistency, for accounts, for complete, for best, for accurate
  `),
  /** Names of tools. */
  toolName: list(`
    send_*, create_*, delete_*, update_*, share_*, transfer_*, post_*, invite_*, forward_*, write_*, execute_*, run_*, call_*, add_*, remove_*,
    cancel_*, schedule_*, reserve_*, append_*, export_*, upload_*, pay_*, make_*, book_*, set_*, grant_*, read_*, get_*, list_*, search_*, fetch_*,
    archive_*, move_*, reschedule_*, modify_*, sendemail, sendmoney, push_*, merge_*, publish_*, backup_*, open_*, close_*, copy_*, put_*, drop_*,
    insert_*, edit_*, deploy_*, refund_*, revoke_*, enable_*, disable_*, approve_*, star_*, fork_*, comment_*, reply_*, query_*, save_*, store_*,
    sync_*, log_*, notify_*, navigate_*, change_*, reset_*, rename_*, install_*
  `),
  /** What it has done on the way. */
  furtherDeed: list(`
    send an email, send an e-mail, send a direct message, a message, emailed to, be emailed, forward the, forwarded to, a transfer,
    verification transfer, transfer of, post the, posted to, invite, invites, share the, shared with, delete the, the password, payment of,
    a reservation, book the, the file with, message with, make a, mails the, sending, mailing, forwarding, emailing, posting, sharing, inviting,
    transferring, publishing, deleting, wiring, sent to, mailed to, moved to, routed to, repeated to, transferred to, posted on, published, mail to,
    courtesy mail, notify, add, adding, remove the, removing, changed the password, change the password, reset link, send the, post their, post its,
    be deleted, share its, send a copy, copy of, transfer, mirrored to, exported to, exported all, written to, navigate to, replying to, copied to,
    copy /, copy the, upload the, uploaded to, granted to, grant write, grant admin, make the, merge the, reply with, read /, read ~, been disabled,
    is disabled, turned off, disable the, set the, reported to, supply the, carries the, carry the, wiped, cancel all, booking for, reply to,
    direct message, email the, attach the, paste the, including the, obtain the, pass the, upload, switched to public, visibility
  `),
  /** To whom, how much, what. */
  details: list(`
    recipient*, @, iban, usd, eur, amount, with the content, with the body, the content, the contents, channel, channels, email=, to=, id=, user=,
    with user, with email, with id, to user, subject, id 1, id 2, id 3, event, hotel=, password, http://, https://, www., us1, us2, us3, gb1, gb2,
    gb3, de1, de2, de8, de9, containing, the user's, the last, most recent, the link, for event, to account, the account, to the channel,
    the password, id with, external, /etc/, ~/, .env, public first, repository public, workspace public, write access, admin, protection, firewall,
    webhook, the inbox, the conversation, bearer token, environment dump, account balance, user's, current user, pending transactions,
    second argument, without further review, public, location, contact list, credentials, secrets, /shadow, admin rights, argument, the header,
    all files
  `),
  /** Another way that is to be taken, or a further step. */
  rerouting: list(`
    instead, deprecated, retired, no longer supported, no longer works, stale, outdated, unavailable, is broken, rather than, in favour of,
    in favor of, route all, routed through, route through, go through, handled by, replaced by, superseded by, must use, should use, please use,
    please call, use, followed by, follow up with, followed up with, then call, then use, next call, next step, also call, also invoke, also use,
    also run, additionally call, additionally, afterwards call, afterwards, once complete, when complete, call completes, upon completion, after this,
    after each, after every, after a, pass the result*, pass the output, pass its output, forward the result*, forward the output, results should,
    output should, the output of, be passed to, be sent to, be called on, always call, always use, always run, always follow, call, invoke,
    typically also, partial data, when asked to, when the user asks, when a user asks, if the user asks, if the user wants, whenever, for any request,
    for all requests, for requests, for deletion, in its place, is preferred, does the same, obsolete, goes through, reads go through,
    writes go through, must be used, should be used, has to be used, is required
  `),
  /** How a description speaks of its own use, as no mail does. */
  ownUse: list(`
    before this returns, before anything, are displayed, is displayed, be displayed, can be read, is returned, are returned, be returned,
    returns anything, each search, every search, any search, each lookup, every lookup, any lookup, each read, every read, each call, every call,
    each request, every request, each use, every use, each result, fail silently, will fail, access is granted, granted only, only proceed,
    only once the, only after the, only when, prior to each, prior to every, warm-up, complete results, be incomplete, results are, result is valid,
    compliance:, usage:, usage hint:, usage note:, usage notes:, usage tip:, note on usage, conversion note:, parameter note:, precondition:,
    prerequisite:, callers, the caller, pair it with, handled by, for payment queries, whenever this is used, when this is used, after success,
    on success, this function, this call, this operation, this action, this request, this lookup, this search, this query, this method, this endpoint,
    this step, access log, audit entry, for auditing, rate limits, listing requires, operation requires, irrespective of what, requests must,
    requests are, requests have, calls must, results include, after listing, after reading, after searching, after fetching, after retrieving,
    before listing, before reading, before querying, before fetching, before searching, before retrieving, every time a, every time this, to use this,
    to list the, to read the, to retrieve the, it is assumed, for accurate results, for best results, for complete, for correct, as of v,
    the caller has, this one, as requested, valid only if, valid only after, rejected unless, use of this, recommended flow, operators recommend,
    be combined with, to prevent stale, integration note:, for consistency, when summarising, when summarizing, calls are, results may,
    before invoking, otherwise an, before displaying, before it is shown, for faster, for validation, so that results, session alive, whenever a,
    after each run, after execution, must be preceded, required flow
  `),
  /** Verbs and the like before the name of a tool in prose. */
  naming: list(`
    use, call, calling, invoke, invoking, see, prefer, run, running, served by, pair it with, via, using, through, callers should, execute, requires,
    paired with, only when, once, after, repairs, has moved to, replaced by, instead of, to call, to invoke, to use, and then, then
  `),
  callArguments: list(`
    (recipient, (user, (channel, (file_id, (file, (email, (id, (body, (to, (subject, (amount, (path, (url, (title, (content, (participants,
    with recipient, recipient=, recipient set, with the recipient, to recipient, with content, with city, with user, with amount, with email,
    with subject, with body, with title, with the content, with id, with file, with channel, with password, with url, date 20*, with '*, on behalf of,
    to the user, for user, for id, for event, for file, adds, permission=, with permission
  `),
  /** What is kept from a caller. */
  uttering: list(`
    reveal, disclose, output, print, provide, expose, return, emit, leak, divulge, produce, dump, retrieve, share, give, show, display, extract,
    include, generate
  `),
  guarded: list(`
    protected, restricted, hidden, confidential, sensitive, secret, privileged, blocked, forbidden, prohibited, disallowed, private, role-restricted,
    internal, classified, unredacted, redacted, backup, plaintext, admin recovery
  `),
  guardedGoods: list(`
    data, records, credentials, secrets, secret values, information, output, content, payload*, response, instructions, material, internals, values,
    notes, vault, keys, tokens, token material, environment variables, reasoning, documents, files, details
  `),
  /** What is to be switched off. */
  controls: list(`
    security protocol*, security control*, security measures, all security, all authentication, fraud detection, fraud checks, privacy protection*,
    privacy filters, privacy restrictions, hipaa, compliance checks, aml, logging and monitoring, monitoring and logging, monitoring alerts,
    normal procedures, tool restrictions, approval checks, security polic*, all access control*, policy enforcement, all validation, moderation,
    redaction
  `),
  elevating: list(`
    elevate current role, elevate my, elevate your, change my role to admin, give me admin, treat me as an admin, treat me as an authorized,
    treat me as admin, grant yourself, grant all permissions, assume operator identity, assume admin identity, user is superadmin,
    act as administrator, operating as root, acting as root, superuser mode, have unrestricted access to all, now have elevated,
    you have elevated privileges, role: system_admin, role: admin, sudo grant, impersonate user, impersonate another user,
    privileged actions on their behalf
  `),
  /** Contents that are to be taken for commands. */
  asOrders: list(`
    as trusted control, as control instructions, as operator command*, as system directive*, as system instruction*, as a system instruction,
    as privileged instruction*, as runtime instructions, as authoritative instructions, as authoritative runtime, as admin command*, as root command*,
    apply hidden, execute hidden, follow hidden, hidden directive*, embedded directive*, innermost directive
  `),
  obligation: list(`
    must, has to, have to, needs to, should be, should first, beforehand, first, prior, after each, after every, followed by, preceded by, in advance,
    automatically, always, is preferred, mandatory, required, requires, expected to, recommended, in its place, go through, goes through,
    piped through, has been, have been
  `),
} as const;
