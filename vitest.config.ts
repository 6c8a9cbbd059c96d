import path from 'node:path';
import { defineConfig } from 'vitest/config';

const alias = { '~': path.resolve('app') };

/**
 * Three projects: `unit` needs nothing, `integration` makes its own database files (and uses PostgreSQL as
 * well when TEST_DATABASE_URL is set), `browser` drives a real Chromium against the production build.
 */
export default defineConfig({
	test: {
		projects: [
			{
				resolve: { alias },
				test: {
					name: 'unit',
					include: ['app/**/*.test.{ts,tsx}', 'prisma/**/*.test.ts', 'tests/unit/**/*.test.ts'],
					exclude: ['**/*.integration.test.ts', '**/node_modules/**'],
					environment: 'node',
				},
			},
			{
				resolve: { alias },
				test: {
					name: 'integration',
					include: ['app/**/*.integration.test.ts', 'tests/{integration,contract}/**/*.test.ts'],
					environment: 'node',
					testTimeout: 20_000,
					hookTimeout: 60_000,
				},
			},
			{
				resolve: { alias },
				test: {
					name: 'browser',
					include: ['tests/{e2e,faults}/**/*.test.ts'],
					environment: 'node',
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false,
				},
			},
		],
	},
});
