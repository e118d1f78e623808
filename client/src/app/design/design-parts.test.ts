import { describe, expect, test } from 'vitest';

const parts = Object.keys(import.meta.glob('../../ui/*.tsx'));
const sources = import.meta.glob('./design-*.tsx', { query: '?raw', import: 'default', eager: true });

/** Reached through another part, or nothing that is seen. */
const NOT_SHOWN =
  /(?:open-.*|.*-later|dialog|toast.*|afterwards|announcer|page-locale|error-boundary|plot|\/field|.*fixture|.*\.test)\.tsx$/;

describe('the page of parts', () => {
  test('shows every part of the interface', () => {
    const shown = Object.values(sources).join('\n');
    const names = parts.filter((part) => !NOT_SHOWN.test(part)).map((part) => part.replace('../../ui/', ''));
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !shown.includes(`ui/${name}'`))).toEqual([]);
  });
});
