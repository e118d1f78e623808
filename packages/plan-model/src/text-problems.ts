import * as Y from 'yjs';

import { TEXT_SCHEMAS, type TextSchema, type TextSchemaName } from './text-vocabulary.ts';

/** Something in a fragment that an editor would delete, strip or stumble over. */
export interface TextProblem {
  readonly kind: 'unknown-node' | 'unknown-mark' | 'unknown-attribute' | 'bad-attribute' | 'bad-nesting';
  /** The name of the node, mark or attribute. */
  readonly name: string;
  /** Positions of children from the fragment down to the place. */
  readonly path: readonly number[];
}

/**
 * What must be empty before an editor may touch `fragment`: before it is mounted, and at `beforeObserverCalls` of
 * every transaction while it is. Only reads. y-tiptap 3.0.9 deletes an element that its schema refuses and the whole
 * text of a paragraph that carries one unknown mark, drops unknown attributes at the next edit, and throws on text
 * that stands directly in the fragment.
 */
export function findTextProblems(fragment: Y.XmlFragment, schema: TextSchemaName): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  const rules = TEXT_SCHEMAS[schema];
  checkChildren({ rules, problems }, fragment, { allowed: rules.top, path: [] });
  return problems;
}

interface Search {
  readonly rules: TextSchema;
  readonly problems: TextProblem[];
}

interface Place {
  readonly allowed: readonly string[];
  readonly path: readonly number[];
}

function checkChildren(search: Search, parent: Y.XmlFragment, place: Place): void {
  // Yjs types the children, but a peer may have put any shared type or plain value there.
  const children: readonly unknown[] = parent.toArray();
  children.forEach((child, index) => {
    const path = [...place.path, index];
    if (child instanceof Y.XmlElement) checkElement(search, child, { ...place, path });
    else if (child instanceof Y.XmlText) checkText(search, child, { ...place, path });
    else search.problems.push({ kind: 'unknown-node', name: '#value', path });
  });
}

function checkElement(search: Search, element: Y.XmlElement, { allowed, path }: Place): void {
  const name = element.nodeName;
  const rule = Object.hasOwn(search.rules.nodes, name) ? search.rules.nodes[name] : undefined;
  if (rule === undefined) {
    search.problems.push({ kind: 'unknown-node', name, path });
    return;
  }
  // Nothing that is allowed nests in itself, so the search ends, however deep a hostile text goes.
  if (!allowed.includes(name)) {
    search.problems.push({ kind: 'bad-nesting', name, path });
    return;
  }
  const attributes: Readonly<Record<string, unknown>> = element.getAttributes();
  for (const attribute of Object.keys(attributes)) {
    if (!Object.hasOwn(rule.attributes, attribute)) {
      search.problems.push({ kind: 'unknown-attribute', name: attribute, path });
    }
  }
  for (const [attribute, accepts] of Object.entries(rule.attributes)) {
    const value = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    if (!accepts(value)) search.problems.push({ kind: 'bad-attribute', name: attribute, path });
  }
  checkChildren(search, element, { allowed: rule.children, path });
}

function checkText(search: Search, text: Y.XmlText, { allowed, path }: Place): void {
  if (!allowed.includes('text')) search.problems.push({ kind: 'bad-nesting', name: '#text', path });
  for (const run of readDelta(text)) {
    if (typeof run.insert !== 'string') search.problems.push({ kind: 'unknown-node', name: '#embed', path });
    for (const [mark, value] of Object.entries(run.attributes)) {
      if (!search.rules.marks.some((known) => known === mark)) {
        search.problems.push({ kind: 'unknown-mark', name: mark, path });
      } else if (!isPlainMark(value)) {
        search.problems.push({ kind: 'bad-attribute', name: mark, path });
      }
    }
  }
}

/** Our marks carry nothing: y-tiptap writes them as `{}`. */
function isPlainMark(value: unknown): boolean {
  return value === true || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

export interface DeltaRun {
  readonly insert: unknown;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The runs of a text as Yjs gives them, with the types that can be relied on. */
export function readDelta(text: Y.Text): readonly DeltaRun[] {
  const delta: readonly { insert?: unknown; attributes?: Readonly<Record<string, unknown>> }[] =
    text.toDelta();
  return delta.map((run) => ({ insert: run.insert, attributes: run.attributes ?? {} }));
}
