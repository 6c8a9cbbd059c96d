/** Less than stock: Express with Remix's own adapter and nothing else, no compression, no log. PORT says where. */
import process from 'node:process';
import { createRequestHandler } from '@remix-run/express';
import express from 'express';

const build = await import('./build/server/index.js');
const app = express();
app.disable('x-powered-by');
app.all('*', createRequestHandler({ build, mode: 'production' }));
app.listen(Number(process.env.PORT), '127.0.0.1');
