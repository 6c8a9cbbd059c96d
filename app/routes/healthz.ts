import type { LoaderFunctionArgs } from '@remix-run/node';
import { version } from '../../package.json';

/** A database that takes longer is of no use to a page either. */
const DATABASE_TIMEOUT_MS = 2_000;

async function answers(query: Promise<unknown>): Promise<boolean> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<boolean>((resolve) => {
		timer = setTimeout(() => resolve(false), DATABASE_TIMEOUT_MS);
	});
	const answered = query.then(
		() => true,
		() => false,
	);
	return Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

/** For supervisors and load balancers: 200 when pages can be served, 503 when the database does not answer. */
export async function loader({ context }: LoaderFunctionArgs) {
	const ok = await answers(context.db.$queryRaw`SELECT 1`);
	const kind = context.config.databaseUrl.startsWith('file:') ? 'sqlite' : 'postgresql';
	return Response.json(
		{ status: ok ? 'ok' : 'failing', version, database: { kind, ok } },
		{ status: ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
	);
}
