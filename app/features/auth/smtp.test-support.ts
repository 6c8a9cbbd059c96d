/** For tests: a mail server that takes every letter, on a free port of this machine. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface Letter {
	from: string;
	to: Array<string>;
	headers: string;
	/** The body, decoded. */
	text: string;
}

export interface SmtpServer extends AsyncDisposable {
	url: string;
	/** How many letters have come. */
	readonly received: number;
	/** The oldest letter that was not given out yet; waits for one. */
	next(): Promise<Letter>;
}

function decode(headers: string, body: string): string {
	if (/^content-transfer-encoding: base64/im.test(headers))
		return Buffer.from(body, 'base64').toString('utf8');
	if (!/^content-transfer-encoding: quoted-printable/im.test(headers)) return body;
	const bytes = body
		.replace(/=\r?\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

export async function smtpServer(): Promise<SmtpServer> {
	const letters: Array<Letter> = [];
	const waiting: Array<(letter: Letter) => void> = [];
	const sockets = new Set<Socket>();
	let received = 0;
	function deliver(from: string, to: Array<string>, lines: Array<string>): void {
		const raw = lines.join('\r\n');
		const end = raw.indexOf('\r\n\r\n');
		const headers = raw.slice(0, end);
		const letter = { from, to, headers, text: decode(headers, raw.slice(end + 4)) };
		received += 1;
		const next = waiting.shift();
		if (next === undefined) letters.push(letter);
		else next(letter);
	}
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => socket.destroy());
		const say = (line: string) => socket.write(`${line}\r\n`);
		let from = '';
		let to: Array<string> = [];
		let lines: Array<string> | null = null;
		say('220 test');
		createInterface(socket).on('line', (line) => {
			const address = /<(.*)>/.exec(line)?.[1] ?? '';
			if (lines !== null && line === '.') {
				deliver(from, to, lines);
				lines = null;
				say('250 taken');
			} else if (lines !== null) lines.push(line.replace(/^\.\./, '.'));
			else if (/^(EHLO|HELO)/i.test(line)) say('250 test');
			else if (/^MAIL/i.test(line)) {
				[from, to] = [address, []];
				say('250 ok');
			} else if (/^RCPT/i.test(line)) {
				to.push(address);
				say('250 ok');
			} else if (/^DATA/i.test(line)) {
				lines = [];
				say('354 go on');
			} else if (/^QUIT/i.test(line)) {
				say('221 bye');
				socket.end();
			} else say('250 ok');
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		get received() {
			return received;
		},
		next() {
			const letter = letters.shift();
			return letter === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(letter);
		},
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}
