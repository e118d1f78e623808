import { describe, expect, test } from 'vitest';

import { Turns } from './turns.ts';

function page() {
  let next: (() => void) | undefined;
  const turns = new Turns((run) => {
    next = run;
    return () => (next = undefined);
  });
  const idle = () => {
    const run = next;
    next = undefined;
    run?.();
    return run !== undefined;
  };
  const drawn: number[] = [];
  /** Records of a list that are drawn for the first time, as React does: first all are asked, then their effects run. */
  const show = (count: number, from = 0) => {
    const numbers = Array.from({ length: count }, (_, at) => from + at);
    const later = numbers.filter((number) => !turns.takeFirst() || (drawn.push(number), false));
    return later.map((number) => turns.queue(() => drawn.push(number)));
  };
  return { turns, idle, show, drawn };
}

describe('Turns', () => {
  test('draws a plan of usual size at once', () => {
    const { show, drawn } = page();
    show(24);
    expect(drawn).toHaveLength(24);
  });

  test('draws the rest of a large one in its order while the page is idle, a few at a time', () => {
    const { show, drawn, idle } = page();
    show(500);
    const steps = [drawn.length];
    while (idle()) steps.push(drawn.length);
    expect(drawn).toEqual(Array.from({ length: 500 }, (_, at) => at));
    expect(steps.slice(0, 3)).toEqual([24, 29, 34]);
  });

  test('draws at once what is added once all are there', () => {
    const { show, drawn, idle } = page();
    show(60);
    while (idle());
    for (let added = 60; added < 100; added += 1) {
      show(1, added);
      idle();
      expect(drawn.at(-1)).toBe(added);
    }
  });

  test('forgets who is gone before their turn, and everybody once it is closed', () => {
    const { show, drawn, idle, turns } = page();
    const [first] = show(26);
    first?.();
    idle();
    expect(drawn.slice(-2)).toEqual([23, 25]);
    show(40, 26);
    turns.close();
    const before = drawn.length;
    while (idle());
    expect(drawn).toHaveLength(before);
  });
});
