/**
 * A real Chromium for tests. Every page has a new, empty profile, and every error that the browser reports (an
 * exception, a message of console.error, something the Content-Security-Policy refused, a resource that did not load)
 * fails the test.
 */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findChromium } from '../../app/cli/lib/chromium.mjs';

const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-dev-shm-usage',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export interface PageOptions {
	/** Default: true. */
	javaScript?: boolean;
	/** CSS pixels; default 1280. */
	width?: number;
	/** CSS pixels; default 900. */
	height?: number;
	/** Default: light. */
	colorScheme?: 'light' | 'dark';
	/** Problems that the test causes on purpose, such as a page that answers 404. */
	expected?: Array<RegExp>;
}

/** A page and what belongs to it. */
export interface OpenPage {
	page: Page;
	/** The profile: cookies, storage, a second tab. */
	context: BrowserContext;
	/** What the browser has complained about so far. */
	problems: Array<string>;
}

/**
 * Starts the browser.
 * @throws when there is none on this machine
 */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = findChromium();
	if (executablePath === null) {
		throw new Error('No Chromium was found: install one, or name it in CHROMIUM_PATH.');
	}
	return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** Opens a page with a new profile. The caller closes its context and looks at `problems`. */
export async function openPage(browser: Browser, options: PageOptions = {}): Promise<OpenPage> {
	const { javaScript = true, width = 1280, height = 900, colorScheme = 'light', expected = [] } = options;
	const context = await browser.newContext({
		javaScriptEnabled: javaScript,
		viewport: { width, height },
		colorScheme,
		reducedMotion: 'reduce',
		serviceWorkers: 'block',
	});
	const problems: Array<string> = [];
	const report = (problem: string) => {
		if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
	};
	// Chromium reports what the Content-Security-Policy refused, and what did not load, as an error of the console.
	context.on('console', (message) => {
		if (message.type() === 'error') report(`${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => report(error.error().message));
	return { page: await context.newPage(), context, problems };
}

/**
 * Declares a browser for the tests of this file.
 * @returns a function that gives `work` a page with a new profile, closes it, and fails on what the browser reported
 */
export function browserForTests(): (
	options: PageOptions,
	work: (page: Page, opened: OpenPage) => Promise<void>,
) => Promise<void> {
	let browser: Browser | undefined;
	beforeAll(async () => {
		browser = await launchBrowser();
	});
	afterAll(async () => {
		await browser?.close();
	});
	return async (options, work) => {
		if (browser === undefined) throw new Error('The browser is there inside tests only.');
		const opened = await openPage(browser, options);
		const complaints = () => `The browser reported:\n${opened.problems.join('\n')}`;
		try {
			await work(opened.page, opened);
		} catch (error) {
			if (opened.problems.length > 0 && error instanceof Error) error.message += `\n${complaints()}`;
			throw error;
		} finally {
			await opened.context.close();
		}
		if (opened.problems.length > 0) throw new Error(complaints());
	};
}
