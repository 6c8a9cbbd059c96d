import type { RequestContext } from '~/context';
import { originForLinks } from '~/platform/mail.server';

/** The site's address for what is shown on a page or printed: as configured, else as the reader reached it. */
export function siteOrigin({ config }: RequestContext, request: Request): string {
	return config.origin ?? new URL(request.url).origin;
}

/** The site's address for letters; null when none can be sent: no mail server, or an address that is not certain. */
export function letterOrigin({ config }: RequestContext, request: Request): string | null {
	return config.smtpUrl === null ? null : originForLinks(config, request);
}
