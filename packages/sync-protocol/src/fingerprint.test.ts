import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { CLOSE_CODES } from './close-codes.ts';
import { FRAME, SYNC } from './frame.ts';
import { REFUSALS } from './refusal.ts';
import { ROLES } from './role.ts';
import { DOCUMENT_NAMES } from './room.ts';
import { PROTOCOL_VERSION } from './version.ts';

/**
 * A tripwire. When this fails you changed what goes over the wire: old clients and new relays meet in the field, so
 * think what each does with the other, raise PROTOCOL_VERSION if one would misread the other, update docs/PROTOCOL.md,
 * and only then pin the new fingerprint.
 */
test('the wire has not changed without its version', () => {
  const wire = JSON.stringify({ FRAME, SYNC, CLOSE_CODES, REFUSALS, ROLES, DOCUMENT_NAMES });
  const fingerprint = createHash('sha256').update(wire).digest('hex').slice(0, 16);
  expect({ version: PROTOCOL_VERSION, fingerprint }).toMatchInlineSnapshot(`
    {
      "fingerprint": "22832c2a03aad17c",
      "version": 1,
    }
  `);
});
