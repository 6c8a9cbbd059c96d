/** What the admin's pages show. Instants are ISO texts. */

export interface PersonRow {
	id: string;
	name: string;
	email: string | null;
	username: string | null;
	role: 'learner' | 'instructor' | 'admin';
	suspended: boolean;
	since: string;
}

export interface PeopleView {
	query: string;
	role: PersonRow['role'] | null;
	suspended: boolean;
	people: Array<PersonRow>;
	/** Whether this is the first page. */
	first: boolean;
	/** Key of the next page; null on the last. */
	next: string | null;
}

export interface PersonView extends PersonRow {
	/** Whether it is the viewer. */
	self: boolean;
	/** Open sessions. */
	sessions: number;
	classes: Array<{ id: string; name: string; role: string }>;
	/** A request to teach that waits. */
	request: { reason: string; at: string } | null;
}

export interface AuditRow {
	id: string;
	at: string;
	action: string;
	/** Null: the product itself. */
	actor: { id: string; name: string } | null;
	/** A person, when it is one. */
	subject: { id: string; name: string | null } | null;
	class: { id: string; name: string } | null;
	detail: Array<[name: string, value: string]>;
}

export interface AuditFilters {
	action: string;
	person: string;
	class: string;
	/** Days, YYYY-MM-DD in UTC; '' for none. */
	from: string;
	to: string;
}

export interface AuditView {
	filters: AuditFilters;
	rows: Array<AuditRow>;
	first: boolean;
	next: string | null;
	/** Whether somebody matches what was typed for the person. */
	unknownPerson: boolean;
}

export interface TeachRequestRow {
	userId: string;
	name: string;
	/** Mail address or user name. */
	login: string;
	reason: string;
	at: string;
}

export interface OverviewView {
	/** Oldest first. */
	requests: Array<TeachRequestRow>;
	counts: Array<[name: string, count: number]>;
	health: {
		version: string;
		database: 'SQLite' | 'PostgreSQL';
		bytes: number;
		/** Megabytes this process holds. */
		memory: number;
		/** Seconds since this process began. */
		uptime: number;
	};
	mail: {
		/** Whether SMTP_URL is set. */
		configured: boolean;
		waiting: number;
		/** Mails that were tried as often as is done. */
		givenUp: number;
		tries: number;
		lastSentAt: string | null;
	};
	/** Of this process; empty where another one does the work. */
	jobs: Array<{ name: string; at: string; ok: boolean }>;
}
