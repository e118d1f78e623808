import type { Page } from '@playwright/test';

export interface Reading {
  readonly heapBytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface Gauge {
  /** What a page holds once everything that nobody can reach is collected. */
  readonly read: () => Promise<Reading>;
}

export async function openGauge(page: Page): Promise<Gauge> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return {
    async read() {
      // What a first collection finalises, a second one frees.
      for (let round = 0; round < 3; round += 1) await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      const { metrics } = await devtools.send('Performance.getMetrics');
      const metric = (name: string): number =>
        metrics.find((each) => each.name === name)?.value ?? Number.NaN;
      return { heapBytes: usedSize, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
    },
  };
}
