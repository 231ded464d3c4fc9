import { inspect, redact } from "../../content/index.ts";

/** What an ordinary page costs, to compare with: the same on every machine, in one run. */
export const prose = (length: number): string =>
  (
    "The harbour of the old town was rebuilt after the storm of 1903, and the quays along the northern shore are still in use. " +
    "Visitors reach it by train from the capital in about two hours; a ferry to the islands leaves every morning at eight. " +
    "In the museum beside the customs house there are models of ships, charts, and letters that merchants wrote to their families.\n"
  )
    .repeat(Math.ceil(length / 370))
    .slice(0, length);

export const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** Processor time used by this process, in microseconds: others use the machine too. */
const used = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Microseconds for each kilobyte, inspected and redacted: the best of some rounds. */
export const cost = (text: string, rounds = 3): number => {
  let best = Infinity;
  for (let round = 0; round < rounds; round += 1) {
    const before = used();
    inspect(text);
    redact(text);
    best = Math.min(best, used() - before);
  }
  return best / (text.length / 1_024);
};
