import { useEffect } from 'react';
import { paths } from '~/platform/paths';

/** A heading counts as reached when it has passed this share of the window's height. */
const READING_LINE = 0.35;

/**
 * Tells the server, when the learner leaves the page, which heading was on screen, so that "continue" opens the
 * lesson there. One small request a visit; nothing for people without a session.
 */
export function useReadingPlace(courseId: string, lessonId: string, enabled: boolean): void {
	useEffect(() => {
		if (!enabled) return;
		const headings = [...document.querySelectorAll<HTMLElement>('.prose h2[id], .prose h3[id]')];
		let reached = '';
		let told: string | null = null;
		// Noted while scrolling: when the page is left, its text may be gone already.
		function note() {
			const line = window.innerHeight * READING_LINE;
			reached = headings.filter((heading) => heading.getBoundingClientRect().top < line).at(-1)?.id ?? '';
		}
		function tell() {
			if (reached === told) return;
			told = reached;
			navigator.sendBeacon(paths.place(courseId), new URLSearchParams({ lesson: lessonId, anchor: reached }));
		}
		const onHide = () => {
			if (document.visibilityState === 'hidden') tell();
		};
		note();
		document.addEventListener('scroll', note, { passive: true });
		document.addEventListener('visibilitychange', onHide);
		return () => {
			document.removeEventListener('scroll', note);
			document.removeEventListener('visibilitychange', onHide);
			tell();
		};
	}, [courseId, lessonId, enabled]);
}
