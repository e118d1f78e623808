import { existsSync } from 'node:fs';

import sparticuz from '@sparticuz/chromium';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A Chromium that needs no download of its own: CHROMIUM_PATH, the one inside the npm package (Linux x64), or an
 * installed one. Undefined leaves the choice to Playwright, which then needs its own browser installed.
 */
export async function findChromium(): Promise<string | undefined> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (process.platform === 'linux' && process.arch === 'x64') return await sparticuz.executablePath();
  return INSTALLED.find((path) => existsSync(path));
}
