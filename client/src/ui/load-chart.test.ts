// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';

import { loadChart } from './load-chart.ts';

test('loads the chart also where the browser names a language that is none, and leaves its name alone', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {} }));
  const proto: unknown = Object.getPrototypeOf(navigator);
  const language = vi.spyOn(proto as Navigator, 'language', 'get').mockReturnValue('en-US@posix');
  expect(navigator.language).toBe('en-US@posix');
  expect(await loadChart(async () => (await import('./plot.tsx')).Plot)).toBeTypeOf('function');
  expect(navigator.language).toBe('en-US@posix');
  language.mockRestore();
  vi.unstubAllGlobals();
});
