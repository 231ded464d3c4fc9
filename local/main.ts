// Starts the whole deployment on this machine and keeps it until Ctrl-C.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { check } from "./check.ts";
import { configuredServers } from "./configuration/configured.ts";
import type { Page } from "./console/console.ts";
import { startDeployment } from "./deployment.ts";
import { LaunchError } from "./launch-error.ts";
import { askOnTerminal } from "./guests/ask.ts";
import { noteChange, pinGuest, withUpstreams } from "./guests/pin.ts";
import type { PinQuestion } from "./guests/pin.ts";
import type { LocalServer } from "./local-server.ts";
import { usualServer } from "./local-server.ts";
import type { LaunchOptions } from "./configuration/options.ts";
import { launchOptions } from "./configuration/options.ts";
import { whenParentEnds } from "../server/src/parent.ts";
import { seed } from "./seed.ts";
import { welcome } from "./welcome.ts";

const folder = fileURLToPath(new URL("page", import.meta.url));

/** The page, where there is one. */
const pageFor = async ({ stacks }: LaunchOptions): Promise<Page | undefined> => {
  if (!existsSync(`${folder}/index.html`)) return undefined;
  const { pageEndpoints } = await import("./page/endpoints/index.ts");
  const given = stacks === undefined ? {} : { stacks };
  return { folder, endpoints: (deployment) => pageEndpoints({ deployment, ...given }) };
};

/** Resolves when a signal, the end of npm or `npm stop` ends it. */
let wasToldToStop = false;
let stop: () => void = () => undefined;
const toldToStop = new Promise<undefined>((resolve) => {
  stop = () => {
    wasToldToStop = true;
    resolve(undefined);
  };
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
whenParentEnds(stop);

/** Servers of the configuration and of the command line, which takes the place of one of the same name. One question at a time. */
const serversToRun = async ({ guests, stacks, trust }: LaunchOptions) => {
  const configured = configuredServers(
    stacks,
    guests.map(({ name }) => name),
  );
  // --trust is for new definitions: a person is asked about changed ones.
  const ask = async (question: PinQuestion) => (trust && !question.differs) || askOnTerminal(question);
  const options = { ask };
  const servers: LocalServer[] = [];
  for (const { upstreams, ...server } of configured.servers) {
    const [guest] = upstreams;
    servers.push(
      server.kind === "guest" && guest
        ? await pinGuest(guest, options, server)
        : await withUpstreams({ ...server, catalogue: referenceCatalogue }, upstreams, options),
    );
  }
  for (const guest of guests) servers.push(await pinGuest(guest, options));
  const [first = usualServer, ...others] = servers;
  if (servers.length === 0 && configured.notHere.length > 0)
    console.error("No server of the configuration runs on this machine: the reference server runs in their place.");
  return { servers: [first, ...others] as const, notHere: configured.notHere };
};

const run = async (): Promise<number> => {
  const options = launchOptions(process.argv.slice(2));
  const { servers, notHere } = await serversToRun(options);
  let serverEnded: (what: string) => void = () => undefined;
  const withoutServer = new Promise<string>((resolve) => {
    serverEnded = resolve;
  });
  const page = await pageFor(options);
  const deployment = await startDeployment({
    ...options,
    servers,
    notHere,
    ...(page && { page }),
    onProgress: (what) => console.error(`${what} …`),
    onChangedDefinition: (what, server) => {
      noteChange(server);
      console.error(
        `${what} differs from what was accepted here, and is withheld (rug pull?). Start again in a terminal to be shown the difference and asked.`,
      );
    },
    onServerEnd: serverEnded,
    onStop: stop,
  });
  try {
    if (options.check) return (await check(deployment, console.log)) ? 0 : 1;
    await seed(deployment);
    console.log(welcome(deployment, page !== undefined));
    const what = await Promise.race([toldToStop, withoutServer]);
    if (what === undefined) return 0;
    console.error(what);
    return 1;
  } finally {
    await deployment.close();
  }
};

const main = async (): Promise<void> => {
  try {
    const code = await run();
    // Requests of a page need not be waited for.
    if (wasToldToStop) process.exit(code);
    process.exitCode = code;
  } catch (error) {
    // Ctrl-C reaches the server, too: that it ended is then no failure.
    if (wasToldToStop) process.exit(0);
    console.error(error instanceof LaunchError ? `\n${error.message}\n${error.remedy}` : error);
    process.exitCode = 1;
  }
};

void main();
