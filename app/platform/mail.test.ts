import { expect, test } from 'vitest';
import { smtpServer } from '../features/auth/smtp.test-support';
import { originForLinks, sendMail } from './mail.server';

const letter = {
	to: 'ayan@example.org',
	subject: 'Şifrə · Пароль',
	text: 'Salam, ə Ժ Ж\n\nhttps://x.example/?token=a=b',
};
const mailFrom = 'Lectern <lectern@example.org>';

test('a letter arrives as it was written', async () => {
	await using smtp = await smtpServer();
	await sendMail({ smtpUrl: smtp.url, mailFrom }, letter);
	const { from, to, headers, text } = await smtp.next();
	expect({ from, to }).toEqual({ from: 'lectern@example.org', to: ['ayan@example.org'] });
	expect(headers).toMatch(/^From: Lectern <lectern@example\.org>$/m);
	expect(headers).toMatch(/^Subject: =\?UTF-8\?/m);
	expect(text.replaceAll('\r\n', '\n').trim()).toBe(letter.text);
});

test('a list of receivers, or a header in the subject, is not read as one', async () => {
	await using smtp = await smtpServer();
	const sent = sendMail(
		{ smtpUrl: smtp.url, mailFrom },
		{ ...letter, to: 'a@example.org, b@example.org', subject: 'x\r\nBcc: b@example.org' },
	);
	const outcome = await Promise.race([
		smtp.next(),
		sent.then(
			() => null,
			() => null,
		),
	]);
	expect(outcome?.to ?? []).not.toContain('b@example.org');
	expect(outcome?.headers ?? '').not.toMatch(/^Bcc:/im);
});

test('no mail server, and one that is not there, are errors', async () => {
	await expect(sendMail({ smtpUrl: null, mailFrom }, letter)).rejects.toThrow('SMTP_URL');
	await expect(sendMail({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom }, letter)).rejects.toThrow('ECONNREFUSED');
});

test('links name the site’s own address, and without one only this machine’s', () => {
	const origin = (given: string | null, url: string) => originForLinks({ origin: given }, new Request(url));
	expect(origin('https://learn.example.org', 'http://evil.example/x')).toBe('https://learn.example.org');
	expect(origin(null, 'http://localhost:3000/x')).toBe('http://localhost:3000');
	expect(origin(null, 'http://127.0.0.1:8080/x')).toBe('http://127.0.0.1:8080');
	expect(origin(null, 'http://[::1]:8080/x')).toBe('http://[::1]:8080');
	expect(origin(null, 'http://evil.example/x')).toBeNull();
	expect(origin(null, 'http://localhost.evil.example/x')).toBeNull();
});
