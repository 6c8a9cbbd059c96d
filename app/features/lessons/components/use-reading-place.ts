import { useEffect } from 'react';
import type { TocEntry } from '~/content/types';
import { paths } from '~/platform/paths';

/** A heading counts as reached when it has passed this share of the window's height. */
const READING_LINE = 0.35;

/**
 * Tells the server, when the learner leaves the page, which heading was on screen, so that "continue" opens the
 * lesson there. One small request a visit; nothing for people without a session.
 */
export function useReadingPlace(
	courseId: string,
	lessonId: string,
	toc: Array<TocEntry>,
	enabled: boolean,
): void {
	useEffect(() => {
		if (!enabled) return;
		let told: string | null = null;
		function tell() {
			const line = window.innerHeight * READING_LINE;
			const passed = toc.filter(({ id }) => {
				const heading = document.getElementById(id);
				return heading !== null && heading.getBoundingClientRect().top < line;
			});
			const anchor = passed.at(-1)?.id ?? '';
			if (anchor === told) return;
			told = anchor;
			navigator.sendBeacon(paths.place(courseId), new URLSearchParams({ lesson: lessonId, anchor }));
		}
		const onHide = () => {
			if (document.visibilityState === 'hidden') tell();
		};
		document.addEventListener('visibilitychange', onHide);
		return () => {
			document.removeEventListener('visibilitychange', onHide);
			tell();
		};
	}, [courseId, lessonId, toc, enabled]);
}
