// Starts the whole deployment on this machine and keeps it until Ctrl-C.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check } from "./check.ts";
import { type Deployment, startDeployment } from "./deployment.ts";
import { LaunchError } from "./launch-error.ts";
import { launchOptions, type LaunchOptions } from "./options.ts";
import { welcome } from "./welcome.ts";

const pageFolder = fileURLToPath(new URL("page", import.meta.url));
const hasPage = existsSync(`${pageFolder}/index.html`);

/** Resolves when somebody wants it to end. */
let wasToldToStop = false;
const toldToStop = new Promise<undefined>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      wasToldToStop = true;
      resolve(undefined);
    });
  }
});

const start = async (options: LaunchOptions, onServerEnd: (what: string) => void): Promise<Deployment> =>
  startDeployment({
    ...options,
    ...(hasPage && { page: pageFolder }),
    onProgress: (what) => console.error(`${what} …`),
    onServerEnd,
  });

const run = async (): Promise<number> => {
  const options = launchOptions(process.argv.slice(2));
  let serverEnded: (what: string) => void = () => undefined;
  const withoutServer = new Promise<string>((resolve) => {
    serverEnded = resolve;
  });
  const deployment = await start(options, serverEnded);
  try {
    if (options.check) return (await check(deployment, console.log)) ? 0 : 1;
    console.log(welcome(deployment, hasPage));
    const what = await Promise.race([toldToStop, withoutServer]);
    if (what === undefined) return 0;
    console.error(what);
    return 1;
  } finally {
    await deployment.close();
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  // Ctrl-C reaches the server, too: that it ended is then no failure.
  if (wasToldToStop) process.exit(0);
  console.error(error instanceof LaunchError ? `\n${error.message}\n${error.remedy}` : error);
  process.exitCode = 1;
}
