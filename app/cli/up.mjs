/**
 * `npm run up`: from a fresh clone to the running product. The steps are in lib/bring-up.mjs, which is imported only
 * after the check, because an old Node.js could not parse it.
 */
import { requireNode } from './doctor-node.mjs';

requireNode();
import('./lib/bring-up.mjs').then(({ bringUp }) => bringUp());
