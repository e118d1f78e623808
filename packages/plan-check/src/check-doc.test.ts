import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { RULES } from './rules.ts';

const DOC = readFileSync(new URL('../../../docs/CHECK.md', import.meta.url), 'utf8');
const TESTS = readFileSync(new URL('./decisions.test.ts', import.meta.url), 'utf8');

/** The rows of the table: rule, level, demand, reading, tests. */
const ROWS = DOC.split('\n')
  .filter((line) => /^\| R\d\d \|/.test(line))
  .map((line) => line.split('|').slice(1, -1));

test('[PC1] docs/CHECK.md names every rule once, with its level, in the order of their numbers', () => {
  const level = { minimum: 'M', recommendation: 'S' } as const;
  const inOrder = [...RULES].sort((a, b) => a.code.localeCompare(b.code));
  expect(ROWS.map(([code, letter]) => `${code?.trim()} ${letter?.trim()}`)).toEqual(
    inOrder.map((rule) => `${rule.code} ${level[rule.level]}`),
  );
});

test('[PC3] each has a demand and a reading in words, and a rule that is said to have a test of its reading has one', () => {
  for (const [code = '', , demand = '', reading = '', tests = ''] of ROWS) {
    expect([code, demand.trim().length > 10, reading.trim().length > 10]).toEqual([code, true, true]);
    const isTested = TESTS.includes(`'${code.trim()}: `);
    expect([code, tests.includes('decisions.test.ts')]).toEqual([code, isTested]);
  }
});
