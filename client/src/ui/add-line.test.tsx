// @vitest-environment happy-dom
import { act, useState } from 'react';
import { describe, expect, test } from 'vitest';

import { AddLine } from './add-line.tsx';
import { fillIn, render } from './render-fixture.tsx';

async function showLine() {
  const added: string[] = [];
  function Line() {
    const [text, setText] = useState('');
    const rules = { maxLength: 10, tooLong: 'At most 10 letters', blank: 'Nothing to read' };
    return (
      <AddLine
        label="Add"
        placeholder=""
        addLabel="Add"
        rules={rules}
        draft={{ text, setText }}
        onAdd={(line) => added.push(line)}
      />
    );
  }
  const page = await render(<Line />);
  const input = page.element.querySelector('input');
  if (input === null) throw new Error('the test needs the line');
  const give = async (text: string) => {
    await act(async () => {
      fillIn(input, text);
    });
    await act(async () => {
      input.form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    });
  };
  return { added, input, give, alert: () => page.element.querySelector('[role=alert]')?.textContent };
}

describe('AddLine', () => {
  test('adds what was written as one line, in any script and with its markup', async () => {
    const { added, give } = await showLine();
    for (const line of [' a \t b ', 'الغياب', '👩‍🏫', '<b>a</b>']) await give(line);
    expect(added).toEqual(['a b', 'الغياب', '👩‍🏫', '<b>a</b>']);
  });

  test('keeps a line that is too long whole, and says so', async () => {
    const { added, input, give, alert } = await showLine();
    const line = `${'x'.repeat(9)}👩`;
    await give(line);
    expect(added).toEqual([]);
    expect(input.value).toBe(line);
    expect(alert()).toBe('At most 10 letters');
    await give('x'.repeat(10));
    expect(alert()).toBeUndefined();
    expect(added).toEqual(['x'.repeat(10)]);
  });

  test('adds nothing that nobody could see', async () => {
    const { added, give } = await showLine();
    for (const line of ['', '  ', '\u200B', '\u200D\u2060 ']) await give(line);
    expect(added).toEqual([]);
  });

  test('says of a line of spaces that there is nothing in it, and of an empty one nothing', async () => {
    const { input, give, alert } = await showLine();
    await give('');
    expect(alert()).toBeUndefined();
    for (const line of ['  ', '\u200B']) {
      await give(line);
      expect(alert(), JSON.stringify(line)).toBe('Nothing to read');
      expect(input.value).toBe(line);
      expect(input.getAttribute('aria-invalid')).toBe('true');
    }
    await give('word');
    expect(alert()).toBeUndefined();
  });
});
