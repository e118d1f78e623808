/** The number of people that somebody typed; undefined for what is none between 1 and `most`. */
export function countIn(text: string, most: number): number | undefined {
  if (!/^\d{1,9}$/.test(text.trim())) return undefined;
  const count = Number(text);
  return count >= 1 && count <= most ? count : undefined;
}
