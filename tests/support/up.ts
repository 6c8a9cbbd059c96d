import { isInstalled } from '../../app/cli/lib/steps.mjs';

/**
 * The environment for a test that runs `npm run up`: next to nothing of this process's own, and a NODE_ENV that must
 * not matter.
 * @throws when `up` would begin with installing packages: under the tests that run, it would pull them away
 */
export function environmentForUp(env: Record<string, string>): NodeJS.ProcessEnv {
	if (!isInstalled()) throw new Error('node_modules is older than package-lock.json: run `npm ci` first.');
	return { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'development', ...env };
}
