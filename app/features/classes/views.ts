/** What the pages of classes show; plain data, safe for the browser. */
import type { ClassRole } from './access.server';

export interface TaughtClassView {
	id: string;
	name: string;
	courseTitle: string;
	/** IANA. */
	zone: string;
	/** The viewer is an assistant here, else an instructor. */
	assists: boolean;
	archived: boolean;
	/** Active ones. */
	students: number;
}

export interface ClassListView {
	classes: Array<TaughtClassView>;
	mayCreate: boolean;
}

export interface NewClassView {
	/** Of the class that the form will make. */
	id: string;
	courses: Array<{ id: string; title: string }>;
	/** IANA; '' when not known. */
	zone: string;
	zones: ReadonlyArray<string>;
}

export interface SettingsView {
	classId: string;
	name: string;
	zone: string;
	zones: ReadonlyArray<string>;
	/** For reading; null while joining by code is closed. */
	joinCode: string | null;
	/** Full address; null while joining by code is closed. */
	joinLink: string | null;
	late: { percent: number; per: 'hour' | 'day'; floor: number } | null;
	missing: { percent: number } | null;
	archived: boolean;
	/** Whether the viewer may make classes, and so copy this one. */
	mayCopy: boolean;
}

export interface CopyView {
	/** Of the class that the form will make. */
	id: string;
	classId: string;
	name: string;
	zone: string;
	/** Day (`2026-09-01`) on which the term began, as far as it can be told. */
	oldStart: string;
	assignments: number;
	groups: number;
}

/** Somebody who was invited and has not come yet. */
export interface InvitationView {
	id: string;
	name: string;
	email: string;
	role: ClassRole;
	group: string | null;
	/** Past its days: a new link is needed. */
	expired: boolean;
	/** ISO instant. */
	expiresAt: string;
}

export interface TeachersView {
	classId: string;
	teachers: Array<{ membershipId: string; name: string; role: 'instructor' | 'assistant'; you: boolean }>;
	invitations: Array<InvitationView>;
}

export interface StudentRow {
	membershipId: string;
	userId: string;
	name: string;
	/** Mail address or user name; null for those who may not see it. */
	login: string | null;
	group: string | null;
	/** ISO instant. */
	joinedAt: string;
	/** Has not signed in with the one-time password yet. */
	waiting: boolean;
	/** Has no mail address, so that a teacher may make a new one-time password. */
	onPaper: boolean;
}

export interface PeopleView {
	classId: string;
	zone: string;
	mayManage: boolean;
	/** Active students in the class. */
	total: number;
	students: Array<StudentRow>;
	/** Address of the following page; null on the last. */
	nextPage: string | null;
	/** Address of the first page; null when this is it. */
	firstPage: string | null;
	/** The group that is shown; null for all. */
	shownGroup: string | null;
	groups: Array<{ id: string; name: string; students: number }>;
	left: Array<{ membershipId: string; name: string; leftAt: string }>;
	invitations: Array<InvitationView>;
	teachers: Array<{ name: string; role: 'instructor' | 'assistant' }>;
}

export interface GroupsView {
	classId: string;
	groups: Array<{ id: string; name: string; students: number; assignments: number }>;
}

/** A link to hand over, shown once. */
export interface InvitationLink {
	name: string;
	email: string;
	link: string;
}

/** One card of a printed sheet. */
export interface PasswordCard {
	name: string;
	username: string;
	password: string;
}

/** A sheet to print, shown once: the passwords are stored nowhere. */
export interface PasswordSheetView {
	className: string;
	/** Where to sign in. */
	address: string;
	cards: Array<PasswordCard>;
	/** How long making them took, in ms. */
	madeInMs: number;
}

/** What a page of joining shows. */
export type JoinView =
	| { state: 'unknown' | 'expired' | 'used' }
	| { state: 'limited'; sentence: string }
	| {
			state: 'open';
			className: string;
			courseTitle: string;
			coursePath: string;
			teachers: Array<string>;
			/** What the viewer will be. */
			role: ClassRole;
			/** The viewer's place in the class already; null when not in it. */
			member: ClassRole | null;
			/** Where a member finds the class. */
			classPath: string;
			viewer: 'stranger' | 'guest' | 'account';
			viewerName: string | null;
			signupPath: string;
			loginPath: string;
	  };
