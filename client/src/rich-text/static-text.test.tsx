// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';

import { render } from '../ui/render-fixture.tsx';
import { closeDevices, Device } from './editor-fixture.ts';
import { StaticText } from './static-text.tsx';

afterEach(closeDevices);

const HTML = `<h2>Vision</h2><p>We <strong>all</strong></p><ul><li>one</li><li>two</li></ul>
  <ol><li>first</li></ol><h3>Why</h3><p></p>`;

/** What a line is and how it is drawn: the lists around items are drawn by nothing. */
function drawn(line: Element): string {
  const { kind } = line instanceof HTMLElement ? line.dataset : {};
  const tag = kind === 'bullet' || kind === 'ordered' ? 'item' : line.tagName.toLowerCase();
  return `${tag} ${kind ?? 'plain'}: ${line.textContent}`;
}

describe('StaticText', () => {
  test('draws the same lines as the editor, and puts items that follow each other into a list', async () => {
    const device = new Device();
    const { editor } = device.edit('vision');
    editor.view.pasteHTML(HTML);
    const { element, unmount } = await render(<StaticText text={device.plan.snapshot().vision} />);
    const shown = [...element.querySelectorAll('h3, h4, p, li')].map(drawn);
    expect(shown).toEqual([...editor.view.dom.children].map(drawn));
    expect(shown).toContain('item ordered: first');
    expect([...element.children].map(({ tagName }) => tagName)).toEqual(['H3', 'P', 'UL', 'OL', 'H4', 'P']);
    expect(element.querySelectorAll('ul > li')).toHaveLength(2);
    await unmount();
  });
});
