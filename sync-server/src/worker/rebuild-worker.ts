/** The thread that builds rooms anew. Nobody waits for it, so it leaves the processor to whoever types. */
import { giveWay } from './give-way.ts';

giveWay();
// Loading it is most of what a short rebuild costs.
await import('./update-worker.ts');
