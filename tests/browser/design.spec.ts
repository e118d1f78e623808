import { readdirSync, readFileSync } from 'node:fs';

import { expect } from '@playwright/test';

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
