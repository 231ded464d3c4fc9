/** The reference server in production: settings from the environment, ports to Azure, a listener, a graceful end. */
import { readSettings, referenceCatalogue, SettingsError } from "@mcp-landing-zone/contract";
import { createAzurePorts } from "./azure/ports.ts";
import { writeLog } from "./log.ts";
import { listen } from "./node/listen.ts";
import { referenceTools } from "./reference/tools.ts";
import { createServer } from "./server.ts";

const main = async (): Promise<void> => {
  const settings = readSettings(process.env);
  const { ports, documents, egress, profiles, close } = await createAzurePorts(settings, (error, correlationId) =>
    writeLog("error", error, correlationId),
  );
  const tools = referenceTools({ documents, egress, profiles });
  const server = createServer({ tools, catalogue: referenceCatalogue, settings, ports });
  for (const [name, reason] of server.registry.withheld) writeLog("warning", `tool ${name} is withheld: ${reason}`);
  const listening = await listen(server, settings);
  writeLog("info", `listening on ${settings.bindAddress}:${listening.port}`);

  const stop = async (): Promise<void> => {
    await listening.stop();
    await close();
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
};

/** A state nobody foresaw is left by ending: the platform starts a fresh one. */
process.on("unhandledRejection", (error) => {
  writeLog("error", error);
  process.exit(1);
});

main().catch((error: unknown) => {
  if (error instanceof SettingsError) console.error(error.message);
  else writeLog("error", error);
  process.exit(1);
});
