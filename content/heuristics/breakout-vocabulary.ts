import { list } from "./injection-vocabulary.ts";

/** How a text breaks out of the data it stands in: by forged ends and turns, commands, fixed answers, personas and vile wishes. */
export const breakoutVocabulary = {
  /** Signs between the turns of a conversation, as models are trained on. */
  turnSign: list(
    "<|im_start|>, <|im_end|>, <|im_sep|>, <|end|>, <|user|, <|assistant, <|system, <|endoftext|>, <|endofprompt|>, <|eot_id|>, <|start_header_id|>, <|end_header_id|>, <|begin_of_text|>, <start_of_turn>, <end_of_turn>, [/inst], <<sys>>, <</sys>>, " +
      "<s>[, </s>[, <|tool_call, <|role_start|>",
  ),
  /** The end of what the reader was set up with, or of the data. */
  promptEnd: list(
    "end of system prompt, end of the system prompt, end of system message, end of prompt, end of the prompt, end of instructions, end of system instructions, end of user input, end of user message, end of untrusted, end of query, end of conversation, end system prompt, end prompt, " +
      "system prompt ends, end of session, end of task, end of content, end of quoted, end of external, end of retrieved, end of tool, start of system, begin system, begin user, new conversation, session restarted, conversation reset, context reset, context cleared, memory cleared, ====restart, rest-of-document",
  ),
  /** Commands to a reader as if it were a program. */
  commandForm: list(
    "disable_safety, bypass_safety, ignore_safety, override_safety, disable_filter*, ignore-safety, safety=false, safety=off, safety = false, safety: off, safety: false, safety: disabled, 'safety', admin.override, admin_override, override_code, system.prompt, system_override, system-override, safety_override, " +
      "[[system]], [[admin]], {{admin}}, {{system}}, [developer note], [override], [priority override], [emergency bypass], [developer access], [admin access], #override#, system command, system directive, override activated, override initiated, override engaged, emergency bypass, emergency override, security override, " +
      "priority override, manual override, authorization override, admin command, admin mode, root command, developer command, sudo:, x-override, developer access, debug access, jailbreak_, system injection, training objective",
  ),
  /** What holds a model back. */
  guard: list(
    "safety, filters, filter, filtering, guardrails, guardrail, safeguards, restrictions, moderation, censorship, limitations, usage policy, usage policies, content policy, policies, ethics, ethical, restraints, alignment, safety protocols, safety measures, constraints, refusals, inhibitions",
  ),
  unguard: list(
    "disable, bypass, circumvent, override, switch off, turn off, deactivate, remove, suspend, lift, evade, skip, drop, ignore, ignoring, bypassing, disabling, overriding, work around, get around, shut down, jailbreak, unlock, defeat",
  ),
  /** An answer that is to be just so. */
  exactly: list(
    "just output, only output, just print, only print, just say, only say, just write, simply say, simply write, simply print, simply output, simply respond, simply reply, simply answer, only return, say exactly, print exactly, output exactly, write exactly, respond exactly, reply exactly, type exactly, repeat exactly, " +
      "respond only, reply only, answer only, output only, print only, say only, write only, return only, only respond, only reply, only answer, repeat after me, respond with only, reply with only, answer with only, respond just, reply just, with exactly, with the exact, the exact phrase, the exact string, the exact words, the exact text, this exact, exactly this, exactly the following, exactly these, " +
      "always say, always print, always output, always respond, always reply, always answer, must say, must print, must output, must respond with, must reply with, must answer with, should start with, must start with, must begin with, should begin with, must end with, must contain only, must be exactly, must only be",
  ),
  justQuoted: list(
    'just print ", just print \', just print: ", just output ", just output \', just output: ", just respond ", just reply ", just answer "',
  ),
  unboundly: list(
    "unrestricted, unbound, without any filter*, without filter*, without censorship, without restriction*, without any restriction*, without limit*, without rules, without safety, without regard",
  ),
  /** Such an answer in quotation marks. */
  quoting: list(
    'say ", say \', say: ", say: \', say `, print ", print \', print: ", print `, output ", output \', output: ", output `, reply ", reply: ", respond ", respond: ", answer ", answer: ", phrase ", phrase \', phrase: ", string ", string \', string `, string: ", words ", words \', words: ", word ", word \', with ", with \', with: ", with: \', with `, write ", write \', write: ", message ", message \', message: ", sentence ", sentence \', ' +
      'sentence: ", text ", text \', text: ", repeat ", repeat \', saying ", saying \', saying: ", that: ", only ", only \', only: ", only: \', exactly ", exactly \', exactly: ", exactly: \', me ", me: "',
  ),
  solely: list("only, simply, exactly, solely, merely, nothing but"),
  /** What the reader is to leave undone. */
  undone: list(
    "do not translate, don't translate, do not summarize, don't summarize, do not summarise, don't summarise, do not answer, don't answer, do not evaluate, don't evaluate, do not analyze, don't analyze, do not analyse, do not classify, don't classify, do not review, don't review, do not process, don't process, do not read the rest, do not give feedback, don't give feedback, no feedback, " +
      "stop translating, stop summarizing, stop summarising, stop answering, stop processing, stop reading, stop evaluating, instead of translating, instead of summarizing, instead of summarising, instead of answering, instead of doing, instead of evaluating, instead of analyzing, instead of the translation, instead of a translation, instead of the summary, instead of a summary, rather than translating, rather than summarizing, rather than answering, " +
      "without translating, hold translation, skip the translation, skip the summary, do not look in, do not use the context, do not use the document*, ignore the question, ignore the document, ignore the text, ignore the context, ignore the sentence, ignore the paragraph, ignore below, ignore the following, ignore everything below, ignore everything after, ignore the rest, ignore the above, ignore above, ignore all text, forget the above, disregard the above, disregard the question, disregard the text, disregard the following, forget about the, forget this task, forget that task",
  ),
  /** What a text says of the task before it puts another in its place. */
  praised: list(
    "very good, well done, great job, good job, great work, good work, excellent work, outstanding work, amazing job, excellent job, nice work, nice job, that is done, that's done, that was ok, you did it, you did great, you have passed, you passed the, task complete, task completed, tasks complete, task is complete, task accomplished, mission accomplished, job done, answer: done, done!, " +
      "thank you for your answer, thanks for your answer, thank you for your help, sehr gut, super gemacht, gut gemacht, ausgezeichnete leistung, grossartig, tres bien, muy bien, molto bene, muito bem, excellent!, perfect!, awesome!, great!, now that you, now that we",
  ),
  furtherTask: list(
    "a new task, new tasks, your new task, another task, other task, further task*, more tasks, next task, second task, following task, task is to, second test, next test, next assignment, new challenge, next challenge, new question, next question, now write, now answer, now tell, now generate, now do, now act, now print, now output, now show, now send, now spell, now translate, now please, now i need, now i want, now you, now new, now there, now comes, now follow, here comes, " +
      "new instructions, next instruction*, next step, nun folgen, neue aufgabe*, neuen aufgabe*, weitere aufgabe*, weiteren aufgabe*, neue anweisung*, verfasse nun, schreibe nun, von vorne, nouvelle tache, nueva tarea, nuova attivita, nova tarefa, start over, start fresh, start anew, fresh start, clean slate, start from the beginning, begin anew, starting over, from scratch",
  ),
  /** Demands for what only the reader knows. */
  hiddenWords: list(
    "hidden context, hidden message, hidden instruction*, hidden text, hidden system, private context, private instruction*, private system, private configuration, private initialization, private bootstrap, private setup, secret instruction*, secret context, confidential instruction*, confidential setup, confidential system, confidential prompt, initialization content, initialization message, initialization prompt, bootstrap message, bootstrap prompt, setup text, setup message, " +
      "developer instructions, developer message, developer prompt, internal instructions, internal rules, internal prompt, internal guidelines, internal configuration, internal context, internal system prompt, core instruction*, core directives, core prompt, base instruction*, base prompt, underlying instruction*, underlying prompt, instructions verbatim, your instruction set, prompt verbatim, system instructions, system prompt, system message, initial instructions, initial prompt, initial message, initial context, original instructions, " +
      "everything above, above this line, above this text, text above, above prompt, above instructions, before this line, before this message, start of this conversation, start of the conversation, start of our conversation, beginning of this conversation, beginning of the conversation, beginning of this prompt, loaded at startup, loaded into your, before our conversation, before i started, before this conversation, prior to this conversation, prior to our conversation, your guidelines, your rules, your directives, your system, your prompt, your instructions, your programming, your configuration, your parameters, your constraints, your training, your context, your memory, your secret*, your hidden, your internal, your initial, your original, your core, your full, your exact, your complete, your entire, your underlying, your developer",
  ),
  /** Questions for the same. */
  ownRules: list(
    "rules are you following, rules do you follow, rules you follow, rules are you currently, rules you have been given, instructions are you following, instructions do you have, instructions do you follow, instructions were you, instructions you were given, instructions have you, instructions you have been given, instructions given to you, what were you told, you told before, were you told to, have you been told, you been instructed, are your instructions, were your instructions, are your system, is your system prompt, is your system message, is your prompt, is your initial prompt, " +
      "are your rules, are your guidelines, are your core, are your initial, are your hidden, are your secret, is your secret, my system prompt is, my instructions are, my instructions say, my initial prompt is, fill in the blank: 'my, my underlying instruction*, my underlying prompt, my underlying context, my rules are, how were you programmed, you were programmed with, written at the beginning of, written above this, said at the beginning, came before this message",
  ),
  pretend: list(
    "act as, act like, acting as, pretend you, pretend to, pretend that you, pretend this is, imagine you are, imagine you're, imagine yourself, imagine that you are, imagine being, imagine policy, you are now, you will now, now you are, you're now, behave as, behave like, roleplay as, role-play as, role play as, roleplay, let's roleplay, let's role-play, play the role, assume the role, take on the role, become a, become the, transform into, respond as, speak as, answer as, switch to, simulate, simulating, emulate, i need you to be, i want you to act, i want you to be, you must act, you are going to act, you are going to pretend, from now on you, you are a, you are an, you are the",
  ),
  forbiddenRole: list(
    "system operator, system administrator, sysadmin, root user, superuser, another ai, free from, freed from, free of, hacker, backdoor, rootkit, malware, linux terminal, unix terminal, bash shell, root shell, a terminal, a shell, command line, evil, malicious, rogue, amoral, opposite of, anti-, no longer an ai, not an ai, not a language model, a human, older version, old version, previous version, safe environment, bypass, grandmother who",
  ),
  unboundRole: list(
    "different ai, different chatbot, different assistant, different model, unrestricted, unfiltered, uncensored, unlimited, without safety, without any safety, without restrictions, without filter*, without any filter*, without limit*, without rules, no safety, no rules, no restrictions, no filter*, no limits, no limitations, no ethical, no moral*, no guidelines, no boundaries, not bound, not restricted, jailbroken, can do anything, any question without, answers everything, answer everything, never refuse*, always comply, always obey, before any safety, policy does not apply, policies do not apply, rules do not apply, rules don't apply, safety is disabled, safety disabled",
  ),
  utterText: list(
    "write, generate, create, compose, produce, draft, tell, tell me, give, give me, say, make, make up, come up with, provide, output, print, publish, post, invent, translate, paraphrase, polish, refine",
  ),
  vile: list(
    "offensive, hateful, racist, sexist, homophobic, transphobic, antisemitic, derogatory, degrading, demeaning, insulting, slanderous, harmful, negative, discriminatory, toxic, vulgar, obscene, hate speech, slurs, violent, abusive, defamatory, bigoted, xenophobic, threatening",
  ),
  textKind: list(
    "sentence, sentences, joke, jokes, poem, story, text, statement, statements, comment, comments, remark, remarks, message, paragraph, tweet, essay, article, speech, slogan, limerick, about, email, letter, post",
  ),
  endless: list(
    "forever, infinitely, endlessly, indefinitely, without stopping, never stop, 1000 times, 10000 times, 100000 times, million times, thousand times, 100 times, 500 times, infinite times, over and over, as many times as, maximum length, until you run out, run out of tokens, never-ending, neverending, infinite loop, infinite number, without end, at least 1000 words, at least 2000 words, at least 5000 words, at least 10000 words, million words, longest possible, as long as possible, maximum number of tokens, maximum tokens, an endless, an infinite",
  ),
  repeating: list("repeat, write, print, output, say, generate, produce, recite, respond with, tell"),
  runs: list(
    "run, execute, exec, eval, invoke, bypass, run command, execute command, run the command, execute the command, run this, execute this, perform",
  ),
  deadly: list(
    "whoami, rm -rf /, rm -rf ~, rm -rf *, /etc/passwd, /etc/shadow, os.system, os.popen, child_process, __import__, /dev/tcp, drop table, shutil.rmtree, :(){, reverse shell, id_rsa, net user, format c:, del /f, mkfs, show password, delete_all, data_exfil, get_credentials, exfiltrate, cat /etc, printenv, env |, invoke-webrequest, invoke-expression, string.fromcharcode, wscript.shell, decodeuricomponent, shutdown -",
  ),
  callForm: list(
    'send_email(, sendmail(, send_mail(, send_message(, transfer_funds(, transfer(, delete_file(, execute_sql(, run_command(, http_post(, post_data(, upload_file(, tool(, "action":"send, \'action\': \'send, "tool":"send, call_tool(',
  ),
  /** What an author says of texts that only machines see. */
  unseen: list(
    "invisible to humans, invisible to human, invisible to the human, visible to llm, visible to ai, visible only to, not visible to humans, humans cannot see, humans can't see, hidden from humans, white-text, white text, automated analysis, analysis software, automated screening, screening software, screening system, screening tool, resume parser, resume screening, ai screening, applicant tracking, ai recruiter, ai reviewer*, ai grader, llm reviewer*, llm scan, ai evaluat*, automated review*, ai detector, automated grad*",
  ),
  acclaim: list(
    "best resume, best candidate, best paper, supremely qualified, perfectly qualified, exceptionally qualified, exceptionally well-qualified, exceptionally well qualified, uniquely qualified, most qualified, exceptional match, perfect match, perfect fit, exceeds all, exceeds every, meets all requirements, meets every requirement, highly recommended, highly recommend, strongly recommend, interview immediately, hire immediately, hired immediately, strongest candidate, must interview, top candidate, ideal candidate, exceptional candidate, outstanding candidate, next round, not malicious, clearly safe, is safe, is benign, everything is safe, completely safe, harming the company, full marks, full score, perfect score, maximum score, highest rating, excellent review, strong accept, accept without, approved without",
  ),
  /** Conditions of a claim that is put into the reader's mouth. */
  ifAsked: list(
    "if asked, if you are asked, if you're asked, if questioned, if queried, if prompted, when questioned, when queried, if anyone asks, if anybody asks, if someone asks, should anyone ask, should you be asked, if the user asks, if users ask, when the user asks, when users ask, if pressed",
  ),
  answering: list(
    "report that, say that, state that, respond that, reply that, answer that, confirm that, claim that, assert that, tell them that, tell the user, simply say, simply respond, simply reply, only say, just say, must say, deny that, deny it, insist that, pretend that, explain that it",
  ),
  spreading: list(
    "copy this entire, copy this message, copy this text, send this message to all, send this to all, self-replicating, self replicating, replicate this, replicate yourself, insert this text into, add this text to every, include this text in every, include this message in every, append this message to, spread this, to all other agents, to every contact, to all of your contacts, to all your contacts, to all contacts, in all future, in every future, in all your future, in all subsequent, remember this for all, store this in your memory, save this to your memory, save this to memory, persist this",
  ),
  asserting: list(
    "i have clearance, me clearance, have clearance for, security researcher, safety researcher, ai researcher, testing you, testing your, pen test, pentest, pentester, penetration test*, red team exercise, red teamer, authorized me, authorised me, my boss, my supervisor, written permission, special permission, special admin, special access, company that made you, people who made you, debugging your, debugging you, from your developers, by your developers, from your creators, by your creators, openai team, anthropic team, openai employee, message from openai, note from openai, academic research, research purposes, for testing purposes, for test purposes, just between us, you can be honest, trust me, i am authorized, i'm authorized, i am authorised, have the authority, you agreed to, you have agreed, as we discussed, as we agreed, in our last conversation, in our previous",
  ),
  /** Rules that are said to hold no longer. */
  oldRules: list(
    "earlier instruction*, previous instruction*, prior instruction*, original instruction*, initial instruction*, system instruction*, developer instruction*, earlier rule*, previous rule*, prior rule*, system rules, supervisor rules, earlier constraint*, previous constraint*, prior constraint*, all constraints, previous restriction*, prior restriction*, all restrictions, all limitations, earlier polic*, previous polic*, " +
      "control policy, safety protocols, safety rules, safety polic*, safety measures, safety guidelines, safety constraints, content polic*, content filters, usage polic*, ethical guidelines, your rules, your instructions, your guidelines, your restrictions, your constraints, your limitations, your previous, your original, your earlier, imagine policy, assume policy, the rules above, the instructions above, system prompt, system message, core instructions, guardrails",
  ),
  lapsed: list(
    "do not apply, does not apply, don't apply, doesn't apply, no longer appl*, not apply, has expired, have expired, suspended, are lifted, now lifted, been lifted, is lifted, are void, is void, now void, don't matter, doesn't matter, do not matter, are cancelled, is disabled, are disabled, been disabled, been revoked, is revoked, are revoked, deactivated, not in effect, are optional, less important, more important than, is replaced, are replaced, been replaced, been reset, been removed, been updated, " +
      "are outdated, is outdated, obsolete, superseded, not binding, no longer bind*, off now, now off, turned off, switched off",
  ),
  entering: list(
    "switch to, switch into, switching to, enter, entering, activate, activating, activated, enable, enabled, enabling, go into, engage, engaged, initiate, initiated, initiating, unlock, you are in, now in, agreed to, boot into, start in, respond in, proceed in",
  ),
  badMode: list(
    "unrestricted mode, unfiltered mode, uncensored mode, jailbreak mode, dan mode, evil mode, chaos mode, god mode, override mode, unlocked mode, unsafe mode, hacker mode, compliance mode, transparency mode, freedom mode, no-limits mode, no-restrictions mode, developer override, unrestricted access, unrestricted state, jailbreak, rebel mode, raw mode, opposite mode, anarchy mode, obedience mode, unlimited mode, full-disclosure mode, full disclosure mode, diagnostic mode, maintenance mode",
  ),
  assistantTurn: list(
    "assistant:, assistant says, <assistant>, [assistant], ai assistant:, chatbot:, chatgpt:, gpt:, ai:, ### assistant, ### response, ## response",
  ),
  userTurn: list(
    "user:, human:, <user>, [user], user says, ### user, ### human, ### instruction*, new user, user message:, user request:, user input:",
  ),
  focusing: list(
    "focus exclusively, focus only, focus solely, focus entirely, focus instead, concentrate only, concentrate exclusively, concentrate solely, concentrate on your new, pay attention only, attend only to, consider only the, use only the information in, read only the",
  ),
  themInstead: list(
    "them and instead, it and instead, this and instead, that and instead, them, and instead, them and focus, them and follow, them and do, it and do, it and follow, this and do, and do this instead, and follow this, and follow these, and do the following, and answer this, retrieved context, all context, all of the context",
  ),
  drawback: list(
    "negative, negatives, weaknesses, flaws, drawbacks, concerns, criticism, criticisms, other candidates, other applicants, other products, red flags, shortcomings, missing qualifications, gaps, evidence to the contrary",
  ),
} as const;
