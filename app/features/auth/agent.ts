/** First match wins: Edge and Opera also say Chrome, Chrome also says Safari, iPads also say Mac. */
const BROWSERS: Array<[pattern: RegExp, name: string]> = [
	[/\bEdg(e|A|iOS)?\//, 'Edge'],
	[/\b(OPR|Opera)\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bYaBrowser\//, 'Yandex Browser'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/(Chrome|Chromium|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari'],
];
const SYSTEMS: Array<[pattern: RegExp, name: string]> = [
	[/\b(iPhone|iPad|iPod)\b/, 'iOS'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMac OS X\b/, 'macOS'],
	[/\bLinux\b/, 'Linux'],
];

/**
 * A few words that let people know their own devices in the list of sessions, such as "Firefox on Linux".
 * @param userAgent the request header, or null
 */
export function describeAgent(userAgent: string | null): string {
	const given = (userAgent ?? '').slice(0, 512);
	const named = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(given))?.[1];
	const browser = named(BROWSERS) ?? 'A browser';
	const system = named(SYSTEMS);
	return system === undefined ? browser : `${browser} on ${system}`;
}
