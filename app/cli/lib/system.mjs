/** PostgreSQL and Chromium: found on this machine, or installed when that is possible. */
import fs from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { show } from './children.mjs';
import { inRoot } from './paths.mjs';

/** Debian's packages of each; a browser without fonts draws boxes, and boxes are wider than letters. */
const DEBIAN_PACKAGES = {
	postgresql: ['postgresql'],
	chromium: ['chromium', 'fonts-dejavu-core', 'fonts-liberation'],
};
/** @typedef {keyof typeof DEBIAN_PACKAGES} Needed */

/** @returns {Promise<Array<Needed>>} what is not on this machine */
async function missing() {
	const { findPostgresBinaries } = await import(
		pathToFileURL(inRoot('prisma/tools/temporary-postgres.mjs')).href
	);
	const { findChromium } = await import('./chromium.mjs');
	/** @type {Array<Needed>} */
	const names = [];
	if (process.env.TEST_DATABASE_URL === undefined && findPostgresBinaries() === null)
		names.push('postgresql');
	if (findChromium() === null) names.push('chromium');
	return names;
}

const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf';

/** Installs Debian packages without a question, and without the database server that the package would start. @param {Array<Needed>} names */
async function installFromDebian(names) {
	if (!fs.existsSync(CLUSTER_SETTINGS)) {
		fs.mkdirSync('/etc/postgresql-common', { recursive: true });
		fs.writeFileSync(CLUSTER_SETTINGS, 'create_main_cluster = false\n');
	}
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	if ((await show('apt-get', ['-q', 'update'], { env })) !== 0) return;
	const packages = names.flatMap((name) => DEBIAN_PACKAGES[name]);
	const keep = ['-o', 'Dpkg::Options::=--force-confold', '-o', 'Dpkg::Options::=--force-confdef'];
	await show('apt-get', ['-q', '-y', ...keep, 'install', '--no-install-recommends', ...packages], { env });
}

/**
 * Provides what is missing: by apt-get as root on Debian, else Chromium by Playwright's own download.
 * @returns {Promise<Array<Needed>>} what is missing still
 */
export async function provideSystem() {
	const wanted = await missing();
	if (wanted.length === 0) return [];
	console.log(`Missing on this machine: ${wanted.join(', ')}.`);
	const debianRoot = process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');
	if (debianRoot) await installFromDebian(wanted);
	if ((await missing()).includes('chromium')) {
		await show(process.execPath, [inRoot('node_modules/playwright-core/cli.js'), 'install', 'chromium']);
	}
	return missing();
}
