// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { ignoreSecondClick } from './ignore-second-click.ts';

let button: HTMLButtonElement;
let clicks: number;

beforeEach(() => {
  button = document.createElement('button');
  clicks = 0;
  document.body.append(button);
});
afterEach(() => button.remove());

function clickTwiceAsOne(between: () => void): void {
  const click = () => new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 });
  const first = click();
  button.dispatchEvent(first);
  button.addEventListener('click', () => (clicks += 1));
  ignoreSecondClick(first);
  between();
  button.dispatchEvent(click());
}

describe('ignoreSecondClick', () => {
  test('lets a second click at once and at the same place go nowhere', () => {
    clickTwiceAsOne(() => {});
    expect(clicks).toBe(0);
  });

  test.each(['input', 'keydown'])(
    'takes a click after %s for one of its own, however fast it came',
    (type) => {
      clickTwiceAsOne(() => document.body.dispatchEvent(new Event(type, { bubbles: true })));
      expect(clicks).toBe(1);
    },
  );
});
