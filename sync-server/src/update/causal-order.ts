import * as Y from 'yjs';

import type { Struct } from './read-update.ts';

/** A struct of which the first `offset` clocks are known already. */
export interface FreshStruct {
  readonly struct: Struct;
  readonly offset: number;
}

/** The structs from `clock` on, the first perhaps in part. A client's clocks count every character: no gap is legal. */
export function dropKnown(structs: readonly Struct[], clock: number): FreshStruct[] | 'gap' {
  const fresh: FreshStruct[] = [];
  let reached = clock;
  for (const struct of structs) {
    const end = struct.id.clock + struct.length;
    if (end <= reached) continue;
    if (struct.id.clock > reached) return 'gap';
    fresh.push({ struct, offset: reached - struct.id.clock });
    reached = end;
  }
  return fresh;
}

/** How far one client's fresh structs have been put in place. */
interface Walk {
  readonly structs: readonly FreshStruct[];
  next: number;
  clock: number;
}

/**
 * Puts fresh structs in place one after another, each after everything that it names, the way Yjs will. Answers the
 * first id that nobody can provide or that depends on itself; undefined when all of them find their place.
 * `fresh` is without gaps per client, and `clockOf` says what is in place before.
 */
export function findOpenId(
  fresh: ReadonlyMap<number, readonly FreshStruct[]>,
  clockOf: (client: number) => number,
): Y.ID | undefined {
  const walks = new Map<number, Walk>();
  for (const [client, structs] of fresh) walks.set(client, { structs, next: 0, clock: clockOf(client) });
  const reached = (id: Y.ID): boolean => id.clock < (walks.get(id.client)?.clock ?? clockOf(id.client));
  for (const walk of walks.values()) {
    const open = finish(walk, walks, reached);
    if (open !== undefined) return open;
  }
  return undefined;
}

/** Depth first, with a path of its own: an update may chain thousands of clients. */
function finish(
  start: Walk,
  walks: ReadonlyMap<number, Walk>,
  reached: (id: Y.ID) => boolean,
): Y.ID | undefined {
  const path: { walk: Walk; until: number }[] = [{ walk: start, until: Number.POSITIVE_INFINITY }];
  const waiting = new Set([start]);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const { walk, until } = top;
    const current = walk.structs[walk.next];
    if (current === undefined || walk.clock >= until) {
      path.pop();
      waiting.delete(walk);
      continue;
    }
    const open = namedIds(current).find((id) => !reached(id));
    if (open === undefined) {
      walk.next += 1;
      walk.clock = current.struct.id.clock + current.struct.length;
      continue;
    }
    const provider = walks.get(open.client);
    // A walk that waits for this one already can never get there: the structs depend on each other in a circle.
    if (provider === undefined || waiting.has(provider) || endOf(provider) <= open.clock) return open;
    path.push({ walk: provider, until: open.clock + 1 });
    waiting.add(provider);
  }
  return undefined;
}

/** An item that begins within a struct has the id before it as origin, and a parent is written only without origins. */
function namedIds({ struct, offset }: FreshStruct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const ids = [offset > 0 ? null : struct.origin, struct.rightOrigin, struct.parent];
  return ids.filter((id) => id instanceof Y.ID);
}

function endOf(walk: Walk): number {
  const last = walk.structs.at(-1);
  return last === undefined ? 0 : last.struct.id.clock + last.struct.length;
}
