import { Prisma } from './generated/sqlite/client';

/** What to write into a nullable Json column: plain data, or the database's NULL (not JSON's). */
export function jsonOrNull(value: object | null) {
	return value === null ? Prisma.DbNull : JSON.parse(JSON.stringify(value));
}
