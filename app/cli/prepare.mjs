/** `node app/cli/prepare.mjs`: generates both Prisma clients unless they are up to date. Runs before `dev` and `build`. */
import { prepare } from './lib/steps.mjs';
import { terminal } from './lib/terminal.mjs';

await terminal(prepare);
