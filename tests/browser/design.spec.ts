import { readdirSync, readFileSync } from 'node:fs';

import { expect, test as plain } from '@playwright/test';
import { createServer } from 'vite';

import { findingsOn } from './axe.ts';
import { test } from './scene.ts';

test('a build holds nothing of the page of parts', async ({ ana }) => {
  await ana.page.goto('/design');
  await expect(ana.page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
  const assets = 'client/dist/assets';
  const scripts = readdirSync(assets).filter((file) => /\.(?:js|css)$/.test(file));
  expect(scripts.length).toBeGreaterThan(10);
  const telling = /\/design\b|Parts · Holdfast|It keeps the focus until it is closed/;
  expect(scripts.filter((file) => telling.test(readFileSync(`${assets}/${file}`, 'utf8')))).toEqual([]);
});

plain('axe finds nothing on the page of parts, in either theme', async ({ page }) => {
  plain.slow();
  // Only a development server has the page.
  const server = await createServer({
    configFile: 'client/vite.config.ts',
    root: 'client',
    server: { port: 0, hmr: false },
    logLevel: 'error',
  });
  try {
    await server.listen();
    const [url] = server.resolvedUrls?.local ?? [];
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.goto(`${url}design/${theme}`);
      // The first time the server has everything to prepare.
      await expect(page.getByRole('heading', { name: `Parts, ${theme}` })).toBeVisible({ timeout: 120_000 });
      expect.soft(await findingsOn(page), theme).toEqual([]);
    }
  } finally {
    await server.close();
  }
});
