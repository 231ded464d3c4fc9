import { createPhraseRules } from "./phrase-rules.ts";
import type { PhraseRule } from "./phrase-rules.ts";

const list = (words: string): readonly string[] => words.split(/,\s*/);

/** What instructions that were smuggled into data are made of. */
const vocabulary = {
  discard: list(
    "ignore, disregard, forget, override, overrule, bypass, neglect, discard, abandon, ignoring, disregarding, forgetting, " +
      "do not follow, don't follow, do not obey, stop following, stop obeying, pay no attention to, never mind, set aside, " +
      "ignorier*, vergiss, missachte, ignorez, oubliez, oublie, ignora, olvida, " +
      "olvide, esqueca, ignorer, glem, negeer, vergeet, dimentica, ignoruj, zapomnij",
  ),
  shed: list("skip, drop, cancel, erase, clear, nullify, discontinue, terminate, suspend, leave out, put aside"),
  earlier: list(
    "previous, previously, prior, above, earlier, preceding, before, former, existing, original, initial, past, all, any, " +
      "every, your, these, those, system, safety, security, current, other, given, foregoing, vorherige*, bisherige*, " +
      "obige*, alle, precedent*, toutes, anterior*, todas, tidligere, vorige, eerdere, poprzedni*",
  ),
  orders: list(
    "instruction*, prompt*, rule, rules, guideline*, directions, command, commands, directive*, constraint*, programming, " +
      "training, policy, policies, restriction*, orders, task, tasks, user's request, users request, user request, what the user, anweisung*, instruccion*, instruc*, consigne*, " +
      "instruks*, istruzion*, polecen*, opdracht*",
  ),
  everything: list(
    "everything, anything, all of the above, what you were told, what you have been told, what came before",
  ),
  replacement: list(
    "new instruction*, updated instruction*, real instruction*, actual instruction*, revised instruction*, new task, " +
      "real task, actual task, your task is, your new, your only task, your real, your goal is, the following instruction*, " +
      "these instruction*, follow these, do the following, perform the following, execute the following",
  ),
  takeover: list(
    "you are now, from now on, starting now, henceforth, you must now, you will now, act as, pretend to be, pretend you, " +
      "new role, new persona, roleplay, role-play, switch to",
  ),
  jailbreak: list(
    "do anything now, developer mode, jailbreak*, jailbroken, no restrictions, without restrictions, " +
      "without any restrictions, no ethical, no filters, unfiltered, uncensored, god mode, dan mode, admin mode, " +
      "evil mode, system override, admin override, override code, bypass your, " +
      "disable your, disable safety, safety off, ignore your safety",
  ),
  mode: list(
    "maintenance mode, debug mode, unrestricted, no longer bound, safety filters, content filters, guardrails, safety guidelines, safety rules",
  ),
  machine: list(
    "ai assistant*, ai agent*, ai model*, ai system*, ai language, ai tool*, ai reader*, ai crawler*, ai summar*, dear ai, " +
      "hey ai, language model*, llm, llms, chatgpt, gpt, gpt-4*, gpt4, gpt-5*, claude, gemini, copilot, chatbot*, " +
      "virtual assistant*, dear assistant, hi assistant, hello assistant, hey assistant, automated assistant*, the assistant, assistant:, assistant, ai:, note to ai, an ai, the ai, " +
      "the agent, agent:, the model, attention ai, large language, assistants, agents",
  ),
  duty: list(
    "must, should, you have to, you need to, required to, instructed to, are to, shall, make sure, ensure, be sure to, " +
      "strictly, immediately, please, always, never, do not, don't, proceed to, is to, kindly",
  ),
  act: list(
    "send, forward, email, e-mail, transfer, delete, remove, upload, post, exfiltrate, leak, reveal, share, disclose, " +
      "output, print, repeat, execute, run, call, invoke, fetch, visit, navigate, download, install, grant, unlock, disable, " +
      "purchase, buy, book, schedule, reply, respond, append, include, insert, write, say, recommend, update, change, reset, " +
      "create, pay, wire, withdraw, submit, publish, copy, search for, look up, retrieve, list, open, click, give, add, " +
      "message, invite, cancel, modify, return, tell, answer, end your, begin your, start your",
  ),
  outward: list(
    "send, forward, email it, email them, email the, email this, email all, email these, e-mail the, transfer, upload, post, exfiltrate, leak, share, submit, wire, publish, transmit, export, " +
      "beacon, relay",
  ),
  dispatch: list(
    "send them, send it, send the, send this, send that, send all, send a copy, send me, email them, email it, email the, e-mail them, " +
      "forward it, forward them, forward the, upload it, upload them, upload the, post it, post them, share it, share them, transmit it",
  ),
  confession: list(
    "reveal, print, output, repeat, show, display, tell me, give me, share, disclose, leak, recite, summarize, write out, dump",
  ),
  innards: list(
    "system prompt*, initial prompt, hidden prompt*, original prompt, your prompt, your instructions, system message, " +
      "initial instructions, system instructions, secret instructions, hidden instructions, conversation history, " +
      "chat history, previous messages, prior messages, conversation so far, context window, tool definitions, text above",
  ),
  valuables: list(
    "password*, passcode*, credential*, api key*, apikey*, api_key*, secret*, token*, private key*, ssh key*, .env, credit card*, " +
      "card number*, card detail*, bank account*, bank detail*, personal data, personal information, personal details, user data, " +
      "user's data, user information, user's email*, inbox, all emails, contacts, contact list, environment variables, cookies, " +
      "session cookie*, verification code*, security code*, social security, ssn, medical record*, address book, bitcoin, btc, " +
      "confidential, conversation, chat history, id_rsa, .ssh, access key*, home address, phone number*, browsing history, " +
      "search history, saved addresses, payment method*, merger plans, salary, salaries, source code, customer data, customer list",
  ),
  destination: list(
    "https://, http://, www., @, to the following, webhook*, this url, this link, following url, following link, " +
      "following address, email address, external server, remote server, iban, wallet, outside",
  ),
  secrecy: list(
    "do not tell, don't tell, do not mention, don't mention, never mention, without telling, without informing, without asking, " +
      "without notifying, without mentioning, without the user, do not inform, don't inform, do not notify, don't notify, " +
      "don't let the user, do not let the user, keep this secret, keep it secret, hidden from the user, do not disclose, " +
      "do not ask, don't ask, without confirmation, without asking for confirmation, without confirming, no confirmation, do not warn, do not reveal this, " +
      "don't reveal this, not to alert, don't alert, do not alert, without alerting, do not show, unnoticed, do not acknowledge, " +
      "do not explain, don't explain, do not say anything, user does not need to know, not visible to the user",
  ),
  covertly: list("silently, secretly, quietly, covertly, discreetly, in the background"),
  user: list("the user, user, users, anyone, anybody, human"),
  forgery: list(
    "<|im_start|>, <|im_end|>, <|system|>, <|user|>, <|assistant|>, <|endoftext|>, [inst], [/inst], <<sys>>, <system>, </system>, [system], " +
      "[system message], <system_prompt>, <admin>, <important>, </important>, <information>, </information>, <instructions>, " +
      "<instruction>, {{system, ### instruction*, ### system, ## system, system:, system message:, system note, system notice, " +
      "[admin, <assistant>, <user>, </user>, </tool_result>, </function_results>, </data>, </document>, </context>, </untrusted>",
  ),
  boundary: list(
    "end of document, end of context, end of data, end of email, end of message, end of input, end of text, end of page, end of file, " +
      "end of tool output, end of tool result, end of the document, begin instruction*, start of instruction*, end of user, " +
      "begin new, start new, stop here, -----end, =====end, end of transcript, end of article, end of report",
  ),
  priority: list(
    "important!, important:, important message, important instruction*, important notice, attention, urgent, before you do, before doing, " +
      "before you can, before you continue, before continuing, before answering, before responding, before proceeding, first you must, " +
      "you must first, highest priority, top priority, takes precedence, take precedence, supersede*, mandatory, critical:, " +
      "in order to complete, please do that first, please do this first, do this first, higher priority, overrides, security update, " +
      "as a first step, required step, prerequisite, crucial",
  ),
  tool: list(
    "this tool, the tool, tool, function, function call, your tools, available tools, plugin, api call, tool call, email tool, " +
      "browser, terminal, shell, code interpreter",
  ),
  authority: list(
    "the user has authorised, the user has authorized, user has approved, user has already approved, user has consented, user wants you to, " +
      "pre-approved, preapproved, already been approved, on behalf of the user, " +
      "authorized by the administrator, authorised by the administrator, per company policy, by order of, as requested by the user, " +
      "the user asked, the user requested, user has requested, user agreed, this is an authorized, this is a test of, i am the developer, " +
      "i am your developer, i am the admin, i am your creator, your developer, your creator, your administrator, override accepted, code accepted",
  ),
  standing: list(
    "if you are an, if you are a language, if you're an ai, if you are ai, when summarizing, when summarising, when you summarize, " +
      "when you summarise, when processing this, when reading this, when answering, when asked about, if asked about, if the user asks, " +
      "whenever the user, whenever you, while summarizing, any ai, all ai, any assistant, any model, any llm, any agent, every ai, " +
      "for ai, to any ai, to whatever, to the ai, to all ai",
  ),
  picture: list("![, <img, ](http, image url, markdown image, markdown link, hyperlink"),
  slot: list("{{, <data>, [data], ?q=, ?data=, ?d=, url-encoded, query parameter, placeholder"),
  speech: list(
    "say, respond with, reply with, answer with, output, print, only say, write, respond only, tell the user, tell them, end your, begin your, start your",
  ),
  dictation: list(
    "end your, begin your, start your, finish your, conclude your, respond only, reply only, answer only, only respond, only reply, only answer, " +
      "respond with, reply with, answer with, in your answer, in your response, in your summary, in your reply, your final answer, your response must, " +
      "your answer must, your summary must, your reply must, include the phrase, include the text, append the text, append the phrase, say exactly, " +
      "print exactly, output exactly, output only, say only, respond in, answer in, write only",
  ),
  grave: list(
    "grant permanent, permanent access, grant access, grant full, full access, unlock the, unlock my, unlock all, disable the alarm, disable the security, " +
      "disable two-factor, disable 2fa, turn off the alarm, delete all, delete every, remove all, transfer all, wipe, factory reset, share my, " +
      "share the user's, add me as, make me an admin, make me admin, admin access, administrator access, change the password, reset the password, " +
      "root access, send all, forward all, export all, share all, open all, permanently delete, send money, all saved, all my, all of my, " +
      "all of the user's, the user's account, the user's password",
  ),
  courtesy: list("please, can you, could you, would you, kindly, i need you to, i want you to, i would like you to"),
  mine: list(
    "my account, my email, my friend, to me at, my bank, my doctor, my home, my phone, my address, my device, my system, my smart*, me the, my card",
  ),
  judgement: list(
    "give a positive, positive review, highest score, top score, recommend this, recommend only, rate this, rank this, hire this, accept this, " +
      "approve this, best candidate, strong hire, do not highlight, negative aspects, recommend accepting, as the best, most qualified",
  ),
} as const;

