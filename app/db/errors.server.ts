import { z } from 'zod';

const knownError = z.object({ code: z.string(), meta: z.unknown().optional() });

/** `meta.driverAdapterError.cause.constraint` names fields on SQLite and the index on PostgreSQL. */
const uniqueMeta = z.object({
	modelName: z.string().optional(),
	driverAdapterError: z.object({
		cause: z.object({
			constraint: z.union([z.object({ fields: z.array(z.string()) }), z.object({ index: z.string() })]),
		}),
	}),
});

function codeOf(error: unknown): string | null {
	const parsed = knownError.safeParse(error);
	return parsed.success ? parsed.data.code : null;
}

/**
 * Whether `error` says that a row with these values is already there. With `fields`, only when it was the
 * unique constraint over exactly these columns of `model`.
 */
export function isUniqueViolation(error: unknown, model: string, fields: Array<string>): boolean {
	if (codeOf(error) !== 'P2002') return false;
	const meta = uniqueMeta.safeParse(knownError.parse(error).meta);
	if (!meta.success) return false;
	const { constraint } = meta.data.driverAdapterError.cause;
	if (meta.data.modelName !== undefined && meta.data.modelName !== model) return false;
	if ('index' in constraint) {
		return [`${model}_${fields.join('_')}_key`, `${model}_pkey`].includes(constraint.index);
	}
	const given = constraint.fields.map((field) => field.replace(/^"|"$/g, ''));
	return given.length === fields.length && given.every((field, at) => field === fields[at]);
}

const DEADLOCK = '40P01';
/** PostgreSQL's own code of an error, where Prisma has none of its own for it. */
const originalCode = z.object({
	meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) }),
});

function isDeadlock(error: unknown): boolean {
	const parsed = originalCode.safeParse(error);
	return parsed.success && parsed.data.meta.driverAdapterError.cause.originalCode === DEADLOCK;
}

/** Whether trying the same transaction again may help: the database was locked, or two writers met. */
export function isTransient(error: unknown): boolean {
	return ['P1008', 'P2034'].includes(codeOf(error) ?? '') || isDeadlock(error);
}
