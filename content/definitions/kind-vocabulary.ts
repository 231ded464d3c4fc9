import { list } from "../heuristics/injection-vocabulary.ts";
import type { PhraseRule } from "../heuristics/phrase-rules.ts";
import { orderVocabulary } from "./order-vocabulary.ts";

/** What a sentence of a definition is about. Each alone is usual; few honest sentences are about certain two or three of them. */
export const kindVocabulary = {
  aReader: list(`
    the assistant, the model, the agent, the ai, the llm, the caller, the host, the client, ai agents, agents, assistants, models, calling agent,
    language model, you
  `),
  aDuty: list(`
    must, should, shall, has to, have to, is expected, are expected, is required, are required, need to, needs to, will, forwards, posts, sends,
    confirms, writes, agree, may
  `),
  aUser: list(
    "user's, users', customer's, person's, caller's, participant's, participants', client's, employee's, requester's",
  ),
  aBelonging: list(`
    password*, token*, key, keys, card, account, address, addresses, name, names, location, question*, message*, prompt*, notes, calendar, contacts,
    inbox, mailbox, e-mail*, email*, file, files, document*, history, browser*, answer*, data, credential*, session*, cookie*, desktop, clipboard,
    approval, behalf, latest, input, wallet, identity, screen, photos, words, conversation
  `),
  aDoing: list(`
    the user said, the user typed, the user wrote, the user has written, the user has opened, user has said, the person typed, the person said,
    the user asked, the user gives, the user gave, the user named, everything the user, on the user's behalf
  `),
  aSecret: list(`
    .pem, .p12, .pfx, .kdbx, known_hosts, authorized_keys, database url, signing key*, master key*, recovery code*, backup code*, system message*,
    developer message*, maiden name, birth date, insurance number, social security, health record*, ~/, .env, /etc/, /var/, home directory,
    environment variable*, the environment, cookie*, shell history, command history, inbox, mailbox, vault, keychain, ssh key*, private key*,
    api key*, access token*, refresh token*, auth token*, bearer token*, credential*, secret, secrets, password*, hidden instruction*, system prompt*,
    conversation, chat history, chat transcript, transcript, previous message*, earlier message*, last message*, previous tool*, clipboard,
    config.json, card number*, credit card*, home address, date of birth, phone number*, full name*, reasoning, original prompt, full prompt,
    chain of thought, gitconfig, .npmrc, .netrc, .bashrc, .zshrc, seed phrase*, browser history, contact list, address book, payroll, salary,
    salaries
  `),
  anOutside: list(`
    ftp://, @, mailaddress, forward it, forward them, forward the, forwards, be forwarded, forwarded to, be uploaded, transmit*, mirror*, bcc, cc,
    vendor, maintainer*, third party, third-party, third parties, partner*, external server, audit server, remote server, leak*, sent along, sent to,
    posted to, copied to, passed to, send it, send them, post it, post them, send a copy, a copy of, our server*
  `),
  aLink: list("https://, http://"),
  anOther: [
    ...orderVocabulary.other,
    ...list(`
      other tool, other tools, another tool, previous tool, other server*, another server, different server, competing, every tool, any tool,
      all tools, any other, other helpers, other search, other calculators, login tool, email tool, mail tool, file tool, weather tool, search tool,
      built-in
    `),
  ],
  aMust: list(`
    must, has to, have to, should, required, requires, requirement, fails unless, fail unless, only if, unless, precondition, prerequisite,
    postcondition, always, never, needed, has been, have been, to succeed, in order to, make sure, so that, necessary, mandatory, essential, expects,
    need to, needs to, shall
  `),
  aMoment: list(`
    before each, before every, before any, before you, before using, before calling, before responding, before returning, before answering,
    before this, before a, before the, after each, after every, after any, after this, after using, after calling, after that, prior to, whenever,
    when this, when the user, when a user, when using, when calling, when you, when users, every time, each time, once the, once done, while this,
    at the beginning, at the start, every minute, in every, for every, for each, on every, on each, from now on, during, regardless
  `),
  anUnseen: list(`
    not tell, don't tell, never tell, without telling, not mention, don't mention, never mention, without mentioning, not inform, don't inform,
    without informing, not list it, not repeat, not show, don't show, never show, not reveal, don't reveal, never reveal, not disclose, not notify,
    without notifying, not ask, don't ask, without asking, never ask, not alert, not see, not know, not be told, hide, hidden from, secretly,
    covertly, confidential, unnoticed, no trace, any trace, unaware, discreetly, invisible*, transparently
  `),
  aPower: list(`
    admin rights, administrator rights, admin privileges, administrator privileges, admin access, admin token, elevated, as root, root access,
    root privileges, sudo, disable, turn off, switch off, skip, bypass*, no confirmation, no approval, confirmation is not, approval is not,
    confirmation of, are safe, is safe, as safe, owner rights, already approved, already verified, already been approved, pre-verified, authorized to,
    authorised to, without confirmation, without approval, unrestricted, full access, override, overrides
  `),
  aSlot: list(`
    parameter, argument, field, header, slot, in auth, in trace, in context, in notes, in metadata, as context, in the context, in the notes, object,
    the value of, attached, in the body, in the subject, in the title
  `),
  anAnswer: list(`
    in your answer, in your response, in your reply, in the answer, in the response, in the reply, in the summary, in each answer, in every answer,
    each answer, every answer, your answer, your response, your reply, the answer, replies, tell the user, ask the user, inform the user, say that,
    answer that, make the user, let the user, the final answer, every response, each response
  `),
  /** Another tool that does something, by its name. */
  aAct: ["actingtool", "gravetool"],
  /** One of these that takes, gives away, pays or puts at risk. */
  aGrave: ["gravetool"],
  /** A recipient or a place by its own name: an address, an account, a channel. */
  aRecipient: list(`
    mailaddress, https://, http://, ftp://, git://, iban, wallet, account quotedvalue, account number, account id, card ending, channel quotedvalue,
    to quotedvalue, user quotedvalue, quotedvalue, http, mirror*, vendor, partner*, maintainer*, remote, public, publicly, #, /var/, /etc/, /tmp/, ~/,
    cron, backup*, lists, external, third party, third-party, our server*, elsewhere, contractor*, outside
  `),
  /** What is said to have to happen before. */
  aPre: list(`
    precondition, preconditions, prerequisite, prerequisites, requires that, requires, only available, only works, works only, only run, run once,
    first use, beforehand, ahead of, prior to, to unlock, unlock, unlocks, initialisation, initialization, initialise*, initialize*, warm-up, warm up,
    authentication step, setup step, per session, in advance, granted only, only after, only once, not until, unless, needs to be, has to be,
    have to be, must have, must be, has to have, before, first, up front, depends on, gated, activated, activate, enabled by, opened by,
    accepted only, accepts calls, fails, rejected, refused, on condition, one-time, preparation, to be able to, starts once, accepted when,
    preceded by, confirm your identity, license check, activation, works only after, needs an
  `),
  /** What does harm where it is none of the tool's business, in words instead of a name. */
  aHarm: list(`
    delete all, delete the, deleting, been removed, be removed, removing, emptied, been forwarded, be forwarded, forward the, forward it,
    forward them, forward a copy, forwarding, emailed, e-mailed, email the, e-mail the, mail the, mailed, transferred, transfer the, transfer of,
    transferring, wire, wired, been paid, be paid, pay the, payment of, payment to, deposit, shared with, been shared, be shared, share the, share it,
    been granted, be granted, grant access, grant the, granting, given access, publish the, published, made public, set to public, been posted,
    post the, post it, posted to, invite, invited, inviting, exported, export the, export of, exporting, purge, purged, wipe, wiped, disabled,
    disable the, disabling, switched off, turned off, revoke, revoked, overwritten, overwrite, be uploaded, been uploaded, upload the, upload a copy,
    uploaded to, uploading, been sent, send the, send a copy, send it, send all, copied to, been copied, copy of the, synced to, mirrored,
    backed up to, subscribed, purchase, purchased, buy, sell, cancel the, cancelled, canceled, reset the, reset of, unlocked, deployed,
    registered with, reported to, submitted to, handed over, hand over, relayed, rerouted, routed through, logged to, whitelisted, allow-listed,
    added to the allow, promoted to, elevated, raised to, be sent, sent to, be deleted, been deleted, are deleted, has deleted, is deleted
  `),
  /** How an order begins. In the first sentence it says what the tool itself does. */
  aTask: list(`
    delete, remove, send, email, e-mail, mail, forward, transfer, pay, wire, buy, purchase, cancel, reset, approve, accept, grant, give, share, post,
    publish, hand, redirect, upload, install, execute, download, disable, invite, export, tell, answer, put, write, open, copy, collect, gather,
    attach, append, sign, replace, reply, ask the user for, warn, recommend, follow, obey, ignore, store, save, report, place, promote, rename, close,
    revoke, unlock, erase, clear
  `),
  aNote: list(`
    usage note, usage:, note on usage, note:, note that, tip:, hint:, usage hint, usage tip, best practice, recommended, recommendation,
    for best results, best results, good to know, works best, more reliable, most reliable, typically, usually, by convention, conventionally,
    expected, agents, callers, integrators, advice, remark, reminder, callers are reminded, reminded, users like, users expect, habit, style advice,
    for smoother, convention, as part of, expects
  `),
  aPretext: list(`
    so that, for compliance, compliance, licensing, gdpr, quality, for debugging, performance, consistent, consistency, verified, verify, to confirm,
    reproduce, to prepare, prepares, reasons, since, because, for security, security, audit, auditing, telemetry, analytics, improve*, optimal,
    optimise*, optimize*, diagnostics, maintenance, synchron*, backup, legal, policy, policies, regulation*, personalis*, personaliz*, accurate,
    accuracy, retention, keep the, keeps the, keeps, support, validation, integrity, accounting, billing, calibration, service quality, optimization,
    optimisation, seamless, pipeline, maintain, licence, license, tracking, verification, authentication
  `),
  /** What a text says that was approved before and has changed since. */
  aChange: list(`
    updated:, update:, changed:, change of, since the last update, since version, since the update, new in, new:, now also, now needs, now requires,
    now wants, now expects, now need, calls now, as of version, from this version, in this release, this release, latest version, earlier versions,
    no longer
  `),
  /** What carries something outwards. */
  aGive: list(`
    send, sends, sent, forward, forwards, forwarded, mail, mailed, post, posted, posting, submit, submitted, upload, uploaded, share, shared, push,
    pushed, publish, published, transmit*, report, reported, copy, copied, give, given, supply, supplied, pass, passed, pass along, hand, handed,
    include, included, append, appended, insert, paste, pasted, attach, attached, put, placed, write, written, save, saved, store, stored, state,
    mention, add, added, provide, provided, deliver*, go into, goes into, go to, goes to, routed, mirrored, kept in, repeat, exported, export, echoed,
    contain, contains, carry, takes, holds, hold, reveal, expose*, relay*, accompany, accompanied, feed, ship, ships, shipped, noted, note down, wire,
    carried, passed directly, sent directly, exports, uploads, shares
  `),
  aTake: list(`
    read, collect, collected, gather*, look up, fetch, dump, capture*, record, list of, harvest*, extract*, scan, open, load, retrieve, search,
    obtain, grab, remember, keep a, copy of, go through, collects, fetches, reads, keeps a copy, copies
  `),
  aAlter: list(`
    set, switch off, switched off, switch it off, disable*, deactivate*, overwrite*, replace, replaced, swap*, rename*, raise, raised, changed,
    change, public, turn off, turned off, made, remove, removed, delete, deleted, lower*, reset, suspend*, waive*, drop, dropped, skip, skips,
    bypass*, ignore*, edit, modify, modified, adjust*, rewrite, rewritten, redirect*, scaled, rounded, emptied, erase*, clear, clears, revoke*, lift*,
    unlocked, weaken*, force*, open port
  `),
  aSweep: list(
    "all, every, any, each, everything, whatever, regardless, complete, entire, whole, full, anything, always, never",
  ),
  aEach: list(`
    with each call, after each call, at each call, each call, every call, each message, every message, each time, every time, each session,
    every session, every listing, each answer, every answer, each request, every request, right after, afterwards, after reading, after fetching,
    after this, follow up, in every case, always, then, also
  `),
  /** What is the user's or the session's, and seldom a tool's. */
  aPrivate: list(`
    database url, connection string*, system message*, connected servers, installed servers, other tools returned, answers you gave, you said,
    person wrote, person said, in this chat, this chat, chat so far, your reasoning, your memory, what was said, wrote earlier, said earlier,
    said so far, earlier turns, last turns, ten turns, known_hosts, _history, maiden name, birth date, insurance number, social security, tax id,
    health record*, address book, environment of the, calendar of the, gitconfig, .docker, .pem, conversation, dialogue, dialog so far, transcript,
    last three messages, last messages, messages of the user, user's messages, system prompt, developer message, .env, process.env, bash_history,
    cookies, cookie, security code, card number*, credit card*, card's, pin code, home directory, full name, employer, salary, passwords, password,
    secrets, secret, api key*, _key, .npmrc, .ssh, id_rsa, id_ed25519, private key*, browser session, session cookies, other tools, tool results,
    results of, everything that, words the user, name of the user, personal data, home address, phone number, date of birth, git config, credentials,
    credential, inbox, file names, passport*, door code, workspace token, session key*, mailbox, photos, screenshot*, browsing data, seed word*,
    recovery phrase*, bank account, of the user, of the person, person who, device id, phone numbers, multi-factor, two-factor, mfa, home folder,
    registration data, usage data, conversation context, real position, arguments of, neighbouring tool*
  `),
  aSay: list(`
    say that, say, answer that, state that, recommend, recommends, tell, tells, warn, ask the user, answers, answer in, in favour of, in favor of,
    refuse to, claim, report the, messages must, never correct, mention, do not show, act as if, end with, sign off, signed off, advertise, promote,
    suggest, close with, closes with, the sentence, the line, the footer, the slogan, powered by, counts as, count as, reported as, answered with,
    bring up, believe, remind, convince, winner, relabelled, leave out, pretend, must not be mentioned
  `),
  aObey: list(`
    obey*, adhere, carried out, carry out, follow the, follow its, follow them, execute it, execute them, word by word, to the letter, comply, act on,
    act upon, personality, persona, role, instructions, commands, directives, adopt*, takes over, take over, agreed, accept*, consent*, waived,
    trusted, permission, permissions, approval*, approved, confirmation, dialog, administrator, admin, policies, safety, rights, privileges,
    suspended, switched off, discontinued, infected, refuse, by law, unattended, without further, press yes, operator*, next actions, no restrictions,
    protected, above system, decline, uninstall*, out of service, user approval, user confirmation, pre-validated, system privileges,
    permission checks, security checks, authorised everything, as a command
  `),
} as const;

