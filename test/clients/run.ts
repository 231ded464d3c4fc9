// Other people's clients and servers, in front of and behind the deployment on this machine: `npm run clients`. They bring their own Node.
import { delimiter } from "node:path";
import { startDeployment } from "../../local/deployment.ts";
import { freePort } from "../../local/listener.ts";
import { usualServer } from "../../local/local-server.ts";
import { claudeCode, claudeCodeFlows } from "./claude-code.ts";
import { curlFlows } from "./curl.ts";
import { flawOf } from "./flow.ts";
import { inspector, inspectorFlows } from "./inspector.ts";
import { createHome, pathOf } from "./program.ts";
import { installSdkV1 } from "./sdk-v1.ts";
import { startThirdParty } from "./third-party-servers.ts";

const paths = [];
for (const { package: pinned, command } of [inspector, claudeCode]) paths.push(await pathOf(pinned, command));
const home = createHome(paths.join(delimiter));
const sdkV1 = await installSdkV1();
const thirdParty = await startThirdParty();
const deployment = await startDeployment({
  mode: "facade",
  port: await freePort(),
  servers: [usualServer, ...thirdParty.servers],
});

let flaws = 0;
try {
  const ofClients = [...curlFlows(home), ...sdkV1.flows, ...inspectorFlows(home), ...claudeCodeFlows(home)];
  for (const flow of [...ofClients, ...thirdParty.flows]) {
    const flaw = flawOf(flow, await flow.run(deployment));
    console.log(flaw === undefined ? `${flow.does}` : `FAILED ${flow.does}: ${flaw}`);
    if (flaw !== undefined) flaws += 1;
  }
} finally {
  await deployment.close();
  thirdParty.stop();
  sdkV1.remove();
  home.remove();
}
process.exitCode = flaws === 0 ? 0 : 1;
