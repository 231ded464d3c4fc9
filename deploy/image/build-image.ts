import type { Answer, Azure } from "../azure/azure.ts";

const tasks = "2019-06-01-preview";

export interface BuildOrder {
  /** Resource id of the registry that builds and keeps the image. */
  readonly registryId: string;
  /** The folder, packed: tar and gzip. */
  readonly source: Uint8Array;
  /** Relative to the folder. */
  readonly dockerfile: string;
  readonly repository: string;
  readonly tag: string;
}

interface Build {
  readonly azure: Azure;
  readonly say: (text: string) => void;
  readonly pause: () => Promise<void>;
  /** How often to look whether the build has ended. */
  readonly looks: number;
}

interface Run {
  readonly properties: {
    readonly runId: string;
    readonly status: string;
    readonly runErrorMessage?: string;
    readonly outputImages?: readonly {
      readonly registry: string;
      readonly repository: string;
      readonly digest: string;
    }[];
  };
}

/** Builds in Azure, so that neither docker nor a way into the registry is needed: https://learn.microsoft.com/rest/api/container-registry/registries/schedule-run */
export const buildImage = async (order: BuildOrder, { azure, say, pause, looks }: Build): Promise<string> => {
  const { registryId, source, dockerfile, repository, tag } = order;
  const place = await asked<{ readonly uploadUrl: string; readonly relativePath: string }>(
    "a place for the source",
    azure.arm(`${registryId}/listBuildSourceUploadUrl`, tasks, { method: "POST" }),
  );
  const uploaded = await azure.upload(place.uploadUrl, source);
  if (uploaded.status >= 300) throw new Error(`upload of the source: Azure answered ${uploaded.status}`);
  const { properties } = await asked<Run>(
    "the build",
    azure.arm(`${registryId}/scheduleRun`, tasks, {
      method: "POST",
      body: {
        type: "DockerBuildRequest",
        imageNames: [`${repository}:${tag}`],
        isPushEnabled: true,
        sourceLocation: place.relativePath,
        dockerFilePath: dockerfile,
        platform: { os: "Linux", architecture: "amd64" },
        timeout: 3_600,
      },
    }),
  );
  say(
    `Build ${properties.runId} runs; az acr task logs --run-id ${properties.runId} --registry ${registryId.slice(registryId.lastIndexOf("/") + 1)} shows it.`,
  );
  return pinned(await ended(`${registryId}/runs/${properties.runId}`, { azure, say, pause, looks }));
};

const ended = async (path: string, { azure, pause, looks }: Build): Promise<Run> => {
  for (let look = 0; look < looks; look++) {
    const run = await asked<Run>("the build", azure.arm(path, tasks));
    const { status, runErrorMessage = "its log says why" } = run.properties;
    if (status === "Succeeded") return run;
    if (["Failed", "Canceled", "Error", "Timeout"].includes(status))
      throw new Error(`the build ended as ${status}: ${runErrorMessage}`);
    await pause();
  }
  throw new Error("the build has not ended in time");
};

const pinned = ({ properties }: Run): string => {
  const [image] = properties.outputImages ?? [];
  if (!image) throw new Error("the build pushed no image");
  return `${image.registry}/${image.repository}@${image.digest}`;
};

const asked = async <T>(what: string, answer: Promise<Answer>): Promise<T> => {
  const { status, body } = await answer;
  if (status >= 300) {
    const { message = "" } = (body as { readonly error?: { readonly message?: string } })?.error ?? {};
    throw new Error(`${what}: Azure answered ${status} ${message}`.trim());
  }
  return body as T;
};

/** The configuration with the image in it; nothing where it is not plain which image is meant. */
export const withImage = (configuration: string, image: string): string | undefined => {
  const places = [...configuration.matchAll(/^(\s*image:\s*)(["'`])[^"'`]*\2/gm)];
  return places.length === 1 ? configuration.replace(places[0]![0], `${places[0]![1]}"${image}"`) : undefined;
};
