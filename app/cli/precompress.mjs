/**
 * `node app/cli/precompress.mjs`: puts a `.br` and a `.gz` copy beside every file of the client build that gets
 * smaller by it. The server sends the copies; the last step of `npm run build`.
 */
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const FOLDER = process.argv[2] ?? 'build/client';
const TEXT = /\.(?:css|html|js|json|svg|txt|webmanifest|xml)$/;
/** A smaller file fits into the first packets as it is. */
const LEAST_BYTES = 1024;

const COPIES = [
	{
		extension: '.br',
		compress: (/** @type {Buffer} */ bytes) =>
			promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
	},
	{ extension: '.gz', compress: (/** @type {Buffer} */ bytes) => promisify(gzip)(bytes, { level: 9 }) },
];

/** @param {string} file */
async function compressFile(file) {
	const bytes = await fs.readFile(file);
	if (bytes.length < LEAST_BYTES) return;
	for (const { extension, compress } of COPIES) {
		const copy = await compress(bytes);
		if (copy.length < bytes.length) await fs.writeFile(file + extension, copy);
	}
}

const entries = await fs.readdir(FOLDER, { recursive: true, withFileTypes: true });
const files = entries
	.filter((entry) => entry.isFile() && TEXT.test(entry.name))
	.map((entry) => path.join(entry.parentPath, entry.name));
await Promise.all(files.map(compressFile));
