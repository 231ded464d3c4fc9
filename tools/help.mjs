// `npm run <script> -- --help`, for every script: what it does and what it takes. Loaded before the program, so that nothing has been begun.

const overrides = "[--config <file>] [--profile dev|standard|regulated] [-c key=value …] [--trace]";

/** What each script does, and its arguments. */
const scripts = {
  start: [
    "Synthesises the stacks and runs the whole deployment on this machine, until Ctrl-C.",
    "[--port <first of three>] [--mode facade|direct] [--config <file>] [--server <name>=<URL or command>]… [--trust] [--watch] [--inspect] [--indicators <file>] [--check] [--stacks <synthesised before>] [--trace]",
  ],
  stop: ["Ends the deployment that runs on this machine.", "[--port 7300]"],
  token: [
    "Prints a token of a person of the deployment that runs on this machine.",
    "[--user alice] [--scopes documents.read,…] [--server <name>] [--port 7300]",
  ],
  synth: ["Writes the stacks. Nothing is deployed.", `${overrides} [--out cdktf.out] [--hcl] [--brief]`],
  deploy: [
    "Deploys the stacks in order with Terraform, or plans them. Goes on where an earlier run ended.",
    `[stack …] [--plan | --saved] [--auto-approve] [--outputs-file <file>] [--parallelism <n>] [--engine terraform|tofu] [--skip-doctor <reason>] [--json] ${overrides}`,
  ],
  doctor: [
    "Checks everything that can be known before a deployment, and says what mends it. Ends with 1 when something would fail.",
    `[--list] [--json] [--engine terraform|tofu] ${overrides}`,
  ],
  bootstrap: [
    "Makes the place for the state and registers resource providers, after it has shown what is missing and asked.",
    `[--print] [--auto-approve] ${overrides}`,
  ],
  image: [
    "Builds an image in a registry of yours, without docker, and prints it by its digest.",
    `--registry <name or resource id> [--folder .] [--dockerfile server/Dockerfile] [--repository mcp-server] [--write] ${overrides}`,
  ],
  rollout: [
    "Deploys a server's stack, and gives the new revision traffic once it answers as it must; back to the old one when clients would be refused.",
    `[stack] [--token-command <command>] [--verify label|endpoint|probes] [--verify-command <command, with MCP_URL>] [--auto-approve] ${overrides}`,
  ],
  rollback: ["Sends all traffic to a revision before.", `[stack] [--to <revision>] ${overrides}`],
  "policies:judge": [
    "Reads every API Management policy of a folder, renders it again and compares; says what is refused and why.",
    "<folder, such as a checkout> [--json]",
  ],
  "policies:reference": ["Writes the reference of policy elements and expressions from the code."],
  pipeline: [
    "Copies the pipelines that deploy and operate a deployment into a repository; refuses to overwrite.",
    "github|azure-devops [--into <folder of the repository>]",
  ],
  "pipeline:identities": [
    "Makes the identities that the pipelines sign in as: a planner that reads, a deployer that changes; asks first.",
    "(--repository <owner/name> [--branch main] [--environment production] | " +
      `--plan-subject <of the connection> --deploy-subject <of the connection>) ${overrides}`,
  ],
  "verify:image": [
    "Verifies with cosign that each image of the configuration was signed by the named or configured signer, and that its bundle is the expected one.",
    `[--identity <of the certificate> --issuer <url> | --key <file, or azurekms://…>] ${overrides}`,
  ],
  compliance: [
    "Lists resources of the deployment that violate a policy in force. Ends with 1 when there is one.",
    `[--json] ${overrides}`,
  ],
  "access-review": ["Prints who has a right by the configuration, as a table to be filled in.", overrides],
  diff: [
    "Says what a deployment would change. Ends with 2 when there is something.",
    `[stack …] [--json] ${overrides}`,
  ],
  destroy: [
    "Destroys the stacks in reverse order.",
    `[stack …] [--with-data] [--auto-approve] [--parallelism <n>] [--engine terraform|tofu] [--json] ${overrides}`,
  ],
  posture: ["Judges the configuration; fails when a rule is violated without a reason.", `${overrides} [--json]`],
  guardrails: [
    "Judges the configuration by Azure Policy rules, ours and a landing zone's; prints the exemption request for the platform team.",
    `${overrides} [--json] [--request --management-group <name> --until <day>]`,
  ],
  exercise: [
    "Plays a tabletop exercise: queries on rows that make them fire, workflows against the stand-in for Azure.",
    "<MCP01 … MCP10> | --write",
  ],
  "controls:pages": ["Writes the page of every protection and the matrix of controls.", ""],
  runbooks: ["Writes the runbook of every playbook.", ""],
  validate: ["Synthesises, then validates with the genuine providers where they can be had.", ""],
  attack: [
    "Attacks the deployment on this machine, or a deployment of yours, and says what held.",
    "[--url <url> --token-command <command> [--i-own-this-target]] [--family <names>] [--only <text>] [--anonymous] " +
      "[--max-requests <n>] [--max-seconds <n>] [--out <folder>] [--load] [--soak <seconds>]",
  ],
  conformance: ["Runs the official conformance suite against the server with its token gate on.", ""],
  clients: ["Drives the deployment on this machine with clients of others: the Inspector, Claude Code, curl.", ""],
  rehearse: [
    "Walks docs/deploy.md command by command, and the commands on a bad day, over stub providers and stand-ins. Minutes.",
    "[name of a file]",
  ],
  portability: ["Writes the stacks with the maintained fork of cdktf, and compares.", ""],
  "release:addresses": ["Records the addresses of this release, which the next one may not lose.", ""],
  package: ["Builds the packages into dist/, and installs them elsewhere to prove that they work.", ""],
  "audit:verify": [
    "Says whether an audit trail is whole, and names the first record that is not. Ends with 0, 1, or 2 when it cannot say.",
    "<folder or log file> --key <public key, PEM> [--key …] [--checkpoints <folder>]",
  ],
  "audit:export": [
    "Writes the audit trail of the deployment that runs on this machine, its checkpoints and its public key into a folder.",
    "<folder> [--port 7300]",
  ],
  "bench:start": ["Measures what `npm start` costs with three servers, first and later. Prints JSON.", "[rounds, 3]"],
  "bench:synth": ["Measures time and memory of synthesis, paired with an empty stack. Prints JSON.", "[pairs, 9]"],
  "bench:ingestion": ["Measures what the copy of the audit trail for detections costs a call.", "[calls]"],
  "bench:gateway": ["Measures what the gateway's policies decide in a second. Prints JSON.", ""],
  "bench:detections": [
    "Measures the catalogue of detections over 100,000 rows of the audit table. Prints JSON, and ends with 1 beyond 10 s of processor time.",
    "",
  ],
  "bench:detection": [
    "Measures detection and false alarms, on the rows of this repository or on yours. Prints JSON.",
    "[file.jsonl …] [--missed]",
  ],
  "bench:weights": [
    "Prints what each rule of definitions would weigh after the rows of this repository or yours, fitted from what it weighs now.",
    "[file.jsonl …] [--pull 4] [--alarm 2]",
  ],
  "bench:hardening": [
    "Measures what each runtime protection of the container costs: start and calls. Prints JSON.",
    "[--seconds 5] [--rounds 3] [--only none] [--only all]",
  ],
  "bench:server": [
    "Measures the server beside the bare SDK and others. Prints JSON.",
    "[--seconds 5] [--rounds 3] [--calls 1000000]",
  ],
  "tools:catalogue": ["Writes the catalogue of the reference server's tools as they are now.", ""],
  "tools:approve": [
    "Approves the committed catalogue.",
    '--by "Name <address>" --reason "why" [--key <private key file, or URL of a Key Vault key>]',
  ],
  "indicators:sign": [
    "Signs the list of indicators of compromise: hosts, clients and digests that every server refuses.",
    "--list <indicators.json> --key <private key file, or URL of a Key Vault key> [--days 7] [--out indicators.jws]",
  ],
  "tools:pin": ["Asks other servers for their tools, and pins those that the file assigns.", "<upstreams.json>"],
  "tools:scan": [
    "Looks for hidden text and instructions in the catalogue, or in what another server lists.",
    "[tools.json]",
  ],
  "build:server": ["Bundles the server for its container.", "[folder]"],
  "audit:dependencies": [
    "Judges npm's advisories by the policy; fails on a moderate or worse one without an exception.",
    "",
  ],
  licences: ["Judges the licence of every package of the lockfile.", ""],
  "scan:secrets": ["Looks for secrets in every tracked file; prints places, never values.", ""],
  "bench:content": [
    "Searches for the text that costs the content layer most, and measures what each kind of text costs.",
    "[--rounds 2000] [--seed 1]",
  ],
  "bench:fairness": ["Measures what one caller waits while another sends what costs the content layer most.", ""],
  errors: ["Writes docs/errors.md from the tables of codes.", ""],
  "data-rules": ["Writes the page of the data rules (DLP) from the table of the code.", ""],
  stages: ["Writes the table of stages in server/README.md from the code.", ""],
  circles: ["Refuses circles of imports between files and between folders; part of the check.", ""],
  api: ["Compares what the packages give away with the reports in api/.", "[--write]"],
  required: ["Writes the table of what each construct has to be given, from the types.", ""],
  sbom: ["Writes the bill of materials and the one of the AI parts, as CycloneDX.", "[--out dist/bom]"],
  watch: ["Asks the sources that this project rests on for their versions, and writes what changed.", "[--out <file>]"],
  evidence: [
    "Writes a dated folder for an audit: controls, tests, posture, attack report, bills of materials; signed with --key.",
    "[--out <folder>] [--key <private key, PEM>] [--quick] | --verify <folder> --public-key <PEM>",
  ],
  release: [
    "Judges, packs, writes bills of materials and notes; publishes only with --publish.",
    "[--dry-run] [--step check|test|test:long|package|sbom]… | --publish",
  ],
};

const name = process.env["npm_lifecycle_event"] ?? "";
if (Object.hasOwn(scripts, name) && process.argv.some((argument) => argument === "--help" || argument === "-h")) {
  const [does, takes] = scripts[name];
  const command = name === "start" ? "npm start" : `npm run ${name}`;
  console.log(takes === "" ? `${command}\n\n${does}` : `${command} -- ${takes}\n\n${does}`);
  process.exit();
}
