import type { MasteryLevel } from '~/core/mastery';

export interface ObjectiveRow {
	id: string;
	text: string;
	level: MasteryLevel;
	lesson: { slug: string; title: string };
}

export interface CourseProgressView {
	id: string;
	title: string;
	/** 0..1. */
	fraction: number;
	done: number;
	total: number;
	minutesLeft: number;
	continueLink: { href: string; title: string; begun: boolean } | null;
	modules: Array<{
		id: string;
		title: string;
		done: number;
		total: number;
		lessons: Array<{
			slug: string;
			title: string;
			read: boolean;
			quiz: boolean | null;
			score: number | null;
		}>;
		test: { slug: string; title: string; done: boolean; score: number | null } | null;
		objectives: Array<ObjectiveRow>;
	}>;
	levels: Array<{ level: MasteryLevel; count: number }>;
}

/** `courses` is empty for someone who has not begun. */
export interface ProgressPage {
	courses: Array<CourseProgressView>;
	/** Where to begin when nothing was begun. */
	begin: { href: string; title: string } | null;
}
