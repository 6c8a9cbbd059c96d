/** Messages in the product, and the outbox of mail. */

export { type Delivered, deliverMail, MAIL_TRIES } from './deliver-mail.server';
export { type Cursor, getInbox, markAllRead, markRead, readCursor } from './inbox.server';
export { type MessageInput, sendMessages } from './messages.server';
export { type QueuedMail, queueMail } from './queue-mail.server';
