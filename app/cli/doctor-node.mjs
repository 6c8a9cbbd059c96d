/**
 * Whether this Node.js can run Lectern. Imported before anything else by `up` and `verify`, so this file and those
 * two keep to a syntax that Node 12 parses: an old Node then says a sentence instead of a syntax error.
 */
const LEAST = [20, 19];

/**
 * @param {string} version such as `20.19.0`, without the `v`
 * @returns {string | null} what to say to someone whose Node.js is too old; null when it is new enough
 */
export function oldNodeMessage(version) {
	const [major, minor] = version.split('.').map(Number);
	if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return null;
	return `Lectern needs Node.js ${LEAST.join('.')} or later, and this is ${version}: install a newer one from https://nodejs.org.`;
}

/** Says the sentence and ends the process with code 1 when Node.js is too old. */
export function requireNode() {
	const message = oldNodeMessage(process.versions.node);
	if (message === null) return;
	console.error(message);
	process.exit(1);
}
