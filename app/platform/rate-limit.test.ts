import { expect, test } from 'vitest';
import { networkOf, waitSentence } from './rate-limit.server';

test.each([
	['192.0.2.7', '192.0.2.7'],
	['::ffff:192.0.2.7', '192.0.2.7'],
	['::FFFF:192.0.2.7', '192.0.2.7'],
	['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
	['2001:db8:1:2:ffff::1', '2001:db8:1:2'],
	['2001:0DB8:0001:0002::', '2001:db8:1:2'],
	['2001:db8::1', '2001:db8:0:0'],
	['::1', '0:0:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['64:ff9b::192.0.2.7', '64:ff9b:0:0'],
	['', ''],
	['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
	expect(networkOf(address)).toBe(network);
});

test.each([
	[1, '1 second'],
	[59, '59 seconds'],
	[60, '1 minute'],
	[61, '2 minutes'],
	[900, '15 minutes'],
])('%i seconds are told as %s', (seconds, words) => {
	expect(waitSentence(seconds)).toBe(`Too many tries. Please wait ${words} and try again.`);
});
