import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { expect, test } from 'vitest';

const HERE = import.meta.dirname;
const FIRST = Object.keys(readJson('en.json'));

/** Where a part of the texts is that comes late, by the name under which they stand. */
const LATE = new Map(
  globSync('en-*.json', { cwd: HERE }).flatMap((file) =>
    Object.keys(readJson(file)).flatMap((name) =>
      FIRST.includes(name) ? [] : [[name, importOf(file)] as const],
    ),
  ),
);

/** Says texts that come with the sections in which its lists stand. */
const TAKES_WHAT_IS_THERE = ['records/use-move.ts'];

function readJson(file: string): object {
  return JSON.parse(readFileSync(`${HERE}/${file}`, 'utf8'));
}

/** `en-do.json` is added to the texts by `do-strings.ts`. */
function importOf(file: string): string {
  return `strings/${file.slice('en-'.length, -'.json'.length)}-strings.ts`;
}

test('a folder that says texts which come late brings them along', () => {
  const said = new Map<string, Set<string>>();
  const brought = new Map<string, string>();
  for (const file of globSync('**/*.{ts,tsx}', { cwd: `${HERE}/..`, exclude: ['**/*.test.*'] })) {
    if (TAKES_WHAT_IS_THERE.includes(file)) continue;
    const code = readFileSync(`${HERE}/../${file}`, 'utf8');
    const names = [...code.matchAll(/\bt\(\s*[`'"](\w+)\./g)].map(([, name]) => name ?? '');
    const folder = dirname(file);
    said.set(folder, new Set([...(said.get(folder) ?? []), ...names]));
    brought.set(folder, (brought.get(folder) ?? '') + code);
  }
  expect(LATE.size).toBeGreaterThan(5);
  const missing = [...said].flatMap(([folder, names]) =>
    [...names].flatMap((name) => {
      const strings = LATE.get(name);
      const isThere = strings === undefined || brought.get(folder)?.includes(strings) === true;
      return isThere ? [] : [`${folder}: ${name} of ${strings}`];
    }),
  );
  expect(missing).toEqual([]);
});
