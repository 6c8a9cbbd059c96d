/** In UTC, so that server and browser write the same. */
const INSTANT = new Intl.DateTimeFormat('en-GB', {
	dateStyle: 'medium',
	timeStyle: 'short',
	timeZone: 'UTC',
});

/** An instant, in UTC as logs are. */
export function When({ instant }: { instant: string }) {
	return <time dateTime={instant}>{INSTANT.format(new Date(instant))} UTC</time>;
}

export const ROLE_WORDS = { learner: 'Learner', instructor: 'Instructor', admin: 'Admin' } as const;
