/**
 * Hocuspocus at its defaults, storing as `@hocuspocus/extension-sqlite` does: the same table, the same upsert of the
 * whole document, no pragma. Through `node:sqlite`, since the extension's own driver needs a native build.
 */
import { DatabaseSync } from 'node:sqlite';

import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

const database = new DatabaseSync(`${process.env['DATA_DIR']}/hocuspocus.sqlite`);
database.exec(
  'CREATE TABLE IF NOT EXISTS "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))',
);
const select = database.prepare('SELECT data FROM "documents" WHERE name = ? ORDER BY rowid DESC');
const upsert = database.prepare(
  'INSERT INTO "documents" ("name", "data") VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
);

const server = new Server({
  port: Number(process.env['PORT']),
  address: '127.0.0.1',
  quiet: true,
  extensions: [
    new Database({
      fetch: ({ documentName }) => {
        const data = select.get(documentName)?.['data'];
        return Promise.resolve(data instanceof Uint8Array ? data : null);
      },
      store: ({ documentName, state }) => {
        upsert.run(documentName, state);
        return Promise.resolve();
      },
    }),
  ],
});
await server.listen();
process.stdout.write('ready\n');
