import { useSubmit } from '@remix-run/react';
import type { FormEvent } from 'react';
import { Prose } from '~/ui/prose';
import { useStaticLinks } from '~/ui/use-static-links';
import type { LessonPage } from '../views';
import { CheckBlock } from './check-block';
import { useReadingPlace } from './use-reading-place';

/** A lesson as a page: the text in the middle, its lessons on one side, its contents on the other. */
export function LessonArticle({ page, checkKey }: { page: LessonPage; checkKey: string }) {
	const checks = page.pieces.filter(({ type }) => type === 'check');
	const { parts } = page;
	useReadingPlace(page.courseId, page.lesson.id, page.keepsPlace);
	const onClick = useStaticLinks();
	const submit = useSubmit();
	/** The form at the end is text, too; sent by script it needs no new page. */
	function onSubmit(event: FormEvent) {
		const { submitter } = event.nativeEvent as SubmitEvent;
		if (!(submitter instanceof HTMLButtonElement) || submitter.closest('#lesson-end') === null) return;
		event.preventDefault();
		submit(submitter);
	}
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the links themselves take the keyboard; this only saves a page load
		<main id="main" className="lesson" onClick={onClick} onSubmit={onSubmit}>
			<div className="side ui module-nav">
				<Prose id="lesson-nav" html={parts?.['lesson-nav'] ?? null} />
				<Prose id="lesson-lookups" html={parts?.['lesson-lookups'] ?? null} className="lookups" />
			</div>
			<article>
				<Prose id="lesson-head" html={parts?.['lesson-head'] ?? null} />
				{page.pieces.map((piece) =>
					piece.type === 'prose' ? (
						<Prose key={piece.id} id={piece.id} html={piece.html} className="prose" />
					) : (
						<CheckBlock
							key={piece.itemId}
							itemId={piece.itemId}
							check={piece.check}
							textId={piece.id}
							html={piece.html}
							number={checks.indexOf(piece) + 1}
							of={checks.length}
							formKey={checkKey}
						/>
					),
				)}
				<Prose id="lesson-sources" html={parts?.['lesson-sources'] ?? null} />
				<Prose id="lesson-end" html={parts?.['lesson-end'] ?? null} />
				<Prose id="lesson-pager" html={parts?.['lesson-pager'] ?? null} />
			</article>
			<Prose id="lesson-contents" html={parts?.['lesson-contents'] ?? null} className="side aside ui" />
		</main>
	);
}
