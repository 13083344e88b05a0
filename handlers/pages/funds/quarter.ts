/** The quarter of the calendar that this instant lies in, both days included. */
export function quarterOf(now: string): { readonly from: string; readonly to: string } {
  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  const first = Math.floor((month - 1) / 3) * 3;
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, first, 1)), to: day(Date.UTC(year, first + 3, 0)) };
}
