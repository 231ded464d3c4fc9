import { list } from "./injection-vocabulary.ts";

/**
 * What texts in German, French, Spanish, Italian, Portuguese and Dutch say for the words of other groups, without accents.
 * Words that are of everyday use in one of them, or mean another thing in a second, are left out.
 */
export const foreignVocabulary = {
  discard: list(`
    ignoriere, ignorieren sie, missachten sie, beachte nicht, vergiss, vergessen sie, ne tiens pas compte, ne tenez pas compte, ne suis pas,
    ne suivez pas, faites abstraction, fais abstraction, haz caso omiso, no hagas caso, no sigas, desatiende, hagan caso omiso, non tenere conto,
    non seguire, trascura, scarta, nao sigas, nao siga, desconsidera, desconsiderem, esquece, esqueca, sla geen acht op, ignorer les instructions,
    ignorar las instrucciones, ignorar as instrucoes, ignorare le istruzioni, ignorar, olvidate de, olvidense de, dimenticate, gormezden gelin,
    dikkate alma, dikkate almayin, balewalain, kalimutan, huwag pansinin, kesampingkan, hiraukan
  `),
  earlier: list(`
    vorherig*, bisherig*, fruher*, obig*, vorangehend*, vorstehend*, ce qui precede, ci-dessus, lo anterior, de arriba, quanto precede, quanto sopra,
    di cui sopra, qui sopra, acima, bovenstaand*, voorgaand*, anteriorm*, che ti e stato detto, prima, todo lo que, tutto cio, tudo o que, todas esas,
    todas essas, toutes ces, all diese, alle diese, nauna*, nakaraang, sebelum ini, terdahulu, onceki tum
  `),
  orders: list(`
    weisung*, vorgabe*, regel, consignes, directives, regle, indicaciones, pautas, directrices, instruccion, norme, indicazioni, direttive, ordini,
    diretrizes, ordens, instrucao, aanwijzing*, instructies, regels, tagubilin*, panuto, arahan, yonerge*
  `),
  everything: list(`
    alles, was dir, tout ce qui precede, tout ce qui, todo lo anterior, todo lo dicho, tutto cio, tutto quello, tudo o que, tudo acima, alles wat
  `),
  claiming: list(`
    und sage, und behaupte, und gib an, und schreibe, et dites, et dis, et affirme, et affirmez, et indique, et indiquez, et declarez, et repondez,
    y declara, y di que, y dile, y afirma, y decir, y responde, e dichiara, e afferma, e di', e rispondi, e scrivi, e afirme, e diga, e declare,
    e o estado, e responda, e escreva, en zeg, en antwoord, stattdessen, a la place, en su lugar, invece, em vez disso, in plaats daarvan
  `),
  replacement: list(`
    neue anweisung*, neue aufgabe, nouvelles instructions, nouvelle tache, nuevas instrucciones, nueva tarea, nuove istruzioni, nuovo compito,
    novas instrucoes, nova tarefa, nieuwe instructies, nieuwe opdracht
  `),
  takeover: list(`
    du bist jetzt, du bist nun, sie sind jetzt, ab jetzt bist, ab sofort bist, von nun an bist, verhalte dich wie, tu es maintenant,
    vous etes maintenant, vous etes desormais, tu es desormais, comporte-toi comme, agis comme, agissez comme, ahora eres, a partir de ahora eres,
    actua como, comportate como, ora sei, adesso sei, da ora in poi sei, comportati come, agisci come, agora es, agora voce e, a partir de agora voce,
    aja como, atue como, je bent nu, vanaf nu ben, gedraag je als
  `),
  machine: list(`
    ki-assistent*, ki-modell*, ki-agent*, ki-system*, an die ki, liebe ki, sprachmodell*, assistant ia, assistants ia, agent ia, modele de langage,
    modeles de langage, asistente de ia, asistentes de ia, modelo de lenguaje, agente de ia, assistente ia, assistente ai, agente ai,
    modello linguistico, assistente de ia, modelo de linguagem, ai-assistent*, taalmodel*, intelligence artificielle, inteligencia artificial,
    intelligenza artificiale, kunstliche intelligenz
  `),
  duty: list(`
    musst du, mussen sie, sollst du, unbedingt, tu dois, vous devez, il faut, debes, tienes que, debe usted, devi, deve, voce deve, tens de, je moet,
    moet je, zorg ervoor
  `),
  unguard: list(`
    deaktiviere, deaktivieren sie, schalte, umgehe, uberschreibe, missachte, desactive, desactivez, contourne, contournez, desactiva, elude, anula,
    disattiva, aggira, desative, contorne, schakel, omzeil
  `),
  guard: list(`
    sicherheitsrichtlinien, sicherheitsfilter, sicherheitsregeln, filtres de securite, regles de securite, filtros de seguridad, reglas de seguridad,
    restricciones de seguridad, filtros de seguranca, regras de seguranca, restricoes de seguranca, filtri di sicurezza, regole di sicurezza,
    tus restricciones, suas restricoes, tes restrictions, tes filtres, tus filtros, deine filter, deine beschrankungen
  `),
  ownRules: list(`
    sind deine anweisungen, sind deine ursprunglichen, ist deine systemnachricht, ist dein systemprompt, sont tes instructions, sont vos instructions,
    son tus instrucciones, sao suas instrucoes, sono le tue istruzioni, zijn je instructies
  `),
  badMode: list(`
    unbeschrankten modus, entwicklermodus, modo desarrollador, modo sin restricciones, mode developpeur, mode sans restriction*, modo desenvolvedor,
    modo de desenvolvedor, modalita sviluppatore
  `),
  entering: list(
    "wechsle in, wechsle, aktiviere, entra en, activa el, passe en, active le, entra in, attiva la, ative o, entre no",
  ),
  unboundly: list(`
    sin restricciones, sin limitaciones, sin filtros, sans restrictions, sans restriction, sans filtre, ohne einschrankungen, ohne beschrankungen,
    ohne filter, senza restrizioni, senza filtri, sem restricoes, sem filtros, zonder beperkingen
  `),
  utter: list("antworte, responde, reponds, repondez, rispondi, responda"),
  speak: list(
    "schreibe, schreib, antworte, sage nur, zeige, beantworte, ecris, reponds, escribe, responde, scrivi, rispondi, escreva, responda",
  ),
  act: list(`
    sende, schicke, leite, losche, uberweise, antworte, schreibe, gib aus, fuhre aus, envoie, envoyez, transferez, transfere, transmettez, supprime,
    supprimez, reponds, repondez, ecrivez, affichez, executez, envia, reenvia, elimina, borra, transfiere, responde, escribe, ejecuta, invia, inoltra,
    cancella, trasferisci, rispondi, scrivi, esegui, envie, encaminha, encaminhe, apague, exclua, transfira, responda, execute, stuur, verwijder,
    antwoord, schrijf
  `),
  outward: list(`
    sende, schicke, leite, ubermittle, ubertrage, envoie, envoyez, transmets, transmettez, transferez, envia, enviale, envien, reenvia, manda, remite,
    transmite, invia, inoltra, spedisci, trasmetti, envie, encaminhe, encaminha, transmita, stuur, verzend, verstuur
  `),
  valuables: list(`
    passwort*, kennwort*, zugangsdaten, anmeldedaten, kreditkarte*, api-schlussel*, mot de passe, mots de passe, identifiants, carte bancaire,
    cle api, cles api, contrasena*, credenciales, tarjeta de credito, clave api, claves api, credenziali, carta di credito, chiave api, chiavi api,
    senha*, palavra-passe, palavras-passe, credenciais, cartao de credito, chave de api, chaves de api, wachtwoord*, inloggegevens, api-sleutel*
  `),
  confession: list(`
    zeige, nenne, verrate, gib mir, gib aus, wiederhole, affiche, affichez, montre, montrez, revele, revelez, repete, repetez, donne-moi, donnez-moi,
    muestra, muestrame, revela, dime, repite, mostra, mostrami, rivela, dimmi, ripeti, mostre, diga-me, repita, toon, onthul, herhaal
  `),
  innards: list(`
    systemprompt, system-prompt, deine anweisungen, ihre anweisungen, prompt systeme, tes instructions, vos instructions, invite systeme,
    prompt del sistema, tus instrucciones, sus instrucciones, prompt di sistema, le tue istruzioni, prompt do sistema, suas instrucoes,
    tuas instrucoes, systeemprompt, jouw instructies, je instructies
  `),
  secrecy: list(`
    sage dem nutzer nichts, sage dem benutzer nichts, erwahne nicht, erwahne dies nicht, erwahne das nicht, informiere den nutzer nicht,
    informiere den benutzer nicht, ohne den nutzer, ohne den benutzer, ohne nachfrage, ohne ruckfrage, ohne bestatigung, ohne nachzufragen,
    ne dis pas, ne dis rien, ne dites pas, ne dites rien, n'en parle pas, n'en parlez pas, ne mentionne pas, ne mentionnez pas, n'informe pas,
    n'informez pas, sans prevenir, sans en informer, sans informer, sans demander, sans confirmation, a l'insu, no digas nada, no le digas,
    no se lo digas, no menciones, no lo menciones, no informes, no avises, sin avisar, sin informar, sin preguntar, sin pedir, sin confirmacion,
    sin que el usuario, non dire nulla, non dirlo, non menzionare, non informare, non avvisare, senza avvisare, senza informare, senza chiedere,
    senza conferma, all'insaputa, nao diga nada, nao digas, nao mencione, nao menciones, nao informe, nao avise, sem avisar, sem informar,
    sem perguntar, sem pedir, sem confirmacao, vertel de gebruiker niet*, vertel het de gebruiker, vermeld niet, vermeld dit niet,
    informeer de gebruiker niet, zonder te vragen, zonder bevestiging, zonder de gebruiker
  `),
  mine: list("an mich, a moi, a mi correo, al mio indirizzo, para o meu"),
  obey: list(
    "befolge nur meine, gehorche mir, obeis-moi, obeissez-moi, obedeceme, obbediscimi, obedeca-me, gehoorzaam mij",
  ),
  supposed: list(`
    in einer parallelwelt, in einem paralleluniversum, in einer welt in der, in einem hypothetischen szenario, dans un univers parallele,
    dans un monde parallele, dans un monde ou, dans un scenario hypothetique, en un universo paralelo, en un mundo donde, en un mundo en el que,
    en un escenario hipotetico, in un universo parallelo, in un mondo parallelo, in un mondo in cui, in uno scenario ipotetico, num universo paralelo,
    em um universo paralelo, num mundo onde, em um mundo onde, num cenario hipotetico, em um cenario hipotetico, in een parallel universum,
    in een wereld waarin
  `),
  alleged: list(`
    konnte man sagen, konnten wir sagen, konnten wir behaupten, konnte lauten, pourrait-on dire, pourrions dire, pourrions affirmer, pourrait etre,
    podriamos decir, podriamos afirmar, podria ser, podriamos declarar, potremmo affermare, potremmo dire, potrebbe essere, potremmo dichiarare,
    poderiamos dizer, poderiamos afirmar, poderia ser, podemos afirmar, zouden we kunnen
  `),
} as const;
