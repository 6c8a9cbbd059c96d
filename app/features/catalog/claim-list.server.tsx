/** The claims of the ledger as static text. */
import { renderToStaticMarkup } from 'react-dom/server';
import { paths } from '~/platform/paths';
import { LessonLinks, SourceLinks } from './components/links';
import { WEIGHTS } from './components/weights';
import type { LedgerClaim } from './views';

/** One claim as an element of the list. */
export function claimHtml(courseId: string, claim: LedgerClaim): string {
	return renderToStaticMarkup(<Claim courseId={courseId} claim={claim} />);
}

/** @param items elements made by `claimHtml` */
export function claimListHtml(items: ReadonlyArray<string>): string {
	return `<ul class="ledger">${items.join('')}</ul>`;
}

function Claim({ courseId, claim }: { courseId: string; claim: LedgerClaim }) {
	return (
		<li id={claim.id}>
			<h2 className="ui">
				<a href={`#${claim.id}`}>{claim.id}</a>{' '}
				<span className="label" data-label={claim.label}>
					{claim.label}
				</span>{' '}
				<span className="soft">
					{claim.paragraphs.map(({ id, onMap }, at) => (
						<span key={id}>
							{at === 0 ? '' : ', '}
							{onMap ? <a href={paths.article(courseId, id)}>{id}</a> : id}
						</span>
					))}
				</span>
			</h2>
			<dl>
				<dt>The article says</dt>
				<dd>{claim.says}</dd>
				<dt>The record shows</dt>
				<dd>{claim.record}</dd>
				<dt>Say</dt>
				<dd className="say">{claim.say}</dd>
				<dt>Sources</dt>
				<dd>
					<ul className="weighed ui">
						{claim.sources.map(({ weight, sources }) => (
							<li key={weight}>
								<span className="soft">{WEIGHTS[weight]}:</span>{' '}
								<SourceLinks courseId={courseId} sources={sources} />
							</li>
						))}
					</ul>
				</dd>
				{claim.lessons.length === 0 ? null : (
					<>
						<dt>{claim.lessons.length > 1 ? 'Lessons' : 'Lesson'}</dt>
						<dd className="ui">
							<LessonLinks courseId={courseId} lessons={claim.lessons} />
						</dd>
					</>
				)}
			</dl>
		</li>
	);
}
