const MAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
const ADDRESS = /^https:\/\/[^\s"<>]+$/;

/** Whom to ask, as the admin wrote it: a mail address and an https address become links. */
export function Contact({ text }: { text: string }) {
	if (text === '') return null;
	const href = MAIL.test(text) ? `mailto:${text}` : ADDRESS.test(text) ? text : null;
	return <span>Contact: {href === null ? text : <a href={href}>{text}</a>}</span>;
}
