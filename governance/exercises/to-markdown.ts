import type { Exercise } from "./exercise.ts";

/**
 * The page of one exercise, for its leader.
 *
 * @example
 * for (const exercise of exercises) console.log(exerciseMarkdown(exercise));
 */
export const exerciseMarkdown = ({ row, title, aim, injects, good }: Exercise): string =>
  [
    `# ${row}: ${title}`,
    "",
    "<!-- Written by `npm run exercise -- --write` from governance/exercises; change it there. -->",
    "",
    `${aim} One hour: a leader who reads this page, an operator, the owner of the server, a member of the security team. \`npm run exercise -- ${row}\` plays what the machines would show.`,
    "",
    ...injects.flatMap(({ at, tell, detection, playbook, ask }) => [
      `## Minute ${at}`,
      "",
      tell,
      "",
      ...(detection ? [`Fires: [\`${detection}\`](../detections.md#${detection}).`, ""] : []),
      ...(playbook ? [`Answers: [${playbook}](../runbooks/${playbook}.md).`, ""] : []),
      ...ask.map((question) => `- ${question}`),
      "",
    ]),
    "## At the end",
    "",
    ...good.map((point) => `- ${point}`),
    "",
  ].join("\n");
