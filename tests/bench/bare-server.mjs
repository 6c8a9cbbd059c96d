/**
 * The ceiling: node:http that answers every request with the same bytes. PORT says where, ANSWER names a JSON file
 * with `{ status, headers: [name, value, …], body: base64 }`.
 */
import fs from 'node:fs';
import http from 'node:http';
import process from 'node:process';

const { status, headers, body } = JSON.parse(fs.readFileSync(process.env.ANSWER ?? '', 'utf8'));
const bytes = Buffer.from(body, 'base64');
http
	.createServer((request, response) => {
		request.resume();
		response.writeHead(status, headers);
		response.end(bytes);
	})
	.listen(Number(process.env.PORT), '127.0.0.1');
