import { fileURLToPath } from 'node:url';

import type { Browser } from '@playwright/test';
import { build } from 'vite';
import * as Y from 'yjs';

import type { StockParticipant } from '../support/stock-participant.ts';
import { type Gauge, openGauge } from './heap.ts';

/**
 * What a document by itself takes in a page: every update of a plan comes into a bare Y.Doc there, and nothing else is
 * in it. A page that edits the plan cannot take less.
 */
export async function openBareDocument(
  browser: Browser,
  reader: StockParticipant,
): Promise<Gauge & { readonly dispose: () => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addScriptTag({ content: await builtPage(), type: 'module' });
  await page.waitForFunction(() => 'applyUpdate' in window);
  const doc = new Y.Doc();
  let applied = Promise.resolve();
  doc.on('update', (update: Uint8Array) => {
    const bytes = Buffer.from(update).toString('base64');
    applied = applied.then(() => page.evaluate((text) => window.applyUpdate(text), bytes));
  });
  const provider = await reader.connect(doc);
  const gauge = await openGauge(page);
  return {
    async read() {
      await applied;
      return await gauge.read();
    },
    async dispose() {
      provider.destroy();
      provider.awareness.destroy();
      await applied;
      await context.close();
    },
  };
}

async function builtPage(): Promise<string> {
  const input = fileURLToPath(new URL('bare-document-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'esnext', rollupOptions: { input } },
  });
  const [bundle] = [built].flat();
  const [chunk] = bundle !== undefined && 'output' in bundle ? bundle.output : [];
  if (chunk === undefined) throw new Error('the page of the bare document was not built');
  return chunk.code;
}
