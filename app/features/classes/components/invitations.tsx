import { Form } from '@remix-run/react';
import type { InvitationLink, InvitationView } from '../views';

const ROLES = { instructor: 'instructor', assistant: 'assistant', student: 'student' } as const;

/** People who were invited and have not come, with a new link or an end for each. */
export function Invitations({ invitations }: { invitations: Array<InvitationView> }) {
	if (invitations.length === 0) return null;
	return (
		<section aria-labelledby="invited">
			<h2 id="invited">Invited, not here yet</h2>
			<ul className="form-list">
				{invitations.map(({ id, name, email, role, group, expired, expiresAt }) => (
					<li key={id}>
						<p>
							{name !== '' && <b>{name} </b>}
							<span className="breakable">{email}</span>
							<br />
							<span className="soft">
								{ROLES[role]}
								{group !== null && `, group ${group}`} ·{' '}
								{expired ? 'the link has expired' : 'link works until '}
								{!expired && <time dateTime={expiresAt}>{expiresAt.slice(0, 10)}</time>}
							</span>
						</p>
						<Form method="post" className="row-actions">
							<input type="hidden" name="invitation" value={id} />
							<button type="submit" name="intent" value="renew" className="button quiet">
								New link<span className="visually-hidden"> for {email}</span>
							</button>
							<button type="submit" name="intent" value="withdraw" className="button quiet">
								Take back<span className="visually-hidden"> the invitation of {email}</span>
							</button>
						</Form>
					</li>
				))}
			</ul>
		</section>
	);
}

/** Links to hand over, once: what the site stores of them cannot show them again. */
export function InvitationLinks({ links }: { links: Array<InvitationLink> }) {
	if (links.length === 0) return null;
	return (
		<section className="notice warn" aria-labelledby="links">
			<h2 id="links">{links.length === 1 ? 'A link to hand over' : 'Links to hand over'}</h2>
			<p>
				This site cannot send mail, so give each person their own link. It is shown here only now and works
				once; you can make a new one at any time.
			</p>
			<ul>
				{links.map(({ name, email, link }) => (
					<li key={email}>
						{name !== '' && `${name}, `}
						{email}:<br />
						<code className="breakable">{link}</code>
					</li>
				))}
			</ul>
		</section>
	);
}
