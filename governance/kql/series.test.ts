import { describe, expect, it } from "vitest";
import { anomalies, decompose, forecast, outliers } from "./series.ts";

/** Numbers that look random and are the same every time. */
const noise = (seed = 7): (() => number) => {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
};

/** The series of Microsoft's examples: five weeks by the hour, a weekly season, a slow rise, three dips and three spikes. */
const documented = (slope = 1 / 72): number[] => {
  const random = noise();
  return Array.from({ length: 24 * 7 * 5 }, (_, index) => {
    const t = index + 1;
    // Whole numbers divide to whole numbers in KQL.
    const [day, part] = [Math.floor(t / 24), Math.floor((t % 24) / 10)];
    const usual = 2 * random() + (day % 7 >= 5 ? 5 : 15) - part * part + t * slope;
    return usual - ([150, 200, 780].includes(t) ? 8 : 0) + ([300, 400, 600].includes(t) ? 8 : 0);
  });
};

const flagged = (flags: readonly number[], sign: number): number[] =>
  flags.flatMap((flag, index) => (flag === sign ? [index + 1] : []));

describe("R-60 R-98 series_decompose_anomalies", () => {
  const planted = [150, 200, 300, 400, 600, 780];
  const found = (threshold: number, trend: "avg" | "linefit") => {
    const { flags } = anomalies(documented(), threshold, 168, trend);
    return { up: flagged(flags, 1), down: flagged(flags, -1) };
  };

  it("finds the three spikes and the three dips of the documented example with the usual threshold, and a few others", () => {
    const { up, down } = found(1.5, "linefit");
    expect(up).toEqual(expect.arrayContaining([300, 400, 600]));
    expect(down).toEqual(expect.arrayContaining([150, 200, 780]));
    expect(up.length + down.length).toBeLessThan(12);
  });

  it("finds no others with threshold 2.5, as documented", () => {
    const { up, down } = found(2.5, "linefit");
    expect([...up, ...down].filter((t) => !planted.includes(t))).toEqual([]);
    expect(up.length + down.length).toBeGreaterThanOrEqual(4);
  });

  it("misses some of them when the trend of a rising series is left out, as documented", () => {
    const { up, down } = found(1.5, "avg");
    expect([...up, ...down].filter((t) => planted.includes(t)).length).toBeLessThan(6);
  });

  it("has the season as the median of a phase, so that one outlier moves no baseline", () => {
    const series: number[] = Array.from({ length: 40 }, (_, index) => (index % 4 === 0 ? 10 : 2));
    const spoilt = series.with(20, 1_000);
    const { baseline, residual } = decompose(spoilt, 4, "none");
    expect(baseline).toEqual(series);
    expect(residual[20]).toBe(990);
  });

  it("without season and trend gives a baseline of zero and the series as what is left", () => {
    expect(decompose([1, 2, 3], 0, "none")).toEqual({ baseline: [0, 0, 0], residual: [1, 2, 3] });
  });

  it("scores by how far a point lies outside of the range, and marks nothing within it", () => {
    const series = Array.from({ length: 101 }, (_, index) => index);
    const scores = outliers(series, "ctukey");
    expect(scores.slice(10, 91).every((score) => score === 0)).toBe(true);
    expect(scores[100]).toBeCloseTo((10 / 80) * (2.563 / 1.349));
    expect(outliers(series, "tukey")[100]).toBeCloseTo(25 / 50);
  });
});

describe("R-99 series_decompose_forecast", () => {
  it("carries season and trend of four weeks on into the fifth, which it does not learn from", () => {
    const known = documented().slice(0, 24 * 7 * 4);
    const predicted = forecast([...known, ...Array<number>(168).fill(0)], 168, 168, "linefit");
    const real = documented().slice(24 * 7 * 4);
    const errors = real.map((value, index) => Math.abs(value - predicted[24 * 7 * 4 + index]!));
    // The noise alone is up to two; the planted dip of this week is the one point farther off.
    expect(errors.filter((error) => error > 2.5)).toHaveLength(1);
  });

  it("follows a line exactly", () => {
    const predicted = forecast([1, 2, 3, 4, 0, 0], 2, 0, "linefit");
    [5, 6].forEach((value, index) => expect(predicted[4 + index]).toBeCloseTo(value));
  });
});
