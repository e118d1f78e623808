import { type PlanId, planIdSchema } from './ids.ts';

/** A plan is two documents, because a document is the smallest thing that a permission can guard. */
export const DOCUMENT_NAMES = ['content', 'discussion'] as const;
export type DocumentName = (typeof DOCUMENT_NAMES)[number];

export interface RoomAddress {
  readonly planId: PlanId;
  readonly document: DocumentName;
}

/** `<planId>/<document>`: the room's name in paths, storage and logs. */
export function roomName(room: RoomAddress): string {
  return `${room.planId}/${room.document}`;
}

/** The room of a name, or undefined. */
export function parseRoomName(name: string): RoomAddress | undefined {
  const [planId, document, ...rest] = name.split('/');
  const id = planIdSchema.safeParse(planId);
  const known = DOCUMENT_NAMES.find((each) => each === document);
  if (!id.success || known === undefined || rest.length > 0) return undefined;
  return { planId: id.data, document: known };
}

/** `/sync/<planId>/<document>`: where the websocket of a room is opened. */
export const SYNC_PATH = '/sync';
