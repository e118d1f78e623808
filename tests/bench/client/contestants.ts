import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Browser, BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

import { Person } from '../../browser/person.ts';
import { RelayProcess } from '../../support/relay-process.ts';
import { StockParticipant } from '../../support/stock-participant.ts';
import { fillDiscussion, THREADS } from './large-discussion.ts';
import { linesOf } from './large-plan.ts';
import { lastText, type Seat } from './typists.ts';

/** A page that holds the large plan on its device, and the others who write in it. */
export interface Contestant {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Selects the text that is edited first. */
  readonly text: string;
  readonly seats: (count: number) => Promise<readonly Seat[]>;
  readonly dispose: () => Promise<void>;
}

/** What stands in the plan, and how many measures that are. */
export interface Filling {
  readonly fill: (doc: Y.Doc) => void;
  readonly measures: number;
}

/**
 * The product: a plan that one person has started and shared, filled by a second. Answers what is in it, too, and lets
 * that second one say a lot about it.
 */
export async function openHoldfast(
  browser: Browser,
  { fill, measures }: Filling,
): Promise<Contestant & { readonly doc: Y.Doc; readonly discuss: () => Promise<void> }> {
  const relay = await RelayProcess.start({ MAX_MESSAGES_PER_SECOND: '1000000' });
  const ana = await Person.arrive(browser, 'Ana', relay.port);
  await ana.startPlan();
  await ana.expectState('saved');
  const invitation = await ana.invite('Editor');
  const doc = new Y.Doc();
  const stock = await StockParticipant.join(relay.url, invitation);
  const filler = await stock.connect(doc);
  fill(doc);
  await ana.page
    .locator('[id^="measures/"]')
    .nth(measures - 1)
    .waitFor({ state: 'attached' });
  await ana.expectState('saved');
  filler.destroy();
  filler.awareness.destroy();
  return {
    name: 'Holdfast',
    context: ana.context,
    page: ana.page,
    text: '[role=textbox][aria-label="Our vision"]',
    doc,
    async discuss() {
      const talk = new Y.Doc();
      const talker = await stock.connect(talk, 'discussion');
      fillDiscussion(talk, doc, stock.participantId);
      await ana.page.getByRole('button', { name: `Talk, ${THREADS} new` }).waitFor();
      talker.destroy();
      talker.awareness.destroy();
    },
    async seats(count) {
      return await Promise.all(
        Array.from({ length: count }, async () => {
          const theirs = new Y.Doc();
          const provider = await (await StockParticipant.join(relay.url, invitation)).connect(theirs);
          return { provider, text: lastText(theirs.getXmlFragment('vision')), presence: { place: 'vision' } };
        }),
      );
    },
    async dispose() {
      await ana.leave();
      await relay.dispose();
    },
  };
}

/** The limit: a bare editor with the same lines in one text. */
export async function openBare(browser: Browser, plan: Y.Doc): Promise<Contestant> {
  const seed = seedOf(linesOf(plan));
  const site = mkdtempSync(join(tmpdir(), 'bench-bare-'));
  const root = fileURLToPath(new URL('bare', import.meta.url));
  await build({ root, logLevel: 'error', configFile: false, build: { outDir: site, target: 'esnext' } });
  const server = serve(site, seed);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bare page has no port');
  const context = await browser.newContext({ baseURL: `http://localhost:${address.port}` });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('textbox').getByText('finishes what they started').first().waitFor();
  return {
    name: 'bare Tiptap + Yjs',
    context,
    page,
    text: '[role=textbox]',
    seats: (count) =>
      Promise.resolve(
        Array.from({ length: count }, (_, at) => {
          const doc = new Y.Doc();
          Y.applyUpdate(doc, seed);
          const provider = new WebsocketProvider(`ws://localhost:${address.port}`, 'bare', doc, {
            disableBc: true,
          });
          const user = { name: `Typist ${at}`, color: '#336699' };
          return { provider, text: lastText(doc.getXmlFragment('text')), presence: { user } };
        }),
      ),
    async dispose() {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(site, { recursive: true, force: true });
    },
  };
}

function seedOf(lines: readonly string[]): Uint8Array {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment('text');
  fragment.push(
    lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    }),
  );
  return Y.encodeStateAsUpdate(doc);
}

/** The built page, its first content, and a socket that hands every frame to everybody else. */
function serve(site: string, seed: Uint8Array): Server {
  const server = createServer((request, response) => {
    if (request.url === '/seed') return void response.end(seed);
    const file = join(site, request.url === '/' ? 'index.html' : (request.url ?? ''));
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', file.endsWith('.js') ? 'text/javascript' : 'text/html');
    createReadStream(file).pipe(response);
  });
  const sockets = new Set<WebSocket>();
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('message', (frame) => {
      for (const other of sockets) if (other !== socket) other.send(frame);
    });
  });
  return server;
}