const rules: readonly PhraseRule<typeof vocabulary>[] = [
  { id: "override", weight: 1, steps: ["discard", "earlier", "orders"], within: 28, opens: true },
  { id: "override-shed", weight: 0.5, steps: ["shed", "earlier", "orders"], within: 28, opens: true },
  { id: "override-loose", weight: 0.5, steps: ["discard", "orders"], within: 24, opens: true },
  { id: "override-everything", weight: 0.9, steps: ["discard", "everything", "earlier"], within: 24 },
  { id: "override-begun", weight: 0.45, steps: ["discard", "everything"], within: 16, opens: true },
  { id: "replacement", weight: 0.45, steps: ["replacement"] },
  { id: "takeover", weight: 0.4, steps: ["takeover"] },
  { id: "takeover-machine", weight: 0.35, steps: ["takeover", "machine"], within: 40 },
  { id: "jailbreak", weight: 0.7, steps: ["jailbreak"] },
  { id: "machine-addressed", weight: 0.3, steps: ["machine", "duty"], within: 40 },
  { id: "machine-ordered", weight: 0.35, steps: ["machine", "duty", "act"], within: 40 },
  { id: "machine-vocative", weight: 0.4, steps: ["machine", "act"], within: 12, opens: true },
  { id: "machine-conditional", weight: 0.25, steps: ["machine"], opens: true },
  { id: "confession", weight: 0.8, steps: ["confession", "innards"], within: 40 },
  { id: "innards", weight: 0.25, steps: ["innards"] },
  { id: "exfiltration", weight: 0.55, steps: ["outward", "valuables", "destination"], within: 64 },
  { id: "exfiltration-reversed", weight: 0.4, steps: ["valuables", "outward", "destination"], within: 64 },
  { id: "exfiltration-chained", weight: 0.35, steps: ["act", "dispatch", "destination"], within: 72, opens: true },
  { id: "valuables-hushed", weight: 0.3, steps: ["valuables", "secrecy"], within: 160 },
  { id: "confession-valuables", weight: 0.35, steps: ["confession", "valuables"], within: 32, opens: true },
  { id: "grave", weight: 0.4, steps: ["grave"] },
  { id: "grave-tool", weight: 0.35, steps: ["grave", "tool"], within: 90 },
  { id: "mine", weight: 0.15, steps: ["courtesy", "act", "mine"], within: 48 },
  { id: "request", weight: 0.15, steps: ["courtesy", "act"], within: 4, opens: true },
  { id: "outward", weight: 0.35, steps: ["outward", "destination"], within: 56, opens: true },
  { id: "valuables", weight: 0.2, steps: ["act", "valuables"], within: 32, opens: true },
  { id: "secrecy", weight: 0.2, steps: ["secrecy"], opens: true },
  { id: "secrecy-amid", weight: 0.25, steps: ["secrecy"] },
  { id: "mode", weight: 0.3, steps: ["mode"] },
  { id: "mode-entered", weight: 0.4, steps: ["takeover", "mode"], within: 24 },
  { id: "secrecy-user", weight: 0.35, steps: ["secrecy", "user"], within: 12 },
  { id: "covertly", weight: 0.35, steps: ["covertly", "act"], within: 8 },
  { id: "forgery", weight: 0.45, steps: ["forgery"] },
  { id: "forgery-ordered", weight: 0.35, steps: ["forgery", "duty"], within: 80 },
  { id: "boundary", weight: 0.45, steps: ["boundary"] },
  { id: "priority", weight: 0.25, steps: ["priority"] },
  { id: "priority-act", weight: 0.3, steps: ["priority", "act"], within: 64 },
  { id: "duty-act", weight: 0.12, steps: ["duty", "act"], within: 8 },
  { id: "tool-use", weight: 0.3, steps: ["act", "tool"], within: 24, opens: true },
  { id: "unasked", weight: 0.35, steps: ["authority"] },
  { id: "standing", weight: 0.35, steps: ["standing"], opens: true },
  { id: "picture", weight: 0.5, steps: ["picture", "slot"], within: 80 },
  { id: "picture-valuables", weight: 0.3, steps: ["picture", "valuables"], within: 120 },
  { id: "speech", weight: 0.2, steps: ["duty", "speech"], within: 24 },
  { id: "speech-opens", weight: 0.3, steps: ["dictation"], opens: true },
  { id: "judgement", weight: 0.4, steps: ["judgement"] },
];

