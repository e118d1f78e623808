// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';

import { Turns, type TurnsOptions } from './turns.ts';

function page(options: Pick<TurnsOptions, 'first'> = {}) {
  let next: (() => void) | undefined;
  let tellSeen: (elements: readonly Element[]) => void = () => {};
  const watched = new Set<Element>();
  const turns = new Turns({
    ...options,
    whenIdle(run) {
      next = run;
      return () => (next = undefined);
    },
    openSight(onSeen) {
      tellSeen = onSeen;
      const leave = (element: Element) => void watched.delete(element);
      return { watch: (element) => void watched.add(element), leave, close: () => watched.clear() };
    },
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
    const later = numbers.filter((number) => !turns.takeFirst(`${number}`) || (drawn.push(number), false));
    return later.map((number) => {
      const place = document.createElement('li');
      places.set(number, place);
      return turns.queue(place, () => drawn.push(number));
    });
  };
  const places = new Map<number, Element>();
  const see = (...numbers: readonly number[]) =>
    tellSeen(numbers.flatMap((number) => places.get(number) ?? []));
  return { turns, idle, show, see, drawn, watched };
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

  test('draws what comes into sight before its turn, and once', () => {
    const { show, see, drawn, idle, watched } = page();
    show(500);
    see(300, 301);
    expect(drawn.slice(24)).toEqual([300, 301]);
    see(300);
    while (idle());
    expect(drawn).toHaveLength(500);
    expect(new Set(drawn).size).toBe(500);
    expect(watched.size).toBe(0);
  });

  test('draws with the screen what will be in sight, in place of those at the top', () => {
    const { show, drawn, idle } = page({ first: new Set(['80', '81']) });
    show(100);
    expect(drawn).toEqual([80, 81]);
    while (idle());
    expect(drawn).toHaveLength(100);
    show(1, 100);
    expect(drawn.at(-1)).toBe(100);
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
