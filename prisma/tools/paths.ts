import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, absolute. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const PROVIDERS = ['sqlite', 'postgresql'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** The schema that Prisma generates a provider's client from. */
export function schemaFile(provider: Provider): string {
	return path.join(ROOT, provider === 'sqlite' ? 'prisma/schema.prisma' : 'prisma/postgresql/schema.prisma');
}

/** The folder that holds a provider's migrations. */
export function migrationsFolder(provider: Provider): string {
	return path.join(ROOT, 'prisma/migrations', provider);
}

/** The source schema as it was when the last migration was written. */
export const SNAPSHOT_FILE = path.join(ROOT, 'prisma/migrations/schema.snapshot.prisma');
