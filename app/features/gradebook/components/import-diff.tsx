import { Form, useNavigation } from '@remix-run/react';
import type { ImportPreview } from '../views';

const words = (value: string | number | null) =>
	value === null ? 'nothing' : value === 'EX' ? 'excused' : `${value} %`;

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What a file would change, cell by cell, and the button that does it. */
export function ImportDiff({ preview, stale }: { preview: ImportPreview; stale: boolean }) {
	const { changes, changeCount, problems, problemCount, same, ignored, tiny, file, hash } = preview;
	const busy = useNavigation().state !== 'idle';
	return (
		<section aria-label="What would change">
			{stale ? (
				<p className="notice warn" role="alert">
					The gradebook has changed since you looked, so nothing was written. This is what the file would
					change now.
				</p>
			) : null}
			<h2>
				{changeCount === 0
					? 'The file changes nothing'
					: `The file would change ${counted(changeCount, 'grade', 'grades')}`}
			</h2>
			<p className="soft">
				{counted(same, 'cell says', 'cells say')} what the gradebook says already.
				{ignored.length === 0 ? '' : ` Not read: ${ignored.map((head) => `“${head}”`).join(', ')}.`}
			</p>
			{tiny.map((title) => (
				<p key={title} className="notice warn">
					All changes of “{title}” are 1 % or less. If these are shares such as 0.85, show the column as per
					cent or multiply it by 100 first.
				</p>
			))}
			{problemCount === 0 ? null : <Problems problems={problems} count={problemCount} />}
			{changeCount === 0 ? null : (
				<>
					<div className="scroll">
						<table>
							<thead>
								<tr>
									<th scope="col">Student</th>
									<th scope="col">Assignment</th>
									<th scope="col">Now</th>
									<th scope="col">Would be</th>
								</tr>
							</thead>
							<tbody>
								{changes.map(({ userId, assignmentId, name, title, before, after }) => (
									<tr key={`${userId} ${assignmentId}`}>
										<th scope="row">{name}</th>
										<td>{title}</td>
										<td>{words(before)}</td>
										<td>
											<b>{words(after)}</b>
										</td>
									</tr>
								))}
							</tbody>
						</table>
					</div>
					{changes.length < changeCount ? (
						<p className="soft">And {changeCount - changes.length} more, which the button writes as well.</p>
					) : null}
					<Form method="post" className="actions">
						<input type="hidden" name="intent" value="commit" />
						<input type="hidden" name="hash" value={hash} />
						<input type="hidden" name="changes" value={file} />
						<button type="submit" className="button" disabled={busy}>
							Enter {counted(changeCount, 'grade', 'grades')}
						</button>
					</Form>
				</>
			)}
		</section>
	);
}

function Problems({ problems, count }: Pick<ImportPreview, 'problems'> & { count: number }) {
	return (
		<div className="notice warn">
			<p>
				<b>{counted(count, 'place is', 'places are')} left alone, whatever you confirm:</b>
			</p>
			<ul>
				{problems.map(({ line, where, found, mend }) => (
					<li key={`${line} ${where} ${found}`}>
						Line {line}, {where}: “{found}”. {mend}
					</li>
				))}
			</ul>
			{problems.length < count ? <p>And {count - problems.length} more.</p> : null}
		</div>
	);
}
