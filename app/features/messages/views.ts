/** What the inbox shows. */

export interface InboxMessage {
	id: string;
	subject: string;
	/** Plain text. */
	body: string;
	/** Name of the sender; null for messages of the product itself. */
	from: string | null;
	/** Null when it was not about a class, or the class is gone. */
	className: string | null;
	/** In words, in the reader's zone. */
	at: string;
	/** ISO instant. */
	createdAt: string;
	unread: boolean;
}

export interface InboxView {
	/** All that is unread, newest first; at most a page of it. */
	unread: Array<InboxMessage>;
	/** Beside those shown. */
	moreUnread: number;
	/** A page of what was read, newest first. */
	read: Array<InboxMessage>;
	/** Address of older ones; null when there are none. */
	olderPath: string | null;
	/** ISO instant up to which “mark all as read” goes, so that what comes in meanwhile stays unread. */
	until: string;
	/** Whether messages also come by mail. */
	byMail: boolean;
}
