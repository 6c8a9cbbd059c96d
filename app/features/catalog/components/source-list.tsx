import { Prose } from '~/ui/prose';
import { LIST_ID, type ListPage } from '../views';
import { LookupPage } from './lookup-page';

/** All sources, with their weight and where they are used. */
export function SourceList({ page }: { page: ListPage }) {
	return (
		<LookupPage
			courseId={page.courseId}
			courseTitle={page.courseTitle}
			title="Sources"
			intro="What the course rests on. The weight says what a source is good for. An address that could not be checked is shown as text, not as a link."
		>
			<Prose id={LIST_ID} html={page.list} />
		</LookupPage>
	);
}
