import { createHash } from 'node:crypto';

import { newId, systemRandom } from '@holdfast/base';
import { accessTokenSchema, type JoinPlan, SUBPROTOCOL, tokenSubprotocol } from '@holdfast/sync-protocol';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

interface Invitation {
  readonly origin: string;
  readonly planId: string;
  readonly invitationId: string;
  readonly invitationSecret: string;
}

type StockPerson = Pick<JoinPlan, 'group' | 'colour'> & { readonly name: string };

/** Somebody who uses the unmodified y-websocket provider and nothing of ours: what the relay really serves. */
export class StockParticipant {
  readonly #origin: string;
  readonly #planId: string;
  readonly #credential: string;
  readonly participantId: string;

  private constructor(origin: string, planId: string, credential: string) {
    this.#origin = origin;
    this.#planId = planId;
    this.#credential = credential;
    this.participantId = credential.split('.')[0] ?? '';
  }

  /** Joins by an invitation link of the app; `origin` is where the relay is reached directly. */
  static async join(
    origin: string,
    link: string,
    { name = 'Stock client', group = 'otherExternal', colour = 3 }: Partial<StockPerson> = {},
  ): Promise<StockParticipant> {
    const { planId, ...invitation } = readLink(origin, link);
    const participantId = newId(systemRandom, 22);
    const secret = newSecret();
    const body: JoinPlan = {
      invitationId: invitation.invitationId as JoinPlan['invitationId'],
      invitationSecret: invitation.invitationSecret,
      credentialHash: createHash('sha256').update(secret).digest('base64url'),
      displayName: name,
      group,
      colour,
    };
    const joined = await fetch(`${origin}/api/plans/${planId}/participants/${participantId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!joined.ok) throw new Error(`join: ${joined.status} ${await joined.text()}`);
    return new StockParticipant(origin, planId, `${participantId}.${secret}`);
  }

  /** The relay's document as a newcomer gets it now: a fresh connection, a fresh Y.Doc. */
  async readContent(): Promise<Y.Doc> {
    const doc = new Y.Doc();
    const provider = await this.connect(doc);
    provider.destroy();
    return doc;
  }

  /** Connects `doc` to a document of the plan; resolves when the provider says that it is in step. */
  async connect(doc: Y.Doc, document: 'content' | 'discussion' = 'content'): Promise<WebsocketProvider> {
    const answer = await fetch(`${this.#origin}/api/plans/${this.#planId}/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#credential}` },
    });
    if (!answer.ok) throw new Error(`token: ${answer.status} ${await answer.text()}`);
    const { token } = accessTokenSchema.parse(await answer.json());
    const provider = new WebsocketProvider(
      `${this.#origin.replace('http', 'ws')}/sync/${this.#planId}`,
      document,
      doc,
      { protocols: [SUBPROTOCOL, tokenSubprotocol(token)], disableBc: true },
    );
    await new Promise<void>((resolve, reject) => {
      provider.once('sync', () => resolve());
      provider.once('connection-close', (event: { code?: number } | null) =>
        reject(new Error(`the relay closed the connection: ${event?.code}`)),
      );
    });
    return provider;
  }
}

/** `<origin>/join/<planId>#<invitationId>.<secret>` */
function readLink(origin: string, link: string): Invitation {
  const { pathname, hash } = new URL(link);
  const planId = pathname.split('/')[2];
  const [invitationId, invitationSecret] = hash.slice(1).split('.');
  if (!planId || !invitationId || !invitationSecret) throw new Error(`no invitation link: ${pathname}`);
  return { origin, planId, invitationId, invitationSecret };
}

function newSecret(): string {
  return Buffer.from(systemRandom.bytes(32)).toString('base64url');
}
