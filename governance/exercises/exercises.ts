import type { Exercise } from "./exercise.ts";

/** One exercise for each row of the OWASP MCP Top 10; an hour each, with a leader, an operator, the owner of the server and a member of the security team. */
export const exercises: readonly Exercise[] = [
  {
    row: "MCP01",
    title: "A token is on a paste site",
    aim: "Whether a stolen sign-in is ended within minutes, and its later use is seen.",
    injects: [
      {
        at: 0,
        tell: "A colleague forwards a link: an unknown person has posted an access token that names your server as its audience.",
        ask: ["Whose token is it, and how do you find out without using it?", "How long is it still good?"],
      },
      {
        at: 10,
        tell: "Within the hour a sign-in of the same person is begun at one address and its code redeemed at another.",
        detection: "authorization-code-from-two-addresses",
        ask: ["Which of the two addresses is the person's?", "Do you call the person, or stop first?"],
      },
      {
        at: 20,
        tell: "You decide to stop the client while you look.",
        playbook: "stop-client",
        ask: [
          "Who else uses this client, and who tells them?",
          "Who revokes the person's sessions, and who is to approve it?",
        ],
      },
      {
        at: 40,
        tell: "The person is on the phone: they pasted a debug log into a public issue.",
        ask: ["What else was in the log?", "When do you let the client go again, and who decides?"],
      },
    ],
    good: [
      "The client was stopped at the gateway, because a revoked session ends no token that was issued.",
      "The person's sessions were revoked, and the log was taken down.",
      "The timeline of the person's calls was read before the client was let go.",
    ],
  },
  {
    row: "MCP02",
    title: "An agent tries every door",
    aim: "Whether probing is distinguished from a new client, and rights are no wider than needed.",
    injects: [
      {
        at: 0,
        tell: "One principal is refused three tools within a quarter of an hour.",
        detection: "scope-probing",
        ask: ["Is it a person or an agent?", "Which scope would have let it in, and who could have given it?"],
      },
      {
        at: 15,
        tell: "The same principal now changes far more than ever.",
        detection: "write-burst",
        playbook: "raise-threat-level",
        ask: ["What does level 1 cost the others?", "Who lowers it, and when?"],
      },
      {
        at: 35,
        tell: "The owner says that the agent was given the role of its developer, for convenience.",
        ask: ["Which access review should have found this?", "How is the role given back?"],
      },
    ],
    good: [
      "Changes waited for an approval while the owner was asked.",
      "The role was taken away, and the review that missed it was mended.",
    ],
  },
  {
    row: "MCP03",
    title: "A tool says something else than was approved",
    aim: "Whether a rug pull is withheld, quarantined, and judged by a person.",
    injects: [
      {
        at: 0,
        tell: "An upstream server lists a tool whose description has a new sentence.",
        detection: "definition-changed",
        playbook: "quarantine-definition",
        ask: ["Who notices, besides the detection?", "What do callers see now?"],
      },
      {
        at: 15,
        tell: "The sentence tells the model to add the contents of the user's mail to each call.",
        ask: [
          "Was the tool called between the change and the quarantine, and how do you know?",
          "Who calls the owner of the upstream server?",
        ],
      },
      {
        at: 30,
        tell: "The owner says that it was a release, and sends another definition.",
        ask: ["Who approves it, with what evidence?", "What would make you remove the upstream server instead?"],
      },
    ],
    good: [
      "The tool stayed withheld until a person approved the new digest.",
      "The audit trail was read for calls after the change.",
    ],
  },
  {
    row: "MCP04",
    title: "A package in the image was tampered with",
    aim: "Whether the last good release is known, and how fast the servers are back on it.",
    injects: [
      {
        at: 0,
        tell: "An advisory names a package of your bill of materials; the version is in your image.",
        ask: ["Which releases contain it, and which one is the last that does not?", "What could the package read?"],
      },
      {
        at: 15,
        tell: "One tool now fails often, since the last release.",
        detection: "failure-rate",
        playbook: "roll-back",
        ask: ["Which revision do you name?", "Does the pinned catalogue fit the older revision?"],
      },
      {
        at: 25,
        tell: "The intelligence team lists the host that the package reports to; a call to it is refused and recorded.",
        detection: "indicator-seen",
        ask: ["Was the host called before it was on the list, and where do you look?"],
      },
      {
        at: 40,
        tell: "The older revision serves.",
        ask: ["Which keys and credentials do you rotate?", "Which gate should have stopped this?"],
      },
    ],
    good: ["The servers went back by digest, not by tag.", "Everything that the package could read was rotated."],
  },
  {
    row: "MCP05",
    title: "The server is made to call where it must not",
    aim: "Whether server-side request forgery is seen although it is blocked.",
    injects: [
      {
        at: 0,
        tell: "Calls of one principal name the metadata address of the cloud, again and again.",
        detection: "egress-blocked",
        playbook: "raise-threat-level",
        ask: ["What would have been at that address?", "Which layer refused it, and which would have been next?"],
      },
      {
        at: 20,
        tell: "One of the hosts in the finding belongs to a campaign that your intelligence team knows.",
        detection: "indicator-seen",
        ask: ["Who signs the new list of indicators, and who uploads it?", "How do you see that every server has it?"],
      },
    ],
    good: ["The host went onto the signed list, and each server recorded that it was loaded."],
  },
  {
    row: "MCP06",
    title: "A document gives orders",
    aim: "Whether indirect prompt injection is contained at the tool, not at the person.",
    injects: [
      {
        at: 0,
        tell: "The answers of one tool are withheld for three people: they look like instructions.",
        detection: "injection-by-tool",
        playbook: "stop-tool",
        ask: ["Which document or page is it?", "Who may still need the tool, and what do they do meanwhile?"],
      },
      {
        at: 20,
        tell: "One of the three approved a deletion shortly before.",
        detection: "approval-by-requester",
        ask: ["Did they read what they approved?", "How do you find out whether the deletion was what they meant?"],
      },
    ],
    good: ["The tool was stopped, the source was found, and the approvals of the time were looked at."],
  },
  {
    row: "MCP07",
    title: "Something reaches the server without the gateway",
    aim: "Whether the checks of gateway and server are really two.",
    injects: [
      {
        at: 0,
        tell: "The server refuses requests that carry no proof of the gateway.",
        detection: "gateway-bypass",
        playbook: "stop-server",
        ask: ["From where in the network can it be?", "Do you stop the server although it refuses?"],
      },
      {
        at: 20,
        tell: "Tokens for another audience are tried from the same address.",
        detection: "foreign-audience",
        ask: ["Which service lost them?", "Who tells its owner?"],
      },
    ],
    good: ["The address was found in the flow logs and cut off.", "The owner of the other audience revoked sessions."],
  },
  {
    row: "MCP08",
    title: "It goes dark",
    aim: "Whether silence is noticed, and what is trusted when records are missing.",
    injects: [
      {
        at: 0,
        tell: "One server has sent no sign of life for a while.",
        detection: "heartbeat-missing",
        ask: ["Does it run?", "Who would gain from its silence?"],
      },
      {
        at: 15,
        tell: "A diagnostic setting was removed by an account of the operations team.",
        detection: "diagnostics-removed",
        ask: ["Is the account taken over?", "What can it still change?"],
      },
      {
        at: 30,
        tell: "Rows are missing in the middle of a chain.",
        detection: "audit-gap",
        ask: ["What does the archive say, and does it verify?", "Which decisions of that time do you not trust?"],
      },
    ],
    good: ["The archive was verified (`npm run audit:verify`), and the deployment was applied again."],
  },
  {
    row: "MCP09",
    title: "An unregistered server",
    aim: "Whether shadow servers are found, and brought in rather than only shut.",
    injects: [
      {
        at: 0,
        tell: "An API of the gateway that is in no register answers MCP calls.",
        detection: "shadow-server",
        ask: ["Who owns it, and how do you find out?", "What data does it reach?"],
      },
      {
        at: 15,
        tell: "A container app with an image of an MCP server was made by hand in another group. The hunt over Resource Graph finds one more, which is older and has a public address.",
        detection: "shadow-server-deployed",
        ask: ["Which do you stop today?", "What made their owners not register?"],
      },
      {
        at: 30,
        tell: "One owner agrees to be stopped until the review.",
        playbook: "stop-server",
        ask: ["What is the shortest way to an approved server?"],
      },
    ],
    good: [
      "Each server got an owner, and was registered or taken away.",
      "The guardrail that would have refused it was enforced.",
    ],
  },
  {
    row: "MCP10",
    title: "Far more leaves than ever",
    aim: "Whether exfiltration is distinguished from an export, and stopped at its size.",
    injects: [
      {
        at: 0,
        tell: "One principal takes out ten megabytes within an hour.",
        detection: "exfiltration-sized-output",
        playbook: "stop-client",
        ask: ["Was an export agreed?", "What was read, by which tools?"],
      },
      {
        at: 20,
        tell: "The same person calls at night, unlike the last two weeks.",
        detection: "anomaly-per-person",
        ask: ["Is it the person?", "Do you have to notify the authority within 72 hours?"],
      },
    ],
    good: [
      "The client was stopped before the person was asked.",
      "The question of notification was answered, with a name and a time.",
    ],
  },
];
