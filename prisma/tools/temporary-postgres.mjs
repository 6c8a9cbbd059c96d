/**
 * A PostgreSQL server for tests and for writing migrations: in a temporary folder, on a free port of the
 * loopback interface, gone when stopped. Uses the binaries that are installed; downloads nothing.
 */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const START_TIMEOUT_MS = 30_000;

/** The folder with `initdb` and `postgres`, newest version first; null when PostgreSQL is not installed. */
export function findPostgresBinaries() {
	const debian = '/usr/lib/postgresql';
	const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [
		...versions.map((version) => path.join(debian, version, 'bin')),
		...(process.env.PATH ?? '').split(path.delimiter),
	];
	return (
		folders.find(
			(folder) => fs.existsSync(path.join(folder, 'initdb')) && fs.existsSync(path.join(folder, 'postgres')),
		) ?? null
	);
}

/** The server refuses to run as root; there it runs as the `postgres` user that the package made. */
function serverUser() {
	if (process.getuid?.() !== 0) return {};
	const [uid, gid] = ['-u', '-g'].map((flag) =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })),
	);
	return { uid, gid };
}

function freePort() {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

/**
 * Starts a server with an empty database.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws when PostgreSQL is not installed or does not start within 30 s.
 */
export async function startTemporaryPostgres() {
	const binaries = findPostgresBinaries();
	if (binaries === null) throw new Error('PostgreSQL is not installed (Debian package: postgresql-15).');
	const user = serverUser();
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lectern-postgres-'));
	if (user.uid !== undefined) fs.chownSync(folder, user.uid, user.gid);
	const data = path.join(folder, 'data');
	const env = { ...process.env, LC_ALL: 'C.UTF-8' };
	execFileSync(
		path.join(binaries, 'initdb'),
		['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
		{
			...user,
			env,
			cwd: folder,
			stdio: 'pipe',
		},
	);
	const port = await freePort();
	const settings = [
		`port=${port}`,
		'listen_addresses=127.0.0.1',
		`unix_socket_directories=${folder}`,
		'fsync=off',
	];
	const server = spawn(
		path.join(binaries, 'postgres'),
		['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
		{
			...user,
			env,
			cwd: folder,
			stdio: ['ignore', 'ignore', 'pipe'],
		},
	);
	let log = '';
	server.stderr.on('data', (chunk) => {
		log = (log + chunk).slice(-4000);
	});
	const exited = new Promise((resolve) => server.once('exit', resolve));
	const deadline = Date.now() + START_TIMEOUT_MS;
	while (!log.includes('ready to accept connections')) {
		if (server.exitCode !== null || Date.now() > deadline)
			throw new Error(`PostgreSQL did not start:\n${log}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return {
		url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
		async stop() {
			server.kill('SIGINT');
			await exited;
			fs.rmSync(folder, { recursive: true, force: true });
		},
	};
}
