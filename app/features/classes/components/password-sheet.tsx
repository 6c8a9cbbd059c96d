import type { PasswordSheetView } from '../views';

/** Cards to print and cut, eight a page. The passwords are shown here once and stored nowhere. */
export function PasswordSheet({
	sheet: { className, address, cards, madeInMs },
}: {
	sheet: PasswordSheetView;
}) {
	const seconds = (madeInMs / 1000).toFixed(1);
	return (
		<section className="sheet" aria-labelledby="sheet">
			<div className="notice warn no-print">
				<h2 id="sheet">
					{cards.length === 1 ? 'One card to hand out' : `${cards.length} cards to hand out`}
				</h2>
				<p>
					Print this page now, eight cards a sheet. These passwords are shown only here and stored nowhere; if
					a card is lost, make a new one under People. Each works once, to sign in and choose a password of
					one’s own. Making them took {seconds} s.
				</p>
			</div>
			<ul className="password-cards">
				{cards.map(({ name, username, password }) => (
					<li key={username}>
						<p className="card-name">{name}</p>
						<dl>
							<dt>Go to</dt>
							<dd>{address}/login</dd>
							<dt>User name</dt>
							<dd className="secret">{username}</dd>
							<dt>Password for the first time</dt>
							<dd className="secret">{password}</dd>
						</dl>
						<p className="soft">{className}. You choose your own password when you first sign in.</p>
					</li>
				))}
			</ul>
		</section>
	);
}
