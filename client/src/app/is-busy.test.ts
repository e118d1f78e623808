// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';

import { isBusy } from './is-busy.ts';

afterEach(() => document.body.replaceChildren());

function show(tag: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.replaceChildren(element);
  return element;
}

test('nobody is disturbed who types their name, or was asked something', () => {
  show('button').focus();
  expect(isBusy()).toBe(false);
  const field = show('input');
  expect(isBusy()).toBe(false);
  field.focus();
  expect(isBusy()).toBe(true);
  show('div', { role: 'dialog' });
  expect(isBusy()).toBe(true);
});
