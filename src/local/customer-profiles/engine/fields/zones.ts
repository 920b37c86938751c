/** The names that are the same everywhere, in hours. */
const HOURS: ReadonlyMap<string, number> = new Map([
  ['Z', 0], ['UTC', 0], ['GMT', 0], ['EST', -5], ['EDT', -4], ['CST', -6], ['CDT', -5], ['MST', -7], ['MDT', -6], ['PST', -8], ['PDT', -7],
]);

/** The minutes that a zone such as `Z`, `+0200`, `GMT+02:00` or `PST` is ahead of UTC; undefined where it is not known. */
export function offsetOf(zone: string): number | undefined {
  const numeric = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!numeric) {
    const hours = HOURS.get(zone);
    return hours === undefined ? undefined : hours * 60;
  }
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return numeric[1] === '-' ? -minutes : minutes;
}
