/** What a command of `npm run admin` is, and how one is run. */
import fs from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { type Db, databaseKind, openDatabase } from '~/db/index.server';
import type { Config } from '~/platform/config';

/** A command that was called wrongly, or cannot be done as things are; the message is fit for the terminal. */
export class AdminError extends Error {
	override name = 'AdminError';
	/** Whether the usage goes with it. */
	readonly usage: boolean;
	constructor(message: string, usage = false) {
		super(message);
		this.usage = usage;
	}
}

/** What the options of a command say: text, true for flags, undefined for what was left out. */
export type Given = Record<string, string | boolean | undefined>;

export interface AdminTools {
	config: Config;
	now: Date;
	/** Opens the database at the first call; it is closed when the command ends. */
	db(): Promise<Db>;
}

export interface Command {
	/** What it does, in a few words. */
	summary: string;
	/** Its options as one writes them, such as `--email ADDRESS [--role ROLE]`. */
	usage: string;
	options: NonNullable<ParseArgsConfig['options']>;
	/** @returns the lines to print. @throws {AdminError} */
	run(given: Given, tools: AdminTools): Promise<Array<string>>;
}

export type Commands = Record<string, Command>;

/** The value of a text option; null when it was left out. @throws {AdminError} when it is empty */
export function textOption(given: Given, name: string): string | null {
	const value = given[name];
	if (typeof value !== 'string') return null;
	if (value.trim() === '') throw new AdminError(`--${name} needs a value.`, true);
	return value;
}

/** @throws {AdminError} when the option was left out */
export function requireText(given: Given, name: string): string {
	const value = textOption(given, name);
	if (value === null) throw new AdminError(`--${name} is missing.`, true);
	return value;
}

async function open(config: Config): Promise<Db> {
	if (
		databaseKind(config.databaseUrl) === 'sqlite' &&
		!fs.existsSync(config.databaseUrl.slice('file:'.length))
	) {
		throw new AdminError(
			`There is no database at ${config.databaseUrl}. Run npm run up first, or set DATABASE_URL.`,
		);
	}
	return openDatabase(config.databaseUrl);
}

function overview(commands: Commands): Array<string> {
	const width = Math.max(...Object.keys(commands).map((name) => name.length));
	return [
		'Usage: npm run admin -- COMMAND [options]',
		'',
		...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
	];
}

function usageOf(name: string, command: Command): string {
	return `Usage: npm run admin -- ${name} ${command.usage}`.trimEnd();
}

function readOptions(command: Command, args: Array<string>): Given {
	try {
		const { values } = parseArgs({ args, options: command.options, strict: true, allowPositionals: false });
		// No command has an option that may be given twice, so none is a list.
		return Object.fromEntries(Object.entries(values).filter(([, value]) => !Array.isArray(value))) as Given;
	} catch (error) {
		throw new AdminError(error instanceof Error ? error.message : String(error), true);
	}
}

export interface AdminOutcome {
	/** 0: done; 1: could not be done; 2: called wrongly. */
	code: 0 | 1 | 2;
	out: Array<string>;
	err: Array<string>;
}

/**
 * Runs one command line.
 * @param args what stands after `npm run admin --`
 * @param readConfig called when a command needs the settings; its errors are told, not thrown
 * @throws what no command expected, such as a database that fails
 */
export async function runAdmin(
	commands: Commands,
	args: Array<string>,
	readConfig: () => Config,
	now: Date,
): Promise<AdminOutcome> {
	const [name, ...rest] = args;
	if (name === undefined || ['help', '--help', '-h'].includes(name)) {
		return { code: name === undefined ? 2 : 0, out: overview(commands), err: [] };
	}
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	if (command === undefined) {
		return { code: 2, out: [], err: [`There is no command ${name}.`, '', ...overview(commands)] };
	}
	if (rest.includes('--help') || rest.includes('-h')) {
		return { code: 0, out: [command.summary, usageOf(name, command)], err: [] };
	}
	let opened: Promise<Db> | null = null;
	try {
		const given = readOptions(command, rest);
		const config = readConfig();
		const out = await command.run(given, {
			config,
			now,
			db: () => {
				opened ??= open(config);
				return opened;
			},
		});
		return { code: 0, out, err: [] };
	} catch (error) {
		if (!(error instanceof AdminError)) throw error;
		return error.usage
			? { code: 2, out: [], err: [error.message, usageOf(name, command)] }
			: { code: 1, out: [], err: [error.message] };
	} finally {
		const db: Db | null = await Promise.resolve<Db | null>(opened).catch(() => null);
		await db?.$disconnect();
	}
}
