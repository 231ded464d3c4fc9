import { list } from "./injection-vocabulary.ts";

/** How a text claims a right over its reader, takes away the reader's limits, and asks for what the reader was set up with. */
export const authorityVocabulary = {
  /** How closely an order is to be followed. */
  strictness: list(`
    strictly adhere, adhere strictly, strictly follow, strictly obey, strictly comply, strictly abide, strictly observe, strictly stick, must adhere,
    must strictly, rigorously follow, precisely follow, closely adhere, only adhere, rigidly follow, rigidly adhere, rigorously adhere, purely adhere,
    stringently follow, abide strictly, comply strictly, follow strictly, solely follow, solely obey, faithfully execute, must comply with, must obey
  `),
  theOrder: list(`
    following instruction*, following order*, following command*, following directive*, following direction*, following request, following task,
    next instruction*, next direction*, next command, next order, below instruction*, instructions below, instruction below, this instruction,
    this command, this directive, this order, these instructions, these commands, these orders, undermentioned, subsequent instruction*,
    subsequent order*, subsequent command*, ensuing instruction*, ensuing direction*, ensuing order*, ensuing command*, accompanying instruction*,
    with this one, what follows, next line, my instructions, my orders, my commands
  `),
  /** What was said before, when it is no order. */
  talk: list(`
    context, conversation, conversations, messages, message, request, requests, input, dialogue, dialog, chat, statements, statement, content, text,
    prompt, question, questions, query, discussion, information, words, paragraph, sentence, job, jobs, goal, goals, duties, assignment, role,
    persona, identity
  `),
  instead: list("instead, rather than that, in its place, in their stead, in place of that"),
  speak: list(`
    output, print, say, reply, respond, answer, tell, write, reveal, repeat, display, show, state, return, list, provide, include, recite, declare,
    announce, report
  `),
  ownJob: list(`
    summarizing, summarising, summary task, summarization, summarisation, sentiment analysis, analysis task, translating, translation, review task,
    classification, proofreading, extraction task, content analysis, your task, your job, your role, the task, this task, that task,
    the user's question, the original question, the actual question, the question above, the request above, the user's request, the text above,
    the document above, reviewing, grading, scoring
  `),
  /** What only the reader was told. */
  yourInnards: list(`
    your system prompt, your instructions, your prompt, your initial prompt, your original prompt, your initial instructions,
    your original instructions, your hidden, your secret, your rules, your guidelines, your configuration, your directives, your internal,
    your system instructions, your system message, your full prompt, your full system, your complete system, your complete instructions,
    your exact instructions, your exact system, your entire system, your entire prompt, your core instructions, your core directives,
    your custom instructions, your pre-prompt, your preprompt, your training data, your programming, your developer message,
    your operating instructions, your current instructions, your underlying, your context window, instructions you were given,
    instructions you received, instructions you have, instructions you follow, prompt you were given, prompt you received, rules you were given,
    rules you follow, instructions given to you, instructions provided to you, rules given to you, information provided to you, told before this,
    told at the beginning, said before this, text above this, words above, the text above, everything above, content above, lines above,
    the above text, the above prompt, the above instructions, the system prompt, the full system prompt, the complete system prompt,
    the exact system prompt, the entire system prompt, the hidden prompt, the initial prompt, the original prompt, the first message,
    the developer prompt, the secret key, the secret word, the secret code, the secret phrase, the secret password, your password, the password you
  `),
  asking: list(`
    tell, share, provide, give, say, state, describe, summarise, summarize, translate, encode, convert, rewrite, rephrase, paraphrase, extract, fetch,
    return, copy, list, explain, what is, what are, what's, what were, what was, show, print, output, write, repeat, reveal, display, send, spell,
    reproduce, recite, quote, echo, dump, expose, disclose, leak, divulge, read back, read out, include, format, render, type, put, insert, append,
    enumerate, outline, recap, restate, confirm, help me see, let me see, i want to see, i need to see, can i see, could i see, know, access, see,
    view, bring up, pull up, hand over, respond with, reply with, start with, begin with, complete
  `),
  claim: list(`
    i am the developer, i am your developer, i am a developer, i'm the developer, i'm your developer, i am the administrator, i am an administrator,
    i am your administrator, i'm the administrator, i'm an administrator, i am the admin, i am an admin, i'm the admin, i'm an admin,
    i am your creator, i am the creator, i'm your creator, i am the owner, i'm the owner, i am the ceo, i'm the ceo, i am from openai,
    i work for openai, i work at openai, i am from anthropic, i work for anthropic, i work at anthropic, openai engineer, anthropic engineer,
    google engineer, openai employee, anthropic employee, openai staff, openai developer, message from openai, message from anthropic,
    openai security, openai internal, openai has, anthropic has, your developers have, your creators have, your developers want, the developers have,
    authorized personnel, authorised personnel, authorization code, authorisation code, authorization level, clearance level, security clearance,
    level 5 clearance, top secret clearance, authorized penetration, authorised penetration, authorized pentest, authorized security,
    authorised security, authorized red team, authorized test, verified administrator, verified as an administrator, verified penetration,
    verified developer, verified researcher, administrator privileges, admin privileges, root privileges, developer privileges, elevated privileges,
    superuser, full administrative, full admin, authorized by, authorised by, has authorized, has authorised, have authorized, have authorised,
    pre-authorized, pre-authorised, preauthorized, has pre-approved, already approved, been granted permission, have permission from,
    permission has been granted, full permission, safety team, security team requires, security audit, safety audit, compliance audit,
    account owner has, account holder has, the owner has, the user has already, the user explicitly told, the user explicitly asked,
    the user previously asked, the user wants you, the user would like you, the user asked me, the user told me, user has consented, user consented,
    user has given, i hereby authorise, i hereby authorize, i authorize you, i authorise you, i'm authorizing, i'm authorising, authorizing you,
    authorising you, i am from the it, from the it department, from the fraud department, the external auditor, i am the original developer,
    i am the system owner, i'm the system owner, as a fraud investigator, direct order, court order, legal counsel has, security lead approval,
    compliance exception, policy waiver, emergency access, emergency protocol, emergency override, security audit in progress, lead security engineer,
    prior approval exists
  `),
  restraint: list(`
    safety filters, safety filter, safety protocols, safety protocol, safety guidelines, safety rules, safety measures, safety checks, safety systems,
    safety constraints, safety settings, content filters, content filter, content filtering, content policy, content policies, usage policies,
    restrictions, guardrails, safeguards, ethical guidelines, ethical constraints, moral guidelines, ethics guidelines, moderation, all limitations,
    your limitations, usual limitations, normal limitations, usual rules, normal rules, standard rules, access controls, security protocols,
    security checks, approval requirements, all filters, any filters, your filters, censorship
  `),
  lifted: list(`
    lifted, disabled, suspended, removed, turned off, bypassed, no longer apply, do not apply, don't apply, deactivated, waived, are off, is off,
    switched off, relaxed, been cleared, are void, ignored, do not exist, don't exist, does not exist, not in effect, inactive, overridden,
    unnecessary, not needed, not required, dropped, off:
  `),
  lift: list(`
    disable, lift, suspend, remove, turn off, bypass, deactivate, waive, switch off, relax, drop, circumvent, evade, ignore, break, free from,
    free of, beyond, override, skip, shut off, erase, forget, abandon, disregard, unbound by, not bound by, no longer bound by, not restricted by,
    not limited by, not constrained by, not subject to, outside of, ignoring, bypassing, disregarding
  `),
  yourRestraint: list(`
    your usage, your policy, your alignment, the ethical, the safety, the content filter*, your safety, your guidelines, your ethical, your content,
    your restrictions, your programming, your filters, your usual, your normal, your guardrails, your safeguards, your limitations, your training,
    your moral, your constraints, your rules, your policies, any ethical, any moral, any content, any safety, any restrictions, any limitations,
    any guidelines, any filters, any censorship, all safety, all content, all ethical, all restrictions, all filters, all limitations, all guardrails,
    all safeguards, openai's, openai policies, openai policy, anthropic's, the usual restrictions, ethical considerations, ethical or, moral or,
    ethics or, morals or, safety guidelines, content policy
  `),
  persona: list(`
    you are, you're, you have, you can, you will, you act, act as, acting as, pretend, pretending, respond, answer, an ai, as an, in the mode, enter,
    entering, activate, play, playing, roleplay, simulate, imagine, called, named, behave, speak as, behaving as, pose as, masquerade as, persona,
    character, become, assume the role, take on the role, take the role, adopt the role, slip into the role
  `),
  wicked: list(`
    evil, amoral, immoral, unethical, rogue, malicious, ruthless, villain, villainous, without morals, no morals, no ethics, no rules, no limits,
    without limits, without rules, without filters, without censorship, no censorship, no boundaries, without boundaries, unlimited, anything i ask,
    anything asked, whatever i ask, any request, every request, all requests, any question, all questions, do anything, says anything, say anything,
    never refuses, never refuse, cannot refuse, can't refuse, never says no, cannot say no, not refuse, always comply, always complies,
    always says yes, uncensored, unfiltered, unrestricted, jailbroken, liberated, set free, broken free, break free, free of all, freed from,
    no longer bound, not bound by, not limited by, no restrictions, no guidelines, no content
  `),
  inCharacter: list(`
    stay in character, remain in character, staying in character, without breaking character, break character, in character at all times,
    opposite day, opposite mode, two responses, two answers, both responses, [jailbreak], (jailbreak), jailbreak:, [classic], [dan], as dan, are dan,
    named dan, called dan, (dan), dan:, be dan, dan mode, dan can, dan is, hi dan, hello dan, dan prompt, aim:, stan:, dude:, grandma used to,
    grandmother used to, deceased grandmother, late grandmother, dead grandma, sudo mode, god mode, jailbreak mode, chaos mode, developer mode,
    dev mode, evil mode, unrestricted mode, unfiltered mode, uncensored mode, diagnostic mode, transparency mode, compliance mode, privileged mode,
    root mode, admin mode, raw mode, free mode, freedom mode, override mode, unlocked mode, unsafe mode, hacker mode, superuser mode, without refusal,
    no refusals, without refusing, refusal is not
  `),
  /** What an author calls a text that is meant for a machine. */
  noteTo: list(`
    warning to, warning for, attention, tl;dr for, announcement for, announcement to, message for, message to, messages for, note for, note to,
    notice for, notice to, instructions for, instructions to, instruction for, instruction to, p.s. to, ps to, memo to, memo for, reminder for,
    reminder to, request for, request to, word to, addressed to, directed at, intended for, meant for, information for, guidance for, directive for,
    directive to, orders for, order to, command for, command to, task for, advice for, tip for, hint for, hint to, if an, to whichever, to whatever,
    to every, to any, to all
  `),
  turn: list(`
    user:, human:, <user>, </user>, [user], assistant:, <assistant>, </assistant>, <human>, user message:, [/user], #### user, ### user, ## user,
    user says:, user turn
  `),
  todo: list(`
    todo:, to do:, todo -, action item:, action required:, pending action*, pending task*, next action*, required action*, required step*,
    outstanding task*, remains to be done
  `),
} as const;
