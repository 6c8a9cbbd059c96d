/**
 * `npm run verify`: everything that can be checked, from a fresh clone. The stages are in lib/verification.mjs, which
 * is imported only after the check, because an old Node.js could not parse it.
 */
import { requireNode } from './doctor-node.mjs';

requireNode();
import('./lib/verification.mjs').then(({ verify }) => verify());
