import { Form, Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import type { InboxMessage, InboxView } from '../views';

/** Everything somebody wrote to the reader: what is new first. */
export function InboxPage({ inbox }: { inbox: InboxView }) {
	const { unread, moreUnread, read, olderPath, until, byMail } = inbox;
	const empty = unread.length === 0 && read.length === 0;
	return (
		<main id="main" className="narrow">
			<h1>Messages</h1>
			<p className="ui soft">
				{byMail
					? 'They also come to you by mail, as you asked.'
					: 'They come by mail as well if you ask for it.'}{' '}
				<Link to={paths.account()}>Change that in your account</Link>
			</p>
			{empty ? (
				<p>
					No messages. What your instructors write to you appears here.{' '}
					<Link to={paths.progress()}>To your progress</Link>
				</p>
			) : (
				<>
					<section aria-labelledby="new-title">
						<div className="inbox-head">
							<h2 id="new-title">
								{unread.length === 0 ? 'Nothing new' : `${unread.length + moreUnread} new`}
							</h2>
							{unread.length > 0 && (
								<Form method="post">
									<input type="hidden" name="until" value={until} />
									<button type="submit" className="button quiet" name="intent" value="read-all">
										Mark all as read
									</button>
								</Form>
							)}
						</div>
						<Messages messages={unread} />
						{moreUnread > 0 && <p className="ui soft">And {moreUnread} older ones, once these are read.</p>}
					</section>
					{read.length > 0 && (
						<section aria-labelledby="read-title">
							<h2 id="read-title">Read</h2>
							<Messages messages={read} />
						</section>
					)}
					{olderPath !== null && (
						<p className="ui">
							<Link to={olderPath} rel="next">
								Older messages
							</Link>
						</p>
					)}
				</>
			)}
		</main>
	);
}

function Messages({ messages }: { messages: ReadonlyArray<InboxMessage> }) {
	return (
		<ul className="inbox">
			{messages.map((message) => (
				<li key={message.id}>
					<Message message={message} />
				</li>
			))}
		</ul>
	);
}

function Message({
	message: { id, subject, body, from, className, at, createdAt, unread },
}: {
	message: InboxMessage;
}) {
	return (
		<article className={unread ? 'message unread' : 'message'} aria-labelledby={`subject-${id}`}>
			<h3 id={`subject-${id}`}>
				{unread && <span className="label">New</span>} {subject}
			</h3>
			<p className="ui soft">
				{from === null ? 'From this site' : `From ${from}`}
				{className !== null && `, ${className}`} · <time dateTime={createdAt}>{at}</time>
			</p>
			<p className="letter">{body}</p>
			{unread && (
				<Form method="post" className="ui">
					<input type="hidden" name="id" value={id} />
					<button type="submit" className="button quiet small" name="intent" value="read">
						Mark as read<span className="visually-hidden">: {subject}</span>
					</button>
				</Form>
			)}
		</article>
	);
}
