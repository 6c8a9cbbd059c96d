/** Where the browser for tests is. */
import fs from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright-core';

const SYSTEM_PATHS = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * CHROMIUM_PATH when it is set, else the system's browser, else the one Playwright has downloaded.
 * @returns {string | null} the program; null when there is none
 */
export function findChromium() {
	const given = process.env.CHROMIUM_PATH;
	const candidates = given === undefined ? [...SYSTEM_PATHS, chromium.executablePath()] : [given];
	return candidates.find((file) => fs.existsSync(file)) ?? null;
}
