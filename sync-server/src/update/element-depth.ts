import * as Y from 'yjs';

/** Paragraphs in lists in quotes are far from it. Yjs and ProseMirror walk documents recursively, in every client. */
const MAX_ELEMENT_DEPTH = 64;

/** Whether anything that came after `before` lies deeper in the document than any editor puts it. */
export function isTooDeep(doc: Y.Doc, before: ReadonlyMap<number, number>): boolean {
  const depths = new Map<Y.AbstractType<unknown>, number>();
  for (const [client, structs] of doc.store.clients) {
    const known = before.get(client) ?? 0;
    for (let at = structs.length - 1; at >= 0; at -= 1) {
      const struct = structs[at];
      if (struct === undefined || struct.id.clock + struct.length <= known) break;
      const element =
        struct instanceof Y.Item && struct.content instanceof Y.ContentType && struct.content.type;
      if (element && depthOf(element, depths) > MAX_ELEMENT_DEPTH) return true;
    }
  }
  return false;
}

/** How many elements an element lies in, itself included; counted no further than it matters. */
function depthOf(element: Y.AbstractType<unknown>, depths: Map<Y.AbstractType<unknown>, number>): number {
  let above = 0;
  let depth = 1;
  // A root has no parent, and is no element.
  for (let each = element.parent; each !== null && each.parent !== null; each = each.parent) {
    above = depths.get(each) ?? 0;
    if (above > 0 || depth > MAX_ELEMENT_DEPTH) break;
    depth += 1;
  }
  depths.set(element, depth + above);
  return depth + above;
}
