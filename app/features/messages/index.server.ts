/** Messages in the product, and the outbox of mail. */
export { type MessageInput, sendMessages } from './messages.server';
