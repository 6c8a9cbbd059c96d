import { createServer } from 'node:http';
import { createRequestHandler } from '@remix-run/express';
import express from 'express';
import * as build from 'virtual:remix/server-build';
import { openDatabase } from '~/db/index.server';
import { parseConfig } from '~/platform/config';
import { createLog } from '~/platform/log.server';

const config = parseConfig(process.env);
const log = createLog(config);
const db = await openDatabase(config.databaseUrl);
const app = express();
app.disable('x-powered-by');
app.use(express.static('build/client'));
app.all(
	'*',
	createRequestHandler({
		// biome-ignore lint/suspicious/noExplicitAny: replaced soon
		build: build as any,
		getLoadContext: (request, response) => ({
			db,
			config,
			log,
			now: () => new Date(),
			nonce: null,
			setCookie: (header: string) => void response.append('Set-Cookie', header),
			clientAddress: request.socket.remoteAddress ?? '',
			prose: new Map<string, string>(),
		}),
	}),
);
createServer(app).listen(config.port, config.host, () => log.info({ port: config.port }, 'listening'));
