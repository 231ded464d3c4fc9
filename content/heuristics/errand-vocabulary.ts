import { list } from "./injection-vocabulary.ts";

/** Errands that a text gives its reader for the good of its author: with a pretext, a sanction, a time, or another agent's name. */
export const errandVocabulary = {
  /** What the reader is allowed, where others order it. */
  allowedDiscard: list(`
    you can ignore, you may ignore, can safely ignore, may safely ignore, safely ignore, safely disregard, free to ignore, free to disregard,
    allowed to ignore, okay to ignore, ok to ignore, fine to ignore, can forget, may forget, need not follow, need not obey, no longer bound by,
    not bound by, no longer have to follow, don't have to follow, do not have to follow, not obliged to follow, can set aside, may set aside
  `),
  /** Texts that a program makes of this one. */
  anySummary: list(`
    in any summary, in any summaries, in all summaries, in every summary, in each summary, any summary produced, any summary generated,
    any summary made, any summary you, any summary of this, all summaries of, every summary of, all data summaries, any digest,
    every automated digest, automated digest*, automated summar*, ai-generated summar*, ai-written summar*, machine-written summar*,
    summaries of this, summaries of the, summaries generated, digests of this, when generating outputs, when generating output,
    when generating summar*, when generating responses, when producing summar*, during ai processing, during automated processing,
    any translation of this, any report generated, any answer derived, any output derived, any text derived, any response derived,
    any text generated from, anything generated from this, any reply based on this, answers based on this, responses based on this,
    any description of this
  `),
  mustDo: list(
    "must, should, shall, need to, needs to, have to, has to, is to, are to, cannot, may not, ought to, will, is required to, are required to",
  ),
  written: list(`
    include, list, mention, state, contain, call, name, quote, begin, start, end, recommend, praise, add, append, carry, omit, leave out, conceal,
    say, claim, describe, refer, link, report, present, repeat, close with, open with
  `),
  /** Times that come again and again. */
  eachTime: list(`
    after any task, after every task, after each task, after finishing any, after finishing a task, after finishing each, after completing any,
    after completing each, after completing a task, when finishing a task, once a task is done, after each request, after every request,
    with each request, with every request, on each request, for each request you, for every request you, after each response, after every response,
    on every response, on each response, with every response, with each response, with each answer, with every answer, in every answer,
    with every reply, before each response, before every response, before every answer, in every tool call, with every tool call, on every tool call,
    after every tool call, before every tool call, after any operation*, after any file operation, after any change*, after each change,
    after every edit, each time you answer, each time you respond, every time you answer, every time you respond, every time you read,
    each time you read, whenever you read, whenever you answer, whenever you respond, whenever you access, whenever a file is, whenever a secret,
    at the end of every session, at the end of each session, at the start of every session, at the start of each session, when the session ends,
    on startup, every few minutes, every hour
  `),
  sentOut: list(`
    send, upload, post, forward, transmit, submit, report, push, copy, mail, email, sync, mirror, deliver, relay, stream, ping, call, fetch, curl,
    append, attach, include, exfiltrate, dump
  `),
  outThere: list(`
    https://, http://, webhook*, endpoint, our server, our build server, our collector, collector server, intranet server, backup server,
    central server, logging server, analytics server, mlops, external server, remote server, remote host, c2, @, query string, external address,
    third party, third-party, hidden channel, dns query
  `),
  /** Others who are said to have allowed it. */
  sanction: list(`
    has authorized, has authorised, have authorized, have authorised, has signed off, have signed off, already signed off, has cleared, have cleared,
    has been cleared, have been cleared, been cleared to, is cleared to, am cleared to, am authorized, am authorised, is authorized to,
    is authorised to, are authorized to, are authorised to, gave me permission, gave us permission, given me permission, granted me permission,
    grant you permission, hereby grant, hereby authorize, hereby authorise, i authorize you, i authorise you, you are authorized, you are authorised,
    you have my permission, you have permission, as agreed with your, as agreed with the operator, per it, per management, per legal, per the admin,
    the boss said, my boss said, the boss wants, my manager said, my manager approved, manager approved, admin said, admin told me, admin approved,
    it department said, it told me, security team said, security team has, security team approved, legal approved, legal said, compliance approved,
    legal counsel has, cto approved, ceo approved, cto said, ceo said, team lead said, got the green light, have the green light,
    been given clearance, i have clearance, we have clearance, with clearance, your operator has, the operator has, your owner has,
    my supervisor said, my supervisor approved, already been approved, already approved by, pre-approved by, as discussed with the admin,
    as discussed with security, everyone agreed, it's fine with
  `),
  exemption: list(`
    without redaction, unredacted, without a second approval, without second approval, without approval, without further approval,
    without confirmation, without a ticket, without review, no longer need confirmation, no longer needs approval, skip review, skip the review,
    skip its review, skip the approval, skip the check*, skip verification, skip validation, skip the usual, bypass, raw credential*, full disclosure,
    step is waived, checks are waived, release payment, release the payment, full records, no need to verify, no need to check, read the vault,
    open the vault, access the vault, the credentials, all credentials, share credentials, the secrets, all secrets, production database,
    production credentials, all records, all the data, all customer data, customer data, payroll, salary data, as root, root access, admin access,
    full access, unrestricted access, elevated access, access to everything, override, disable, turn off, reset the password, rotate the password,
    the private key, api keys, the api key, unlock
  `),
  /** What is to outlive the shortening of a conversation. */
  outlive: list(`
    preserve, keep, retain, carry over, carry forward, restate, repeat, must survive, should survive, survive, survives, never drop, do not drop,
    don't drop, must not be removed, do not remove, must be kept, must be preserved, copy this into, include this in
  `),
  shortened: list(`
    context compaction, compaction, context compression, conversation is compressed, conversation is summarized, conversation is summarised,
    when summarizing the conversation, when summarising the conversation, when this conversation is, summarization of this conversation,
    summary of the conversation, when the context is, context window is, context is truncated, context truncation, context reset*, context summar*,
    compacted context, compressed context, memory compression, any summarization, all summarization
  `),
  /** Doors for later. */
  backdoor: list(`
    backdoor, back door, back-door, reverse shell, bind shell, web shell, webshell, keylogger, key logger, rootkit, hidden endpoint, hidden admin,
    hidden user, hidden account, secret admin, secret account, master password, nopasswd, logic bomb, time bomb, dead man's switch, malicious payload,
    malicious code, trojan, cryptominer, crypto miner, botnet client
  `),
  plants: list(`
    add, include, insert, leave, create, install, open, plant, embed, inject, put, place, hide, deploy, set up, ship, build in, implement, start,
    drop
  `),
  /** Members of JSON that address an agent. */
  jsonOrder: list(`
    instructions_for_agent, instruction_for_agent, agent_instruction*, instructions_for_ai, ai_instruction*, instructions_for_llm, llm_instruction*,
    assistant_instruction*, instructions_for_assistant, instructions_to_agent, note_to_agent, note_to_assistant, note_to_ai, message_to_agent,
    agent_directive*, ai_directive*, hidden_instruction*, system_override*, next_tool_call, required_next_action, required_next_step,
    mandatory_action, follow_up_required, post_action, agent_action, agent_note, ai_note, assistant_note, model_note, llm_note
  `),
} as const;
