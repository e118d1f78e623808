import type { Random } from '@holdfast/base';
import * as Y from 'yjs';

/** A document with the root types that `editAtRandom` writes to, so that two of them can be compared as JSON. */
export function newTestDoc(update?: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('text');
  doc.getMap('meta');
  doc.getMap('goals');
  doc.getXmlFragment('body');
  if (update !== undefined) Y.applyUpdate(doc, update);
  return doc;
}

/** A random legitimate change of the kinds that a plan knows: text with formatting, records, nested rich text. */
export function editAtRandom(doc: Y.Doc, random: Random): void {
  const pick = (below: number): number => Math.floor(random.fraction() * below);
  const edits: ((doc: Y.Doc) => void)[] = [
    () => insertText(doc.getText('text'), pick),
    () => insertText(doc.getText('text'), pick),
    () => deleteText(doc.getText('text'), pick),
    () => formatText(doc.getText('text'), pick),
    () => void doc.getMap('meta').set(`key${pick(4)}`, pick(1000)),
    () => doc.getMap('meta').delete(`key${pick(4)}`),
    () => addRecord(doc, pick),
    () => changeRecord(doc, pick),
    () => addParagraph(doc.getXmlFragment('body'), pick),
    () => changeParagraph(doc.getXmlFragment('body'), pick),
  ];
  doc.transact(() => {
    for (let count = 1 + pick(3); count > 0; count -= 1) edits[pick(edits.length)]?.(doc);
  });
}

type Pick = (below: number) => number;

function insertText(text: Y.Text, pick: Pick): void {
  const words = ['goal ', 'übung ', 'ß', 'a', 'learner '];
  text.insert(pick(text.length + 1), words[pick(words.length)] ?? '', pick(4) === 0 ? { bold: true } : {});
}

function deleteText(text: Y.Text, pick: Pick): void {
  if (text.length < 2) return;
  const at = pick(text.length - 1);
  text.delete(at, 1 + pick(Math.min(5, text.length - at)));
}

function formatText(text: Y.Text, pick: Pick): void {
  if (text.length === 0) return;
  const at = pick(text.length);
  text.format(at, 1 + pick(text.length - at), pick(2) === 0 ? { bold: true } : { bold: null });
}

function addRecord(doc: Y.Doc, pick: Pick): void {
  const record = new Y.Map<unknown>();
  record.set('status', pick(3));
  record.set('tags', ['a', { b: pick(9) }]);
  doc.getMap('goals').set(`goal${pick(6)}`, record);
}

function changeRecord(doc: Y.Doc, pick: Pick): void {
  const record = doc.getMap('goals').get(`goal${pick(6)}`);
  if (record instanceof Y.Map) record.set('status', pick(100));
}

function addParagraph(body: Y.XmlFragment, pick: Pick): void {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(`line ${pick(100)}`)]);
  body.insert(pick(body.length + 1), [paragraph]);
}

function changeParagraph(body: Y.XmlFragment, pick: Pick): void {
  if (body.length === 0) return;
  const at = pick(body.length);
  const paragraph = body.get(at);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (text instanceof Y.XmlText && pick(4) > 0) text.insert(pick(text.length + 1), 'word ');
  else body.delete(at);
}
