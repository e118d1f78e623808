// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';

import { closeDevices, Device, enter, merge, type } from './editor-fixture.ts';

afterEach(closeDevices);

describe('giveLinesTexts', () => {
  function startNewLine() {
    const [ana, ben] = [new Device(), new Device()];
    const anasEditor = ana.edit('vision');
    type(anasEditor, 'A first line');
    enter(anasEditor);
    merge(ana, ben);
    return { ana, ben, anasEditor, bensEditor: ben.edit('vision') };
  }

  test('two people who type into the same new line at once have each letter once', () => {
    const { ana, ben, anasEditor, bensEditor } = startNewLine();
    for (const [letter, digit] of ['a1', 'b2', 'c3', 'd4', 'e5']) {
      type(anasEditor, letter ?? '');
      type(bensEditor, digit ?? '');
      merge(ana, ben);
    }
    const letters = (device: Device) => device.plan.snapshot().vision.plainText.split('\n').at(-1) ?? '';
    expect(letters(ana)).toBe(letters(ben));
    expect(Array.from(letters(ana)).sort().join('')).toBe('12345abcde');
  });

  test('an Enter that is taken back takes its line away', () => {
    const { ana } = startNewLine();
    expect(ana.fragment('vision').length).toBe(2);
    ana.undo.undo();
    expect(ana.fragment('vision').length).toBe(1);
    ana.undo.redo();
    expect(ana.fragment('vision').length).toBe(2);
  });
});
