import { Prose } from '~/ui/prose';
import { LIST_ID, type ListPage } from '../views';
import { LookupPage } from './lookup-page';

/** The article part by part: what it says in our words, its claims, and the lessons that treat it. */
export function ArticleMap({ page }: { page: ListPage }) {
	return (
		<LookupPage
			courseId={page.courseId}
			courseTitle={page.courseTitle}
			title="Article map"
			intro="The article from its title to its last reference, in order: what each part is, what it says in our words, its claims, and the lessons that treat it."
		>
			<Prose id={LIST_ID} html={page.list} />
		</LookupPage>
	);
}
