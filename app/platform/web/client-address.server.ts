import { isIP } from 'node:net';

/** `::ffff:192.0.2.1` is the IPv4 address it holds. */
function plain(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	return mapped?.[1] ?? address;
}

/**
 * The network address a request came from, for rate limits only.
 * @param socketAddress the other end of the connection
 * @param forwardedFor the X-Forwarded-For header
 * @param trustedProxies how many proxies stand in front. Each adds the address it saw at the end of the header,
 * so that many entries from the end are theirs and the rest may be invented by the caller.
 */
export function clientAddress(
	socketAddress: string | undefined,
	forwardedFor: string | undefined,
	trustedProxies: number,
): string {
	const direct = plain(socketAddress ?? '');
	if (trustedProxies === 0 || forwardedFor === undefined) return direct;
	const seen = forwardedFor
		.split(',')
		.map((entry) => entry.trim())
		.slice(-trustedProxies);
	const claimed = seen[0] ?? '';
	return isIP(claimed) === 0 ? direct : plain(claimed);
}
