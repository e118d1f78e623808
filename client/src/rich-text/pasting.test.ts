// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';

import { closeDevices, Device } from './editor-fixture.ts';
import { GOOGLE_DOCS, LIBRE_OFFICE, WEB_PAGE, WORD } from './pasted-html-fixture.ts';

afterEach(closeDevices);

function paste(html: string) {
  const device = new Device();
  device.edit('vision').editor.view.pasteHTML(html);
  return { lines: linesOf(device), pictures: device.picturesLeftOut };
}

/** Each line as `kind: words`, with bold words between stars. */
function linesOf({ plan }: Device): readonly string[] {
  return plan.snapshot().vision.blocks.map((block) => {
    if (block.kind === 'unknown') throw new Error('the editors write nothing unknown');
    const words = block.runs.map((run) => {
      if (!('text' in run)) return '/';
      return run.kind === 'text' && run.marks.includes('bold') ? `*${run.text}*` : run.text;
    });
    return `${block.kind}: ${words.join('').trim()}`;
  });
}

describe('pasting', () => {
  test('what was copied in Word keeps headings, lists and the rows of a table', () => {
    expect(paste(WORD)).toEqual({
      lines: [
        'heading2: Attendance',
        'plain: What we *count* at our school',
        'bullet: Call home on the first day',
        'bullet: By the tutor',
        'ordered: Ask',
        'plain: *Measure* · *Led by* · When',
        'plain: Welcome week · – · September',
        'plain: ',
      ],
      pictures: 1,
    });
  });

  test('what was copied in Google Docs does, and a cell of several lines stays several lines', () => {
    expect(paste(GOOGLE_DOCS).lines).toEqual([
      'heading2: Our reasons',
      'bullet: *Wrong* choice',
      'bullet: of programme',
      'plain: Autumn · *14 %*',
      'plain: Spring: what we did',
      'plain: Calls home',
      'plain: Breakfast club',
    ]);
  });

  test('what was copied in LibreOffice does', () => {
    expect(paste(LIBRE_OFFICE).lines).toEqual([
      'ordered: First we ask',
      'ordered: Then we act',
      'plain: Group · Contact',
      'plain: Parents',
    ]);
  });

  test('a web page keeps its blocks apart, within tables for its layout too', () => {
    expect(paste(WEB_PAGE)).toEqual({
      lines: [
        'heading2: News',
        'plain: Welcome 👋 all',
        'plain: Open days',
        'plain: Monday · 9:00',
        'plain: Hill School',
        'plain: Station Road 1',
        'plain: We hold each other.',
      ],
      pictures: 1,
    });
  });

  test('rows within a line part it, and a single cell does not', () => {
    const device = new Device();
    const { editor } = device.edit('vision');
    editor.commands.insertContent('beforeafter');
    editor.commands.setTextSelection('before'.length + 1);
    editor.view.pasteHTML('<table><tr><td>cell</td></tr></table>');
    expect(linesOf(device)).toEqual(['plain: beforecellafter']);
    editor.view.pasteHTML('<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>');
    expect(linesOf(device)).toEqual(['plain: beforecell', 'plain: A · B', 'plain: C · D', 'plain: after']);
  });

  test.each(['all', 'text'] as const)(
    'rows in place of all that is selected leave no empty lines: %s',
    (selected) => {
      const device = new Device();
      const { editor } = device.edit('vision');
      editor.commands.insertContent('one');
      editor.commands.splitBlock();
      editor.commands.insertContent('two');
      if (selected === 'all') editor.commands.selectAll();
      else editor.commands.setTextSelection({ from: 1, to: editor.state.doc.content.size - 1 });
      editor.view.pasteHTML('<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>');
      expect(linesOf(device)).toEqual(['plain: A · B', 'plain: C · D']);
    },
  );

  test('words beside a block in a cell are not lost', () => {
    expect(paste('<table><tr><td>Absence <div>rate</div></td><td>14</td></tr></table>').lines).toEqual([
      'plain: Absence',
      'plain: rate',
      'plain: 14',
    ]);
  });

  test('a table in the title becomes one line', () => {
    const device = new Device();
    const table = '<table><tr><td>Year</td><td>Rate</td></tr><tr><td>2025</td><td>14,2</td></tr></table>';
    device.edit('title').editor.view.pasteHTML(table);
    expect(device.plan.snapshot().title.plainText).toBe('Year · Rate 2025 · 14,2');
  });

  test('a picture alone is refused', () => {
    const device = new Device();
    const { view } = device.edit('vision').editor;
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['…'], 'image.png', { type: 'image/png' }));
    const event = new ClipboardEvent('paste', { clipboardData, cancelable: true });
    view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(device.picturesLeftOut).toBe(1);
    expect(linesOf(device).join('')).not.toContain('…');
  });
});
