import type { ReviewMarking } from '../views';

/** What a person gave for a written answer, criterion by criterion, and their comment. */
export function PersonsMarks({ marking: { criteria, comment } }: { marking: ReviewMarking }) {
	return (
		<section className="card ui" aria-label="Marks by your instructor">
			<h3>Marks by your instructor</h3>
			<ul>
				{criteria.map(({ id, criterion, level, points, of }) => (
					<li key={id}>
						<b>
							{points} of {of}
						</b>{' '}
						{criterion} <span className="soft">{level}</span>
					</li>
				))}
			</ul>
			{comment === '' ? null : <p className="marks-comment">{comment}</p>}
		</section>
	);
}
