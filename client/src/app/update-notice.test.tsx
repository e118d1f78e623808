// @vitest-environment happy-dom
import { beforeAll, expect, test } from 'vitest';

import type { AppShellState } from '../platform/app-shell.ts';
import { createCell } from '../platform/cell.ts';
import { AppShellContext } from '../session/app-shell-context.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { UpdateNotice } from './update-notice.tsx';

beforeAll(startStrings);

test('whoever asks for the newer version is told when words in this page only keep it away', async () => {
  const apply = () => Promise.resolve(false);
  const state = createCell<AppShellState>({ kind: 'update-waiting', apply });
  const page = await render(
    <AppShellContext value={{ state, check: () => Promise.resolve(), close: () => {} }}>
      <UpdateNotice />
    </AppShellContext>,
  );
  expect(page.element.textContent).not.toContain('in this page only');
  await page.perform(() => page.element.querySelector('button')?.click());
  expect(page.element.textContent).toContain('in this page only');
});
