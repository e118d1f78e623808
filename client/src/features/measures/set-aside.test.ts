import { parseMoney } from '@holdfast/plan-model';
import { expect, test } from 'vitest';

import { setAside } from './set-aside.tsx';

const money = (text: string) => parseMoney(text) ?? null;

test('what is set aside is added up for each currency, and what was dropped costs nothing', () => {
  expect(
    setAside([
      { status: 'agreed', budget: money('0.1 EUR') },
      { status: 'running', budget: money('0.2 EUR') },
      { status: 'dropped', budget: money('1000 EUR') },
      { status: 'idea', budget: null },
      { status: 'done', budget: money('300 CZK') },
      { status: 'done', budget: { kind: 'unreadable', why: 'unknown-value', raw: 'a lot' } },
    ]),
  ).toEqual(['0.3 EUR', '300 CZK']);
  expect(setAside([])).toEqual([]);
});
