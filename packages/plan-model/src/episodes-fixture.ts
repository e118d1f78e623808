/**
 * For properties: how many cases, and which. The same in every run, so that whoever changes one thing does not meet what
 * chance finds in another. `EPISODES=2000 vitest run packages/plan-model --testTimeout 1000000` draws as many anew; what
 * it finds is kept as an example.
 */
export function episodes(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const wanted = process.env['EPISODES'];
  return wanted === undefined ? { numRuns: usual, seed: 20_261_126 } : { numRuns: Number(wanted) };
}
