/** The environment, parsed once at start. Nothing else reads `process.env`; testable modules take what they need. */
import path from 'node:path';
import { z } from 'zod';
import { DEFAULT_DATA_DIR, databaseUrl } from './database-url';

/** Settings of a running Lectern. */
export interface Config {
	production: boolean;
	port: number;
	host: string;
	/** Where people reach the site, such as `https://learn.example.org`; null: trust the Host header (local use). */
	origin: string | null;
	/** `file:/absolute/path` or `postgresql://…`. */
	databaseUrl: string;
	/** Absolute. */
	dataDir: string;
	smtpUrl: string | null;
	mailFrom: string;
	instructorSignup: 'open' | 'approval';
	/** Number of server processes; more than one needs PostgreSQL. */
	webConcurrency: number;
	logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
	/** Number of reverse proxies in front whose X-Forwarded-For is believed. */
	trustedProxies: number;
}

/** A wrong setting; the message names the variable and what is allowed, ready for the terminal. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

const whole = (least: number, most: number) =>
	z.coerce
		.number({ error: `must be a whole number from ${least} to ${most}` })
		.int(`must be a whole number from ${least} to ${most}`)
		.min(least, `must be a whole number from ${least} to ${most}`)
		.max(most, `must be a whole number from ${least} to ${most}`);

const urlWith = (schemes: Array<string>, example: string) =>
	z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), {
		error: `must be an address such as ${example}`,
	});

const environment = z.object({
	NODE_ENV: z.string().optional(),
	PORT: whole(0, 65_535).default(3000),
	HOST: z.string().default('127.0.0.1'),
	ORIGIN: urlWith(['http:', 'https:'], 'https://learn.example.org').optional(),
	DATABASE_URL: z.string().optional(),
	DATA_DIR: z.string().default(DEFAULT_DATA_DIR),
	SMTP_URL: urlWith(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org').optional(),
	MAIL_FROM: z.string().default('Lectern <lectern@localhost>'),
	INSTRUCTOR_SIGNUP: z.enum(['open', 'approval'], { error: 'must be open or approval' }).default('approval'),
	WEB_CONCURRENCY: whole(1, 64).default(1),
	LOG_LEVEL: z
		.enum(['debug', 'info', 'warn', 'error', 'silent'], {
			error: 'must be debug, info, warn, error or silent',
		})
		.default('info'),
	TRUSTED_PROXIES: whole(0, 10).default(0),
});

/**
 * @param env usually `process.env`; an empty value counts as not set
 * @throws {ConfigError} with one sentence for each wrong variable
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
	const given = Object.fromEntries(
		Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
	);
	const parsed = environment.safeParse(given);
	if (!parsed.success) {
		throw new ConfigError(
			parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join('\n'),
		);
	}
	const values = parsed.data;
	let url: string;
	try {
		url = databaseUrl(values.DATABASE_URL, values.DATA_DIR);
	} catch (error) {
		throw new ConfigError(error instanceof Error ? error.message : String(error));
	}
	if (values.WEB_CONCURRENCY > 1 && url.startsWith('file:')) {
		throw new ConfigError(
			'WEB_CONCURRENCY above 1 needs PostgreSQL: set DATABASE_URL, or WEB_CONCURRENCY to 1.',
		);
	}
	return {
		production: values.NODE_ENV !== 'development',
		port: values.PORT,
		host: values.HOST,
		origin: values.ORIGIN === undefined ? null : new URL(values.ORIGIN).origin,
		databaseUrl: url,
		dataDir: path.resolve(values.DATA_DIR),
		smtpUrl: values.SMTP_URL ?? null,
		mailFrom: values.MAIL_FROM,
		instructorSignup: values.INSTRUCTOR_SIGNUP,
		webConcurrency: values.WEB_CONCURRENCY,
		logLevel: values.LOG_LEVEL,
		trustedProxies: values.TRUSTED_PROXIES,
	};
}
