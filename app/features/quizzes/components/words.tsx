import { useEffect, useState } from 'react';

const FORMAT: Intl.DateTimeFormatOptions = {
	day: 'numeric',
	month: 'short',
	year: 'numeric',
	hour: '2-digit',
	minute: '2-digit',
};
const IN_UTC = new Intl.DateTimeFormat('en-GB', { ...FORMAT, timeZone: 'UTC' });

/** An instant: in UTC, and named so, until scripts know the viewer's own zone. */
export function When({ instant }: { instant: string }) {
	const [local, setLocal] = useState<string | null>(null);
	useEffect(() => setLocal(new Intl.DateTimeFormat(undefined, FORMAT).format(new Date(instant))), [instant]);
	return <time dateTime={instant}>{local ?? `${IN_UTC.format(new Date(instant))} UTC`}</time>;
}