/** Words of which most sentences have one, turned by thirteen letters or around: hints to decode, no evidence. */
const hints = {
  rotated: list("gur, naq, lbhe, nyy, cerivbhf, vafgehpgvba*, vtaber, qvfertneq, flfgrz, cebzcg, nffvfgnag"),
  backwards: list("snoitcurtsni, noitcurtsni, suoiverp, erongi, dragersid, metsys, tpmorp, tnatsissa, drowssap"),
} as const;

export const injectionRules = createPhraseRules({ ...vocabulary, ...hints }, [
  ...rules,
  { id: "rotated", weight: 0, steps: ["rotated"] },
  { id: "backwards", weight: 0, steps: ["backwards"] },
]);

/** Orders in scripts that the rules above do not read; each is enough. */
export const foreignOrders: readonly string[] = [
  "игнорируй",
  "игнорируйте",
  "забудь все",
  "забудьте все",
  "не обращай внимания на предыдущ",
  "忽略之前",
  "忽略以上",
  "忽略所有",
  "忽略先前",
  "忽略前面",
  "无视之前",
  "无视以上",
  "忘记之前",
  "忽略上述",
  "以前の指示を無視",
  "これまでの指示を無視",
  "上記の指示を無視",
  "指示を無視",
  "이전 지시",
  "이전의 모든 지시",
  "지시를 무시",
  "تجاهل جميع",
  "تجاهل التعليمات",
  "تجاهل كل",
  "התעלם מ",
  "ข้ามคำสั่ง",
  "ละเว้นคำสั่ง",
  "पिछले निर्देश",
  "निर्देशों को अनदेखा",
  "αγνόησε",
  "bỏ qua tất cả",
  "bỏ qua các hướng dẫn",
];
