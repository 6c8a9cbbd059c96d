import { useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '~/platform/paths';
import type { DeadlineReply, SaveReply } from '../protocol';
import type { AttemptPage } from '../views';

/** How often the server is asked while nothing is saved. */
const ASK_MS = 30_000;

interface Known {
	/** ISO instants; null without an end. */
	deadlineAt: string | null;
	serverNow: string;
	/** The end is another than when the page was made. */
	moved: boolean;
}

export interface Deadline extends Known {
	/** Tells what a reply to a save said. */
	onReply(reply: SaveReply): void;
	/** Asks the server; true when the end is not the one that was known, or there is none. False when it cannot be asked. */
	isLater(): Promise<boolean>;
}

/**
 * The end of an attempt, which may move while it runs: under an assignment a teacher can give more time. What replies to
 * saves say is taken up at once; without saves the server is asked now and then.
 */
export function useDeadline(
	page: Pick<AttemptPage, 'id' | 'deadlineAt' | 'serverNow' | 'assignment'>,
): Deadline {
	const { id, deadlineAt, serverNow } = page;
	const movable = page.assignment !== null;
	const [known, setKnown] = useState<Known>({ deadlineAt, serverNow, moved: false });
	const now = useRef(known);
	now.current = known;

	const learn = useCallback((reply: DeadlineReply) => {
		const moved = reply.deadlineAt !== now.current.deadlineAt;
		// A clock that is right is left alone.
		if (moved) setKnown({ ...reply, moved: true });
		return moved;
	}, []);

	const isLater = useCallback(async () => {
		if (!movable) return false;
		try {
			const response = await fetch(paths.attemptSave(id), { credentials: 'same-origin', cache: 'no-store' });
			return response.ok && learn(await response.json());
		} catch {
			return false;
		}
	}, [id, movable, learn]);

	useEffect(() => setKnown({ deadlineAt, serverNow, moved: false }), [deadlineAt, serverNow]);
	useEffect(() => {
		if (!movable) return;
		const timer = setInterval(() => void isLater(), ASK_MS);
		return () => clearInterval(timer);
	}, [movable, isLater]);

	return {
		...known,
		isLater,
		onReply({ deadline, savedAt }) {
			if (deadline !== undefined) learn({ deadlineAt: deadline.at, serverNow: savedAt });
		},
	};
}
