// @vitest-environment happy-dom
import { expect, test } from 'vitest';

import { forgetTitle, leaveTitle, readTitles } from './title-notes.ts';

test('what was left after a note was read is not forgotten with it', () => {
  const plan = { planId: 'plan', participantId: 'me' };
  leaveTitle(plan, { title: 'Sta', at: 1 });
  const [read] = readTitles();
  if (read === undefined) throw new Error('the note was not left');
  leaveTitle(plan, { title: 'Stay', at: 2 });
  forgetTitle(read);
  expect(readTitles()).toMatchObject([{ title: 'Stay', at: 2 }]);
  readTitles().forEach(forgetTitle);
  expect(readTitles()).toEqual([]);
});
