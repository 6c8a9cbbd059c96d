/**
 * The stock way to serve a Remix app: `remix-serve`, which `create-remix` sets up. It compresses, looks for static
 * files and logs, as our server does. PORT says where.
 */
import path from 'node:path';
import process from 'node:process';

process.chdir(import.meta.dirname);
process.argv[2] = './build/server/index.js';
await import(path.resolve('../../../node_modules/@remix-run/serve/dist/cli.js'));
