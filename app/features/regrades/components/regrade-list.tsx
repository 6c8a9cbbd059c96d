import { Link } from '@remix-run/react';
import { paths } from '~/platform/paths';
import { PostForm } from '~/ui/post-form';
import type { RegradeListPage, RegradeRow } from '../views';
import { ChangesTable } from './changes-table';

/** The corrections of a class, and taking one back. */
export function RegradeList({ page, notice }: { page: RegradeListPage; notice: string | null }) {
	const { classId, regrades, mayRevert } = page;
	return (
		<>
			<h1>Corrections</h1>
			{notice !== null && (
				<p className="notice" role="status">
					{notice}
				</p>
			)}
			{regrades.length === 0 ? (
				<p>
					No question of this class was corrected. When a question misleads, its page under{' '}
					<Link to={paths.teachClass(classId, 'questions')}>Questions</Link> leads to a correction.
				</p>
			) : (
				<ol className="regrades">
					{regrades.map((regrade) => (
						<li key={regrade.id}>
							<Regrade classId={classId} regrade={regrade} mayRevert={mayRevert} />
						</li>
					))}
				</ol>
			)}
		</>
	);
}

function Regrade({
	classId,
	regrade,
	mayRevert,
}: {
	classId: string;
	regrade: RegradeRow;
	mayRevert: boolean;
}) {
	const { id, prompt, what, reason, by, at, revertedAt, rows } = regrade;
	return (
		<article aria-label={prompt}>
			<h2>{prompt}</h2>
			<p>
				<b>{what}.</b> {reason}
			</p>
			<p className="soft">
				{by}, {at}
				{revertedAt !== null && ` · taken back ${revertedAt}`}
			</p>
			{rows.length === 0 ? (
				<p className="soft">No score had changed.</p>
			) : (
				<details>
					<summary>
						{rows.length} {rows.length === 1 ? 'score' : 'scores'} changed
					</summary>
					<ChangesTable classId={classId} rows={rows} caption={`Scores changed: ${prompt}`} />
				</details>
			)}
			{mayRevert && revertedAt === null && (
				<PostForm form={`revert-${id}`} reply={null} submit="Take back" intent={`revert:${id}`}>
					<p className="form-hint">Scores become what they were, and the students are told.</p>
				</PostForm>
			)}
		</article>
	);
}
