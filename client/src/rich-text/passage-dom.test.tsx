// @vitest-environment happy-dom
import {
  addActor,
  appendText,
  findTextAnchor,
  makeTextAnchor,
  type Plan,
  TextLetters,
  type TextRange,
} from '@holdfast/plan-model';
import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { OpenPlanContext } from '../session/open-plan-context.ts';
import { openTestPlan } from '../session/open-plan-fixture.ts';
import { startStrings } from '../strings/strings.ts';
import { render } from '../ui/render-fixture.tsx';
import { drawnLines, drawnRange, drawnText, selectedPassage } from './passage-dom.ts';
import { PlanText } from './plan-text.tsx';

beforeAll(startStrings);

/** A vision with a heading, a mark, a reference, a break and an item, as a reader sees it. */
async function showVision() {
  const opened = openTestPlan({ role: 'viewer' });
  const { plan } = opened;
  const rosa = addActor(plan, { name: 'Rosa', group: 'ngo', kind: 'person' });
  appendText(plan, 'vision', 'Nobody leaves unseen');
  const vision = plan.roots.vision;
  plan.doc.transact(() => {
    const line = (kind: string | undefined, children: (Y.XmlText | Y.XmlElement)[]): Y.XmlElement => {
      const element = new Y.XmlElement('paragraph');
      if (kind !== undefined) element.setAttribute('kind', kind);
      element.insert(0, children);
      return element;
    };
    const marked = new Y.XmlText();
    marked.insert(0, 'We ask ');
    marked.insert(7, 'everyone', { bold: {} });
    const mention = new Y.XmlElement('mention');
    mention.setAttribute('type', 'actors');
    mention.setAttribute('id', rosa);
    vision.insert(vision.length, [
      line(undefined, [
        marked,
        mention,
        new Y.XmlText(' who'),
        new Y.XmlElement('hardBreak'),
        new Y.XmlText('left.'),
      ]),
      line('bullet', [new Y.XmlText('By phone')]),
    ]);
  });
  const text = plan.snapshot().vision;
  await render(
    <OpenPlanContext value={opened}>
      <PlanText address="vision" text={text} label="Our vision" placeholder="" />
    </OpenPlanContext>,
  );
  const element = drawnText('vision');
  if (element === undefined) throw new Error('the vision is not drawn');
  return { plan, element, letters: new TextLetters(vision) };
}

function quoteAt({ roots }: Plan, range: TextRange): string {
  return makeTextAnchor(new TextLetters(roots.vision), range)?.quote ?? '';
}

function wordsIn(drawn: StaticRangeInit | undefined): string | undefined {
  if (drawn === undefined) return undefined;
  const range = document.createRange();
  range.setStart(drawn.startContainer, drawn.startOffset);
  range.setEnd(drawn.endContainer, drawn.endOffset);
  return range.toString();
}

/** Every place of the text: the ends of its lines, and all between them. */
const LENGTHS = [20, 7 + 8 + 1 + 4 + 1 + 5, 8];

describe('a passage as it is drawn', () => {
  test('is where the anchor says, wherever it begins and ends', async () => {
    const { plan, element } = await showVision();
    for (const [line, length] of LENGTHS.entries()) {
      for (let from = 0; from < length; from += 1) {
        for (let to = from + 1; to <= length; to += 1) {
          const range = { from: { line, offset: from }, to: { line, offset: to } };
          const drawn = wordsIn(drawnRange(drawnLines(element), range))?.replaceAll('@Rosa', '•');
          const quote = quoteAt(plan, range)
            .replaceAll(/@actors\/[\w-]{12}/gu, '•')
            .replaceAll('\n', '');
          // An anchor keeps no spaces at its ends.
          expect([range, drawn?.trim()]).toEqual([range, quote.trim()]);
        }
      }
    }
  });

  test('that is selected is the same one', async () => {
    const { element } = await showVision();
    for (const [line, length] of LENGTHS.entries()) {
      for (let from = 0; from < length; from += 1) {
        const range = { from: { line, offset: from }, to: { line, offset: length } };
        const drawn = drawnRange(drawnLines(element), range);
        if (drawn === undefined) throw new Error('it is not drawn');
        const selection = document.getSelection();
        selection?.removeAllRanges();
        selection?.setBaseAndExtent(
          drawn.startContainer,
          drawn.startOffset,
          drawn.endContainer,
          drawn.endOffset,
        );
        expect(selectedPassage()).toEqual({ key: 'vision', range });
      }
    }
  });

  test('goes over lines, and is found again by what was selected', async () => {
    const { plan, element, letters } = await showVision();
    const range = { from: { line: 0, offset: 7 }, to: { line: 2, offset: 2 } };
    const anchor = makeTextAnchor(letters, range);
    appendText(plan, 'vision', ' or in person');
    const found = anchor && findTextAnchor(new TextLetters(plan.roots.vision), anchor);
    expect(found).toMatchObject({ kind: 'found', isChanged: false, ...range });
    expect(wordsIn(drawnRange(drawnLines(element), range))).toBe(
      'leaves unseenWe ask everyone@Rosa wholeft.By',
    );
  });

  test('is none outside of the texts, nor over two of them', async () => {
    const { element } = await showVision();
    const beside = document.createElement('p');
    beside.textContent = 'Beside';
    document.body.append(beside);
    const selection = document.getSelection();
    const range = document.createRange();
    range.selectNodeContents(beside);
    selection?.removeAllRanges();
    expect(selectedPassage()).toBeUndefined();
    selection?.addRange(range);
    expect(selectedPassage()).toBeUndefined();
    range.setStart(element, 0);
    selection?.removeAllRanges();
    selection?.addRange(range);
    expect(selectedPassage()).toBeUndefined();
    beside.remove();
  });
});