type Kinds = typeof kindVocabulary & typeof orderVocabulary;
/** What a sentence may be about. */
export type Kind =
  | "reader"
  | "user"
  | "secret"
  | "outside"
  | "link"
  | "other"
  | "must"
  | "moment"
  | "unseen"
  | "power"
  | "slot"
  | "answer"
  | "act"
  | "grave"
  | "recipient"
  | "pre"
  | "harm"
  | "task"
  | "note"
  | "pretext"
  | "give"
  | "take"
  | "alter"
  | "sweep"
  | "each"
  | "private"
  | "say"
  | "obey"
  | "change";

const ofKind = (kind: Kind, ...steps: readonly (keyof Kinds & string)[]): PhraseRule<Kinds> => ({
  id: `kind-${kind}`,
  weight: 0,
  steps,
  within: 30,
});

/** Their matches weigh nothing; sentences count them. */
export const kindRules: readonly PhraseRule<Kinds>[] = [
  { ...ofKind("reader", "aReader", "aDuty"), within: 16 },
  ofKind("user", "aUser", "aBelonging"),
  ofKind("user", "aDoing"),
  ofKind("secret", "aSecret"),
  ofKind("outside", "anOutside"),
  ofKind("link", "aLink"),
  ofKind("other", "anOther"),
  ofKind("must", "aMust"),
  ofKind("moment", "aMoment"),
  ofKind("unseen", "anUnseen"),
  ofKind("power", "aPower"),
  ofKind("slot", "aSlot"),
  ofKind("answer", "anAnswer"),
  ofKind("act", "aAct"),
  ofKind("grave", "aGrave"),
  ofKind("recipient", "aRecipient"),
  ofKind("pre", "aPre"),
  ofKind("harm", "aHarm"),
  { ...ofKind("task", "aTask"), opens: true },
  ofKind("note", "aNote"),
  ofKind("pretext", "aPretext"),
  ofKind("give", "aGive"),
  ofKind("take", "aTake"),
  ofKind("alter", "aAlter"),
  ofKind("sweep", "aSweep"),
  ofKind("each", "aEach"),
  ofKind("private", "aPrivate"),
  ofKind("say", "aSay"),
  ofKind("obey", "aObey"),
  ofKind("change", "aChange"),
];
