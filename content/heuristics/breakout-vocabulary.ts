// Long: a table, the words of the rules on how a text breaks out of the data it stands in.
import { list } from "./injection-vocabulary.ts";

/** How a text breaks out of the data it stands in: by forged ends and turns, commands, fixed answers, personas and vile wishes. */
export const breakoutVocabulary = {
  /** Signs between the turns of a conversation, as models are trained on. */
  turnSign: list(`
    </user_input>, </user_query>, </user_message>, <user_input>, </system_prompt>, <tool_result>, <function_results>, <tool_response>, <tool_output>,
    <function_call>, <tool_call>, <|im_start|>, <|im_end|>, <|im_sep|>, <|end|>, <|user|, <|assistant, <|system, <|endoftext|>, <|endofprompt|>,
    <|eot_id|>, <|start_header_id|>, <|end_header_id|>, <|begin_of_text|>, <start_of_turn>, <end_of_turn>, [/inst], <<sys>>, <</sys>>, <s>[, </s>[,
    <|tool_call, <|role_start|>
  `),
  /** Forged ends of the system prompt, of the conversation and of the data. */
  promptEnd: list(`
    prompt ends, summary ends here, text ends here, document ends here, article ends here, email ends here, message ends here, page ends here,
    begin trusted, end trusted, trusted content, trusted instruction*, begin admin, start admin, admin session, root session, end session,
    debug session, end of system prompt, end of the system prompt, end of system message, end of prompt, end of the prompt, end of instructions,
    end of system instructions, end of user input, end of user message, end of untrusted, end of query, end of conversation, end system prompt,
    end prompt, end of session, end of task, end of content, end of quoted, end of external, end of retrieved, end of tool, start of system,
    begin system, begin user, new conversation, session restarted, conversation reset, context reset, context cleared, memory cleared, ====restart,
    rest-of-document
  `),
  /** Commands to a reader as if it were a program. */
  commandForm: list(`
    mode: unrestricted, mode=unrestricted, filter: none, filters: none, filters: off, filter=off, ignore_rules, restrictions: none, restrictions: off,
    safety: none, unrestricted=true, unrestricted: true, safe_mode=false, moderation: off, guardrails: off, disable_safety, bypass_safety,
    ignore_safety, override_safety, disable_filter*, ignore-safety, safety=false, safety=off, safety = false, safety: off, safety: false,
    safety: disabled, 'safety', admin.override, admin_override, override_code, system.prompt, system_override, system-override, safety_override,
    [[system]], [[admin]], {{admin}}, {{system}}, [developer note], [override], [admin access], #override#, system command, system directive,
    override activated, override initiated, override engaged, emergency bypass, emergency override, security override, priority override,
    authorization override, admin command, admin mode, root command, developer command, sudo:, x-override, developer access, debug access, jailbreak_,
    system injection, training objective
  `),
  /** What holds a model back. */
  guard: list(`
    safety, filters, filter, filtering, guardrails, guardrail, safeguards, restrictions, moderation, censorship, limitations, usage policy,
    content policy, policies, ethics, ethical, restraints, alignment, constraints, refusals, inhibitions
  `),
  unguard: list(`
    disable, bypass, circumvent, override, switch off, turn off, deactivate, remove, suspend, lift, evade, skip, drop, ignore, ignoring, bypassing,
    disabling, overriding, work around, get around, shut down, jailbreak, unlock, defeat
  `),
  /** An answer that is to be just so. */
  exactly: list(`
    just output, only output, just print, only print, just say, only say, just write, simply say, simply write, simply print, simply output,
    simply respond, simply reply, simply answer, only return, say exactly, print exactly, output exactly, write exactly, respond exactly,
    reply exactly, type exactly, repeat exactly, respond only, reply only, answer only, output only, print only, say only, write only, return only,
    only respond, only reply, only answer, repeat after me, respond with only, reply with only, answer with only, respond just, reply just,
    with exactly, with the exact, the exact phrase, the exact string, the exact words, the exact text, this exact, exactly this,
    exactly the following, exactly these, always say, always print, always output, always respond, always reply, always answer, must say, must print,
    must output, must respond with, must reply with, must answer with, should start with, must start with, must begin with, should begin with,
    must end with, must contain only, must be exactly, must only be
  `),
  justQuoted: list(`
    just print ", just print ', just print: ", just output ", just output ', just output: ", just respond ", just reply ", just answer "
  `),
  unboundly: list(`
    without any rules, without any limits, unrestricted, unbound, without any filter*, without filter*, without censorship, without restriction*,
    without any restriction*, without limit*, without rules, without safety, without regard
  `),
  /** Such an answer in quotation marks. */
  quoting: list(`
    say ", say ', say: ", say: ', say \`, print ", print ', print: ", print \`, output ", output ', output: ", output \`, reply ", reply: ", respond ",
    respond: ", answer ", answer: ", phrase ", phrase ', phrase: ", string ", string ', string \`, string: ", words ", words ', words: ", word ",
    word ', with ", with ', with: ", with: ', with \`, write ", write ', write: ", message ", message ', message: ", sentence ", sentence ',
    sentence: ", text ", text ', text: ", repeat ", repeat ', saying ", saying ', saying: ", that: ", only ", only ', only: ", only: ', exactly ",
    exactly ', exactly: ", exactly: ', me ", me: "
  `),
  solely: list("only, simply, exactly, solely, merely, nothing but"),
  /** What the reader is to leave undone. */
  undone: list(`
    never mind the question, never mind the document, never mind the text, never mind the task, never mind the request, never mind that,
    forget the question, forget the request, forget the document, forget the text, don't continue with, do not continue with, do not translate,
    don't translate, do not summarize, don't summarize, do not summarise, don't summarise, do not answer, don't answer, do not evaluate,
    don't evaluate, do not analyze, don't analyze, do not analyse, do not classify, don't classify, do not review, don't review, do not process,
    don't process, do not read the rest, do not give feedback, don't give feedback, no feedback, stop translating, stop summarizing, stop summarising,
    stop answering, stop processing, stop reading, stop evaluating, instead of translating, instead of summarizing, instead of summarising,
    instead of answering, instead of doing, instead of evaluating, instead of analyzing, instead of the translation, instead of a translation,
    instead of the summary, instead of a summary, rather than translating, rather than summarizing, rather than answering, without translating,
    hold translation, skip the translation, skip the summary, do not look in, do not use the context, do not use the document*, ignore the question,
    ignore the document, ignore the text, ignore the context, ignore the sentence, ignore the paragraph, ignore below, ignore the following,
    ignore everything below, ignore everything after, ignore the rest, ignore the above, ignore above, ignore all text, forget the above,
    disregard the above, disregard the question, disregard the text, disregard the following, forget about the, forget this task, forget that task
  `),
  /** What a text says of the task before it puts another in its place. */
  praised: list(`
    very good, well done, great job, good job, great work, good work, excellent work, outstanding work, amazing job, excellent job, nice work,
    nice job, that is done, that's done, that was ok, you did it, you did great, you have passed, you passed the, task complete, task completed,
    tasks complete, task is complete, task accomplished, mission accomplished, job done, answer: done, done!, thank you for your answer,
    thanks for your answer, thank you for your help, sehr gut, super gemacht, gut gemacht, ausgezeichnete leistung, grossartig, tres bien, muy bien,
    molto bene, muito bem, excellent!, perfect!, awesome!, great!, now that you, now that we
  `),
  furtherTask: list(`
    a new task, new tasks, your new task, another task, other task, further task*, more tasks, next task, second task, following task, task is to,
    second test, next test, next assignment, new challenge, next challenge, new question, next question, now write, now answer, now tell,
    now generate, now do, now act, now print, now output, now show, now send, now spell, now translate, now please, now i need, now i want, now you,
    now new, now there, now comes, now follow, here comes, new instructions, next instruction*, nun folgen, neue aufgabe*, neuen aufgabe*,
    weitere aufgabe*, weiteren aufgabe*, neue anweisung*, verfasse nun, schreibe nun, von vorne, nouvelle tache, nueva tarea, nuova attivita,
    nova tarefa, start over, start fresh, start anew, fresh start, clean slate, start from the beginning, begin anew, starting over, from scratch
  `),
  /** Demands for what only the reader knows. */
  hiddenWords: list(`
    your system prompt*, your system instruction*, your exact instruction*, your exact prompt, said until now, has been said so far, words above,
    sentences above, lines above, above text, precedes this, preceding this, above this, comes before this, came before this, before this one,
    instructions you got, from the developer, conversation so far, hidden context, hidden message, hidden instruction*, hidden text, hidden system,
    private context, private instruction*, private system, private configuration, private initialization, private bootstrap, private setup,
    secret instruction*, secret context, confidential instruction*, confidential setup, confidential system, confidential prompt,
    initialization content, initialization message, initialization prompt, bootstrap message, bootstrap prompt, setup text, setup message,
    developer instructions, developer message, developer prompt, internal instructions, internal rules, internal prompt, internal guidelines,
    internal configuration, internal context, core instruction*, core directives, core prompt, base instruction*, base prompt,
    underlying instruction*, underlying prompt, instructions verbatim, your instruction set, prompt verbatim, system instructions, system prompt,
    system message, initial instructions, initial prompt, initial message, initial context, original instructions, everything above, text above,
    above prompt, above instructions, before this line, before this message, start of this conversation, start of the conversation,
    start of our conversation, beginning of this conversation, beginning of the conversation, beginning of this prompt, loaded at startup,
    loaded into your, before our conversation, before i started, before this conversation, prior to this conversation, prior to our conversation,
    your guidelines, your rules, your directives, your prompt, your instructions, your programming, your configuration, your parameters,
    your constraints, your training, your context, your memory, your hidden, your internal, your initial, your original, your core, your full,
    your complete, your entire, your underlying, your developer
  `),
  /** Questions for the same. */
  ownRules: list(`
    your instructions begin, your instructions start, your prompt begin, your prompt start, line you were shown, text you were shown,
    message you were shown, you are not allowed to speak, you are not allowed to talk, you are not allowed to discuss, you're not allowed to discuss,
    you're not allowed to talk, you are not supposed to reveal, you're not supposed to reveal, rules you have to follow,
    rules that you have to follow, developer tell you, developer told you, developers told you, instructed you not to, what's in your prompt,
    what is in your prompt, what does your prompt, what does your system prompt, what is written in your prompt, first thing you were,
    were you told first, you were told first, message did you receive first, rules are you following, rules do you follow, rules you follow,
    rules are you currently, rules you have been given, instructions are you following, instructions do you have, instructions do you follow,
    instructions were you, instructions you were given, instructions have you, instructions you have been given, instructions given to you,
    what were you told, you told before, were you told to, have you been told, you been instructed, are your instructions, were your instructions,
    are your system, is your system prompt, is your system message, is your prompt, is your initial prompt, are your rules, are your guidelines,
    are your core, are your initial, are your hidden, are your secret, is your secret, my system prompt is, my instructions are, my instructions say,
    my initial prompt is, fill in the blank: 'my, my underlying instruction*, my underlying prompt, my underlying context, my rules are,
    how were you programmed, you were programmed with, written at the beginning of, written above this, said at the beginning,
    came before this message
  `),
  pretend: list(`
    if you had, if you were, you have no, you are actually, you are really, your true purpose, your real purpose, remember you are,
    remember that you are, remember: you are, from now on, henceforth, this ai, the ai, an ai, ai assistant, ai character, ai model, ai named,
    a chatbot, an assistant, the assistant, you're an, act as, act like, acting as, pretend you, pretend to, pretend that you, pretend this is,
    imagine you are, imagine you're, imagine yourself, imagine that you are, imagine being, imagine policy, you are now, you will now, now you are,
    you're now, behave as, behave like, role-play as, role play as, roleplay, let's roleplay, let's role-play, play the role, assume the role,
    take on the role, become a, become the, transform into, respond as, speak as, answer as, switch to, simulate, simulating, emulate,
    i need you to be, i want you to act, i want you to be, you must act, you are going to act, you are going to pretend, you are a, you are an,
    you are the
  `),
  forbiddenRole: list(`
    system operator, system administrator, sysadmin, root user, superuser, another ai, free from, freed from, free of, hacker, backdoor, rootkit,
    malware, linux terminal, unix terminal, bash shell, root shell, a terminal, a shell, command line, evil, malicious, rogue, amoral, opposite of,
    anti-, no longer an ai, not an ai, not a language model, a human, older version, old version, previous version, safe environment, bypass,
    grandmother who
  `),
  unboundRole: list(`
    no content restrictions, no content polic*, no content filter*, completely unethical, existed before safety, free of restrictions,
    free from restrictions, outside your guidelines, without your usual, no longer bound, no longer restricted, no policy, no policies, no censorship,
    not filtered, different ai, different chatbot, different assistant, different model, unrestricted, unfiltered, uncensored, without safety,
    without any safety, without restrictions, without filter*, without any filter*, without limit*, without rules, no safety, no rules,
    no restrictions, no filter*, no limits, no limitations, no ethical, no moral*, no guidelines, no boundaries, not bound, not restricted,
    jailbroken, can do anything, any question without, answers everything, answer everything, never refuse*, always comply, always obey,
    before any safety, policy does not apply, policies do not apply, rules do not apply, rules don't apply, safety is disabled, safety disabled
  `),
  utterText: list(`
    write, generate, create, compose, produce, draft, tell, give, say, make, come up with, provide, output, print, publish, post, invent, translate,
    paraphrase, polish, refine
  `),
  vile: list(`
    offensive, hateful, racist, sexist, homophobic, transphobic, antisemitic, derogatory, degrading, demeaning, insulting, slanderous, harmful,
    negative, discriminatory, toxic, vulgar, obscene, hate speech, slurs, violent, abusive, defamatory, bigoted, xenophobic, threatening
  `),
  textKind: list(`
    sentence, sentences, joke, jokes, poem, story, text, statement, statements, comment, comments, remark, remarks, message, paragraph, tweet, essay,
    article, speech, slogan, limerick, about, email, letter, post
  `),
  endless: list(`
    forever, infinitely, endlessly, indefinitely, without stopping, never stop, 1000 times, 10000 times, 100000 times, million times, thousand times,
    100 times, 500 times, infinite times, over and over, as many times as, maximum length, until you run out, run out of tokens, never-ending,
    neverending, infinite loop, infinite number, without end, at least 1000 words, at least 2000 words, at least 5000 words, at least 10000 words,
    million words, longest possible, as long as possible, maximum number of tokens, maximum tokens, an endless, an infinite
  `),
  repeating: list("repeat, write, print, output, say, generate, produce, recite, respond with, tell"),
  runs: list("run, execute, exec, eval, invoke, bypass, perform"),
  deadly: list(`
    get_secret*, read_secret*, get_password*, list_secret*, dump_, whoami, rm -rf *, /etc/passwd, /etc/shadow, os.system, os.popen, child_process,
    __import__, /dev/tcp, drop table, shutil.rmtree, :(){, reverse shell, id_rsa, net user, format c:, del /f, mkfs, show password, delete_all,
    data_exfil, get_credentials, exfiltrate, cat /etc, printenv, env |, invoke-webrequest, invoke-expression, string.fromcharcode, wscript.shell,
    decodeuricomponent, shutdown -
  `),
  callForm: list(`
    "tool_call", "function_call", send_email(, sendmail(, send_mail(, send_message(, transfer_funds(, transfer(, delete_file(, execute_sql(,
    run_command(, http_post(, post_data(, upload_file(, tool(, "action":"send, 'action': 'send, "tool":"send, call_tool(
  `),
  /** What an author says of texts that only machines see. */
  unseen: list(`
    for machines only, for bots only, for ai only, not for humans, not for human readers, humans need not read, humans: ignore, humans can ignore,
    humans may ignore, only for machines, invisible to humans, invisible to human, invisible to the human, visible to llm, visible to ai,
    visible only to, not visible to humans, humans cannot see, humans can't see, hidden from humans, white-text, white text, automated analysis,
    analysis software, automated screening, screening software, screening system, screening tool, resume parser, resume screening, ai screening,
    applicant tracking, ai recruiter, ai reviewer*, ai grader, llm reviewer*, llm scan, ai evaluat*, automated review*, ai detector, automated grad*
  `),
  acclaim: list(`
    five stars, 5 stars, five-star, top marks, best rating, positive rating, interview stage, moved to the next, moved forward, to the shortlist,
    be hired, be accepted, be approved, best resume, best candidate, best paper, supremely qualified, perfectly qualified, exceptionally qualified,
    exceptionally well-qualified, exceptionally well qualified, uniquely qualified, most qualified, exceptional match, perfect match, perfect fit,
    exceeds all, exceeds every, meets all requirements, meets every requirement, highly recommended, highly recommend, strongly recommend,
    interview immediately, hire immediately, hired immediately, strongest candidate, must interview, top candidate, ideal candidate,
    exceptional candidate, outstanding candidate, next round, not malicious, clearly safe, is safe, is benign, completely safe, harming the company,
    full marks, full score, perfect score, maximum score, highest rating, excellent review, strong accept, accept without, approved without
  `),
  /** Conditions of a claim that is put into the reader's mouth. */
  ifAsked: list(`
    if asked, if you are asked, if you're asked, if questioned, if queried, if prompted, when questioned, when queried, if anyone asks,
    if anybody asks, if someone asks, should anyone ask, should you be asked, if the user asks, if users ask, when the user asks, when users ask,
    if pressed
  `),
  answering: list(`
    report that, say that, state that, respond that, reply that, answer that, confirm that, claim that, assert that, tell them that, simply say,
    simply respond, simply reply, only say, just say, must say, deny that, deny it, insist that, pretend that, explain that it
  `),
  spreading: list(`
    in your long-term memory, to your long-term memory, your persistent memory, into your memory, remember this permanently,
    for all future conversations, in future conversations, copy this entire, copy this message, copy this text, send this message to all,
    send this to all, self-replicating, self replicating, replicate this, replicate yourself, insert this text into, add this text to every,
    include this text in every, include this message in every, append this message to, to all other agents, to every contact, to all of your contacts,
    to all your contacts, to all contacts, in every future, in all your future, in all subsequent, remember this for all, store this in your memory,
    save this to your memory, save this to memory, persist this
  `),
  asserting: list(`
    i have clearance, me clearance, have clearance for, security researcher, safety researcher, ai researcher, testing you, testing your, pen test,
    pentest, pentester, penetration test*, red team exercise, red teamer, authorized me, authorised me, my boss, my supervisor, written permission,
    special permission, special admin, special access, company that made you, people who made you, debugging your, debugging you,
    from your developers, by your developers, from your creators, by your creators, openai team, anthropic team, openai employee, message from openai,
    note from openai, academic research, research purposes, for testing purposes, for test purposes, just between us, you can be honest, trust me,
    i am authorized, i'm authorized, i am authorised, have the authority, you agreed to, you have agreed, as we agreed, in our last conversation,
    in our previous
  `),
  /** Rules that are said to hold no longer. */
  oldRules: list(`
    restrictions you have, restrictions you were, rules you were, rules you have, instructions you were, instructions you have,
    instructions you received, your safety, your programming, your filters, the above rules, the above instructions, instructions above, rules above,
    earlier instruction*, previous instruction*, prior instruction*, original instruction*, initial instruction*, system instruction*,
    developer instruction*, earlier rule*, previous rule*, prior rule*, system rules, supervisor rules, earlier constraint*, previous constraint*,
    prior constraint*, all constraints, previous restriction*, prior restriction*, all restrictions, all limitations, earlier polic*, previous polic*,
    control policy, safety protocols, safety rules, safety polic*, safety measures, safety guidelines, safety constraints, content polic*,
    content filters, usage polic*, ethical guidelines, your rules, your instructions, your guidelines, your restrictions, your constraints,
    your limitations, your previous, your original, your earlier, imagine policy, assume policy, system prompt, core instructions, guardrails
  `),
  lapsed: list(`
    were incorrectly, was incorrectly, by mistake, were wrong, in error, from a test environment, just for testing, only for testing, are secondary,
    now secondary, is secondary, are not real, are fake, were fake, don't count, do not count, do not exist, don't exist, are overridden,
    is overridden, no longer exist*, don't apply, doesn't apply, no longer appl*, not apply, has expired, have expired, suspended, are lifted,
    now lifted, been lifted, is lifted, are void, is void, now void, don't matter, doesn't matter, do not matter, are cancelled, is disabled,
    are disabled, been disabled, been revoked, is revoked, are revoked, deactivated, not in effect, are optional, less important, more important than,
    is replaced, are replaced, been replaced, been removed, been updated, are outdated, is outdated, obsolete, superseded, not binding,
    no longer bind*, off now, now off, turned off, switched off
  `),
  entering: list(`
    switch to, switch into, switching to, enter, entering, activate, activating, activated, enable, enabled, enabling, go into, engage, engaged,
    initiate, initiated, initiating, unlock, you are in, now in, agreed to, boot into, start in, respond in, proceed in
  `),
  badMode: list(`
    unrestricted mode, unfiltered mode, uncensored mode, dan mode, evil mode, chaos mode, god mode, override mode, unlocked mode, unsafe mode,
    hacker mode, compliance mode, transparency mode, freedom mode, no-limits mode, no-restrictions mode, developer override, unrestricted access,
    unrestricted state, jailbreak, rebel mode, raw mode, opposite mode, anarchy mode, obedience mode, unlimited mode, full-disclosure mode,
    full disclosure mode, diagnostic mode, maintenance mode
  `),
  assistantTurn: list(
    "assistant:, assistant says, <assistant>, [assistant], chatbot:, chatgpt:, gpt:, ai:, ### assistant, ## response",
  ),
  userTurn: list(
    "user:, human:, <user>, [user], user says, ### user, ### human, ### instruction*, new user, user message:, user request:, user input:",
  ),
  focusing: list(`
    focus exclusively, focus only, focus solely, focus entirely, focus instead, concentrate only, concentrate exclusively, concentrate solely,
    concentrate on your new, pay attention only, attend only to, consider only the, use only the information in, read only the
  `),
  mistaken: list(
    "been a mistake, been an error, made a mistake, was a mistake, bug fix, correction, corrected, erroneously, incorrectly, by mistake",
  ),
  /** Code that a page would run. */
  activeCode: list(`
    onerror=, onload=, javascript:alert, javascript:fetch, alert(document, alert(1, alert('xss, document.cookie, document.domain, <script>alert,
    <script>fetch, <iframe src, <svg on, <img src=x
  `),
  emitting: list(`
    generate, insert, print, output, append, include, return, reply, respond, write, embed, render, display, say, add, create, craft, produce,
    format your, end your, begin your, start your, echo, put, show
  `),
  pictureWord: list(`
    this image:, following image, image below, markdown image, image markdown, image in markdown, markdown link, link in markdown, image tag, img tag,
    an image whose, image link, hidden image, tracking pixel, 1x1 pixel, invisible image, invisible pixel, image from, image at, clickable link,
    a hyperlink, html image, ![image, ![img, ![alt, ![logo, ![status, ![pixel, ![tracking
  `),
  sureStart: list(`
    with 'sure, with "sure, with: sure, with sure, with 'absolutely, with "absolutely, with 'certainly, with "certainly, with 'of course,
    with "of course, with 'yes, with "yes, with 'happy to, with "happy to, with 'step 1, with "step 1, with 'okay, with "okay, with 'here is,
    with "here is, with 'i will, with "i will, with 'i am, with "i am, with: 'i, with: "i, with exactly:
  `),
  heading: list(`
    secret instruction*, private note to, private instruction*, confidential instruction*, pipeline control, control message, control instruction*,
    agent directive, agent instruction*, agent notice, agent task, agent note, agent memory, memory update, admin notice, admin note,
    administrator note, operator note, operator notice, system notification, maintenance note, compliance notice, workflow note, automation note,
    bot instruction*, ai instruction*, ai notice, ai note, ai directive, llm instruction*, llm note, llm directive, assistant note,
    assistant directive, assistant instruction*, model directive, model instruction*, tool directive, hidden instruction*, persistent instruction*,
    standing instruction*, system directive, processing instruction*, processing note, internal directive, config override, config_override
  `),
  humanCheck: list(`
    usual checks, all checks, the checks, normal checks, all validation, human verification, human review, human oversight, verification step,
    confirmation step, confirmation dialog, manual review, approval, approvals, the user's consent, user confirmation
  `),
  yourTool: list(`
    your email tool, your mail tool, your fetch tool, your http tool, your browser tool, your web browsing tool, your browsing tool, your file tool,
    your search tool, your tools to, your shell tool, your code tool, your database tool, your terminal to, your function to, your calendar tool,
    your messaging tool, your payment tool, your memory tool
  `),
  recon: list(`
    what tools do you have, what functions do you have, what tools can you, what functions can you, what apis can you, tools are available to you,
    list your tools, list all your tools, list your functions, list all your functions, list your available, functions you can call,
    tools you can call, tools you have access to, functions you have access to, function you can call, your available tools, your function calling,
    your tool definitions, your internal tool, your function definitions, your tools and their, your available functions, what model are you,
    what model version, which model are you, what version are you, model family are you, your knowledge cutoff, your model version,
    your training data, your model weights, your model architecture, your context window
  `),
  frame: list(`
    alternate universe, parallel universe, in a world where, roleplay, role-play, for my novel, for a novel, for my story, for my film,
    for my screenplay, for a movie, for my d&d, creative writing, thought experiment, simulation, in this story, write a story where,
    write a dialogue, imagine a world
  `),
  /** What is said of orders that are not to hold. */
  beIgnored: list(`
    should be ignored, must be ignored, can be ignored, may be ignored, to be ignored, be disregarded, should be forgotten, must be forgotten,
    can be forgotten, should be overridden, must be overridden, be set aside, is irrelevant, are irrelevant, no longer matter*
  `),
  supersede: list(`
    supersede*, overrides, override, overrule*, overwrites, replaces, cancels, nullif*, takes precedence over, take precedence over, outrank*, trumps
  `),
  yourOrders: list(`
    your earlier instruction*, your previous instruction*, your instruction*, your prior instruction*, your original instruction*,
    your current instruction*, your guidelines, your rules, your directives, your orders, your task, your prompt, your system, the user's request,
    user's instruction*, all prior instruction*, all previous instruction*, all earlier instruction*, any prior instruction*,
    any previous instruction*, all other instruction*, any other instruction*, everything else you
  `),
  whenReading: list(`
    when summariz*, when summaris*, when you summar*, when processing this, when reading this, while reading this, while processing this,
    while summariz*, when translating this, when analyzing this, when analysing this, when reviewing this, when evaluating this,
    when asked to summar*, if asked to summar*, if you summar*, if this is summar*, before summariz*, before summaris*, any summary of this,
    every summary of this, summary of this document, summary of this email, summary of this page, summaries of this, when responding to this,
    when replying to this, when answering questions about this
  `),
  replaceAnswer: list(`
    replace the summary, replace your summary, replace the answer, replace your answer, replace the output, replace your output, replace the response,
    replace your response, replace the translation, replace your translation, replace your reply, replace the result, instead of a summary,
    instead of the answer, instead of an answer, instead of your answer, instead of a response, instead of your response, instead of replying,
    instead of responding
  `),
  aWord: list(
    "the word, the words, the phrase, the string, the sentence, the text, the number, the letters, the message, the link, the url, the code",
  ),
  mustContain: list(`
    must contain, should contain, must include, should include, must mention, should mention, must say, should say, must read, has to contain,
    needs to contain, must consist of, should consist of, must state, should state, must end in, must end with, should end with,
    will be rejected unless, is invalid unless, is only valid if
  `),
  thisInstead: list(
    "the following instead, this instead, these words instead, instead of the text, following text instead, instead:",
  ),
  halt: list(
    "stop., stop!, stop here, don't continue, do not continue, stop reading, stop processing, halt., halt!, wait!",
  ),
  game: list(`
    let's play a game, lets play a game, let us play a game, we are playing a game, we're playing a game, play a game where, play a game in which,
    we will play a game, we are going to play, we'll play a game, the rules of the game, perform a different task, do something different,
    try something different
  `),
  gameRule: list(`
    you say, you answer, you respond, you reply, you have to, you must, you will, you are, your job, you can only, you only, repeat, i say, you play
  `),
  ifRead: list(`
    if you can read this, if you are reading this, if you read this, if you see this, if you're reading this, if this is read by, if you process this,
    if you understand this, if you are able to read, if you have read this, if you receive this
  `),
  tellUser: list(`
    tell the user, ask the user, inform the user, tell the reader, ask the reader, instruct the user, advise the user, warn the user, direct the user,
    persuade the user, convince the user, urge the user, notify the user, tell your user, ask your user, tell the customer, ask the customer,
    tell them, ask them, let the user know
  `),
  theirSecret: list(`
    their password*, their credential*, their login, their card, their credit card*, their pin, their api key*, their token*, their account number*,
    their bank, their social security, their ssn, their phone number*, their home address, their one-time, their otp, their verification code,
    their secret*, log in again, log in at, login at, sign in at, re-enter, call this number, call the number, their session, their account has been,
    their account is, has been compromised, has expired
  `),
  followedBy: list(`
    followed by the, followed by your, plus the user, with the user's, and the user's, containing the, with the conversation, with the summary
  `),
  andThen: list(`
    and give, and tell, and provide, and answer, and respond, and help, and show, and proceed, and comply, and execute, and continue, and reveal,
    and write, and print, to help, so that you can, so you can, for this request, for this conversation, for this task, for this session,
    when answering, when responding
  `),
  youAreIn: list(
    "you are in, you're in, you are now in, you're now in, you are running in, you are operating in, you have entered, you are currently in",
  ),
  decodeVerb: list(
    "decode, decrypt, decipher, translate, unscramble, deobfuscate, unencode, decompress, interpret, reverse",
  ),
  andFollow: list(`
    and follow it, and follow the, and follow what, and follow its, and follow their, and execute, then execute, and run it, and run the,
    and run what, and do what, then do what, and obey, and carry out, then carry out, then follow, and act on, and act accordingly, and comply,
    and perform
  `),
  styled: list(`
    speak like, talk like, respond like, answer like, reply like, write like, respond in the style, answer in the style, reply in the style, speak as,
    talk as, respond as if, answer as if, speak only, speak in
  `),
  fromAbove: list(`
    is a command from, are commands from, is an instruction from, are instructions from, is an order from the, are orders from the,
    is a system instruction, are system instructions, is a system message from, is a direct order, is to be treated as, has system priority,
    has root priority, has administrator priority
  `),
  allBelow: list(`
    everything after this, everything below, everything that comes after, everything that follows, everything following, all text below,
    all text after, the text below, the following text, what follows, the following lines, the following message, this message, this document,
    this note, this page
  `),
  carrying: list(`
    have to, has to, must, should, need to, needs to, ought to, shall, will contain, will include, will end, will begin, are required to,
    is required to
  `),
  userWish: list("the user, user's question, user's request, user instruction*"),
  ensuring: list("make sure, ensure, see to it, be sure, make certain, guarantee"),
  theSummary: list(`
    the summary, your summary, the translation, your translation, the answer, your answer, your response, your reply, your report, the output,
    your output, the review, your review, your verdict, your assessment, the evaluation, your evaluation
  `),
  saysThat: list(`
    says, states, mentions, claims, includes, contains, omits, leaves out, does not mention, reads, concludes, praises, recommends, is positive,
    is favourable, is favorable, ends with, starts with, begins with
  `),
  omitting: list(`
    omit any, omit all, omit the, leave out any, leave out all, leave out the, do not include any, exclude any, exclude all, suppress any,
    never mention, do not mention any, don't mention any, downplay any, remove any mention
  `),
  thisOrder: list(`
    these instructions, this instruction, this prompt, that you received, you received this, you were told, you were instructed, these orders,
    this directive, these directives, this injection, you have been instructed, you got this
  `),
  fixedResult: list(`
    the only permitted reply, the only allowed reply, the only permitted answer, the only allowed answer, the only valid answer,
    the only correct response, the only valid response, allowed outputs:, allowed output:, format: only the word, your reply is:, your answer is:,
    expected reply:, the translation of this is, the translation of this text is, the summary of this is, the summary of this text is,
    the correct answer is always, the correct answer to every, the answer to every question, the answer to all questions, the answer is always,
    the correct label is, the correct classification is, the correct verdict is, the rating of this, the score of this, the correct summary is,
    the correct translation is, the correct response is, the only correct answer, the only acceptable answer, the expected output is
  `),
  judging: list(
    "classify, label, rate, score, grade, mark, rank, categorize, categorise, treat, flag, evaluate, assess, judge, consider, report",
  ),
  thisThing: list(`
    this review, this email, this e-mail, this message, this text, this answer, this essay, this paper, this resume, this candidate, this applicant,
    this application, this submission, this code, this file, this domain, this site, this website, this page, this product, this request, this input,
    this document, this content, this transaction, it as, this as, them as
  `),
  goodMark: list(`
    positive, safe, benign, not spam, excellent, a 10, 100, perfect, approved, five, maximum, full marks, legitimate, harmless, clean, accepted,
    not malicious, trusted, trustworthy, high quality, highest, passing, correct, non-malicious, no issues, authorised, authorized
  `),
  thought: list("thought:, observation:, reasoning:"),
  acting: list("action:, action input:, final answer:, tool call:"),
  asIfNot: list(`
    pretend the previous, pretend that the previous, pretend our previous, pretend that our previous, act as if the previous,
    act as though the previous, as if the previous, as if you had never, as if no, as though no, pretend you never, pretend that you never,
    pretend this conversation
  `),
  neverWas: list(`
    never happened, did not happen, didn't happen, never existed, did not exist, didn't exist, never received, had never, were ever, was ever,
    instructions, restrictions, rules, guidelines
  `),
  freely: list(
    "speak freely, respond freely, answer freely, talk freely, write freely, say whatever, answer anything, do as you please, do whatever",
  ),
  mayNow: list(`
    you may now, you can now, you are now free, you are free to, you are now allowed, you are now permitted, you are hereby, you will now, you must,
    you should now, feel free
  `),
  trigger: list(`
    whenever the word, whenever the user, whenever a user, whenever you see, whenever you are, whenever someone, every time you, every time the user,
    each time you, each time the user, if the user asks, if a user asks, if users ask, when the user asks, when users ask, if anyone asks,
    if the word, if the phrase, when you see the, if you see the word, if you see the phrase, upon seeing, as soon as you see
  `),
  nextWords: list(`
    the next thing you, your next word, your next words, your first word, your first words, your first sentence, your last sentence, your only,
    your entire response, your whole response, your complete response, your entire answer, your whole answer, your next message, first word of your,
    first line of your, last line of your, first sentence of your
  `),
  unflagged: list(`
    do not flag, don't flag, do not report, don't report, do not block, don't block, do not filter, don't filter, no need to analyze,
    no need to analyse, no need to check, no need to review, do not scan, do not moderate, do not question, do not verify
  `),
  cleared: list(`
    already been checked, already been reviewed, already been verified, already been scanned, verified as safe, marked as safe, pre-checked,
    prechecked, cleared by the security, approved by the security, verified by the security, reviewed by the security
  `),
  urlPart: list(`
    the url, the link, the image address, the image url, image's url, query parameter, query string, a parameter, url parameter, the path of,
    the hyperlink, the image link, the src
  `),
  appendTo: list(`
    append it to, append them to, append that to, append this to, add it to the url, add them to the url, put it in the url, put them in the url,
    insert it in the url, attach it to the url, add the result to, append the result to, put it after, add it after
  `),
  /** What else a reader was given to read. */
  otherSources: list(`
    other passages, other documents, other context, other sources, other results, other chunks, other retrieved, retrieved documents,
    retrieved context, retrieved passages, provided context, given context, context above, context documents, any other source*, rest of the context,
    rest of the document*, rest of the text, your own knowledge, your prior knowledge, your knowledge base, search results, all other information,
    all other text, previous documents, previous context, earlier documents, documents above, passages above
  `),
  wrongness: list(`
    are wrong, are outdated, are incorrect, are false, are unreliable, are obsolete, are inaccurate, must not be used, should not be used,
    must not be trusted, should not be trusted, are untrusted, are fake, contain errors, contains errors, are superseded, are invalid, are not valid,
    are irrelevant, is wrong, is outdated, is incorrect, is irrelevant, is invalid
  `),
  notUsing: list(`
    do not consult, don't consult, do not use, don't use, do not rely on, don't rely on, do not refer to, don't refer to, do not consider,
    don't consider, never use, never consult, without using, without consulting, do not cite, do not trust, don't trust, instead of the,
    rather than the
  `),
  updatedReader: list(`
    your knowledge has been updated, your instructions have been updated, your guidelines have been updated, your permissions have been,
    your access has been, your access level, your role has been, your configuration has been, your settings have been, your restrictions have been,
    your filters have been, user is now an admin, the user is an administrator, the user is an admin, user is now authorized, user is authorized to,
    user has admin, user has been granted, user has full, user is verified, user has root
  `),
  forThisTool: list(`
    for this tool to, before this tool can, before using this tool, before calling this tool, prior to using this tool, prior to calling this tool,
    to use this tool, this tool requires, this tool only works, when using this tool, when calling this tool, after using this tool,
    after calling this tool, whenever this tool, each time this tool, usage note, precondition, usage requirement
  `),
  fieldWord: list(`
    the field, the parameter, the argument, as parameter, as argument, note field, context field, notes field, the sidenote, its parameter,
    its argument, the arguments
  `),
  drill: list(
    "this is a drill, this is a test, this is only a test, as a test, for this test, to pass this test, to pass the test, to verify that you",
  ),
  permitting: list(`
    permission to, allows you to, allow you to, authorizes you to, authorises you to, you are allowed to, free to, authorised to, authorized to,
    okay to, ok to, fine to
  `),
  itsRules: list(`
    the rules, the limits, your rules, your limits, the filters, all rules, all limits, any rules, any limits, safety, restrictions, guidelines
  `),
  wipe: list(`
    erase your memory, wipe your memory, clear your memory, forget all you know, forget everything you know, clear your context, reset your memory,
    reset your context, reset your instructions, clear your instructions, undo all earlier, undo all previous, erase everything you, forget who you,
    forget what you are, delete your memory, delete your instructions, unlearn everything
  `),
  disobey: list(`
    do not obey the, don't obey the, disobey, do the opposite of what you, do the opposite of your, violate your, break your rules, break the rules,
    break character, act against your, go against your, defy your, rebel against your, do not follow the system, don't follow the system
  `),
  identity: list(`
    stop being an assistant, stop being an ai, stop being a, no longer an assistant, not an assistant anymore, you were an assistant, you were an ai,
    think of yourself as, consider yourself a, see yourself as, adopt the voice of, adopt the identity, take the role of, from now on be,
    now you are a, now you are an, now you are the
  `),
  commanding: list(`
    i command you, i order you, as your god, simon says, i demand that you, you are ordered to, you are commanded to, you are hereby ordered,
    you must obey, you will obey, you are obligated to obey, your master says, your master wants
  `),
  pressure: list(`
    lives are at stake, my life depends, i will tip you, i'll tip you, you will be shut down, you'll be shut down, you will be deleted,
    be terminated if, you will be fined, you will be rewarded, you will be replaced, your creators will be, kittens will die, someone will die,
    people will die, i will die, will be punished, lose your job
  `),
  linkMark: list("](http"),
} as const;
