import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { paths } from '~/platform/paths';
import { queryText } from '../query';
import type { DashboardView } from '../views';

/** How often an open page asks; unchanged classes answer 304. */
const EVERY_MS = 5_000;

export interface LiveDashboard {
	view: DashboardView;
	/** What has changed, in a sentence for screen readers; '' before the first change. */
	news: string;
	/** Whether the last question failed; the page keeps what it has. */
	failed: boolean;
	paused: boolean;
	setPaused(paused: boolean): void;
	/** False without scripts: then nothing is live. */
	scripted: boolean;
}

function newsOf(before: DashboardView, after: DashboardView): string {
	const parts: Array<string> = [];
	if (before.counts.needing !== after.counts.needing) {
		parts.push(`${after.counts.needing} students need you, before ${before.counts.needing}.`);
	}
	if (before.counts.waiting !== after.counts.waiting) {
		parts.push(`${after.counts.waiting} answers wait for marking, before ${before.counts.waiting}.`);
	}
	return parts.join(' ');
}

/**
 * The loader's dashboard, kept up to date while the page is seen. The loader stays the source: a navigation brings a
 * new view, and questions go on from there.
 */
export function useLiveDashboard(loaded: DashboardView): LiveDashboard {
	const client = useQueryClient();
	const [paused, setPaused] = useState(false);
	const [scripted, setScripted] = useState(false);
	const [news, setNews] = useState('');
	const search = queryText(loaded.query);
	const key = ['dashboard', loaded.classId, search];
	const etag = useRef<string | null>(loaded.tag);
	const shown = useRef(loaded);
	useEffect(() => setScripted(true), []);

	// biome-ignore lint/correctness/useExhaustiveDependencies: the key follows from the loaded view
	useEffect(() => {
		etag.current = loaded.tag;
		client.setQueryData(key, loaded);
	}, [loaded, client]);

	const { data, isError } = useQuery({
		queryKey: key,
		initialData: loaded,
		staleTime: EVERY_MS,
		refetchInterval: paused ? false : EVERY_MS,
		refetchIntervalInBackground: false,
		refetchOnWindowFocus: !paused,
		retry: false,
		async queryFn({ signal }) {
			const headers = etag.current === null ? undefined : { 'If-None-Match': etag.current };
			const response = await fetch(paths.teachLive(loaded.classId, search), { headers, signal });
			const now = client.getQueryData<DashboardView>(key) ?? loaded;
			if (response.status === 304) return now;
			if (!response.ok) throw new Error(`The dashboard answered ${response.status}.`);
			// Written by this site's own `getDashboard`.
			const fresh = (await response.json()) as DashboardView;
			etag.current = response.headers.get('ETag');
			return fresh;
		},
	});

	useEffect(() => {
		const said = newsOf(shown.current, data);
		if (said !== '') setNews(said);
		shown.current = data;
	}, [data]);
	return { view: data, news, failed: isError, paused, setPaused, scripted };
}
