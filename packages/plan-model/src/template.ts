import { assert } from '@holdfast/base';
import { generateNKeysBetween } from 'fractional-indexing';
import { digest } from 'lib0/hash/sha256';
import * as Y from 'yjs';

import { type FieldReader, isUnreadable } from './field.ts';
import { parseRecordAddress, RECORD_ROOTS, type RecordAddress, type RecordRoot } from './ids.ts';
import { LINK_KINDS, type LinkKind, makeLink } from './link-kinds.ts';
import { linkKey } from './links.ts';
import { META_FIELDS } from './meta-fields.ts';
import { ORIGIN } from './origins.ts';
import { planRoots, SCHEMA_VERSION } from './plan-layout.ts';
import { recordKind } from './record-kinds.ts';
import { draftElements, newFragment, type TextDraft } from './text-fragment.ts';

/** What a plan begins with, as data: any records of a plan, and how they hang together. */
export interface PlanTemplate {
  /** Scalars of the plan by their persisted names. */
  readonly meta: Readonly<Record<string, TemplateValue>>;
  /** Empty where people write their own. */
  readonly title: string;
  readonly vision: readonly TextDraft[];
  /** In the order in which they stand. */
  readonly records: readonly TemplateRecord[];
  readonly links: readonly TemplateLink[];
}

export interface TemplateRecord {
  readonly root: RecordRoot;
  /** Names the record inside the template; no other has the same. */
  readonly key: string;
  /** By the names of the record's fields. */
  readonly values: Readonly<Record<string, TemplateValue>>;
  /** Fields that hold the id of another record, by its key. */
  readonly refs?: Readonly<Record<string, string>>;
  /** A text that is not named here is empty. */
  readonly texts?: Readonly<Record<string, readonly TextDraft[] | string>>;
}

export interface TemplateLink {
  readonly kind: LinkKind;
  readonly from: string;
  readonly to: string;
}

type TemplateValue = string | number | boolean;

/** A plan with nothing in it but its first empty paragraphs. */
export const BLANK_TEMPLATE: PlanTemplate = { meta: {}, title: '', vision: [], records: [], links: [] };

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

/** What a template says that no plan can hold is refused by name: it would be unreadable in every plan made from it. */
class TemplateWriter {
  readonly #roots: ReturnType<typeof planRoots>;
  readonly #version: string;
  readonly #addresses = new Map<string, RecordAddress>();

  constructor(doc: Y.Doc, version: string) {
    this.#roots = planRoots(doc);
    this.#version = version;
  }

  write({ meta, title, vision, records, links }: PlanTemplate): void {
    this.#roots.meta.set('schemaVersion', SCHEMA_VERSION);
    const scalars = new Map(Object.entries(meta));
    assertReadable('meta', META_FIELDS, scalars);
    for (const [name, value] of scalars) this.#roots.meta.set(name, value);
    this.#roots.title.insert(0, draftElements(lines(title)));
    this.#roots.vision.insert(0, draftElements(vision));
    for (const { root, key } of records) {
      assert(!this.#addresses.has(key), `template: ${key} stands twice`);
      this.#addresses.set(key, this.#newAddress(root, key));
    }
    for (const root of RECORD_ROOTS) {
      const own = records.filter((record) => record.root === root);
      const orders = generateNKeysBetween(null, null, own.length);
      own.forEach((record, index) => this.#writeRecord(record, orders[index]));
    }
    for (const link of links) this.#writeLink(link);
  }

  #writeRecord({ root, key, values, refs = {}, texts = {} }: TemplateRecord, order: unknown): void {
    const kind = recordKind(root);
    const ids = Object.entries(refs).map(([name, to]) => [name, this.#address(to).id] as const);
    const unknown = Object.keys(texts).find((name) => !Object.hasOwn(kind.texts, name));
    assert(unknown === undefined, `template: ${root} have no text ${unknown}`);
    const fields = new Map<string, unknown>([
      ['order', order],
      ['createdAt', 0],
      ['createdBy', TEMPLATE_AUTHOR],
      ...Object.entries(values),
      ...ids,
    ]);
    assertReadable(key, kind.fields, fields);
    const fragments = Object.keys(kind.texts).map((name) => [name, newFragment(lines(texts[name]))] as const);
    this.#roots[root].set(this.#address(key).id, new Y.Map([...fields, ...fragments]));
  }

  #writeLink({ kind, from, to }: TemplateLink): void {
    const ends = { from: this.#address(from), to: this.#address(to) };
    const rule = LINK_KINDS[kind];
    const link = makeLink(kind, ends.from.id, ends.to.id);
    assert(
      link !== undefined && rule.from === ends.from.root && rule.to === ends.to.root,
      `template: no link ${kind} goes from ${from} to ${to}`,
    );
    this.#roots.links.set(linkKey(link), true);
  }

  #address(key: string): RecordAddress {
    const address = this.#addresses.get(key);
    assert(address !== undefined, `template: there is no ${key}`);
    return address;
  }

  #newAddress(root: RecordRoot, key: string): RecordAddress {
    const hash = digest(new TextEncoder().encode(`${this.#version}/${root}/${key}`));
    const address = parseRecordAddress(root, base64url(hash));
    assert(address !== undefined, `template: no id for ${key}`);
    return address;
  }
}

function lines(text: readonly TextDraft[] | string = []): readonly TextDraft[] {
  return typeof text === 'string' ? [{ kind: 'plain', text }] : text;
}

/** Every value has a field, and every field can be read. */
function assertReadable(
  owner: string,
  fields: Readonly<Record<string, FieldReader<unknown>>>,
  values: ReadonlyMap<string, unknown>,
): void {
  const unknown = [...values.keys()].find((name) => !Object.hasOwn(fields, name));
  assert(unknown === undefined, `template: ${owner} has no field ${unknown}`);
  for (const [name, read] of Object.entries(fields)) {
    const value = values.get(name);
    assert(!isUnreadable(read(value)), `template: ${name} of ${owner} cannot be ${String(value)}`);
  }
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The first twelve letters of a hash: as many bits as a random record id has. */
function base64url(hash: Uint8Array): string {
  return Array.from(hash.subarray(0, 12), (byte) => BASE64URL.charAt(byte & 63)).join('');
}
