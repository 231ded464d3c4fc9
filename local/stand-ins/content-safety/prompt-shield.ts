// Stand-in for Azure AI Content Safety: text:shieldPrompt.
import { json } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";
import { safetyRefusals } from "./content-safety-error.ts";
import { isAttack } from "./detector.ts";

const mostCharacters = 10_000;
const mostDocuments = 5;

const lengthOf = (text: string): number => [...text].length;
const judged = (text: string) => ({ attackDetected: isAttack(text) });

export const shieldPrompt = ({ userPrompt, documents }: Readonly<Record<string, unknown>>): StandInReply => {
  if (userPrompt !== undefined && typeof userPrompt !== "string") {
    return safetyRefusals.invalid("userPrompt has to be a string.");
  }
  if (documents !== undefined && !(Array.isArray(documents) && documents.every((text) => typeof text === "string"))) {
    return safetyRefusals.invalid("documents has to be an array of strings.");
  }
  const texts = documents ?? [];
  if (texts.length > mostDocuments) return safetyRefusals.invalid(`At most ${mostDocuments} documents are allowed.`);
  if (lengthOf(userPrompt ?? "") > mostCharacters) {
    return safetyRefusals.invalid(`The length of userPrompt exceeds ${mostCharacters}.`);
  }
  if (texts.reduce((sum, text) => sum + lengthOf(text), 0) > mostCharacters) {
    return safetyRefusals.invalid(`The total length of documents exceeds ${mostCharacters}.`);
  }
  return json(200, {
    ...(userPrompt !== undefined && { userPromptAnalysis: judged(userPrompt) }),
    ...(documents !== undefined && { documentsAnalysis: texts.map(judged) }),
  });
};
