import { defineConfig } from '@playwright/test';

import { findChromium } from './tests/browser/find-chromium.ts';

const executablePath = await findChromium();

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results/browser',
  // Each test starts a relay of its own; two at once would compete for the two cores and measure that.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    // Recording costs a third of the processor time of each test; `playwright test --trace on` records one that failed.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
