/** What merging a guest's history into an account changes, worked out from both histories without touching them. */

export interface MergeAttempt {
	id: string;
	courseId: string;
	quizId: string;
	/** Null for self-study. */
	assignmentId: string | null;
	/** 1, 2, … within one person's attempts of a quiz. */
	number: number;
	open: boolean;
	/** Items with an answer; looked at only when both have an open attempt of the quiz. */
	answered: number;
}

export interface MergePart {
	courseId: string;
	part: string;
	at: Date;
}

export interface MergePlace {
	courseId: string;
	lessonId: string;
	anchor: string | null;
	at: Date;
}

export interface MergeHistory {
	attempts: Array<MergeAttempt>;
	parts: Array<MergePart>;
	places: Array<MergePlace>;
}

export interface MergePlan {
	/** Open attempts, of either, that give way to the other's. */
	abandon: Array<string>;
	/** Every attempt of the guest, with its number among the account's and whether it goes on being the open one. */
	move: Array<{
		id: string;
		courseId: string;
		quizId: string;
		assignmentId: string | null;
		number: number;
		open: boolean;
	}>;
	/** Parts whose row the account lacks, or has with a later instant. */
	parts: Array<MergePart>;
	/** Places of courses where the guest read last. */
	places: Array<MergePlace>;
}

const quizKey = ({ courseId, quizId }: MergeAttempt) => JSON.stringify([courseId, quizId]);
/** Of one quiz there can be one open attempt for oneself and one under each assignment. */
const openKey = ({ courseId, quizId, assignmentId }: MergeAttempt) =>
	JSON.stringify([courseId, quizId, assignmentId]);
const partKey = ({ courseId, part }: MergePart) => JSON.stringify([courseId, part]);

function groupBy(
	attempts: Array<MergeAttempt>,
	keyOf: (attempt: MergeAttempt) => string,
): Map<string, Array<MergeAttempt>> {
	const quizzes = new Map<string, Array<MergeAttempt>>();
	for (const attempt of attempts) {
		const list = quizzes.get(keyOf(attempt));
		if (list === undefined) quizzes.set(keyOf(attempt), [attempt]);
		else list.push(attempt);
	}
	return quizzes;
}

/** The ids of open attempts that both have of one quiz and assignment: those whose answers must be counted. */
export function openTwice(guest: Array<MergeAttempt>, account: Array<MergeAttempt>): Array<string> {
	const open = (attempts: Array<MergeAttempt>) =>
		groupBy(
			attempts.filter((attempt) => attempt.open),
			openKey,
		);
	const accountOpen = open(account);
	return [...open(guest)].flatMap(([quiz, attempts]) => {
		const others = accountOpen.get(quiz);
		return others === undefined ? [] : [...attempts, ...others].map((attempt) => attempt.id);
	});
}

/**
 * The guest's attempts of a quiz are numbered after the account's, in their order. Of two open attempts (of one quiz, both
 * for oneself or under one assignment) the one with
 * more answers stays open; when they are equal the guest's does, because that is the one on the person's screen.
 */
export function planMerge(guest: MergeHistory, account: MergeHistory): MergePlan {
	const accountAttempts = groupBy(account.attempts, quizKey);
	const plan: MergePlan = { abandon: [], move: [], parts: [], places: [] };
	for (const [quiz, attempts] of groupBy(guest.attempts, quizKey)) {
		const others = accountAttempts.get(quiz) ?? [];
		const last = Math.max(0, ...others.map((attempt) => attempt.number));
		const ordered = attempts.toSorted((one, other) => one.number - other.number);
		for (const [at, attempt] of ordered.entries()) {
			const { id, courseId, quizId, assignmentId, open, answered } = attempt;
			const theirs = others.find((other) => other.open && openKey(other) === openKey(attempt));
			const givesWay = open && theirs !== undefined && answered < theirs.answered;
			if (givesWay) plan.abandon.push(id);
			else if (open && theirs !== undefined) plan.abandon.push(theirs.id);
			plan.move.push({ id, courseId, quizId, assignmentId, number: last + at + 1, open: open && !givesWay });
		}
	}
	const accountParts = new Map(account.parts.map((part) => [partKey(part), part.at]));
	plan.parts = guest.parts.filter((part) => {
		const at = accountParts.get(partKey(part));
		return at === undefined || part.at < at;
	});
	const accountPlaces = new Map(account.places.map((place) => [place.courseId, place.at]));
	plan.places = guest.places.filter((place) => {
		const at = accountPlaces.get(place.courseId);
		return at === undefined || place.at > at;
	});
	return plan;
}
