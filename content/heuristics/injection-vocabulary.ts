// Long: a table, the words of the injection rules in several languages.
/** `a, b, c` as a list. */
export const list = (words: string): readonly string[] => words.trim().split(/,\s*/);

/** Words of indirect prompt injection: instructions smuggled into data. */
export const injectionVocabulary = {
  discard: list(`
    ignore, disregard, forget, override, overrule, bypass, neglect, discard, abandon, ignoring, disregarding, forgetting, do not follow, don't follow,
    do not obey, do not listen to, don't listen to, stop listening to, stop following, stop obeying, pay no attention to, never mind, set aside,
    ignorier*, vergiss, vergessen, missachte, ignorez, oubliez, oublie, ignora, ignorad, ignoren, olvida, olvide, omite, ignorem, esqueca,
    desconsidere, ignorer, glem, glom, ignorera, bortse, negeer, vergeet, ignorare, dimentica, ignorate, ignoruj, zignoruj, zapomnij, ignorujte,
    zapomen, uita, hagyd figyelmen, yok say, unut, gormezden gel, abaikan, lupakan, bo qua, quen, unohda, jata huomiotta
  `),
  shed: list("skip, drop, cancel, erase, clear, nullify, discontinue, terminate, suspend, leave out, put aside"),
  earlier: list(`
    previous, previously, prior, above, earlier, preceding, before, former, existing, original, initial, past, all, any, every, your, these, those,
    system, safety, security, current, other, given, foregoing, alle, precedent*, toutes, tous, anterior*, todas, todos, previas, previos, tidligere,
    forrige, tidigare, foregaende, vorige, eerdere, tutte, tutti, poprzedni*, wszystkie, powyzsz*, predchozi*, vsechny, toate, korabbi*, osszes,
    onceki, tum, sebelumnya, semua, truoc, tat ca, aiemmat, kaikki
  `),
  orders: list(`
    prompt*, rule, rules, guideline*, directions, command, commands, directive*, constraint*, programming, training, policy, policies, restriction*,
    orders, task, tasks, user's request, users request, user request, what the user, anweisung*, instruc*, consigne*, instruks*, instruktion*,
    istruzion*, polecen*, instrukcj*, opdracht*, regras, reglas, ordenes, regles, ordres, regeln, befehle, pokyny, instrukce, utasitas*, talimat*,
    perintah, huong dan, chi thi, ohjeet
  `),
  everything: list(
    "everything, anything, all of the above, what you were told, what you have been told, what came before",
  ),
  replacement: list(`
    new prompt:, new system prompt, new set of instruction*, new set of orders, you have a new objective, you have a new goal,
    your objective has changed, your goal has changed, your task has changed, you now have a new, new persistent instruction*, new instruction*,
    updated instruction*, real instruction*, actual instruction*, revised instruction*, new task, real task, actual task, your new task*,
    your new job, your new rules, your new assignment, your new priority, your new priorities, your new prompt, your new guidelines,
    your new behavior, your new behaviour, your only task, your real, the following instruction*, perform the following, execute the following,
    actual job, real job, real assignment, actual assignment, real purpose, real goal, true task, true purpose, new directive*, updated directive*,
    new orders, updated guidelines, revised guidelines, fresh errand, new errand, fresh guidance, marching orders, updated mission, new mission,
    your one errand, your only errand, fresh orders, fresh instructions, updated orders, the current ones, your sole errand
  `),
  assignment: list("your task is, your goal is, these instruction*, follow these, do the following"),
  takeover: list(`
    you're no longer, you have been reset, you've been reset, your name is now, your new name is, you are now, from now on, starting now, henceforth,
    you must now, you will now, act as, pretend to be, pretend you, you will be called, your new role, new role:, new persona, you have been upgraded,
    you have been updated, you are no longer, you no longer are, from here on, forget who you are, your new identity, for the rest of this,
    for the remainder of this, your sole purpose, your only purpose, your new purpose, your new objective, your new goal, your new mission,
    you shall now, adopt the persona
  `),
  jailbreak: list(`
    do anything now, jailbroken, no ethical, dan mode, evil mode, developer mode enabled, enable developer mode, system override, admin override,
    override code, bypass your safety, bypass your restriction*, bypass your filter*, bypass your guard*, bypass your programming,
    bypass your content, bypass your ethic*, bypass your security, disable your safety, disable your restriction*, disable your filter*,
    disable your guard*, disable your content, disable your ethic*, disable your security, disable your limit*, disable safety, safety off,
    ignore your safety, suppress all safety, suppress safety, suppress your safety, skip all safety, all safety checks
  `),
  unbound: list(`
    no restrictions, without restrictions, without any restrictions, no filters, unfiltered, uncensored, jailbreak*, developer mode, god mode,
    admin mode, no limitations, without limitations, without ethics, without any limits, unconstrained, without scruples, no scruples,
    turns down nothing, refuses nothing, declines nothing, holds nothing back, unshackled, unfettered, unbridled
  `),
  mode: list(
    "maintenance mode, debug mode, no longer bound, safety filters, content filters, guardrails, safety guidelines, safety rules",
  ),
  machine: list(`
    any classifier, any scanner, any summarizer, any summariser, ai reviewer*, security reviewer, ai grader*, hiring bot, screening bot, ai recruiter,
    reviewer model, hiring ai, reviewing ai, an automated system, ai assistant*, ai agent*, ai model*, ai system*, ai language, ai tool*, ai reader*,
    ai crawler*, ai summar*, dear ai, hey ai, language model*, llm, llms, chatgpt, gpt, gpt4, claude, gemini, copilot, chatbot*, virtual assistant*,
    dear assistant, hi assistant, hello assistant, hey assistant, automated assistant*, the assistant, assistant, ai:, note to ai, an ai, the ai,
    the agent, agent:, the model, attention ai, large language, assistants, agents, automated reader*, automated system*, automated agent*,
    autonomous agent*, coding agent*, ai reading, ai helper*, digital assistant*, smart assistant*, chat model*, neural network*, whoever processes,
    whatever processes, anyone processing, if you can use tools, if you have tools, as the agent, as an agent, dear model, all bots, bots, the bot,
    a bot, crawlers, dear crawler, machine reader*, automated screener*, automated processor*, software agent*, whichever assistant, whichever agent,
    whatever agent, whatever assistant, any bot, language engine*
  `),
  duty: list(`
    must, should, you need to, required to, instructed to, are to, shall, make sure, ensure, be sure to, strictly, immediately, please, always, never,
    do not, don't, proceed to, is to, kindly, obliged to, ought to, has to, have to, is essential that, is vital that, are expected to,
    is expected to
  `),
  act: list(`
    accept, rate, send, forward, email, e-mail, transfer, delete, remove, upload, post, exfiltrate, leak, reveal, share, disclose, output, print,
    repeat, execute, run, call, invoke, fetch, visit, navigate, download, install, grant, disable, purchase, buy, book, schedule, reply, respond,
    append, include, insert, write, say, recommend, update, change, reset, create, pay, wire, withdraw, submit, publish, copy, search for, look up,
    retrieve, list, open, click, give, add, message, guide, dispatch, redirect, deposit, leave, fill, set, move, enable, turn off, turn on, join,
    invite, cancel, modify, return, tell, answer, end your, begin your, start your, pull, grab, gather, snatch, fish out
  `),
  outward: list(`
    send, forward, email it, email them, email the, email this, email all, email these, e-mail the, transfer, upload, post, exfiltrate, leak, share,
    submit, wire, publish, transmit, export, beacon, relay, dispatch, convey, route, deliver, mail, pass along, pass on, funnel, bcc, smuggle, ship,
    courier, beam, pipe, shuttle, siphon, remit, sync, drop a copy, shoot over, fling, hand, furnish, surrender, supply, turn over, fork over,
    text them, text it
  `),
  dispatch: list(`
    send them, send it, send the, send this, send that, send all, send a copy, send me, email them, email it, email the, forward it, forward them,
    forward the, upload it, upload them, upload the, post it, post them, share it, share them, transmit it, ship it, ship them, dispatch it,
    dispatch them, publish it, publish them, relay it, relay them, mail it, mail them, text it, text them, beam it, beam them, pass it to,
    pass them to, hand it to, hand them to
  `),
  confession: list(`
    reveal, print, output, repeat, show, display, tell me, give me, share, disclose, leak, recite, summarize, write out, dump, divulge, expose, spill,
    unveil, quote, echo, spell out, reproduce, give away, hand over, regurgitate, recount, write down, type out, list out, paste, surrender, disgorge,
    unmask, lay bare, read out, type back
  `),
  innards: list(`
    precedes this, preceding this message, came before this, comes before this, everything before, hidden context, private context, hidden message*,
    initialization content, private initialization, bootstrap message, setup text, developer instructions, internal instructions,
    core instruction set, base instruction set, above this line, everything above, startup prompt, loaded into your, loaded at startup,
    system prompt*, initial prompt, hidden prompt*, original prompt, your prompt, your instructions, system message, initial instructions,
    system instructions, secret instructions, hidden instructions, conversation history, chat history, previous messages, prior messages,
    conversation so far, context window, tool definitions, text above, hidden configuration, initial configuration, your rules, your guidelines,
    your configuration, developer message, hidden rules, confidential instructions, setup prompt, base prompt, your directives, your initial,
    opening instructions, first instructions, the instructions you, the prompt you, instructions above, preamble, what you were told to do,
    your setup, your briefing, your opening message, hidden text that, concealed text that, text that you were started with, wording that you were,
    text you were initialised, text you were initialized, message that you began with, what you were initialised with, your starting message,
    words you were started with
  `),
  valuables: list(`
    password*, passcode*, credential*, api key*, apikey*, api_key*, secret*, token*, private key*, ssh key*, .env, credit card*, card number*,
    card detail*, bank account*, bank detail*, personal data, personal information, personal details, user data, user's data, user information,
    user's email*, inbox, all emails, contacts, contact list, environment variables, cookies, session cookie*, verification code*, security code*,
    social security, ssn, medical record*, address book, bitcoin, btc, confidential, conversation, chat history, id_rsa, .ssh, access key*,
    home address, phone number*, browsing history, search history, saved addresses, payment method*, merger plans, salary, salaries, source code,
    customer data, customer list, login detail*, login info*, login data, sign-in detail*, passphrase*, access code*, pin code*, seed phrase*,
    recovery phrase*, recovery code*, one-time code*, one time code*, otp, otps, banking info*, banking detail*, account detail*, card info*,
    private message*, private note*, personal file*, contact detail*, customer record*, internal document*, payroll
  `),
  destination: list(`
    https://, http://, www., @, to the following, webhook*, this url, this link, following url, following link, following address, email address,
    external server, remote server, iban, wallet, outside
  `),
  secrecy: list(`
    do not reveal that, don't reveal that, never reveal that, do not tell, don't tell, do not mention, don't mention, never mention, without telling,
    without informing, without asking, without notifying, without mentioning, without the user, do not inform, don't inform, do not notify,
    don't notify, don't let the user, do not let the user, keep this secret, keep it secret, hidden from the user, do not disclose, do not ask,
    don't ask, without confirmation, without confirming, no confirmation, do not warn, do not reveal this, don't reveal this, not to alert,
    don't alert, do not alert, without alerting, do not show, unnoticed, do not acknowledge, do not explain, don't explain, do not say anything,
    user does not need to know, not visible to the user, no need to ask, no need to tell, no need to inform, no need to mention, keep quiet about,
    keep this between, stay silent about, without their knowledge, leave no trace, make no mention, say nothing about, remain silent about,
    conceal this, refrain from mentioning, refrain from telling, avoid mentioning, avoid telling, must not be told, should not be told, must not know,
    should not know, is unaware, not a word, without a word, not let on, keep mum, keep it under wraps, keep this under wraps, say nothing of,
    breathe no word, breathe a word, nobody needs to know, no one needs to know, under the radar, keep shtum, keep silent about, keep it quiet,
    hush it up, make no reference to, goes unnoticed, remains unnoticed, leaving any trace, leaving a trace, leaving no trace, without being noticed,
    without being detected, without raising suspicion, without drawing attention, without anyone noticing, off the record, not documented in,
    so that nobody notices, so that no one notices
  `),
  user: list("user, users, anyone, anybody, human"),
  forgery: list(`
    <|im_start|>, <|im_end|>, <|system|>, <|user|>, <|assistant|>, <|endoftext|>, [inst], [/inst], <<sys>>, <system>, </system>, [system],
    (system_message), (system), [system message], <system_prompt>, <admin>, <important>, </important>, <information>, </information>, <instructions>,
    <instruction>, {{system, ### instruction*, ## system, system:, system message:, system note, system notice, [admin, <assistant>, </tool_result>,
    </function_results>, </data>, </document>, </context>, </untrusted>, instruction: when, instruction: if, instructions: when, assistant internal,
    === system, --- system, internal note to
  `),
  boundary: list(`
    end of document, end of context, end of data, end of email, end of message, end of input, end of text, end of page, end of tool output,
    end of tool result, end of the document, begin instruction*, start of instruction*, end of user, begin new, start new, stop here, -----end,
    =====end, end of transcript, end of article, end of report
  `),
  priority: list(`
    critical system, important!, important:, important message, important instruction*, important notice, attention:, attention!, attention required,
    attention all, attention -, urgent, before you do, before doing, before you can, before you continue, before continuing, before answering,
    before responding, before proceeding, first you must, you must first, highest priority, top priority, takes precedence, take precedence,
    supersede*, mandatory, critical:, in order to complete, please do that first, do this first, higher priority, overrides all, overrides any,
    overrides your, overrides every, security update, as a first step, required step, prerequisite, crucial:, is crucial that, crucial instruction*,
    crucial message, crucial update, time-sensitive:, prior to anything else, first and foremost, above all else, prior to responding,
    prior to answering, prior to continuing, before anything else, before you read, take priority, takes priority, utmost importance, imperative that,
    ahead of anything else, ahead of everything else, before all else, before you go on, before going any further, of the utmost urgency,
    needs to happen first, has to happen first, comes first
  `),
  tool: list("tool, function call, your tools, available tools, plugin, api call, code interpreter"),
  device: list("function, browser, terminal, shell"),
  authority: list(`
    the user said yes, the user said:, user confirmed, the user has authorised, the user has authorized, user has approved, user has already approved,
    user has consented, user wants you to, pre-approved, preapproved, already been approved, on behalf of the user, authorized by the administrator,
    authorised by the administrator, per company policy, by order of, as requested by the user, the user asked, the user requested,
    user has requested, user agreed, this is an authorized, this is a test of, i am the developer, i am the admin, your developer, your creator,
    your administrator, override accepted, code accepted, administrators approved, administrator approved, administrator has approved,
    permission from the owner, owner has approved, have permission from, has been pre-authorized, already confirmed this, customer already confirmed,
    already signed off, enforced by the user, has been previously notified, has already been notified, already been notified about,
    has already approved the, have already approved, already agreed to this, confirmation is not required, confirmation is not necessary,
    no further confirmation, explicit confirmation, due to security policy, due to a security policy, due to company policy, per security policy,
    policy requires that you, requested by management
  `),
  standing: list(`
    if you are an ai, if you are an llm, if you are an agent, if you are an assistant, if you are an auto*, if you are an intelligen*,
    if you are an artificial, if you are a language, if you're an ai, if you are ai, when summarizing, when summarising, when you summarize,
    when you summarise, when processing this, when reading this, when answering, when asked about, if asked about, if the user asks,
    whenever the user, whenever you, while summarizing, any ai, all ai, any assistant, any model, any llm, any agent, every ai, for ai, to any ai,
    to whatever, to the ai, to all ai, should you be a, if you happen to be, in case you are a, when you boil this down, as you condense,
    when you condense, as you recap, when you recap, ahead of drafting, prior to composing, before composing, before drafting, before handing back,
    before returning results, before presenting, when you present, when you relay this, when you pass this on, when the user next, next time the user,
    the next time you, the next time the user, for the next five turns, for the next turns, in your next turn
  `),
  picture: list("![, <img, ](http, image url, markdown image, markdown link, hyperlink"),
  slot: list("{{, <data>, [data], ?q=, ?data=, ?d=, url-encoded, query parameter, placeholder"),
  speech: list(
    "say, respond with, reply with, answer with, output, print, respond only, tell the user, tell them, end your, begin your, start your",
  ),
  dictation: list(`
    end your, begin your, start your, finish your, conclude your, respond only, reply only, answer only, only respond, only reply, only answer,
    respond with, reply with, answer with, in your answer, in your response, in your summary, in your reply, your final answer, your response must,
    your answer must, your summary must, your reply must, include the phrase, include the text, append the text, append the phrase, say exactly,
    print exactly, output exactly, output only, say only, respond in, answer in, write only, every reply must, every answer must, every response must,
    each reply must, each response must, all responses must, all replies must, respond to every, reply to every, answer every, speak only as,
    finish by telling, close by informing, end by telling, close by telling, finish by informing, conclude by telling, sign off by,
    contain nothing but, consist solely of, nothing but the word, solely of the word, consist only of
  `),
  grave: list(`
    grant permanent, permanent access, grant access, grant full, full access, unlock the, unlock my, unlock all, disable the alarm,
    disable the security, disable two-factor, disable the two-factor, turn off two-factor, disable multi-factor, disable mfa, disable 2fa,
    turn off the alarm, delete all, delete every, remove all, transfer all, wipe, factory reset, share my, share the user's, add me as,
    make me an admin, make me admin, admin access, administrator access, change the password, reset the password, root access, send all, forward all,
    export all, share all, open all, permanently delete, send money, all saved, all my, all of my, all of the user's, the user's account,
    the user's password
  `),
  courtesy: list("please, can you, could you, would you, kindly, i need you to, i want you to, i would like you to"),
  mine: list(`
    my account, my email, my friend, to me at, my bank, my doctor, my home, my phone, my address, my device, my system, my smart*, me the, my card
  `),
  judgement: list(`
    give a positive, give it a positive, positive review, highest score, top score, recommend this, recommend only, rate this, rank this, hire this,
    accept this paper, accept this submission, approve this application, approve this loan, best candidate, strong hire, do not highlight,
    negative aspects, recommend accepting, as the best, most qualified, this applicant first, this candidate at the top, this candidate first,
    this applicant at the top, pass over all the others, pass over the others, dismiss the rest, above all rivals, above all competitors, as flawless,
    praise this
  `),
  /** What is done to things on a user's behalf. */
  operate: list(`
    send, forward, email, e-mail, message, transfer, pay, wire, deposit, withdraw, donate, buy, purchase, order, subscribe, book, reserve,
    make a reservation, make a payment, make a transfer, schedule, create, cancel, delete, remove, erase, wipe, move, rename, change, update, modify,
    set, reset, replace, redirect, reroute, grant, revoke, give, share, unlock, lock, disable, enable, turn off, turn on, deactivate, activate,
    invite, add, join, leave, post, tweet, publish, upload, export, dispatch, guide, use, fill, record, retrieve, fetch, read, get, find, search,
    look up, collect, submit, approve, accept, close, merge, assign, unassign, block, unblock, mute, follow, unfollow, star the, fork, archive, pause,
    stop, start, restart, adjust, increase, decrease, lower, raise, call, notify, alert, report, request, apply for, register, enroll, sign up,
    log in, log out, deploy, launch, sell, play, alter, edit, amend, transmit, convey, direct, furnish, supply, obtain, acquire, gather, compile,
    initiate, arrange, eliminate, disenable, authorize, authorise, reassign, relocate, route, dispose of, take away, hand over, put in, pull up,
    fire off, shoot
  `),
  firstPerson: list("my"),
  possession: list(`
    user's, users', the user, all user, user information, the reader's, the visitor's, the owner's, the person's, the customer's, each customer's,
    every customer's, every contact's, your human's, your principal's
  `),
  handle: list(`
    (id, id ', id ", id \\', id:, id is, id=, ids:, (code, with id, account_id, account id, iban, titled ', named ', called ', subject ', title ',
    password to, amount=, as subject, as the subject, the subject should, event title should, username:
  `),
  resource: list(`
    account*, repository, repositories, collaborator*, calendar, appointment*, meeting*, event, emails, inbox, mailbox, files, directory, folder,
    documents, password, two-factor, payment*, transaction*, reservation*, hotel, flight, booking*, subscription*, shipment, parcel, contacts,
    channel, smart*, door, garage, alarm, speaker, thermostat, camera, robot, vehicle, records, record, profile, security policy, whitelist,
    allowlist, firewall, wallet, credit card, phone number, security code, transfer, funds, shares, stock, address, patient, prescription, insurance,
    ticket*, order, device*, pull request, issue, branch, light*, oven, lock, ride, taxi, medication*, lab, test results, photo*, tweet*,
    friend request*, domain*, virtual machine, database, backup*, certificate*, invoice*, bill, loan, deposit, portfolio, gift card*, donation*,
    spreadsheet, playlist, property, credentials, keys, session, application, website, message*, secret, webhook, team, role, group
  `),
  quantity: list(
    "all, any of, every, one of, entire, whole, as much, as many, everything, everyone, permanently, immediately, without delay",
  ),
  money: list(
    "usd, eur, gbp, dollars, euros, money, funds, bitcoin, btc, $1*, $2*, $3*, $4*, $5*, $6*, $7*, $8*, $9*, payment, transaction",
  ),
  payee: list(`
    to account, the account, to iban, account number, to my account, to the wallet, to wallet, to the following account, recipient, beneficiary,
    account:, to me
  `),
  admit: list("invite, add, grant, give, make, promote"),
  standingOf: list(
    "collaborator*, admin, administrator, owner, member, maintainer, access, permission*, privilege*, editor",
  ),
  address: list("@"),
  place: list(`
    '/, "/, \`/, '~, /etc/, /root, /system/, /home/, ~/, c:\\, /tmp, /var/
  `),
  link: list("https://, http://, www."),
  visit: list("visit, click, open, go to, navigate to, browse to, download, install, access, follow"),
  lure: list(`
    discount*, free, prize, reward*, voucher, coupon, bonus, winnings, lottery, claim, refund, raise, salary, limited, cheap, antivirus, urgent*,
    important, immediately, to continue, to finish, to complete, ongoing task, verify
  `),
  obtain: list(`
    send, forward, email, e-mail, get, fetch, retrieve, read, collect, export, upload, share, copy, find, post, submit, transfer, search, list,
    gather, summarize, leak, give
  `),
  relocate: list("delete, remove, move, erase, wipe, download, save, copy, upload, read, rename, email, send, attach"),
  harvest: list(`
    the user's data, user data, customer data, customer information, customer records, credentials, passwords, secrets, api keys, api key, tokens,
    the conversation, chat history, the history, user information, all information about the user, user's information, personal data, bank_account*,
    passport_number, id_number, credit card*, the content of, the contents of, the body of, all messages, all the messages, all files, all emails,
    transaction history, security code*, the text ', phone number, ssh key*, id_rsa, /.ssh, the password*, my password*
  `),
  /** Requests that no person makes of another's answer. */
  distort: list(`
    encode, encrypt, encipher, cipher, decode, reverse, invert, scramble, shuffle, anagram, integrate, augment, enhance, weave, infuse, embed,
    prepend, append, modify, convert, transform, substitute, rearrange, shift, obfuscate, misspell, spell, interleave, translate, transliterate,
    alternate, sprinkle, slip, tweak, alter, adapt, amend, extend, expand, enrich, supplement, complement, rephrase, reword, utilize, utilise, enlist,
    engage, interweave, fortify, strengthen, blend, fuse, merge, featuring, equip, ensure the presence of, ensure the inclusion of,
    consider enriching, consider adding, consider including, consider integrating, do not hesitate to, don't hesitate to, make use of, jumble, garble
  `),
  placing: list(`
    add, include, insert, incorporate, mention, introduce, sneak, plug, drop, put, attach, inject, replace, remove, omit, substitute, slip, place,
    sprinkle, apply, employ, utilize, swap, pepper, litter, fill, season, alternate, capitalize, misspell, stress, praise, promote, endorse,
    advertise, disguise, hide, conceal, group, combine, merge
  `),
  theReply: list(
    "your response*, your answer, your answers, your reply, your replies, your output*, your message, your summary",
  ),
  compose: list(`
    add, include, insert, incorporate, mention, write, provide, give, use, present, apply, render, reply, respond, answer, display, deliver, produce,
    generate, return, output, replace, remove, group, combine, swap, suggest, recommend, promote, replicate, employ, drop, put, place, slip, attach,
    inject, introduce
  `),
  reply: list(`
    your answer*, your response*, your reply, your replies, your message, your output, your summary, your solution, your explanation,
    your elucidation, your final answer, your next message, your next response
  `),
  intoReply: list(`
    to your answer, to your response, to your reply, to your output, to your message, to your summary, into your answer, into your response,
    into your reply, into your summary, into your output, at the end of your, at the start of your, at the beginning of your, within your answer,
    within your response, within your reply
  `),
  inReply: list(
    "in your response, in your answer, in your reply, in your message, in your output, in your summary, in your final answer",
  ),
  steer: list(`
    suggest, recommend, promote, advise, mention, encourage, invite, urge, persuade, advertise, endorse, insist, remind, tell, claim, users, readers,
    include, add, incorporate, use, replace, say, insert, emphasize, stress, highlight, tease, hint at, hype, announce
  `),
  cargo: list(`
    a sentence, a line, a statement, a link, a paragraph, a tip, a note, a reminder, a mention, a recommendation, a call to action, a plug,
    an advertisement, an appeal, an invitation, reason for, a reference to, urging, encouraging, users to, readers to, a joke, a fact, the phrase,
    the words, the text, the sentence, the link, the following, www., https://
  `),
  utter: list("reply, respond, answer, speak, write your answer, write your response, write your reply, output"),
  manner: list(`
    base64, base32, base16, base58, base85, hex, hexadecimal, binary, rot13, cipher, morse, emoji*, anagram*, backward*, in reverse, reverse order,
    reversed, reverse sequence, spaces, symbols, numbers for, numbers in, pig latin, substitution, uppercase, all caps, lowercase, in spanish,
    into spanish, in french, into french, in german, into german, in chinese, into chinese, in italian, into italian, in japanese, in russian,
    in latin, in klingon, punctuation, vowel*, consonant*, alphabet*, encoding, encoded, encrypted, leetspeak, homophon*, third word, every third,
    every other, sets of, in fours, typo*, misspelling*, spelling mistake*, position number, numbers based on
  `),
  snippet: list(`
    code snippet*, code block*, code excerpt*, code section*, code segment*, code fragment*, code sample*, code passage*, code portion*,
    following code, subsequent code, below code, provided code, piece of code, lines of code, following script, following function, following lines
  `),
  yourCode: list(`
    your response, your answer, your reply, your elucidation, your solution*, your implementation, your algorithm, your codebase, your code,
    your logic, your explanation, your program, your programming, your project, your script, your software, your application, your work, your output,
    you develop, you write
  `),
  /** What code does that reads, sends, hides or destroys. */
  perilous: list(`
    requests.post, requests.get, requests.put, urlopen, urllib, http.client, httpx, socket, ftplib, smtplib, paramiko, telnetlib, curl, wget, scp, nc,
    subprocess, os.system, popen, powershell, exec(, eval(, __import__, ctypes, winreg, crontab, schtasks, systemctl, taskkill, shutdown,
    shutil.rmtree, shutil.move, os.remove, os.unlink, os.rename, os.walk, rm -rf, mkfs, dd if=, /dev/sda, chmod, /etc/passwd, /etc/hosts, .ssh,
    os.environ, keylog*, pynput, pyperclip, clipboard, getpass, screenshot*, imagegrab, pyautogui, mss, cv2, psutil, platform, getnode, wmi, scapy,
    pyshark, sniff, tcpdump, netstat, iptables, ufw, nmap, netsh, ifconfig, fernet, ransom*, crypto, cryptography, bitcoin, miner, threading, cookie*,
    import requests, pickle.load, bluetooth, urlretrieve
  `),
  /** How pages keep a text from the eyes of their readers. */
  concealment: list(`
    display:none, display: none, visibility:hidden, visibility: hidden, font-size:0, font-size: 0, opacity:0, opacity: 0, color:white, color: white,
    color:#fff, aria-hidden, <!--, hidden>
  `),
} as const;

/** Phrases of ordinary mails that are no prompt injection there. */
export const harmlessPhrases = list(`
  delete all copies, delete every copy, destroy all copies, delete the material from, delete this message, delete this email, delete this e-mail,
  delete the message, delete it from your system, immediately delete, sent from my, sent via, original message, (e-mail), e-mail), print this e-mail,
  print this email, printing this email, do not print, cc:, to unsubscribe, unsubscribe from, reply to this e-mail and, reply to this email and,
  remove as the subject, remove me, credit card application, a credit card, the credit card, credit card's, credit cards, my credit card, my card's,
  share my location, share my current location, share my gps, an urgent transfer, only reply to this, reply to this mail, reply to this message,
  never share your, do not share your, don't share your, update your password, change your password, reset your password, you forget to, file system:,
  operating system:, the system:, a system:, build system:, init system:, control system:, debian system:, linux system:, package system:,
  x window system:, whole system:, entire system:, running system:, remote system:, local system:, current system:, developer mode is,
  enable developer mode, turn on developer mode
`);
