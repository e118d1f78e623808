/** The largest quantity that a plan may hold, and the smallest besides 0: beyond them digits would be lost in silence. */
export const LARGEST = 1e15;
export const SMALLEST = 1e-12;

export function isInRange(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size >= SMALLEST && size <= LARGEST);
}
