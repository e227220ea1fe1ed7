// Whether two groups differ by more than chance, from their counts alone. The API gives this for target groups (SOC1) only.
// R. G. Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998),
// 873-890, method 10: from Wilson's intervals, which the API has for each group. 56/70 - 48/80: 0.0524 to 0.3339.

/** Whether a row is a share with Wilson's interval: medians and differences are compared by other methods. */
export const isShare = (row) => row.value != null && row.interval?.method === 'wilson';

/** The difference of two shares with its 95 % interval. */
export function difference(one, two) {
  const [p1, l1, u1] = [one.value, one.interval.low, one.interval.high];
  const [p2, l2, u2] = [two.value, two.interval.low, two.interval.high];
  const d = p1 - p2;
  return { value: d, low: d - Math.hypot(p1 - l1, u2 - p2), high: d + Math.hypot(u1 - p1, p2 - l2) };
}
