import { expect } from '@playwright/test';

import { findingsOn } from './axe.ts';
import { test } from './scene.ts';

test('a badge comes by answering what is missing, goes when an answer is taken back, and comes again', async ({
  ana,
}) => {
  const { page } = ana;
  await page.setViewportSize({ width: 1440, height: 900 });
  await ana.startPlan();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'What is missing' }).click();
  const panel = page.getByRole('complementary', { name: 'What is missing' });
  const badge = panel.getByRole('listitem', { name: 'Help for staff' });
  const standing = badge.locator('p').first();
  await expect(standing).toHaveText('Help for staffmissing');
  expect(await findingsOn(page)).toEqual([]);

  const answer = async (question: RegExp | string, words?: string): Promise<void> => {
    await badge.getByRole('button', { name: question }).first().click();
    if (words !== undefined) await badge.getByRole('textbox').fill(words);
    await badge.getByRole('button', { name: 'Save' }).click();
  };
  await answer('Answer: No help for staff of this kind: at the start of the job', 'First weeks together');
  await expect(badge.getByText('No help for staff of this kind: at the start of the job')).toHaveCount(0);
  await answer('Answer: No help for staff of this kind: training on the job', 'Evenings on conflict');
  await answer('Answer: The training on the job is not for teachers.');
  await answer('Answer: The training on the job is not for trainers in companies.');
  await expect(standing).toHaveText('Help for staffthere');

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(standing).toHaveText('Help for staffpartly there');
  await expect(badge.getByText('The training on the job is not for trainers in companies.')).toBeVisible();
  await ana.expectState('saved');
  await page.reload();
  await expect(standing, 'the address opens it again').toHaveText('Help for staffpartly there');
  await answer('Answer: The training on the job is not for trainers in companies.');
  await expect(standing).toHaveText('Help for staffthere');
  expect(await findingsOn(page)).toEqual([]);
});
