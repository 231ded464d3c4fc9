export { playbooks } from "./catalogue/index.ts";
export { commonParameters, triggers } from "./frame.ts";
export type { Http, HttpReply, HttpRequest, Run, RunOptions } from "./interpreter/run.ts";
export { runWorkflow } from "./interpreter/run.ts";
export type { ManualStep, Playbook, Right, Target } from "./playbook.ts";
export { runbookOf } from "./runbook.ts";
export type { Json, Workflow } from "./workflow.ts";
