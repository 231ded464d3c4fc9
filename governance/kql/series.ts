/** Functions over series, as Microsoft documents them (series_decompose and those that stand on it). A period must be given: finding one is not evaluated here. */

type Series = readonly number[];

export type Trend = "avg" | "linefit" | "none";

export interface Decomposition {
  /** Season and trend. */
  readonly baseline: Series;
  readonly residual: Series;
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const average = (values: Series): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The line of least squares through the first `learned` points, at every point. */
const line = (values: Series, learned: number): ((at: number) => number) => {
  const known = values.slice(0, learned);
  const middle = (learned - 1) / 2;
  const height = average(known);
  const over = known.reduce((sum, value, x) => sum + (x - middle) * (value - height), 0);
  const under = known.reduce((sum, _, x) => sum + (x - middle) ** 2, 0);
  const slope = under === 0 ? 0 : over / under;
  return (at) => height + slope * (at - middle);
};

/**
 * series_decompose: the season is the median of the points of one phase; the trend is taken from what is left without it. The last `testPoints` points are
 * predicted and not learned from.
 */
export const decompose = (series: Series, period: number, trend: Trend, testPoints = 0): Decomposition => {
  const learned = series.length - testPoints;
  if (learned < 1) return { baseline: series.map(() => 0), residual: series };
  const phases = Array.from({ length: period }, (_, phase) =>
    series.slice(0, learned).filter((_value, index) => index % period === phase),
  );
  const seasons = phases.map((points) => (points.length === 0 ? 0 : median(points)));
  const seasonal = series.map((_, index) => (period > 0 ? seasons[index % period]! : 0));
  const deseasonal = series.map((value, index) => value - seasonal[index]!);
  const at =
    trend === "linefit"
      ? line(deseasonal, learned)
      : () => (trend === "avg" ? average(deseasonal.slice(0, learned)) : 0);
  const baseline = seasonal.map((value, index) => value + at(index));
  return { baseline, residual: series.map((value, index) => value - baseline[index]!) };
};

/** The value below which a share of the points lies, between the two nearest points. */
const quantile = (sorted: Series, share: number): number => {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  return sorted[below]! + (place - below) * ((sorted[below + 1] ?? sorted[below]!) - sorted[below]!);
};

/** The distance from the 10th to the 90th percentile of a normal distribution, in distances between its quartiles. */
const quartilesIn80Percent = 2.563 / 1.349;

/**
 * series_outliers: how far a point lies outside of the range between two percentiles. The reference does not say in which unit; in distances between
 * quartiles, as here, its examples come out as it says: with 1.5 every planted outlier and a few others, with 2.5 no others.
 */
export const outliers = (series: Series, method: "ctukey" | "tukey" = "ctukey"): Series => {
  const sorted = series.toSorted((a, b) => a - b);
  const [low, high] = method === "ctukey" ? [0.1, 0.9] : [0.25, 0.75];
  const [from, to] = [quantile(sorted, low), quantile(sorted, high)];
  // A series without spread has no unit to measure with; the smallest step of a count stands in.
  const unit = (to - from) / (method === "ctukey" ? quartilesIn80Percent : 1) || 1;
  return series.map((value) => (value > to ? (value - to) / unit : value < from ? (value - from) / unit : 0));
};

export interface Anomalies {
  readonly flags: Series;
  readonly scores: Series;
  readonly baseline: Series;
}

export const anomalies = (
  series: Series,
  threshold: number,
  period: number,
  trend: Trend,
  testPoints = 0,
  method: "ctukey" | "tukey" = "ctukey",
): Anomalies => {
  const { baseline, residual } = decompose(series, period, trend, testPoints);
  const scores = outliers(residual, method);
  const flags = scores.map((score) => (Math.abs(score) > threshold ? Math.sign(score) : 0));
  return { flags, scores, baseline };
};

/** series_decompose_forecast: the baseline, learned without the last points. */
export const forecast = (series: Series, points: number, period: number, trend: Trend): Series =>
  decompose(series, period, trend, points).baseline;
