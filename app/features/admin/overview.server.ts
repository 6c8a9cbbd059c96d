import type { RequestContext } from '~/context';
import { databaseBytes, databaseKind } from '~/db/index.server';
import { MAIL_TRIES } from '~/features/messages/index.server';
import { lastJobRuns } from '~/platform/web/background-jobs.server';
import { version } from '../../../package.json';
import { HAS_ACCOUNT } from './people.server';
import type { OverviewView } from './views';

const MIB = 1024 * 1024;
/** Requests listed at once; the others come up as these are decided. */
const MOST_REQUESTS = 50;

/** What an admin sees first: who waits for an answer, how many there are of what, and whether all is well. */
export async function getOverview({ db, config, now }: RequestContext): Promise<OverviewView> {
	const kind = databaseKind(config.databaseUrl);
	const unsent = { sentAt: null };
	const [requests, roles, guests, suspended, sessions, classes, archived, waiting, givenUp, lastSent, bytes] =
		await Promise.all([
			db.instructorRequest.findMany({
				where: { decidedAt: null },
				orderBy: { createdAt: 'asc' },
				take: MOST_REQUESTS,
				include: { user: { select: { name: true, email: true, username: true } } },
			}),
			db.user.groupBy({ by: ['role'], where: HAS_ACCOUNT, _count: { _all: true } }),
			db.user.count({ where: { email: null, username: null } }),
			db.user.count({ where: { suspendedAt: { not: null } } }),
			db.session.count({ where: { expiresAt: { gt: now() } } }),
			db.class.count({ where: { archivedAt: null } }),
			db.class.count({ where: { archivedAt: { not: null } } }),
			db.outgoingMail.count({ where: { ...unsent, tries: { lt: MAIL_TRIES } } }),
			db.outgoingMail.count({ where: { ...unsent, tries: { gte: MAIL_TRIES } } }),
			db.outgoingMail.aggregate({ _max: { sentAt: true } }),
			databaseBytes(db, kind),
		]);
	const withRole = (role: string) => roles.find((each) => each.role === role)?._count._all ?? 0;
	return {
		requests: requests.map(({ userId, reason, createdAt, user: { name, email, username } }) => ({
			userId,
			name,
			login: email ?? username ?? '',
			reason,
			at: createdAt.toISOString(),
		})),
		counts: [
			['Learners', withRole('learner')],
			['Instructors', withRole('instructor')],
			['Admins', withRole('admin')],
			['Guests', guests],
			['Suspended', suspended],
			['Open sessions', sessions],
			['Classes', classes],
			['Archived classes', archived],
		],
		health: {
			version,
			database: kind === 'sqlite' ? 'SQLite' : 'PostgreSQL',
			bytes,
			memory: Math.round(process.memoryUsage.rss() / MIB),
			uptime: Math.round(process.uptime()),
		},
		mail: {
			configured: config.smtpUrl !== null,
			waiting,
			givenUp,
			tries: MAIL_TRIES,
			lastSentAt: lastSent._max.sentAt?.toISOString() ?? null,
		},
		jobs: lastJobRuns().map(({ name, at, ok }) => ({ name, at: at.toISOString(), ok })),
	};
}
