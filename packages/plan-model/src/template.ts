import { assert } from '@holdfast/base';
import { generateNKeysBetween } from 'fractional-indexing';
import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';

import { parseRecordId, type RecordIds, type RecordRoot } from './ids.ts';
import { linkKey } from './links.ts';
import { ORIGIN } from './origins.ts';
import { planRoots, SCHEMA_VERSION } from './plan-layout.ts';
import type { Direction, Unit } from './record-vocabulary.ts';
import { draftElements, newFragment, type TextDraft } from './text-fragment.ts';

/**
 * What a plan begins with, as data. Keys are names inside the template by which its parts refer to each other; ids,
 * dates and people are none of its business.
 */
export interface PlanTemplate {
  readonly vision: readonly TextDraft[];
  readonly goals: readonly TemplateGoal[];
  readonly indicators: readonly TemplateIndicator[];
  readonly targets: readonly TemplateTarget[];
}

export interface TemplateGoal {
  readonly key: string;
  readonly statement: string;
  readonly why: readonly TextDraft[];
}

export interface TemplateIndicator {
  readonly key: string;
  readonly name: string;
  readonly definition?: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly direction: Direction;
  readonly source?: string;
  readonly seriesId?: string;
}

export interface TemplateTarget {
  readonly key: string;
  /** The key of the indicator by which it is measured. */
  readonly indicator: string;
  readonly goals: readonly string[];
  /** Keys of indicators that show the wider picture. */
  readonly context: readonly string[];
  readonly rationale: readonly TextDraft[];
}

/** A plan with nothing in it but its first empty paragraphs. */
export const BLANK_TEMPLATE: PlanTemplate = { vision: [], goals: [], indicators: [], targets: [] };

/** Stands in the records of a template in place of a participant, whose ids are longer. */
export const TEMPLATE_AUTHOR = 'template';

/**
 * The template as a Yjs update, the same bytes for the same data on every device and at every time, so that applying
 * it again changes nothing. Its client id is a hash of its content: with an id in common, two versions of a template
 * would make two documents that never agree. Record ids come from the content too, so another version has others.
 */
export function templateUpdate(template: PlanTemplate): Uint8Array {
  const draft = encodeWith(0, template, '');
  const hash = digest(draft);
  const clientId = new DataView(hash.buffer, hash.byteOffset, 4).getUint32(0);
  return encodeWith(clientId, template, base64url(hash));
}

/** Applies the bytes of a template; the device that creates a plan does so once, before any other edit. */
export function applyTemplate(doc: Y.Doc, update: Uint8Array): void {
  Y.applyUpdate(doc, update, ORIGIN.template);
}

function encodeWith(clientId: number, template: PlanTemplate, version: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => new TemplateWriter(doc, version).write(template));
  return Y.encodeStateAsUpdate(doc);
}

class TemplateWriter {
  readonly #roots: ReturnType<typeof planRoots>;
  readonly #version: string;

  constructor(doc: Y.Doc, version: string) {
    this.#roots = planRoots(doc);
    this.#version = version;
  }

  write({ vision, goals, indicators, targets }: PlanTemplate): void {
    this.#roots.meta.set('schemaVersion', SCHEMA_VERSION);
    this.#roots.title.insert(0, draftElements([]));
    this.#roots.vision.insert(0, draftElements(vision));
    this.#writeAll('goals', goals, ({ statement, why }) => ({
      statement: newFragment([{ kind: 'plain', text: statement }]),
      why: newFragment(why),
    }));
    this.#writeAll('indicators', indicators, (indicator) => {
      const { name, definition, unit, decimals, direction, source, seriesId } = indicator;
      return { name, definition, unit, decimals, direction, source, seriesId };
    });
    this.#writeAll('targets', targets, ({ indicator, rationale }) => ({
      indicatorId: this.#id('indicators', indicator, indicators),
      rationale: newFragment(rationale),
    }));
    for (const target of targets) {
      const id = this.#id('targets', target.key, targets);
      for (const goal of target.goals) {
        this.#roots.links.set(
          linkKey({ kind: 'goal', target: id, goal: this.#id('goals', goal, goals) }),
          true,
        );
      }
      for (const key of target.context) {
        const indicator = this.#id('indicators', key, indicators);
        this.#roots.links.set(linkKey({ kind: 'context', target: id, indicator }), true);
      }
    }
  }

  #writeAll<Part extends { readonly key: string }>(
    root: RecordRoot,
    parts: readonly Part[],
    entries: (part: Part) => object,
  ): void {
    const orders = generateNKeysBetween(null, null, parts.length);
    parts.forEach((part, index) => {
      const record = new Map<string, unknown>([
        ['order', orders[index]],
        ['createdAt', 0],
        ['createdBy', TEMPLATE_AUTHOR],
        ...Object.entries(entries(part)).filter(([, value]) => value !== undefined),
      ]);
      this.#roots[root].set(this.#id(root, part.key, parts), new Y.Map(record));
    });
  }

  #id<Root extends RecordRoot>(
    root: Root,
    key: string,
    parts: readonly { readonly key: string }[],
  ): RecordIds[Root] {
    assert(
      parts.some((part) => part.key === key),
      `template: no ${key} in ${root}`,
    );
    const hash = digest(new TextEncoder().encode(`${this.#version}/${root}/${key}`));
    const id = parseRecordId(root, base64url(hash));
    assert(id !== undefined, `template: no id for ${key}`);
    return id;
  }
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The first twelve letters of a hash: as many bits as a random record id has. */
function base64url(hash: Uint8Array): string {
  return Array.from(hash.subarray(0, 12), (byte) => BASE64URL.charAt(byte & 63)).join('');
}
