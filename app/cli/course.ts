/** `npm run course -- check|build …`: what an author does from the terminal. */
import { DEFAULT_FOLDERS } from '~/content/build.server';
import { runCourse } from '~/content/command.server';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

process.exitCode = await runCourse(
	process.argv.slice(2),
	DEFAULT_FOLDERS,
	{ out: (line) => console.log(line), err: (line) => console.error(line) },
	stop.signal,
);
